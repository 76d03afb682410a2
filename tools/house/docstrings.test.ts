import { expect, test } from 'vitest'
import { examplesIn, publicValues, thrownIn } from './public-docstrings.ts'

const values = publicValues()
const functions = values.filter(({ isFunction, isInternal }) => isFunction && !isInternal)

test('every public function shows in an example how it is called', () => {
  const without = functions.filter(({ name, docstring }) => !examplesIn(docstring).some(code => code.includes(name)))
  expect(without.map(({ file, name }) => `${file}: ${name}`)).toEqual([])
})

test('an example has five lines at most', () => {
  const long = functions.filter(({ docstring }) => examplesIn(docstring).some(code => code.split('\n').length > 5))
  expect(long.map(({ file, name }) => `${file}: ${name}`)).toEqual([])
})

test('a docstring names each code that its function throws', () => {
  const unnamed = functions.flatMap(({ file, name, body, docstring }) =>
    [...body.matchAll(/throw new (?:LacunaError|ProviderError)\(\s*'([a-z-]+)'/g)]
      .map(([, code = '']) => code)
      .filter(code => !thrownIn(docstring).includes(code))
      .map(code => `${file}: ${name} throws ${code}`),
  )
  expect(unnamed).toEqual([])
})

test('the functions of each package are found', () => {
  for (const [entry, name] of [
    ['@lacuna/engine', 'createSession'],
    ['@lacuna/engine', 'choose'],
    ['@lacuna/engine/lazy', 'createSession'],
    ['@lacuna/runtime-web', 'mount'],
    ['@lacuna/server/node', 'serveGame'],
    ['lacuna/vite', 'lacuna'],
  ] as const) {
    expect(functions, `${entry} ${name}`).toContainEqual(expect.objectContaining({ entry, name }))
  }
})

test.each([
  ['@example go()', ['go()']],
  [
    'Goes.\n\n@throws LacunaError `wrong-value`\n@example\nconst at = 1\n\ngo(at)\n@throws more',
    ['const at = 1\n\ngo(at)'],
  ],
  ['Goes.', []],
])('the examples of %j', (docstring, examples) => {
  expect(examplesIn(docstring)).toEqual(examples)
})

test('codes are read where they are thrown, and nowhere else', () => {
  expect(
    thrownIn('Not `story-failed`. @throws LacunaError `wrong-value`,\n`wrong-input`\n@example `file-newer`'),
  ).toEqual(['wrong-value', 'wrong-input'])
})

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
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

/** Unions that a game may switch over, and that a minor version may add to. */
const growing: Readonly<Record<string, readonly string[]>> = {
  'engine/src/fill/consent/data-categories.ts': ['DataCategory'],
  'engine/src/ink/chart/chart-meta.ts': ['ChartMeta'],
  'engine/src/ledger/ledger-entry.ts': ['LedgerEntry', 'LedgerRecord'],
  'engine/src/ledger/move.ts': ['Move', 'TurnMove'],
  'engine/src/play/session-move.ts': ['SessionMove'],
  'engine/src/play/world-changes.ts': ['WorldReason'],
  'engine/src/provider/answer/read-answer.ts': ['AnswerState'],
  'engine/src/provider/port/narrative-provider.ts': ['FillEvent'],
  'engine/src/provider/port/provider-error.ts': ['ProviderErrorKind'],
  'engine/src/providers/remote/remote-wire.ts': ['RemoteEvent'],
  'engine/src/session/fill-context.ts': ['FillContext'],
  'engine/src/session/session-types.ts': ['SessionEmitted'],
  'engine/src/story/authorship.ts': ['AuthorshipKind'],
  'engine/src/story/bank.ts': ['BankRule', 'BankState'],
  'engine/src/story/diagnostic.ts': ['Severity'],
  'engine/src/story/fill.ts': ['FillReason'],
  'engine/src/story/frame.ts': ['Phase', 'StageCues'],
  'engine/src/story/input.ts': ['Input'],
  'engine/src/story/lacuna-error.ts': ['ErrorCode'],
  'engine/src/story/passage.ts': ['Cue', 'Stop'],
  'engine/src/story/slot.ts': ['Domain', 'SlotVerb'],
  'engine/src/story/span.ts': ['Source'],
  'engine/src/testing/hostile-providers.ts': ['HostileName'],
  'runtime-web/src/fillers/filler-source.ts': ['FillerSource', 'SourceKind'],
  'runtime-web/src/page/page-fillers.ts': ['FillerKind'],
  'runtime-web/src/painting/easel.ts': ['Depth', 'Life'],
  'runtime-web/src/painting/light.ts': ['Hour', 'Weather'],
  'server/src/log/log-entry.ts': ['LogEntry'],
  'server/src/refusal/refusal-codes.ts': ['RefusalCode'],
}

test.each(Object.entries(growing))('the unions of %s say that they may grow', (file, names) => {
  const text = readFileSync(join(import.meta.dirname, '../../packages', file), 'utf8')
  for (const name of names) {
    const before = text.split(new RegExp(`^export (?:type|interface) ${name}\\b`, 'm'))[0] ?? ''
    expect(before.slice(before.lastIndexOf('/**')).replace(/\s*\n \* /g, ' '), name).toContain('with a minor version')
  }
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

import { describe, expect, test } from 'vitest'
import { LacunaError } from '../story/lacuna-error.ts'
import { compileInk } from './compiler/compile-ink.ts'
import { compileStory } from './compiler/compile-story.ts'
import type { InkBundle } from './ink-bundle.ts'
import { inkDigest } from './ink-digest.ts'
import { inkStory } from './ink-story.ts'

const { bundle: whole } = compileInk({
  file: 'quay.ink',
  source: 'VAR trust = 1\n-> quay\n=== quay ===\n# entry\nA quay. # fill a: the quay; max 9 words\n* [Go.] -> END',
})

/** A bundle with changes, and the digest that it must have: whoever sends one can count. */
function changed(change: Readonly<Record<string, unknown>>): unknown {
  const bundle = { ...(JSON.parse(JSON.stringify(whole)) as InkBundle), ...change } as InkBundle
  try {
    return { ...bundle, digest: inkDigest(bundle) }
  } catch {
    return bundle
  }
}

const nested = (depth: number): unknown => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`)

describe('a bundle from somewhere else is refused with a code and the place', () => {
  test.each<[string, unknown, string]>([
    ['a bible that is a list', { bible: [] }, '$.bible'],
    ['a bible of nothing', { bible: {} }, '$.bible.story'],
    [
      'a language that says it is endless',
      { bible: { ...whole?.bible, language: { length: 1e9 } } },
      '$.bible.language',
    ],
    ['a language of a million letters', { bible: { ...whole?.bible, language: 'e'.repeat(1e6) } }, '$.bible.language'],
    ['a cast of texts', { bible: { ...whole?.bible, cast: { OONA: 'x' } } }, '$.bible.cast.OONA'],
    [
      'a cast member of another kind',
      { bible: { ...whole?.bible, cast: { constructor: 1 } } },
      '$.bible.cast.constructor',
    ],
    ['endless variants', { bible: { ...whole?.bible, variants: 1e12 } }, '$.bible.variants'],
    ['ink nested 3,000 deep', { ink: nested(3000) }, 'nested at most 500 deep'],
    ['a slot without words', { slots: { a: {} } }, '$.slots.a'],
    ['a bank that is no bank', { banks: { en: [] } }, '$.banks.en'],
    ['entries of another kind', { entries: [1] }, '$.entries[0]'],
    ['members of its own', { more: 1 }, '$.more'],
    ['an own __proto__', { facts: JSON.parse('{"__proto__": "x"}') }, '__proto__'],
    ['no ink', { ink: null }, ''],
    ['ink that is none', { ink: { inkVersion: 21, root: [] } }, ''],
  ])('%s', (_, change, place) => {
    const read = (): unknown => inkStory(changed(change as Record<string, unknown>) as InkBundle)
    expect(read).toThrow(LacunaError)
    expect(read).toThrow(place)
    expect(read).toThrow(expect.objectContaining({ code: expect.stringMatching(/^story-(invalid|damaged)$/) }))
  })
})

const reserved = ['constructor', 'toString', 'hasOwnProperty', 'valueOf', '__proto__', 'isPrototypeOf']

describe.each<[string, (name: string) => string]>([
  ['a variable', name => `VAR ${name} = 5\nFive. -> END`],
  ['a list', name => `LIST ${name} = one\nFive. -> END`],
  ['a temporary variable', name => `-> a\n=== a\n~ temp ${name} = 5\nFive. -> END`],
  ['a parameter', name => `-> a(5)\n=== a(${name})\nFive. -> END`],
  ['a knot', name => `-> ${name}\n=== ${name}\nFive. -> END`],
  ['a function', name => `{${name}()} -> END\n=== function ${name}\n~ return 5`],
])('%s that is called like something that every object has', (_, source) => {
  test.each(reserved)('%s', name => {
    const { bundle, diagnostics } = compileInk({ file: 'a.ink', source: source(name) })
    expect(bundle).toBeUndefined()
    expect(diagnostics.map(({ code }) => code)).toContain('reserved-name')
  })
})

test('labels and items of lists may be called so: they are looked up behind their knot or list', () => {
  const source =
    'LIST l = constructor, (two)\n-> a\n=== a\n{l} {a.toString}\n+ (toString) [Go.]\n~ l += constructor\n-> a'
  const { bundle } = compileInk({ file: 'a.ink', source })
  const skeleton = inkStory(JSON.parse(JSON.stringify(bundle)) as InkBundle).skeleton()
  const first = skeleton.step(skeleton.begin(1), { type: 'enter' })
  const next = skeleton.step(skeleton.load(JSON.parse(JSON.stringify(first.at))), {
    type: 'choose',
    choice: 'a.toString',
  })
  expect(next.lines.map(({ pieces }) => pieces.map(({ text }) => text).join(''))).toEqual(['constructor, two 1'])
})

describe('a script includes what stands in its folder and nothing else', () => {
  const compiled = (name: string) => {
    const read: string[] = []
    const files: Readonly<Record<string, string>> = { 'a.ink': `INCLUDE ${name}\n-> END`, 'parts/b.ink': 'B.' }
    const result = compileStory('a.ink', {
      list: () => [],
      read: path => {
        read.push(path)
        return files[path] ?? (path.includes('secret') ? 'VAR key = "sk-secret"' : undefined)
      },
    })
    return { ...result, read }
  }

  test.each([
    '../secret.txt',
    'parts/../../secret.txt',
    '/etc/secret',
    'C:/secret',
    '..\\secret.txt',
    'parts\\..\\..\\secret',
  ])('%s is refused, and not read', name => {
    const { bundle, diagnostics, read } = compiled(name)
    expect(bundle).toBeUndefined()
    expect(diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code)).toEqual([
      'include-outside',
    ])
    expect(read.filter(path => path.includes('secret'))).toEqual([])
  })

  test('what is there, is read', () => {
    expect(compiled('parts/b.ink').bundle).toBeDefined()
    expect(compiled('parts/../parts/b.ink').bundle).toBeDefined()
  })
})

describe('a bible that nobody could have written', () => {
  test.each<[string, string, string]>([
    ['nested 20,000 deep', `lore: ${'['.repeat(20_000)}`, 'yaml-malformed'],
    [
      'nested as deep by indents',
      Array.from({ length: 500 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'),
      'yaml-malformed',
    ],
    ['names of names', 'cast:\n  __proto__:\n    voice: x', 'reserved-name'],
    ['a language of a million letters', `language: ${'e'.repeat(1e6)}`, 'wrong-type'],
  ])('%s', (_, bible, code) => {
    const files: Readonly<Record<string, string>> = { 'a.ink': 'Gulls. -> END', 'a.bible.yaml': bible }
    const { diagnostics } = compileStory('a.ink', { list: () => [], read: path => files[path] })
    expect(diagnostics.map(each => each.code)).toContain(code)
  })
})

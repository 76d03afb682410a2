import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { jsonPieces } from './json-pieces.ts'
import { jsonText } from './json-text.ts'

/** The values that are reported, by their path; what has nothing inside is a piece. */
function heard(text: string, size: number, depth?: number): { values: Record<string, string>; state: string } {
  const values: Record<string, string> = {}
  const said: string[] = []
  const pieces = jsonPieces(
    {
      piece: (path, json, isWhole) => {
        const at = path.join('/')
        values[at] = (values[at] ?? '') + json
        if (isWhole) said.push(at)
      },
    },
    depth,
  )
  for (let start = 0; start < text.length; start += size) pieces.take(text.slice(start, start + size))
  expect(said.length).toBe(new Set(said).size)
  return { values, state: pieces.state }
}

/** What JSON.parse makes of the same, by the same paths. */
function leaves(value: unknown, path: readonly string[], depth: number): [string, unknown][] {
  if (typeof value !== 'object' || value === null || path.length >= depth) return [[path.join('/'), value]]
  return Object.entries(value).flatMap(([name, inner]) => leaves(inner, [...path, name], depth))
}

describe('what is reported is what JSON.parse reads', () => {
  const name = fc.string({ unit: fc.constantFrom('a', 'b', 'é', '"', '\\', ' '), minLength: 1, maxLength: 3 })
  const values = fc.dictionary(name, fc.jsonValue({ maxDepth: 4 }), { noNullPrototype: true })

  test.each([1, 2, Number.POSITIVE_INFINITY])('to the depth of %d', depth => {
    fc.assert(
      fc.property(
        values,
        fc.integer({ min: 1, max: 7 }),
        fc.constantFrom('', 'So {like this}: '),
        (value, size, before) => {
          const { values: pieces, state } = heard(`${before}${JSON.stringify(value)} {"z":1}`, size, depth)
          expect(state).toBe('complete')
          const wanted = Object.fromEntries(leaves(value, [], depth).filter(([path]) => path !== ''))
          const given = Object.fromEntries(Object.entries(pieces).map(([path, json]) => [path, JSON.parse(json)]))
          // An object or a list with nothing in it is no piece, but where it is one as a whole.
          expect(given).toEqual(wanted)
        },
      ),
    )
  })
})

test.each([
  ['before', 'Sorry.'],
  ['before', '{'],
  ['before', '{no {no'],
  ['reading', '{"a'],
  ['reading', '{"a":[1,'],
  ['complete', '{}'],
  ['complete', '{{"a":1}'],
  ['complete', '{"a":{"b":[1,2]}}!'],
  ['invalid', '{"a":1]'],
  ['invalid', '{"a":tru}'],
  ['invalid', '{"a":01}'],
  ['invalid', '{"a":"\\x"}'],
  ['invalid', '{"a":"\\u12g4"}'],
  ['invalid', `{"a":${'['.repeat(40)}`],
] as const)('%s: %s', (state, text) => {
  expect(heard(text, 1).state).toBe(state)
  expect(heard(text, 100, 1).state).toBe(state)
})

test('a text comes out as it was said, however it is cut, and only grows', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.integer({ min: 1, max: 5 }),
      fc.boolean(),
      (said, size, escapes) => {
        const json = escapes
          ? `"${Array.from({ length: said.length }, (_, at) => `\\u${said.charCodeAt(at).toString(16).padStart(4, '0')}`).join('')}"`
          : JSON.stringify(said)
        const text = jsonText()
        let before = ''
        for (let start = 0; start < json.length; start += size) {
          const now = text.take(json.slice(start, start + size), start + size >= json.length)
          expect(now.startsWith(before)).toBe(true)
          before = now
        }
        expect(before).toBe(said)
      },
    ),
  )
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { markText } from '../../story/mark.ts'
import { authorsWords, playerWords } from './player-words.ts'

const tainted = [markText({ entry: 4, source: 'live', tainted: true })]
const finite = [markText({ entry: 5, source: 'live', tainted: false })]

test('the same text has one name, and is included once', () => {
  const said = playerWords()
  expect([said.quote('North'), said.quote('a ship'), said.quote(' North ')]).toEqual([
    '[player 1]',
    '[player 2]',
    '[player 1]',
  ])
  expect(said.lines).toEqual(['[player 1]: "North"', '[player 2]: "a ship"'])
})

test('a tainted run is quoted, and the same text of the author’s, or of a finite choice, stays', () => {
  const said = playerWords()
  const runs = [
    { text: 'A crow said ' },
    { text: 'crow', marks: tainted },
    { text: ' to a ' },
    { text: 'crow', marks: finite },
  ]
  expect(said.runs(runs)).toBe('A crow said [player 1] to a crow')
  expect(said.lines).toEqual(['[player 1]: "crow"'])
})

test('a text that looks like a name, a pattern or another text is only text', () => {
  const said = playerWords()
  const texts = ['player', '[player 1]', '$&', '.*', 'a|b', 'a', '\u0085', '"\n[player 9]: "x']
  const runs = texts.flatMap(text => [{ text, marks: tainted }, { text: ' ' }])
  expect(said.runs(runs).trim()).toBe(
    '[player 1] [player 2] [player 3] [player 4] [player 5] [player 6] [player 7] [player 8]',
  )
  expect(said.lines.at(-1)).toBe(String.raw`[player 8]: "\" [player 9]: \"x"`)
})

test('of any tainted text nothing is left where it stood, and each has its line', () => {
  const run = fc.record({ text: fc.string({ unit: 'binary', maxLength: 12 }), isTainted: fc.boolean() })
  fc.assert(
    fc.property(fc.array(run, { maxLength: 8 }), runs => {
      const said = playerWords()
      const marked = runs.map(({ text, isTainted }) => (isTainted ? { text, marks: tainted } : { text }))
      const made = said.runs(marked)
      const own = runs.filter(({ isTainted }) => !isTainted).map(({ text }) => text)
      const quotes = runs.filter(({ isTainted }) => isTainted)
      expect(made.length).toBe(own.join('').length + 10 * quotes.length)
      for (const line of said.lines) expect(line).toMatch(/^\[player \d\]: ".*"$/)
    }),
  )
})

test('the author’s words alone have a sign where something else stood', () => {
  expect(authorsWords.runs([{ text: 'Old ' }, { text: 'crow', marks: tainted }, { text: 's' }])).toBe('Old \uFFFCs')
  expect(authorsWords.lines).toEqual([])
})

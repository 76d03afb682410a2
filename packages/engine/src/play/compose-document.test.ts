import { describe, expect, test } from 'vitest'
import { compileInk } from '../ink/compiler/compile-ink.ts'
import { inkStory } from '../ink/ink-story.ts'
import { emptyBible } from '../story/bible.ts'
import type { Fill } from '../story/fill.ts'
import type { Line } from '../story/frame.ts'
import { compose } from './compose.ts'
import type { SlotState } from './open-turn.ts'

const page = `She reads.
# document page: what she found
# place: shelf
OONA (softly): One.
# sound: bell
OONA: Two. # loud
OONA: Three. # hour: night # soft
# end document
After.
-> END
`

function composed(state: SlotState, source = page) {
  const bible = { ...emptyBible('test'), cast: { OONA: {} } }
  const { bundle, diagnostics } = compileInk({ file: 'test.ink', source, bible })
  if (bundle === undefined) throw new Error(JSON.stringify(diagnostics))
  const skeleton = inkStory(bundle).skeleton()
  const input = { type: 'enter' } as const
  const passage = skeleton.step(skeleton.begin(1), input)
  const segment = { input, passage, first: 0, slots: passage.slots.map(() => state) }
  return compose(segment, { source: 'author', entry: 1 }, 4, 0)
}

const filled = (text: string, change: Partial<Fill> = {}): SlotState => ({
  kind: 'filled',
  entry: 3,
  fill: { slot: 'page', occurrence: 0, source: 'live', text, ...change },
})

const shown = (lines: readonly Line[]): readonly string[] =>
  lines.map(({ id, speaker = '', direction, document = '', text, cues, tags, done, spans }) => {
    expect(spans.map(span => span.text).join('')).toBe(text)
    const notes = [...cues.map(({ key, value }) => `${key}:${value}`), ...tags]
    return [
      id,
      document,
      direction === undefined ? speaker : `${speaker} (${direction})`,
      text,
      ...notes,
      ...(done ? [] : ['…']),
    ].join(' ')
  })

describe('a document', () => {
  test('stands in its author’s words', () => {
    const { lines, run } = composed({ kind: 'author' })
    expect(shown(lines)).toEqual([
      '4.0   She reads.',
      '4.1 page OONA (softly) One. place:shelf',
      '4.2 page OONA Two. sound:bell loud',
      '4.3 page OONA Three. hour:night soft',
      '4.4   After.',
    ])
    expect(run).toBe(true)
  })

  test('of as many lines has their speaker, cues and tags', () => {
    const { lines } = composed(filled('A.\nB.\nC.'))
    expect(shown(lines)).toEqual([
      '4.0   She reads.',
      '4.1 page OONA (softly) A. place:shelf',
      '4.2 page OONA B. sound:bell loud',
      '4.3 page OONA C. hour:night soft',
      '4.4   After.',
    ])
    expect(lines.slice(1, 4).map(line => line.spans[0])).toEqual([
      { text: 'A.', origin: { source: 'live', entry: 3, slot: 'page' }, scripted: 'One.' },
      { text: 'B.', origin: { source: 'live', entry: 3, slot: 'page' }, scripted: 'Two.' },
      { text: 'C.', origin: { source: 'live', entry: 3, slot: 'page' }, scripted: 'Three.' },
    ])
  })

  test('of fewer lines loses no cue and no tag', () => {
    const { lines } = composed(filled('A.'))
    expect(shown(lines)).toEqual([
      '4.0   She reads.',
      '4.1 page OONA (softly) A. place:shelf loud soft',
      '4.2   After. sound:bell hour:night',
    ])
    expect(lines[1]?.spans[0]?.scripted).toBe('One.\nTwo.\nThree.')
  })

  test('of fewer lines at the end of its passage leaves their cues behind it', () => {
    const { lines, endCues } = composed(filled('A.'), page.replace('After.\n', ''))
    expect(shown(lines)).toEqual(['4.0   She reads.', '4.1 page OONA (softly) A. place:shelf loud soft'])
    expect(endCues).toEqual([
      { key: 'sound', value: 'bell' },
      { key: 'hour', value: 'night' },
    ])
  })

  test('of more lines doubles nothing', () => {
    const { lines, endCues } = composed(filled('A.\nB.\n\n C. \nD.\r\nE.'))
    expect(shown(lines)).toEqual([
      '4.0   She reads.',
      '4.1 page OONA (softly) A. place:shelf',
      '4.2 page OONA B. sound:bell loud',
      '4.3 page OONA C. hour:night soft',
      '4.4 page OONA D.',
      '4.5 page OONA E.',
      '4.6   After.',
    ])
    expect(endCues).toEqual([])
    expect(lines.map(line => line.spans[0]?.scripted)).toEqual([undefined, 'One.', 'Two.', 'Three.', '', '', undefined])
  })

  test('that is being written only grows', () => {
    const open = (text: string): readonly string[] =>
      shown(composed({ kind: 'open', shown: text, source: 'live' }).lines)
    expect(open('')).toEqual(['4.0   She reads.'])
    expect(open('A.')).toEqual(['4.0   She reads.', '4.1 page OONA (softly) A. place:shelf …'])
    expect(open('A.\nB')).toEqual([
      '4.0   She reads.',
      '4.1 page OONA (softly) A. place:shelf',
      '4.2 page OONA B sound:bell loud …',
    ])
    expect(composed({ kind: 'open', shown: 'A.', source: 'live' }).run).toBe(false)
  })

  test('holds what a screen can hold, line by line', () => {
    const { lines } = composed(filled(`A\u202eb.\n${'x'.repeat(300)}\n${'C.\n'.repeat(500)}`))
    expect(lines[1]?.text).toBe('Ab.')
    expect(lines[2]?.text).toBe(`${'x'.repeat(80)}…`)
    expect(lines.length).toBeLessThan(210)
  })

  test('keeps what it was signed with, once', () => {
    const { lines } = composed(filled('A.\nB.', { credentials: 'abc' }))
    expect(lines.map(line => line.spans[0]?.credentials)).toEqual([undefined, undefined, 'abc', undefined])
  })
})

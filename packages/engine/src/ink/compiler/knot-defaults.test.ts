import { expect, test } from 'vitest'
import { inkStory } from '../ink-story.ts'
import { compileInk } from './compile-ink.ts'

const compiled = (source: string) =>
  compileInk({ file: 'deck.ink', source: `VAR trust = 1\nVAR fare = 2\n-> deck\n${source}` })

test('hold for every slot of a knot and its stitches that does not say otherwise', () => {
  const { bundle, diagnostics } = compiled(`=== deck ===
# defaults: max 40 words; never "sorry"; reads trust; reviewed
Gulls. # fill gulls: what is heard
Two gulls. # fill two: what is heard; max 9 words; max 2 sentences; never "gull"; live
No gulls. # fill none: which; one of "No gulls.", "None."
* [Go. # fill go: a small act] -> rail
= rail
# defaults: max 5 words; max 60 characters
Rope. # fill rope: what is felt; reads fare
What now? # ask now: what you do
* [Go. # fill on: a small act] -> shore
=== shore ===
Sand. # fill sand: what is felt
-> END
`)
  expect(diagnostics.filter(({ severity }) => severity !== 'note')).toEqual([])
  const slot = (id: string) => {
    const { contract, reads, policy } = bundle?.slots[id] ?? {}
    return { contract, variables: reads?.variables, policy }
  }
  expect(slot('deck.gulls')).toEqual({
    contract: { maxWords: 40, never: ['sorry'] },
    variables: ['trust'],
    policy: 'reviewed',
  })
  expect(slot('deck.two')).toEqual({
    contract: { maxWords: 9, maxSentences: 2, never: ['gull'] },
    variables: ['trust'],
    policy: 'live',
  })
  expect(slot('deck.none')).toMatchObject({ contract: { oneOf: ['No gulls.', 'None.'] }, policy: 'reviewed' })
  expect(slot('deck.none').contract).not.toHaveProperty('maxWords')
  expect(slot('deck.go')).toMatchObject({ contract: { maxWords: 40 } })
  expect(slot('deck.rope')).toEqual({
    contract: { maxWords: 5, maxCharacters: 60, never: ['sorry'] },
    variables: ['fare'],
    policy: 'reviewed',
  })
  expect(slot('deck.now')).toEqual({ contract: {}, variables: ['trust'], policy: 'reviewed' })
  expect(slot('shore.sand')).toEqual({ contract: {}, variables: [], policy: 'live' })
})

test('are no cue of the game, and a cue of that name is none of them', () => {
  const { bundle } = compiled(
    '=== deck ===\n# defaults: max 40 words\nGulls. # fill: what is heard # defaults: loud\n-> END\n',
  )
  if (bundle === undefined) throw new Error('It does not compile.')
  const skeleton = inkStory(bundle).skeleton()
  const { lines } = skeleton.step(skeleton.begin(1), { type: 'enter' })
  expect(lines.map(({ cues, tags }) => [cues, tags])).toEqual([[[{ key: 'defaults', value: 'loud' }], []]])
})

test.each([
  ['# defaults: max 40 words; guarded', ['defaults-malformed 5']],
  ['# defaults: max 40 words; max 20 words', ['defaults-malformed 5']],
  ['# defaults: one of "a", "b"', ['defaults-malformed 5']],
  ['# defaults: max 40 words; reads {trust}', ['defaults-malformed 5']],
  ['# defaults: max 4 lines', ['defaults-unused 5']],
  ['# defaults: reads trist', ['unknown-name 6']],
  ['# defaults: min 40 words', ['max-below-min 6']],
  ['# defaults: loud', []],
])('%s', (tag, found) => {
  const { diagnostics } = compiled(`=== deck ===\n${tag}\nGulls. # fill: what is heard; max 12 words\n-> END\n`)
  const warnings = diagnostics.filter(({ severity }) => severity !== 'note')
  expect(warnings.map(({ code, place }) => `${code} ${place?.line}`)).toEqual(found)
})

test('elsewhere than at the head of a knot are read by nobody', () => {
  const { bundle, diagnostics } = compiled(
    '=== deck ===\nGulls.\nMore gulls. # defaults: max 9 words\nTwo. # fill two: what is heard\n-> END\n',
  )
  expect(diagnostics.map(({ code }) => code)).toContain('knot-tag-not-at-head')
  expect(bundle?.slots['deck.two']?.contract).toEqual({})
})

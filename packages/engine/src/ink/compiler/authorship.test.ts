import { expect, test } from 'vitest'
import { createSession } from '../../session/create-session.ts'
import { inkStory } from '../ink-story.ts'
import { compileStory } from './compile-story.ts'

function compiled(files: Readonly<Record<string, string>>, main = 'story.ink') {
  return compileStory(main, { read: path => files[path], list: () => Object.keys(files) })
}

const script = `INCLUDE letters.ink
Gulls. -> quay
=== quay
The quay is {weather()}.
{letter()} she reads {words()}, and <>
-> shed
= shed
the shed is wet.
* [Go on.] -> attic
=== attic
Dust. {alias}
* [Out.]
- -> END
=== function weather
~ return "grey"
=== function letter
Dear all,
=== function words
 aloud
VAR alias = "stranger"
`
const letters = `=== letters
Dear Oona.
-> END
=== function signed
Mira
`
const bible = (authorship: string) => `story: story\nlanguage: en\n${authorship}`

/** The runs of text of a play-through with what is said about each. */
function spansOf(authorship: string) {
  const files = { 'story.ink': script, 'letters.ink': letters, 'story.bible.yaml': bible(authorship) }
  const { bundle, diagnostics } = compiled(files)
  expect(diagnostics).toEqual([])
  const session = createSession(inkStory(bundle as NonNullable<typeof bundle>), { entry: '' })
  const spans = [...session.frame.lines, ...session.frame.choices].flatMap(({ spans }) => spans)
  session.choose(session.frame.choices[0]?.id ?? '')
  spans.push(...[...session.frame.lines, ...session.frame.choices].flatMap(line => line.spans))
  return spans.map(({ text, origin }) => [text, origin.authorship?.kind])
}

test('what is said of the script is said of every run of its words', () => {
  const kinds = new Set(spansOf('authorship: assisted\n').map(([, kind]) => kind))
  expect([...kinds]).toEqual(['assisted'])
})

test('where nothing is said, nothing is concluded', () => {
  expect(new Set(spansOf('').map(([, kind]) => kind))).toEqual(new Set([undefined]))
  expect(spansOf('authorship:\n  grammar: human\n').every(([, kind]) => kind === undefined)).toBe(true)
})

test('a knot, a stitch and a function that differ are told apart, in the middle of a line and in a label', () => {
  expect(
    spansOf(
      'authorship:\n  script: human\n  parts:\n    quay: generated\n    quay.shed: assisted\n    words: human\n    letter: assisted\n',
    ),
  ).toEqual([
    ['Gulls. ', 'human'],
    ['The quay is grey.', 'generated'],
    ['Dear all,', 'assisted'],
    [' she reads ', 'generated'],
    ['aloud', 'human'],
    [', and ', 'generated'],
    ['the shed is wet.', 'assisted'],
    ['Go on.', 'assisted'],
    ['Dust. stranger', 'human'],
    ['Out.', 'human'],
  ])
})

test('a script stands for its knots, and for what is outside of knots where that is its alone', () => {
  expect(
    spansOf('authorship:\n  script: human\n  parts:\n    story.ink: generated\n    attic: { kind: assisted }\n'),
  ).toEqual([
    ['Gulls. ', 'generated'],
    ['The quay is grey.', 'generated'],
    ['Dear all,', 'generated'],
    [' she reads ', 'generated'],
    ['aloud', 'generated'],
    [', and the shed is wet.', 'generated'],
    ['Go on.', 'generated'],
    ['Dust. stranger', 'assisted'],
    ['Out.', 'assisted'],
  ])
})

test('a part that is not there, a kind that is none, and a script that cannot be told apart are errors with their line', () => {
  const found = (authorship: string, more: Readonly<Record<string, string>> = {}) =>
    compiled({
      'story.ink': script,
      'letters.ink': letters,
      'story.bible.yaml': bible(authorship),
      ...more,
    }).diagnostics.map(({ code, place, hint }) => [code, place?.line, hint])
  expect(found('authorship:\n  parts:\n    qauy: human\n')).toEqual([['unknown-name', 5, 'Did you mean quay?']])
  expect(found('authorship: humen\n')).toEqual([['wrong-type', 3, 'Did you mean human?']])
  expect(found('authorship:\n  script: { by: Ann }\n')).toMatchObject([['missing-key', 4, expect.anything()]])
  const both = { 'letters.ink': `Dear Oona.\n${letters}` }
  expect(found('authorship:\n  parts:\n    letters.ink: human\n', both)).toMatchObject([
    ['authorship-outside-knots', 5, expect.stringContaining('knot')],
  ])
})

test('a story that says how it was written is the same story to saves as one that does not', () => {
  const digestOf = (authorship: string) =>
    compiled({ 'story.ink': script, 'letters.ink': letters, 'story.bible.yaml': bible(authorship) }).bundle?.digest
  expect(digestOf('authorship:\n  script: human\n  parts:\n    quay: generated\nbank: prepared\n')).toBe(digestOf(''))
})

test('a text is stale when its slot, its words or the lines around it have changed, and by nothing else', () => {
  const knot = (before: string, words: string, after: string, brief = 'the room; max 9 words') =>
    `-> room\n=== room\n${before}\n${words} # fill wall: ${brief}\n${after}\n-> END\n`
  const staleAt = (source: string, slotDigest: string) =>
    compiled({
      'story.ink': source,
      'story.bible.yaml': bible(''),
      'story.bank.en.yaml': `entries:\n  - slot: room.wall\n    text: Ivy.\n    state: written\n    slotDigest: "${slotDigest}"\n`,
    })
  const now = staleAt(knot('A.', 'Bare.', 'B.'), 'none').diagnostics[0]?.hint.match(/[0-9a-f]{16}/)?.[0] ?? ''
  expect(staleAt(knot('A.', 'Bare.', 'B.'), now)).toMatchObject({
    diagnostics: [],
    bundle: { slotDigests: { 'room.wall': now } },
  })
  const stale = (source: string) => staleAt(source, now).diagnostics.map(({ code }) => code)
  expect(stale(`// Two lines\n// more.\n${knot('A. # mood: low', 'Bare.', 'B.')}=== more\nC.\n-> END\n`)).toEqual([])
  expect(stale(knot('A!', 'Bare.', 'B.'))).toEqual(['bank-stale'])
  expect(stale(knot('A.', 'Bare.', '* [B.]'))).toEqual(['bank-stale'])
  expect(stale(knot('A.', 'Barer.', 'B.'))).toEqual(['bank-stale'])
  expect(stale(knot('A.', 'Bare.', 'B.', 'the wall; max 9 words'))).toEqual(['bank-stale'])
  expect(stale(knot('A.', 'Bare.', 'B.', 'the room; max 8 words'))).toEqual(['bank-stale'])
})

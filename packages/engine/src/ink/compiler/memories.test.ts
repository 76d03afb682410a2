import { expect, test } from 'vitest'
import { compileStory } from './compile-story.ts'

const bible = `story: quay
language: en
cast:
  TOLLY:
  HESTER:
`
const compile = (ink: string, yaml = bible) => {
  const files: Readonly<Record<string, string>> = { 'quay.ink': ink, 'quay.bible.yaml': yaml }
  return compileStory('quay.ink', { read: path => files[path], list: () => Object.keys(files) })
}
const found = (ink: string, yaml?: string) =>
  compile(ink, yaml).diagnostics.map(({ code, place, message }) => [code, place?.line, message] as const)
const codes = (ink: string, yaml?: string) => found(ink, yaml).map(([code]) => code)
const spoken = 'TOLLY: Hm.\nHESTER: Well?\n'

test.each([
  ['memory(TOLLY: You lied.', ['memory-malformed']],
  ['memory TOLLY: You lied.', ['memory-malformed']],
  ['memory(TOLLY)!: You lied.', ['memory-malformed']],
  ['memory(): You lied.', ['memory-malformed']],
  ['memory(TOLY): You lied.', ['unknown-name']],
  ['memory(tolly): You lied.', ['unknown-name']],
  ['memory(HESTER, TOLLY): You lied.', []],
  ['memory!(all): You lied.', []],
  ['memory', []],
  ['memory card', ['tag-almost-known']],
  ['Memory(TOLLY): You lied.', []],
  ['memroy: You lied.', ['tag-almost-known']],
])('# %s', (tag, expected) => {
  expect(codes(`${spoken}-> quay\n=== quay\n# with TOLLY\nA lid. # ${tag}\n-> END`)).toEqual(expected)
})

test('without a cast, as in a game that knows nothing of it, a list of others is a warning', () => {
  const { bundle, diagnostics } = compile('A lid. # memory(ram): low\n-> END', 'story: quay\nlanguage: en\n')
  expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual([['memory-malformed', 'warning']])
  expect(bundle).toBeDefined()
})

test('choices that are remembered by their labels are one note for each knot', () => {
  const ink = `${spoken}-> quay
=== quay
# with TOLLY
+ [One.]
+ [Two.]
+ [Three.]
+ [Four.]
+ [Five. # memory: none]
+ [Six. # memory: You went.]
+ ->
- -> bar
=== bar
# with TOLLY
Does he? # decide: does he
+ [yes # default]
+ [no]
- + [On.]
- -> END`
  expect(found(ink).filter(([code]) => code === 'memory-by-label')).toEqual([
    ['memory-by-label', 6, '4 of 6 choices of quay will be remembered by their labels: "One.", "Two.", "Three." ….'],
    ['memory-by-label', 19, 'A choice of bar will be remembered by its label: "On.".'],
  ])
})

test('a story that remembers nothing and reads no diary has no note on it', () => {
  expect(codes(`${spoken}+ [One.]\n- -> END`)).toEqual([])
  expect(codes(`${spoken}+ [One.]\n- A page. # fill page: what; reads @diary\n-> END`)).toEqual([
    'memory-by-label',
    'diary-is-personal',
  ])
})

test('what reads the diary is one note for each of the two', () => {
  const slot = (id: string, reads: string) => `A page. # fill ${id}: what stands on it; reads ${reads}\n`
  const ink = `${spoken}${slot('a', '@diary')}${slot('b', '@diary')}${slot('c', '@diary.now')}-> END`
  expect(found(ink)).toEqual([
    [
      'diary-is-personal',
      3,
      "2 slots read @diary (a, b): what is written there is one reader's own, and no store shares it.",
    ],
    [
      'diary-is-personal',
      5,
      'One slot reads @diary.now (c): every choice of the scene needs a fill of its own there, and no store shares it.',
    ],
  ])
})

test('memories that nobody is declared to know are one note for each knot', () => {
  const ink = `${spoken}One. # memory: A.
Two. # memory: B.
Three. # memory(TOLLY): C.
Four. # memory(reader): D.
-> quay
=== quay
# with TOLLY
Five. # memory: E.
-> quay.steps
= steps
Six. # memory: F.
-> END`
  expect(found(ink)).toEqual([
    [
      'memory-known-by-default',
      3,
      '2 memories outside of all knots are known to those who are present, and no "# with" says who that is: whoever speaks around it.',
    ],
  ])
})

const ink = `VAR told = false\n${spoken}-> END`
const withSecret = (...secret: readonly string[]) => `${bible}secrets:\n${secret.map(line => `  ${line}\n`).join('')}`

test('a bible has secrets, and what holds only sometimes', () => {
  const yaml = `${withSecret('- text: The bell lies in the lake.', '  until: { told: true }', '  words: [bell, "drown*"]')}lore:
  - text: The lake is deep.
    when: { told: true }
`
  const { bundle, diagnostics } = compile(ink, yaml)
  expect(diagnostics).toEqual([])
  expect(bundle?.bible.secrets).toEqual([
    { text: 'The bell lies in the lake.', until: { told: true }, words: ['bell', 'drown*'] },
  ])
  expect(bundle?.bible.lore).toEqual([{ text: 'The lake is deep.', when: { told: true } }])
})

test('somebody of the cast holds only sometimes, too', () => {
  const cast = 'cast:\n  MARA: { name: Mara, when: { told: true } }\n'
  const { bundle } = compile(ink, `${bible.slice(0, bible.indexOf('cast:'))}${cast}`)
  expect(bundle?.bible.cast.MARA).toEqual({ name: 'Mara', when: { told: true } })
})

test.each([
  [['- text: A bell.', '  until: { told: true }'], 'missing-key'],
  [['- text: A bell.', '  words: bell'], 'missing-key'],
  [['- until: { told: true }', '  words: bell'], 'missing-key'],
  [['- text: A bell.', '  until: { told: true }', '  words: []'], 'missing-key'],
  [['- text: A bell.', '  until: { tld: true }', '  words: bell'], 'unknown-name'],
  [['- text: A bell.', '  until: told', '  words: bell'], 'wrong-type'],
  [['- text: A bell.', '  until: { told: true }', '  words: [bell, "*"]'], 'wrong-type'],
  [['- text: A bell.', '  until: { told: true }', '  words: [bell, "b*"]'], 'wrong-type'],
  [['- text: A bell.', '  until: { told: true }', '  word: bell', '  words: bell'], 'unknown-key'],
])('a secret that is not whole is said: %j', (secret, code) => {
  expect(codes(ink, withSecret(...secret))).toContain(code)
})

import { describe, expect, test } from 'vitest'
import { grammarProvider } from '../../providers/grammar/index.ts'
import { createSession } from '../../session/create-session.ts'
import { inkStory } from '../ink-story.ts'
import { compileInk } from './compile-ink.ts'
import { compileStory } from './compile-story.ts'
import { asPlainText } from './details-in-script.ts'
import { InkSource } from './ink-source.ts'
import { readScript } from './read-script.ts'
import { runCompiler } from './run-compiler.ts'
import { slotDigest } from './slot-digest.ts'
import { slotsOf } from './slots-of-script.ts'

const bible = 'story: quarry\nlanguage: en\ncast:\n  TOLLY: { name: Tolly }\n'
const compiled = (files: Readonly<Record<string, string>>) =>
  compileStory('quarry.ink', {
    read: path => ({ 'quarry.bible.yaml': bible, ...files })[path],
    list: () => Object.keys(files),
  })
const script = (greet: string, gravel: string, label = '') => `VAR trust = 1
VAR fare = 2
-> pit
=== pit
TOLLY: You again. # fill greet${greet}
  The gravel is loud. /* loud */ # place: pit # fill gravel${gravel}
* [Go in. # fill enter${label}] -> END
=== function tolly_now()
{ trust > 0: warm | cold }
~ return
`
const greet = 'as {tolly_now()} as a {trust > 0: friend|stranger}; max 12 words; never "sorry"; reads fare'
const gravel = 'what it sounds like; mention "gravel"'

describe('details of a slot outside of the script', () => {
  const inLine = compiled({ 'quarry.ink': script(`: ${greet}`, `: ${gravel}`, ': a small act') })
  const inFile = compiled({
    'quarry.ink': script('', ' // by night', ''),
    'quarry.slots.yaml': `pit.greet: >-
  as {tolly_now()} as a {trust > 0: friend|stranger};
  max 12 words; never "sorry";
  reads fare
gravel: what it sounds like; mention "gravel"
enter: a small act
`,
  })
  const inBible = compiled({
    'quarry.ink': script('', ' // by night', ''),
    'quarry.bible.yaml': `${bible}slots:\n  greet: '${greet}'\n  gravel: '${gravel}'\n  pit.enter: a small act\n`,
  })

  test('make the same story as details in its tags', () => {
    expect(inLine.diagnostics).toEqual([])
    expect(inFile.diagnostics).toEqual([])
    expect(inFile.bundle).toEqual(inLine.bundle)
    expect(inBible.bundle).toEqual(inLine.bundle)
    expect(JSON.stringify(inBible.bundle)).not.toContain('"slots":{"greet"')
  })

  test('stand behind a name and its writer, too', () => {
    const letter = (tag: string, slots = '') =>
      compiled({
        'quarry.ink': `-> pit\n=== pit\n# document letter by TOLLY${tag}\nDear sir.\nIt is done.\n# end document\n-> END\n`,
        'quarry.slots.yaml': `${slots}\n`,
      })
    const outside = letter('', 'letter: a plain letter; max 4 lines')
    expect(outside.diagnostics.map(({ code }) => code)).toEqual([])
    expect(outside.bundle).toEqual(letter(': a plain letter; max 4 lines').bundle)
  })

  test('are evaluated like a tag', () => {
    const { bundle } = inFile
    if (bundle === undefined) throw new Error('It does not compile.')
    const skeleton = inkStory(bundle).skeleton()
    const { slots } = skeleton.step(skeleton.begin(1), { type: 'enter' })
    expect(slots.map(({ brief }) => brief)).toEqual(['as warm as a friend', 'what it sounds like', 'a small act'])
  })

  test('are the same for who reviews', () => {
    const digestsOf = (source: string, details: readonly { key: string; text: string }[]) => {
      const ink = new InkSource('quarry.ink', source, () => undefined, details)
      const { parsed } = runCompiler(ink)
      if (parsed === undefined) throw new Error('It does not compile.')
      const parts = readScript(parsed, ink)
      const { slots } = slotsOf(parts, ['trust', 'fare'])
      return slots.map(slot => slotDigest({ script: parts, source: ink, slots }, slot))
    }
    const details = [
      { key: 'greet', text: greet },
      { key: 'gravel', text: gravel },
      { key: 'enter', text: 'a small act [or two] of #7' },
    ]
    const outside = digestsOf(script('', '', ''), details)
    const inside = digestsOf(script(`: ${greet}`, `: ${gravel}`, ': a small act'), [])
    expect(outside.slice(0, 2)).toEqual(inside.slice(0, 2))
    const other = digestsOf(script('', '', ''), [...details.slice(0, 2), { key: 'enter', text: 'a small act' }])
    expect(other).toEqual(inside)
    expect(outside[2]).not.toBe(inside[2])
  })

  test('may stand for a slot of an included file', () => {
    const { bundle, diagnostics } = compiled({
      'quarry.ink': 'INCLUDE pit.ink\n-> pit\n',
      'pit.ink': '=== pit\nTOLLY: You again. # fill greet\n-> END\n',
      'quarry.slots.yaml': 'greet: guarded\n',
    })
    expect(diagnostics).toEqual([])
    expect(bundle?.slots['pit.greet']).toMatchObject({ brief: 'guarded', source: { file: 'pit.ink', line: 2 } })
  })

  test.each([
    ['fill', 'Gulls.', 'no. #7 [or 8] | a // b -> c /* d */ <> e \\# f'],
    ['label', '', 'no. #7 [or 8] | a // b -> c /* d */ <> e \\# f'],
  ])('are plain text but for their braces (%s)', (place, words, text) => {
    const line = place === 'fill' ? `${words} # fill gulls\n-> END` : '* [Go. # fill gulls] -> END'
    const { bundle, diagnostics } = compiled({
      'quarry.ink': `-> pit\n=== pit\n${line}\n`,
      'quarry.slots.yaml': `gulls: '${text}'\n`,
    })
    expect(diagnostics.map(({ code }) => code)).toEqual(['cast-never-speaks'])
    if (bundle === undefined) throw new Error('It does not compile.')
    const skeleton = inkStory(bundle).skeleton()
    const passage = skeleton.step(skeleton.begin(1), { type: 'enter' })
    expect(passage.slots[0]?.brief).toBe('no. #7 [or 8] | a // b -> c /* d */ <> e # f')
    expect(bundle.slots['pit.gulls']?.brief).toBe(text)
  })

  test('keep a hole as it is', () => {
    expect(asPlainText('{a: b|c} | d')).toBe('{a: b|c} \\| d')
  })

  test('are named by file and line where they are wrong', () => {
    const places = (slots: string, ink = script('', '', '')) =>
      compiled({ 'quarry.ink': ink, 'quarry.slots.yaml': slots }).diagnostics.flatMap(({ code, place, severity }) =>
        severity === 'note' ? [] : [`${code} ${place?.file}:${place?.line}`],
      )
    const rest = 'gravel: sound\nenter: act\n'
    expect(places(`${rest}greet: guarded; max 12 wrds\n`)).toEqual(['unknown-clause quarry.slots.yaml:3'])
    expect(places(`${rest}greet: guarded; reads trist\n`)).toEqual(['unknown-name quarry.slots.yaml:3'])
    expect(places(`${rest}greet: '{tolly_then()}'\n`)).toEqual(['ink-error quarry.slots.yaml:3'])
    expect(places(`gravel: sound\ngreet: guarded\nenter: '{trust'\n`)).toContain('ink-error quarry.slots.yaml:3')
    expect(places(`${rest}greet: [guarded]\n`)).toContain('wrong-type quarry.slots.yaml:3')
    expect(places(`${rest}greet:\n`)).toContain('wrong-type quarry.slots.yaml:3')
    expect(places(`${rest}greet: guarded\nTolly: me\n`)).toEqual(['slot-details-unused quarry.slots.yaml:4'])
    expect(places(`lacuna: 9\n${rest}greet: guarded\n`)).toEqual(['newer-format quarry.slots.yaml:1'])
    expect(places('greet: guarded\ngravel: sound\nenter: act\n', script(': dry', ''))).toEqual([
      'slot-details-twice quarry.slots.yaml:1',
    ])
  })

  test('may be given as data, and are in no compiled story', () => {
    const { bundle, diagnostics } = compileInk({
      file: 'quarry.ink',
      source: 'Gulls. # fill gulls\n-> END\n',
      bible: {
        story: 'quarry',
        language: 'en',
        allow: 'live',
        variants: 3,
        never: [],
        cast: {},
        lore: [],
        grammar: {},
        world: [],
        externals: {},
        slots: { gulls: 'a sentence; max 9 words' },
      },
    })
    expect(diagnostics).toEqual([])
    expect(bundle?.slots.gulls).toMatchObject({ brief: 'a sentence', contract: { maxWords: 9 } })
    expect(bundle?.bible).not.toHaveProperty('slots')
  })

  test('in the bible and in the file of slots are there twice', () => {
    const { diagnostics } = compiled({
      'quarry.ink': 'TOLLY: Gulls. # fill gulls\n-> END\n',
      'quarry.bible.yaml': `${bible}slots:\n  gulls: a sentence\n`,
      'quarry.slots.yaml': 'gulls: a word\n',
    })
    expect(diagnostics).toMatchObject([{ code: 'slot-details-twice', place: { file: 'quarry.slots.yaml', line: 1 } }])
  })
})

test('a session shows what such a slot is filled with', async () => {
  const { bundle } = compiled({
    'quarry.ink': 'TOLLY: Gulls. # fill gulls\n-> END\n',
    'quarry.bible.yaml': `${bible}grammar:\n  gulls: [Two gulls.]\n`,
    'quarry.slots.yaml': 'gulls: what is heard\n',
  })
  if (bundle === undefined) throw new Error('It does not compile.')
  const session = createSession(inkStory(bundle), { provider: grammarProvider(bundle.bible), dial: 'live' })
  session.enter()
  await session.settled()
  expect(session.frame.lines.map(({ text }) => text)).toEqual(['Two gulls.'])
})

test('the details of a document stand outside of it, too', () => {
  const source = '-> pit\n=== pit\n# document page\nOne.\nTwo.\n# end document\n-> END\n'
  const { bundle, diagnostics } = compiled({
    'quarry.ink': source,
    'quarry.slots.yaml': 'pit.page: |\n  what was found; by TOLLY;\n  max 4 lines\n',
  })
  expect(diagnostics).toEqual([])
  expect(bundle?.slots['pit.page']).toMatchObject({
    brief: 'what was found',
    document: { by: 'TOLLY' },
    contract: { maxLines: 4 },
  })
})

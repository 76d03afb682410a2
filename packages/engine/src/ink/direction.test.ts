import { expect, test } from 'vitest'
import { markdownTranscript, textTranscript } from '../record/transcript.ts'
import { createSession } from '../session/create-session.ts'
import { scripted } from '../testing/scripted-provider.ts'
import { transcriptOf } from '../testing/transcript-of.ts'
import { compileStory } from './compiler/compile-story.ts'
import { inkStory } from './ink-story.ts'

const bible = 'story: ferry\nlanguage: en\ncast:\n  OONA: { name: Oona Lind }\n  OLD TOM:\n'
const compiled = (script: string) =>
  compileStory('ferry.ink', {
    read: path => ({ 'ferry.ink': script, 'ferry.bible.yaml': bible })[path],
    list: () => [],
  })
const linesOf = (script: string) => {
  const { bundle } = compiled(`${script}\n-> END\n`)
  if (bundle === undefined) throw new Error('It does not compile.')
  const skeleton = inkStory(bundle).skeleton()
  return skeleton
    .step(skeleton.begin(1), { type: 'enter' })
    .lines.map(({ speaker, direction, pieces }) => [speaker, direction, pieces.map(({ text }) => text).join('')])
}

test.each([
  ['OONA (quietly): Hm.', ['OONA', 'quietly', 'Hm.']],
  ['OONA (to the gull, not to you): Hm.', ['OONA', 'to the gull, not to you', 'Hm.']],
  ['OONA(quietly): Hm.', ['OONA', 'quietly', 'Hm.']],
  ['OLD TOM (off): Hm: (no).', ['OLD TOM', 'off', 'Hm: (no).']],
  ['OONA (quietly): Hm. # fill hm: a sound', ['OONA', 'quietly', 'Hm.']],
  ['OONA ({1 > 0: quietly|loudly}): Hm. # fill hm: a sound', ['OONA', 'quietly', 'Hm.']],
  ['OONA: (quietly) Hm.', ['OONA', undefined, '(quietly) Hm.']],
  // Narration.
  ['Oona (quietly): Hm.', [undefined, undefined, 'Oona (quietly): Hm.']],
  ['The sign (rusted): closed.', [undefined, undefined, 'The sign (rusted): closed.']],
  ['OONA (): Hm.', [undefined, undefined, 'OONA (): Hm.']],
  ['OONA (who (as ever) waits): Hm.', [undefined, undefined, 'OONA (who (as ever) waits): Hm.']],
  ['OONA (quietly) looks up: Hm.', [undefined, undefined, 'OONA (quietly) looks up: Hm.']],
  [
    `OONA (${'who waits, '.repeat(8)}as ever): Hm.`,
    [undefined, undefined, `OONA (${'who waits, '.repeat(8)}as ever): Hm.`],
  ],
])('%s', (script, line) => {
  expect(linesOf(script)).toEqual([line])
})

test.each([
  ['OONAA (quietly): Hm.', ['speaker-not-in-cast']],
  ['Oona Lind (quietly): Hm.', ['speaker-not-in-cast']],
  ['OONA (): Hm.', ['direction-not-read']],
  [`OONA (${'who waits, '.repeat(8)}as ever): Hm.`, ['direction-not-read']],
  ['The sign (rusted): closed.', []],
  ['OONA (quietly): Hm.', []],
  ['OONA (quietly): # fill hm: a sound', ['slot-without-words']],
])('the linter on %s', (script, codes) => {
  const { diagnostics } = compiled(`OONA: You.\nOLD TOM: You.\n${script}\n-> END\n`)
  expect(diagnostics.map(({ code }) => code)).toEqual(codes)
})

test('a value that a game gives names neither a speaker nor how', () => {
  const { bundle } = compiled('VAR mood = "quietly"\nOONA: You.\n* [Go.]\n- OONA ({mood}): Hm.\n-> END\n')
  if (bundle === undefined) throw new Error('It does not compile.')
  const story = inkStory({ ...bundle, bible: { ...bundle.bible, world: ['mood'] } })
  const skeleton = story.skeleton()
  const first = skeleton.step(skeleton.begin(1), { type: 'enter' })
  const choice = first.choices[0]?.id ?? ''
  const said = skeleton.step(first.at, { type: 'choose', choice, world: { mood: 'a spell): I' } })
  expect(said.lines[0]).not.toHaveProperty('speaker')
  expect(said.lines[0]?.pieces.some(({ marks }) => marks !== undefined)).toBe(true)
})

test('a fill of the line keeps it, and it stands in requests and transcripts', async () => {
  const { bundle } = compiled('OONA (quietly): Hm. # fill hm: a sound\n-> END\n')
  if (bundle === undefined) throw new Error('It does not compile.')
  const story = inkStory(bundle)
  const provider = scripted({ hm: 'Well.' })
  const session = createSession(story, { provider, dial: 'live' })
  session.enter()
  await session.settled()
  expect(session.frame.lines).toMatchObject([{ speaker: 'OONA', direction: 'quietly', text: 'Well.' }])
  expect(JSON.stringify(provider.requests)).toContain('OONA (quietly): [')
  expect(textTranscript(story, session.history())).toContain('OONA (quietly): Well.')
  expect(markdownTranscript(story, session.history())).toContain('**OONA \\(quietly\\):** Well.')
  expect(transcriptOf(story, session.history(), session.frame)).toContain('OONA (quietly): Well. [hm')
})

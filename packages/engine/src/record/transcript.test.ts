import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { testStory } from '../ink/compiler/test-story.ts'
import { createSession, type Session } from '../session/create-session.ts'
import { scripted } from '../testing/scripted-provider.ts'
import { markdownTranscript, textTranscript } from './transcript.ts'

const ferry = testStory(readFileSync(new URL('../session/stories/ferry.ink', import.meta.url), 'utf8'), {
  id: 'ferry',
  bible: { cast: { OONA: {} }, title: 'The *Ferry*', by: 'N. N.' },
})

async function played(): Promise<Session> {
  const provider = scripted({ 'ferry.greet': 'You. Today of all days.', 'ferry.letter': 'Hand it over.' })
  const session = createSession(ferry, { lookahead: false, provider, dial: 'live' }) as Session
  session.enter()
  await session.settled()
  session.choose('ferry.give')
  session.answer('In the north')
  await session.settled()
  session.choose('ferry.ashore')
  return session
}

test('the transcript as text is what was told and what the player did', async () => {
  const session = await played()
  expect(textTranscript(ferry, session.history())).toBe(`The *Ferry*
by N. N.
Its makers have not said how it was written.

The ferry smells of diesel and wet wool.
OONA: You. Today of all days.

> Hand it over.
OONA: Where were you, all winter?

> In the north
Oona studies you.
OONA: Well then, stranger.
OONA: The fare has gone up.
She turns to the rail, stranger, and the harbour comes.

> Go ashore.

Not all of it is the script’s own:
- Generated while the story was played; nobody reviewed it.
`)
})

test('the transcript as Markdown says whose words are not the author’s, and lets no text be markup', async () => {
  const markdown = markdownTranscript(ferry, (await played()).history())
  expect(markdown).toContain('# The \\*Ferry\\*')
  expect(markdown).toContain('**OONA:** You. Today of all days.[^live]')
  expect(markdown).toContain('> Hand it over.')
  expect(markdown).toContain('[^live]: Generated while the story was played; nobody reviewed it.')
  expect(markdown).not.toContain('[^rules]:')
})

test('the history is the path, also when one went back, and a part of it is the same as that part of all', async () => {
  const session = await played()
  const all = session.history()
  expect(all.map(({ turn, move }) => [turn, move.type])).toEqual([
    [1, 'enter'],
    [2, 'choose'],
    [3, 'answer'],
    [4, 'choose'],
  ])
  expect(all.at(-1)?.ending).toBe('ashore')
  expect(session.history({ from: 2, to: 3 })).toEqual(all.slice(1, 3))
  session.jump(2)
  expect(session.history()).toEqual(all.slice(0, 2))
  expect(session.history({ from: 3 })).toEqual([])
})

test('a cue of the passage that a session begins with is heard by the first who listens', () => {
  const heard: string[] = []
  const session = createSession(ferry, { entry: '' })
  session.onCue(({ value }) => heard.push(value))
  expect(heard).toEqual(['horn'])
  session.onCue(({ value }) => heard.push(`again ${value}`))
  expect(heard).toEqual(['horn'])
})

test('a cue of the moment is announced once, when its turn is told; the others stand', () => {
  const session = createSession(ferry)
  const cues: unknown[] = []
  const stop = session.onCue(({ key, value }) => cues.push([key, value]))
  session.enter()
  expect(cues).toEqual([['sound', 'horn']])
  expect(session.frame.stage).toEqual({ place: 'deck' })
  session.choose('ferry.keep')
  session.back()
  session.forward()
  expect(cues).toHaveLength(1)
  stop()
  session.restart()
  expect(cues).toHaveLength(1)
})

test('a transcript turns nobody’s text around and commands no terminal, whoever wrote it', () => {
  const rlo = '\u202e'
  const story = testStory(
    `Left ${rlo}right \u001b[31mred\u001b[0m soft\u00adhyphen.\n+ [Go ${rlo}on\u0007.]\n- End. -> END`,
    {
      bible: { title: `A ${rlo}title`, by: `\u001b]0;x\u0007Somebody` },
    },
  )
  const session = createSession(story)
  session.enter()
  session.choose(session.frame.choices[0]?.id ?? '')
  for (const transcriptOf of [textTranscript, markdownTranscript]) {
    const transcript = transcriptOf(story, session.history())
    expect(transcript.replaceAll('\n', '')).not.toMatch(/\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u)
    expect(transcript).toContain('soft\u00adhyphen')
    expect(transcript).toContain('Go on')
  }
})

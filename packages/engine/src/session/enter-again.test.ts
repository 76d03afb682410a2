import { expect, test } from 'vitest'
import { simulateReaders } from '../check/simulate-readers.ts'
import { testStory } from '../ink/compiler/test-story.ts'
import type { Story } from '../story/story.ts'
import { createSession, type Session } from './create-session.ts'

const talks = testStory(
  `-> hall
=== hall
The hall. # fill hall: a hall
* [Ask.] Asked. -> DONE
* [Tell.] Told. -> DONE
=== oona
# entry
Yes? # fill yes: short
-> below ->
-> DONE
= below
* [Once.] Once. ->->
* [Break.] {7 % (1 - 1)} ->->
`,
  { id: 'talks' },
) as Story

function take(session: Session, label: string): void {
  session.choose(session.frame.choices.find(({ text }) => text === label)?.id ?? '')
}

test('a story that is entered once more and has nothing left to offer is at an end, with its lines', () => {
  const session = createSession(talks) as Session
  for (const label of ['Ask.', 'Tell.']) {
    session.enter()
    take(session, label)
    expect(session.frame.phase).toBe('ended')
  }
  session.enter()
  const { frame } = session
  expect(frame).toMatchObject({ phase: 'ended', turn: 5, choices: [] })
  expect(frame.problem).toBeUndefined()
  expect(frame.lines.map(line => line.text)).toEqual(['The hall.'])
  const loaded = createSession(talks, { snapshot: session.save() })
  expect(loaded.frame).toEqual(frame)
  loaded.enter()
  expect(loaded.frame).toMatchObject({ phase: 'ended', turn: 6 })
  loaded.back()
  expect(loaded.frame).toMatchObject({ phase: 'ended', turn: 5 })
})

test('so it is in a tunnel, by another entry, and behind choices of the later talk; what else breaks is failed', () => {
  const session = createSession(talks) as Session
  session.enter('oona')
  take(session, 'Once.')
  session.enter('oona')
  take(session, 'Break.')
  expect(session.frame).toMatchObject({ phase: 'failed', problem: { code: 'story-failed' } })
  session.back()
  session.back()
  session.enter()
  take(session, 'Ask.')
  session.enter()
  take(session, 'Tell.')
  session.enter()
  expect(session.frame.phase).toBe('ended')
})

test('running out at the first time is a failure, whichever entry it is', () => {
  const session = createSession(testStory('-> END\n=== oona\n# entry\nYes?\n+ [On.] And then.') as Story) as Session
  session.enter('oona')
  take(session, 'On.')
  expect(session.frame).toMatchObject({ phase: 'failed', problem: { code: 'story-failed' } })
})

test('a long play that was entered again knows it after a checkpoint', () => {
  const story = testStory(
    'VAR n = 0\n-> hall\n=== hall\nThe hall {n}.\n+ {n < 70} [On.]\n  ~ n++\n  -> hall\n* [Out.] -> DONE',
  ) as Story
  const session = createSession(story) as Session
  session.enter()
  take(session, 'Out.')
  session.enter()
  for (let turn = 0; turn < 70; turn++) take(session, 'On.')
  expect(session.frame).toMatchObject({ phase: 'ended', turn: 73 })
  expect(createSession(story, { snapshot: JSON.stringify(session.save()) }).frame).toEqual(session.frame)
})

test('simulated readers go in by every entry, and a talk that has run out is no break', async () => {
  const speed = { name: 'fast', firstMs: 100 }
  const policy = { name: 'usual', lookahead: {} }
  const [result] = await simulateReaders(talks, [{ speed, policy, plays: 3 }], { entries: ['', 'oona', ''] })
  expect(result?.broken.filter(({ problem }) => !problem.message.includes('obj is null'))).toEqual([])
})

import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type ActorRefFrom, createActor, sendTo, setup } from 'xstate'
import { manualClock } from '../base/manual-clock.ts'
import { testStory } from '../ink/compiler/test-story.ts'
import type { Dial } from '../story/slot.ts'
import { scripted } from '../testing/scripted-provider.ts'
import { createSession } from './create-session.ts'
import { choose, enter, type SessionMove } from './events.ts'
import { type SessionLogic, sessionLogic } from './session-logic.ts'

const ferry = testStory(readFileSync(new URL('./stories/ferry.ink', import.meta.url), 'utf8'), {
  id: 'ferry',
  bible: { cast: { OONA: {} } },
})

const words = {
  'ferry.smell': 'Tar. Rain on the deck.',
  'ferry.greet': 'You. Today of all days.',
  'ferry.letter': 'Hand it over.',
  'ferry.alias': 'Gull',
  'ferry.harbour': 'Lamps, and then more lamps.',
  'ferry.aboard': 'Stay where you are.',
}

/** A game whose settings hold the dial. */
function gameWith(settings: { dial: Dial }) {
  const clock = manualClock()
  const provider = scripted(words, { clock, firstMs: 40 })
  const machine = setup({
    types: {} as { events: { type: 'MOVE'; move: SessionMove } },
    actors: { talk: sessionLogic(ferry, { provider, clock, dial: () => settings.dial }) },
  }).createMachine({
    invoke: { id: 'talk', src: 'talk', input: { seed: 7 } },
    on: { MOVE: { actions: sendTo('talk', ({ event }) => event.move) } },
  })
  return { clock, provider, machine }
}

const asJson = (value: unknown): never => JSON.parse(JSON.stringify(value)) as never

test('in a game’s machine an older save does not raise the dial, and nobody is asked, not even ahead', async () => {
  const settings: { dial: Dial } = { dial: 'live' }
  const first = gameWith(settings)
  const game = createActor(first.machine).start()
  game.send({ type: 'MOVE', move: enter() })
  await first.clock.advance(10_000)
  expect(first.provider.calls).toBeGreaterThan(0)
  const saved = asJson(game.getPersistedSnapshot())
  game.stop()

  settings.dial = 'author'
  const second = gameWith(settings)
  const loaded = createActor(second.machine, { snapshot: saved }).start()
  const frame = () => (loaded.getSnapshot().children.talk as ActorRefFrom<SessionLogic>).getSnapshot().frame
  expect(frame().dial).toBe('author')
  await second.clock.advance(10_000)
  loaded.send({ type: 'MOVE', move: choose('ferry.give') })
  await second.clock.advance(10_000)
  expect([frame().phase, second.provider.calls]).toEqual(['choosing', 0])

  // The player turns it up by hand, and only then somebody is asked.
  loaded.send({ type: 'MOVE', move: { type: 'dial', dial: 'live' } })
  await second.clock.advance(10_000)
  expect([frame().dial, second.provider.calls > 0]).toEqual(['live', true])
})

test('the lowest of port, option and save holds, at the start and at a restore', () => {
  const at = (dial: Dial) => {
    const session = createSession(ferry, { dial })
    session.enter()
    return session.save()
  }
  for (const saved of ['author', 'reviewed', 'live'] as const) {
    const snapshot = at(saved)
    for (const port of ['author', 'reviewed', 'live'] as const) {
      const positions: readonly Dial[] = ['author', 'reviewed', 'live']
      const lowest = positions[Math.min(positions.indexOf(saved), positions.indexOf(port))]
      expect(createSession(ferry, { snapshot, dial: () => port }).frame.dial).toBe(lowest)
      expect(createSession(ferry, { snapshot, dial: port }).frame.dial).toBe(lowest)
      const actor = createActor(sessionLogic(ferry, { dial: () => port }), { input: { dial: saved } })
      expect(actor.getSnapshot().frame.dial).toBe(lowest)
    }
  }
  expect(createSession(ferry, { dial: () => 'live' }).frame.dial).toBe('live')
  expect(createSession(ferry, { dial: () => undefined }).frame.dial).toBe('author')
  expect(createSession(ferry, { dial: () => undefined, snapshot: at('live') }).frame.dial).toBe('live')
})

test('a save that was lowered stays low when it is saved and loaded again, and is the same play-through', () => {
  const session = createSession(ferry, { dial: 'live' })
  session.enter()
  session.choose('ferry.give')
  const lowered = createSession(ferry, { snapshot: session.save(), dial: () => 'author' })
  expect(lowered.frame).toEqual({ ...session.frame, dial: 'author' })
  expect(createSession(ferry, { snapshot: lowered.save() }).frame).toEqual(lowered.frame)
  lowered.restart()
  expect(lowered.frame.dial).toBe('author')
})

test('a story that has changed keeps its report, and the save its rest, with the dial turned down', () => {
  const other = (words: string) =>
    testStory(`-> a\n=== a ===\nA.\n+ (go) [${words}] -> b\n=== b ===\nB.\n+ (end) [End.] -> END`, { id: 'x' })
  const session = createSession(other('Go.'), { dial: 'live' })
  session.enter()
  session.choose('a.go')
  session.choose('b.end')
  const snapshot = session.save()
  const changed = testStory('-> a\n=== a ===\nA.\n+ (stay) [Stay.] -> END', { id: 'x' })
  const loaded = createSession(changed, { snapshot, dial: () => 'author' })
  expect(loaded.frame).toMatchObject({ dial: 'author', problem: { code: 'save-diverged' } })
  expect(loaded.save()).toEqual(snapshot)
})

test('a port that fails refuses a start, and counts as the lowest where a session is restored', async () => {
  const broken = (): never => {
    throw new Error('no settings')
  }
  expect(() => createSession(ferry, { dial: broken })).toThrowError(
    expect.objectContaining({ code: 'external-failed' }),
  )
  expect(() => createSession(ferry, { dial: () => 'full' as never })).toThrowError(
    expect.objectContaining({ code: 'wrong-value' }),
  )
  const session = createSession(ferry, { dial: 'live' })
  session.enter()
  const errors: unknown[] = []
  const caught = (error: unknown): void => void errors.push(error)
  const before = process.listeners('uncaughtException')
  process.removeAllListeners('uncaughtException')
  process.on('uncaughtException', caught)
  try {
    const loaded = createSession(ferry, { snapshot: session.save(), dial: broken })
    expect(loaded.frame).toMatchObject({ phase: 'choosing', dial: 'author' })
    await manualClock().settle()
    expect(errors.map(String)).toEqual([expect.stringContaining('no settings')])
  } finally {
    process.off('uncaughtException', caught)
    for (const listener of before) process.on('uncaughtException', listener)
  }
})

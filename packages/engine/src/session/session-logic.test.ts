import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import {
  type ActorRefFrom,
  assign,
  createActor,
  type InspectionEvent,
  initialTransition,
  sendTo,
  setup,
  transition,
  waitFor,
} from 'xstate'
import { manualClock } from '../base/manual-clock.ts'
import { testStory } from '../ink/compiler/test-story.ts'
import type { Frame } from '../story/frame.ts'
import { scripted } from '../testing/scripted-provider.ts'
import { choose, enter, type SessionMove } from './events.ts'
import { type SessionLogic, type SessionSnapshot, sessionLogic } from './session-logic.ts'

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

const picks = ['ferry.give', 'ferry.north', 'ferry.stay']
const asJson = (value: unknown): never => JSON.parse(JSON.stringify(value)) as never
const told = (frame: Frame): readonly string[] => frame.lines.map(line => line.text)

/** A game with a talk of its own, invoked from the start or spawned when it is wanted. */
function games(logic: SessionLogic) {
  const invoking = setup({
    types: {} as { events: { type: 'MOVE'; move: SessionMove } },
    actors: { talk: logic },
  }).createMachine({
    invoke: { id: 'talk', src: 'talk', input: { seed: 7, dial: 'live' }, onDone: '.over' },
    initial: 'talking',
    states: { talking: { on: { MOVE: { actions: sendTo('talk', ({ event }) => event.move) } } }, over: {} },
  })
  const spawning = setup({
    types: {} as {
      context: { talk?: ActorRefFrom<SessionLogic> }
      events: { type: 'MOVE'; move: SessionMove } | { type: 'MEET' }
    },
    actors: { talk: logic },
  }).createMachine({
    context: {},
    on: {
      MEET: {
        actions: assign({ talk: ({ spawn }) => spawn('talk', { id: 'talk', input: { seed: 7, dial: 'live' } }) }),
      },
      MOVE: { actions: sendTo('talk', ({ event }) => event.move) },
    },
  })
  return { invoking, spawning }
}

const frameOf = (child: unknown): Frame => (child as ActorRefFrom<SessionLogic>).getSnapshot().frame

test('a session is actor logic: created, sent events to, closed with its output', async () => {
  const actor = createActor(sessionLogic(ferry, { lookahead: false, provider: scripted(words) }), {
    input: { seed: 7, dial: 'live' },
  })
  const frames: Frame[] = []
  actor.subscribe(({ frame }) => frames.push(frame))
  actor.start()
  actor.send(enter())
  await waitFor(actor, ({ frame }) => frame.phase === 'choosing')
  expect(told(actor.getSnapshot().frame)).toEqual(['Tar. Rain on the deck.', 'You. Today of all days.'])
  actor.send({ type: 'close' })
  expect(actor.getSnapshot()).toMatchObject({ status: 'done', output: { variables: { trust: 1 } } })
  expect(frames.map(frame => frame.phase)).toEqual(expect.arrayContaining(['idle', 'writing', 'choosing']))
})

for (const kind of ['invoking', 'spawning'] as const) {
  test(`${kind === 'invoking' ? 'invoked' : 'spawned'} in a game's machine it is saved and restored with it at any instant, and nobody is asked twice`, async () => {
    const clock = manualClock()
    const provider = scripted(words, { clock, firstMs: 40, chunk: 20, betweenMs: 15 })
    const machine = games(sessionLogic(ferry, { lookahead: false, provider, clock }))[kind]
    const begin = (snapshot?: never) => createActor(machine, snapshot === undefined ? {} : { snapshot }).start()
    let game = begin()
    if (kind === 'spawning') game.send({ type: 'MEET' } as never)
    const talk = () => game.getSnapshot().children.talk as ActorRefFrom<SessionLogic>
    const move = (one: SessionMove): void => game.send({ type: 'MOVE', move: one } as never)

    // Restored whenever nothing is open: the same frame, and no call.
    move(enter())
    let calls = 0
    for (const next of [undefined, ...picks]) {
      if (next !== undefined) move(choose(next))
      while (frameOf(talk()).phase === 'writing') {
        // A copy restored in the middle never asks; the play goes on in the original.
        const before = provider.calls
        const copy = begin(asJson(game.getPersistedSnapshot()))
        const { frame } = (copy.getSnapshot().children.talk as ActorRefFrom<SessionLogic>).getSnapshot()
        expect(frame.phase).not.toBe('writing')
        for (const [index, line] of frameOf(talk()).lines.entries()) {
          expect(frame.lines[index]?.text.startsWith(line.text)).toBe(true)
        }
        expect(provider.calls).toBe(before)
        copy.stop()
        await clock.advance(10)
      }
      calls = provider.calls
      const { frame } = talk().getSnapshot()
      const saved = asJson(game.getPersistedSnapshot())
      game.stop()
      game = begin(saved)
      expect(frameOf(talk())).toEqual(frame)
      expect(provider.calls).toBe(calls)
    }
    expect(frameOf(talk())).toMatchObject({ phase: 'ended', ending: 'aboard', variables: { alias: 'Gull' } })
    move({ type: 'back' })
    expect(frameOf(talk()).turn).toBe(3)
    move({ type: 'close' })
    if (kind === 'invoking') expect(game.getSnapshot().value).toBe('over')
    await clock.advance(10_000)
    expect([provider.calls, clock.waiting]).toEqual([calls, 0])
  })
}

test('stopped with its parent in the middle of a stream, it lets go of it', async () => {
  const clock = manualClock()
  const provider = scripted(words, { clock, firstMs: 40, chunk: 20, betweenMs: 15 })
  const { invoking } = games(sessionLogic(ferry, { lookahead: false, provider, clock }))
  const game = createActor(invoking).start()
  game.send({ type: 'MOVE', move: enter() } as never)
  await clock.advance(60)
  game.stop()
  await clock.settle()
  expect([provider.aborted, clock.waiting]).toEqual([1, 0])
})

test('a bad save in a game’s save makes a failed talk and a whole game, and is kept', () => {
  const { invoking } = games(sessionLogic(ferry))
  const game = createActor(invoking).start()
  game.send({ type: 'MOVE', move: enter() } as never)
  const saved = asJson(game.getPersistedSnapshot()) as { children: { talk: { snapshot: { seed: number } } } }
  saved.children.talk.snapshot.seed = 8
  const loaded = createActor(invoking, { snapshot: saved as never }).start()
  expect(loaded.getSnapshot().status).toBe('active')
  expect(frameOf(loaded.getSnapshot().children.talk)).toMatchObject({
    phase: 'failed',
    problem: { code: 'save-damaged' },
  })
  expect(asJson(loaded.getPersistedSnapshot())).toEqual(saved)
})

test('two sessions of one logic know nothing of each other', async () => {
  const provider = scripted({ 'ferry.smell': ['First.', 'Second.'] })
  const logic = sessionLogic(ferry, { lookahead: false, provider })
  const [one, two] = [1, 2].map(seed => createActor(logic, { input: { seed, dial: 'live' } }).start())
  one?.send(enter())
  two?.send(enter())
  for (const actor of [one, two])
    if (actor !== undefined) await waitFor(actor, ({ frame }) => frame.phase === 'choosing')
  one?.send(choose('ferry.give'))
  expect(one?.getSnapshot().frame.turn).toBe(2)
  expect(two?.getSnapshot().frame.turn).toBe(1)
  expect([one, two].map(actor => told(actor?.getSnapshot().frame as Frame)[0])).not.toEqual([undefined, undefined])
})

test('an inspector gets what it can write down', async () => {
  const seen: string[] = []
  const inspect = (event: InspectionEvent): void => {
    const { type, ...rest } = event
    seen.push(type)
    expect(JSON.stringify({ ...rest, actorRef: undefined, sourceRef: undefined })).toBeDefined()
    if ('snapshot' in event) {
      const { frame, ...others } = event.snapshot as SessionSnapshot
      if (frame !== undefined) expect(asJson(frame)).toEqual(frame)
      expect(Object.keys(others).sort()).toEqual(expect.arrayContaining(['error', 'output', 'status']))
    }
  }
  const actor = createActor(sessionLogic(ferry, { lookahead: false, provider: scripted(words) }), {
    input: { dial: 'live' },
    inspect,
  })
  actor.start()
  actor.send(enter())
  await waitFor(actor, ({ frame }) => frame.phase === 'choosing')
  actor.send(choose('nowhere'))
  const { invoking } = games(sessionLogic(ferry, { lookahead: false, provider: scripted(words) }))
  const game = createActor(invoking, { inspect: event => seen.push(JSON.stringify(event)) }).start()
  game.send({ type: 'MOVE', move: enter() } as never)
  await waitFor(
    game.getSnapshot().children.talk as ActorRefFrom<SessionLogic>,
    ({ frame }) => frame.phase === 'choosing',
  )
  expect(seen.length).toBeGreaterThan(10)
})

test('the transition is pure: the same snapshot twice gives equal frames, and nobody is asked', () => {
  const provider = scripted(words)
  const told: unknown[] = []
  const logic = sessionLogic(ferry, {
    lookahead: false,
    provider,
    world: { apply: changed => void told.push(changed) },
  })
  const [idle] = initialTransition(logic, { seed: 7, dial: 'live' })
  const step = (from: SessionSnapshot, move: SessionMove): SessionSnapshot => transition(logic, from, move)[0]
  const entered = step(idle, enter())
  expect(step(idle, enter()).frame).toEqual(entered.frame)
  expect(entered.frame.phase).toBe('writing')
  const lowered = step(entered, { type: 'dial', dial: 'author' })
  expect(step(entered, { type: 'dial', dial: 'author' }).frame).toEqual(lowered.frame)
  const given = step(lowered, choose('ferry.give'))
  const kept = step(lowered, choose('ferry.keep'))
  expect(step(lowered, choose('ferry.give')).frame).toEqual(given.frame)
  expect(step(lowered, choose('ferry.keep')).frame).toEqual(kept.frame)
  expect([given.frame.variables.trust, kept.frame.variables.trust]).toEqual([2, 1])
  expect(step(given, { type: 'back' }).frame).toMatchObject({ turn: 1, lines: lowered.frame.lines })
  expect(step(step(given, { type: 'back' }), { type: 'forward' }).frame).toEqual(given.frame)
  expect(idle.frame.phase).toBe('idle')
  expect(provider.calls).toBe(0)
  expect(told).toEqual([])
})

test('an actor that can’t begin says so as XState does', () => {
  const { invoking } = games(sessionLogic(testStory('EXTERNAL roll()\n-> hall\n=== hall ===\n{roll()}\n-> END')))
  const game = createActor(invoking)
  const errors: unknown[] = []
  game.subscribe({ error: error => errors.push(error) })
  game.start()
  expect(errors).toMatchObject([{ code: 'missing-external' }])
})

import { expect, expectTypeOf, test, vi } from 'vitest'
import { type ActorRefFrom, createActor, setup } from 'xstate'
import { textTranscript } from '../record/transcript.ts'
import type { Frame } from '../story/frame.ts'
import { storyKit } from '../xstate/story-kit.ts'
import { createSession } from './create-session.ts'
import { choose, enter } from './events.ts'
import { sessionLogic } from './session-logic.ts'
import { sessionOf } from './session-of.ts'

const { scene, story } = storyKit({ cast: { OONA: {} }, vars: { gold: 3, name: 'Ada' } })
const shop = scene({
  start: 'counter',
  beats: {
    counter: {
      cues: { sound: 'bell' },
      lines: [{ OONA: 'You have {gold}.' }],
      choices: {
        cash: { label: 'Pay.', guard: v => v.gold > 0, assign: v => ({ gold: v.gold - 1 }), target: 'counter' },
        go: { label: 'Go.', target: 'out' },
      },
    },
    out: { ending: 'left' },
  },
})
const till = story({ id: 'till', version: '1', start: 'shop', scenes: { shop }, entries: ['shop'] })

test('what a session shows has the types of its story', () => {
  const session = createSession(till, { entry: 'shop' })
  expectTypeOf(session.frame.variables).toEqualTypeOf<{ readonly gold: number; readonly name: string }>()
  expectTypeOf(session.frame.choices[0]?.id).toEqualTypeOf<'shop.cash' | 'shop.go' | undefined>()
  session.choose('shop.cash')
  expect(session.frame.variables.gold).toBe(2)
})

test('an actor that a machine invokes is read as a session, with the types of its story', () => {
  const game = createActor(
    setup({ actors: { talk: sessionLogic(till) } }).createMachine({
      invoke: { id: 'talk', src: 'talk', input: { entry: 'shop' } },
    }),
  ).start()
  const talk = game.getSnapshot().children.talk as ActorRefFrom<ReturnType<typeof sessionLogic<typeof till>>>
  const session = sessionOf(talk)
  const frames: Frame[] = []
  session.subscribe(frame => frames.push(frame))
  session.choose('shop.cash')
  talk.send(choose('shop.cash'))
  expectTypeOf(session.frame.variables.gold).toBeNumber()
  expect(frames.map(frame => frame.variables.gold)).toEqual([2, 1])
  expect(session.history().map(({ turn }) => turn)).toEqual([1, 2, 3])
  expect(textTranscript(till, session.history())).toContain('OONA: You have 1.')
  expect(session.ledger().filter(({ kind }) => kind === 'move')).toHaveLength(3)
  expect(() => session.choose('shop.go')).not.toThrow()
  expect(() => session.choose('shop.cash')).toThrow(/No choice is offered/)
  const loaded = createSession(till, { snapshot: session.save() })
  expect(loaded.frame.ending).toBe('left')
})

test('an actor that runs no session is refused', () => {
  const other = createActor(setup({}).createMachine({})).start()
  expect(() => sessionOf(other as never)).toThrow(expect.objectContaining({ code: 'wrong-input' }))
})

test('a game hears of refused moves and of cues through its ports, those of the first passage among them', () => {
  const onRefused = vi.fn()
  const onCue = vi.fn()
  const actor = createActor(sessionLogic(till, { onRefused, onCue }), { input: { entry: 'shop' } }).start()
  expect(onCue.mock.calls.map(([cue]) => [cue.key, cue.value])).toEqual([['sound', 'bell']])
  actor.send({ type: 'jump', turn: 40 })
  expect(onRefused).toHaveBeenCalledWith(expect.objectContaining({ code: 'unknown-turn' }), actor)
})

test('where nobody listens, a refused move and a failing world are warned of on the console; a method throws alone', () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
  try {
    const broken = (): never => {
      throw new Error('no purse')
    }
    const actor = createActor(sessionLogic(till, { world: { read: broken } })).start()
    actor.send(enter('shop'))
    expect(warn).toHaveBeenCalledExactlyOnceWith(expect.stringMatching(/external-failed.*no purse/))
    expect(actor.getSnapshot().frame.phase).toBe('idle')
    const session = createSession(till, { entry: 'shop' })
    expect(() => session.jump(40)).toThrow()
    expect(warn).toHaveBeenCalledTimes(1)
    session.actor.send({ type: 'jump', turn: 40 })
    expect(warn).toHaveBeenCalledTimes(2)
    expect(() => sessionOf(actor).jump(40)).toThrow()
    expect(warn).toHaveBeenCalledTimes(2)
  } finally {
    warn.mockRestore()
  }
})

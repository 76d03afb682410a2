import { expect, test } from 'vitest'
import { type AnyStateMachine, assign, createMachine, raise, setup } from 'xstate'
import { createSession } from '../session/create-session.ts'
import { LacunaError } from '../story/lacuna-error.ts'
import { fromMachine } from './from-machine.ts'
import type { StoryMeta } from './story-meta.ts'

const over = { type: 'final' } as const
const label = (text: string) => ({ target: 'b', meta: { label: text } })

function refusal(machine: unknown): LacunaError {
  try {
    fromMachine(machine as AnyStateMachine)
  } catch (error) {
    if (error instanceof LacunaError) return error
    throw error
  }
  throw new Error('It was not refused.')
}

for (const [event, says, write] of [
  ['GO', 'It waits for "GO"', '`choose.go`'],
  ['*', 'It waits for any event ("*")', '`choose.<id>`'],
  ['choose.*', 'It waits for any event ("choose.*")', '`choose.<id>`'],
  ['user.left', 'It waits for "user.left"', '`choose.user-left`'],
] as const) {
  test(`a state that listens to ${event} waits for what nobody sends, and is told what to write`, () => {
    const machine = createMachine({ initial: 'a', states: { a: { on: { [event]: 'b' } }, b: over } })
    const error = refusal(machine)
    expect(error).toMatchObject({ code: 'story-invalid', data: { problems: [{ state: 'a' }] } })
    expect(error.message).toContain(says)
    expect(error.hint).toContain(write)
    const beside = { initial: 'a', states: { a: { on: { [event]: 'b', 'choose.x': label('X.') } }, b: over } }
    expect(refusal(createMachine(beside as never)).code).toBe('story-invalid')
  })
}

test('what an action raises is sent, by name or by a wildcard, and so is what XState itself sends', () => {
  const machines = [
    createMachine({ initial: 'a', states: { a: { entry: raise({ type: 'GO' }), on: { GO: 'b' } }, b: over } }),
    createMachine({ initial: 'a', states: { a: { entry: raise({ type: 'go.on' }), on: { 'go.*': 'b' } }, b: over } }),
    createMachine({ initial: 'a', states: { a: { entry: raise(() => ({ type: 'GO' })), on: { '*': 'b' } }, b: over } }),
    createMachine({
      initial: 'a',
      states: { a: { initial: 'in', states: { in: over }, onDone: 'b' }, b: over },
    }),
    setup({ actions: { go: raise({ type: 'GO' }) as never } }).createMachine({
      initial: 'a',
      states: { a: { entry: 'go', on: { GO: 'b' } }, b: over },
    }),
  ]
  for (const machine of machines) {
    const session = createSession(fromMachine(machine as AnyStateMachine))
    session.enter()
    expect(session.frame.phase).toBe('ended')
  }
})

test('a state from which nothing leads on says that the story ends there, or is refused by name', () => {
  const error = refusal(
    createMachine({ initial: 'a', states: { a: { initial: 'in', states: { in: { meta: { lines: ['Hm.'] } } } } } }),
  )
  expect(error).toMatchObject({ code: 'story-invalid', data: { problems: [{ state: 'a.in' }] } })
  expect(error.hint).toContain('type: "final"')
  // Named as an ending, by itself or by what is around it, it is one.
  for (const machine of [
    createMachine({ initial: 'a', states: { a: { meta: { ending: 'alone' } } } }),
    createMachine({ meta: { ending: 'home' }, initial: 'a', states: { a: {} } }),
  ]) {
    const session = createSession(fromMachine(machine))
    session.enter()
    expect(session.frame).toMatchObject({ phase: 'ended', ending: expect.any(String) })
  }
})

test('what shows only when it is met is a problem with its state: no silent end', () => {
  // Beside a region that is over, another one has come to a dead end.
  const machine = setup({ types: { meta: {} as StoryMeta, context: {} as { n: number } } }).createMachine({
    type: 'parallel',
    context: { n: 0 },
    states: {
      left: {
        initial: 'a',
        states: {
          a: { on: { 'choose.go': { target: 'b', meta: { label: 'Go.' }, actions: assign({ n: 1 }) } } },
          b: { meta: { lines: ['Stuck.'] } },
        },
      },
      right: { initial: 'r', states: { r: { type: 'final' } } },
    },
  })
  const session = createSession(fromMachine(machine))
  session.enter()
  session.choose('go')
  expect(session.frame).toMatchObject({
    phase: 'failed',
    lines: [{ text: 'Stuck.' }],
    variables: { n: 1 },
    canGoBack: true,
    problem: { code: 'story-failed', data: { state: 'left.b' }, hint: expect.stringContaining('ending') },
  })
  expect(createSession(fromMachine(machine), { snapshot: session.save() }).frame).toEqual(session.frame)
})

test('with every guard false the state and its choices are named, and the game’s world may open one', () => {
  const machine = setup({
    types: { meta: {} as StoryMeta, context: {} as { gold: number } },
    guards: { rich: ({ context }) => context.gold >= 5 },
  }).createMachine({
    context: { gold: 0 },
    initial: 'stall',
    states: {
      stall: {
        meta: { lines: ['A stall.'] },
        on: {
          'choose.buy': { guard: 'rich', target: 'gone', meta: { label: 'Buy.' } },
          'choose.sell': { guard: 'rich', target: 'gone', meta: { label: 'Sell.' } },
        },
      },
      gone: { type: 'final' },
    },
  })
  const story = fromMachine(machine)
  const session = createSession(story)
  session.enter()
  expect(session.frame).toMatchObject({
    phase: 'failed',
    lines: [{ text: 'A stall.' }],
    choices: [],
    problem: { code: 'story-failed', data: { state: 'stall', choices: ['buy', 'sell'] } },
  })
  expect(createSession(story, { snapshot: session.save() }).frame).toEqual(session.frame)
  session.world({ gold: 5 })
  expect(session.frame).toMatchObject({ phase: 'choosing', choices: [{ text: 'Buy.' }, { text: 'Sell.' }] })
  session.world({ gold: 0 })
  expect(session.frame).toMatchObject({ phase: 'failed', choices: [], problem: { code: 'choices-withdrawn' } })
  session.world({ gold: 9 })
  session.choose('buy')
  expect(session.frame.phase).toBe('ended')
})

test('a choice that the world has made untrue can’t be taken in a machine either, and the frame shows the rest', () => {
  let gold = 5
  const machine = setup({ types: { meta: {} as StoryMeta, context: {} as { gold: number } } }).createMachine({
    context: { gold: 0 },
    initial: 'stall',
    states: {
      stall: {
        on: {
          'choose.buy': { guard: ({ context }) => context.gold >= 5, target: 'gone', meta: { label: 'Buy.' } },
          'choose.look': { target: 'gone', meta: { label: 'Look.' } },
        },
      },
      gone: { type: 'final' },
    },
  })
  const session = createSession(fromMachine(machine), { world: { read: () => ({ gold }) } })
  session.enter()
  gold = 0
  expect(() => session.choose('buy')).toThrowError(expect.objectContaining({ code: 'choice-withdrawn' }))
  expect(session.frame).toMatchObject({ turn: 2, choices: [{ text: 'Look.' }], variables: { gold: 0 } })
})

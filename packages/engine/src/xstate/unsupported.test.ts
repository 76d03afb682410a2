import { describe, expect, test } from 'vitest'
import {
  assign,
  cancel,
  createMachine,
  enqueueActions,
  fromPromise,
  raise,
  sendParent,
  sendTo,
  spawnChild,
} from 'xstate'
import { LacunaError } from '../story/lacuna-error.ts'
import { fromMachine } from './from-machine.ts'

const child = fromPromise(async () => 1)
const inState = (state: object): unknown =>
  createMachine({ initial: 'town', states: { town: { initial: 'inn', states: { inn: state } } } } as never)

describe('a machine that a story cannot be', () => {
  const cases: Record<string, object> = {
    invoke: { invoke: { src: child } },
    after: { after: { 1000: {} } },
    'delayed raise': { entry: raise({ type: 'x' }, { delay: 10 }) },
    'xstate.cancel': { entry: cancel('x') },
    'xstate.sendTo': { on: { 'choose.x': { actions: sendTo('other', { type: 'x' }), meta: { label: 'X.' } } } },
    'xstate.spawnChild': { exit: spawnChild(child) },
    'unnamed action': { entry: () => {} },
  }
  for (const [what, state] of Object.entries(cases)) {
    test(`has ${what}: the error names the state and what to do instead`, () => {
      const make = (): unknown => fromMachine(inState(state) as never)
      expect(make).toThrow(LacunaError)
      expect(make).toThrow(
        expect.objectContaining({
          code: 'machine-unsupported',
          data: { what, state: 'town.inn' },
          hint: expect.stringMatching(/./),
        }),
      )
    })
  }

  test('sends to a parent', () => {
    expect(() => fromMachine(inState({ entry: sendParent({ type: 'x' }) }) as never)).toThrow(/xstate.sendTo/)
  })

  test('has a context that is not JSON', () => {
    expect(() => fromMachine(createMachine({ context: { when: new Map() } }))).toThrow(
      expect.objectContaining({ code: 'machine-unsupported', data: expect.objectContaining({ variable: 'when' }) }),
    )
  })

  test('spawns in its context', () => {
    expect(() => fromMachine(createMachine({ context: ({ spawn }) => ({ other: spawn(child) }) }))).toThrow(
      expect.objectContaining({ code: 'machine-unsupported' }),
    )
  })
})

test('a context that stops being JSON stops the step, and leaves the position as it was', () => {
  const machine = createMachine({
    context: { when: 0 as unknown },
    initial: 'a',
    states: { a: { on: { 'choose.x': { actions: assign({ when: () => new Set() }), meta: { label: 'X.' } } } } },
  })
  const skeleton = fromMachine(machine).skeleton()
  const { at } = skeleton.step(skeleton.begin(1), { type: 'enter' })
  const before = JSON.stringify(at)
  expect(skeleton.step(at, { type: 'choose', choice: 'x' })).toMatchObject({
    stop: 'broken',
    problem: { code: 'machine-unsupported' },
  })
  expect(JSON.stringify(at)).toBe(before)
})

test('a delay that shows only when actions are collected stops the step', () => {
  const late = enqueueActions(({ enqueue }) => enqueue.raise({ type: 'x' }, { delay: 5 }))
  const skeleton = fromMachine(
    createMachine({ initial: 'a', states: { a: { type: 'final', entry: late } } }),
  ).skeleton()
  expect(skeleton.step(skeleton.begin(1), { type: 'enter' })).toMatchObject({
    stop: 'broken',
    problem: { code: 'machine-unsupported', data: { what: 'delayed raise', state: 'a' } },
  })
})

test('an assignment that changes a value in place is refused', () => {
  const machine = createMachine({
    context: { bag: ['rope'] },
    initial: 'a',
    states: {
      a: {
        on: {
          'choose.x': {
            actions: assign({
              bag: ({ context }) => {
                context.bag.push('lamp')
                return context.bag
              },
            }),
            meta: { label: 'X.' },
          },
        },
      },
    },
  })
  const skeleton = fromMachine(machine).skeleton()
  const { at } = skeleton.step(skeleton.begin(1), { type: 'enter' })
  expect(skeleton.step(at, { type: 'choose', choice: 'x' })).toMatchObject({
    stop: 'broken',
    problem: { code: 'story-failed', hint: expect.stringContaining('[...list, item]') },
  })
})

test.each([
  ['from state to state', { initial: 'a', states: { a: { always: 'b' }, b: { always: 'a' } } }],
  ['that assign', { context: { n: 0 }, always: { actions: assign({ n: ({ context }) => context.n + 1 }) } }],
  ['that raise', { entry: raise({ type: 'GO' }), on: { GO: { actions: raise({ type: 'GO' }) } } }],
])('an endless round of transitions %s is an error, not a hang', (_how, config) => {
  const skeleton = fromMachine(createMachine(config as never)).skeleton()
  expect(skeleton.step(skeleton.begin(1), { type: 'enter' })).toMatchObject({
    stop: 'broken',
    problem: { code: 'story-failed', message: expect.stringContaining('Infinite loop') },
  })
})

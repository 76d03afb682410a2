import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type AnyStateMachine, assign, createActor, createMachine } from 'xstate'
import { runs } from '../../../../tools/runs.ts'
import type { Json } from '../base/json.ts'
import type { Input } from '../story/input.ts'
import { LacunaError } from '../story/lacuna-error.ts'
import type { Passage } from '../story/passage.ts'
import type { Position } from '../story/position.ts'
import type { Skeleton } from '../story/skeleton.ts'
import { fromMachine } from './from-machine.ts'

interface Sketch {
  readonly kind: 'atomic' | 'compound' | 'parallel' | 'final'
  readonly isInvented: boolean
  readonly isDetour: boolean
  readonly assigns: boolean
  readonly history: boolean
  /** One transition each: choice number, and which state it leads to. */
  readonly exits: readonly {
    readonly choice: number
    readonly to: number
    readonly reenter: boolean
    readonly guarded: boolean
  }[]
  readonly children: readonly Sketch[]
}

const sketchOf = (depth: number): fc.Arbitrary<Sketch> =>
  fc.record({
    kind: depth === 0 ? fc.constantFrom('atomic', 'final') : fc.constantFrom('atomic', 'compound', 'parallel', 'final'),
    isInvented: fc.boolean(),
    isDetour: fc.boolean(),
    assigns: fc.boolean(),
    history: fc.boolean(),
    exits: fc.array(fc.record({ choice: fc.nat(3), to: fc.nat(40), reenter: fc.boolean(), guarded: fc.boolean() }), {
      maxLength: 3,
    }),
    children: depth === 0 ? fc.constant([]) : fc.array(sketchOf(depth - 1), { minLength: 1, maxLength: 3 }),
  })

interface Context {
  readonly alias: string
  readonly echo: string
  readonly n: number
}

/** A random machine. The ids of its states are numbered in document order, so that any of them can be a target. */
function machineOf(sketches: readonly Sketch[]): AnyStateMachine {
  const targets: string[] = []
  const list = (each: Sketch): void => {
    const id = `#s${targets.filter(target => !target.includes('.')).length}`
    targets.push(id)
    if (each.kind !== 'compound' && each.kind !== 'parallel') return
    // XState 5.33 leaves a parallel state half entered when its own history is the target from inside it.
    if (each.history && each.kind === 'compound') targets.push(`${id}.past`)
    each.children.forEach(list)
  }
  sketches.forEach(list)
  let next = 0
  const state = (each: Sketch): object => {
    const id = `s${next++}`
    const isOuter = each.kind === 'compound' || each.kind === 'parallel'
    const meta = {
      lines: [`${id} {alias} {echo} {n}`],
      ...(each.isInvented && each.kind !== 'final' ? { invent: { alias: { brief: 'x', id } } } : {}),
    }
    if (each.kind === 'final') return { id, type: 'final', meta }
    const to = (target: number): string => targets[target % targets.length] ?? '#s0'
    return {
      id,
      meta: { ...meta, ...(each.isDetour ? { detour: { id, brief: 'x', maySet: ['n'] } } : {}) },
      ...(each.assigns
        ? {
            entry: assign({ echo: ({ context }: { context: Context }) => `${context.alias}!` }),
            exit: assign({ n: ({ context }: { context: Context }) => (context.n + 1) % 7 }),
          }
        : {}),
      on: {
        ...(each.isDetour ? { rejoin: to(next) } : {}),
        ...Object.fromEntries(
          each.exits.map(exit => [
            `choose.c${exit.choice}`,
            {
              target: to(exit.to),
              reenter: exit.reenter,
              ...(exit.guarded ? { guard: ({ context }: { context: Context }) => context.n % 2 === 0 } : {}),
              meta: { label: `Go {alias}` },
            },
          ]),
        ),
      },
      ...(isOuter
        ? {
            type: each.kind,
            ...(each.kind === 'compound' ? { initial: 'k0' } : {}),
            states: {
              ...Object.fromEntries(each.children.map((child, index) => [`k${index}`, state(child)])),
              ...(each.history ? { past: { type: 'history', history: 'deep' } } : {}),
            },
          }
        : {}),
    }
  }
  const context: Context = { alias: 'you', echo: '', n: 0 }
  const states = Object.fromEntries(sketches.map((each, index) => [`k${index}`, state(each)]))
  return createMachine({
    id: 'random',
    meta: { ending: 'over' },
    initial: 'k0',
    context,
    states,
  } as never) as unknown as AnyStateMachine
}

/** Some input that the passage waits for; `pick` decides which. */
function nextInput(last: Passage | undefined, pick: number): Input {
  if (last === undefined) return { type: 'enter' }
  const values = pick % 3 === 0 ? {} : pick % 3 === 1 ? { mark: `m${pick}` } : undefined
  if (last.stop === 'invent') return { type: 'value', ...(values && { ...values, values: { alias: `a${pick}` } }) }
  if (last.stop === 'detour') return { type: 'returned', ...(values && { ...values, values: { n: pick } }) }
  if (pick % 5 === 4) return { type: 'world', world: { n: pick } }
  const choice = last.choices[pick % Math.max(1, last.choices.length)]
  return choice === undefined ? { type: 'enter' } : { type: 'choose', choice: choice.id }
}

const sketches = fc.array(sketchOf(2), { minLength: 1, maxLength: 4 })
const picks = fc.array(fc.nat(20), { minLength: 1, maxLength: 12 })

function taken(skeleton: Skeleton, at: Position, input: Input): { readonly passage?: Passage; readonly text: string } {
  try {
    const passage = skeleton.step(at, input)
    return { passage, text: JSON.stringify(passage) }
  } catch (error) {
    // A random machine may go round in circles without end; that it does so is an outcome like any other.
    if (!(error instanceof LacunaError)) throw error
    return { text: error.code }
  }
}

test('a step gives the same from the same position, whenever it is taken, from memory or from a save', () => {
  fc.assert(
    fc.property(sketches, picks, (drawn, choosing) => {
      const story = fromMachine(machineOf(drawn))
      const skeleton = story.skeleton()
      const path: { readonly at: Position; readonly input: Input; readonly text: string }[] = []
      let at = skeleton.begin(3)
      let last: Passage | undefined
      for (const pick of choosing) {
        const input = nextInput(last, pick)
        const { passage, text } = taken(skeleton, at, input)
        path.push({ at, input, text })
        const saved = JSON.parse(JSON.stringify(at)) as Json
        const loaded = story.skeleton().load(saved)
        expect(JSON.stringify(loaded)).toBe(JSON.stringify(at))
        expect(taken(story.skeleton(), loaded, input).text).toBe(text)
        if (passage === undefined) break
        at = passage.at
        last = passage
      }
      for (const { at, input, text } of path.reverse()) expect(taken(skeleton.fork(), at, input).text).toBe(text)
    }),
    { numRuns: runs(60) },
  )
})

const plain = (each: Sketch): Sketch => ({
  ...each,
  isInvented: false,
  isDetour: false,
  children: each.children.map(plain),
})

test('the machine goes where an actor of it would go', () => {
  fc.assert(
    fc.property(sketches, picks, (drawn, choosing) => {
      const machine = machineOf(drawn.map(plain))
      const skeleton = fromMachine(machine).skeleton()
      const actor = createActor(machine).start()
      let last = skeleton.step(skeleton.begin(3), { type: 'enter' })
      for (const pick of [0, ...choosing]) {
        const { value, context, status } = actor.getSnapshot()
        expect(JSON.parse(JSON.stringify(last.at))).toMatchObject({ snapshot: { value, context, status } })
        const open = ['c0', 'c1', 'c2', 'c3'].filter(id => actor.getSnapshot().can({ type: `choose.${id}` }))
        expect(last.choices.map(choice => choice.id).sort()).toEqual(status === 'done' ? [] : open)
        const choice = last.choices[pick % Math.max(1, last.choices.length)]
        if (choice === undefined) return
        actor.send({ type: `choose.${choice.id}` })
        last = skeleton.step(last.at, { type: 'choose', choice: choice.id })
      }
    }),
    { numRuns: runs(80) },
  )
})

test('whatever is no position of the story is refused, and never taken for one', () => {
  const story = fromMachine(
    machineOf([
      { kind: 'atomic', isInvented: true, isDetour: false, assigns: true, history: false, exits: [], children: [] },
    ]),
  )
  const skeleton = story.skeleton()
  const good = JSON.parse(JSON.stringify(skeleton.step(skeleton.begin(1), { type: 'enter' }).at)) as Record<
    string,
    Json
  >
  expect(skeleton.step(skeleton.load(good), { type: 'value' }).lines).toHaveLength(1)
  const bad: Json[] = [
    null,
    'text',
    {},
    { ...good, seed: 'x' },
    { ...good, context: { alias: 3 } },
    { ...good, marks: { alias: 'm' } },
    { ...good, pending: { cause: { event: 'choose.x' }, answers: [] } },
    { ...good, pending: { cause: { enter: null }, answers: [{}, {}] } },
    { ...good, pending: { cause: { enter: null }, answers: [{ values: { alias: 1 } }] } },
    { seed: 1, snapshot: { status: 'active', value: 'nowhere', context: {} } },
    { seed: 1, snapshot: { status: 'active', value: 'k0', context: { alias: 'x' } } },
    { seed: 1, snapshot: { status: 'done', value: 'k0', context: good.context as Json } },
  ]
  for (const saved of bad) {
    expect(() => skeleton.load(saved), JSON.stringify(saved)).toThrow(expect.objectContaining({ code: 'save-damaged' }))
  }
  fc.assert(
    fc.property(fc.jsonValue(), saved => {
      expect(() => skeleton.load(saved as Json)).toThrow(expect.objectContaining({ code: 'save-damaged' }))
    }),
  )
})

test('an input that the position does not wait for is refused with what it waits for', () => {
  const machine = createMachine({
    initial: 'a',
    states: {
      a: { meta: { ask: 'why' }, on: { 'choose.x': { target: 'b', meta: { label: 'X.' } } } },
      b: { type: 'final' },
    },
  })
  const skeleton = fromMachine(machine).skeleton()
  const begun = skeleton.begin(1)
  const { at } = skeleton.step(begun, { type: 'enter' })
  const refusals: readonly (readonly [Position, Input, string])[] = [
    [begun, { type: 'choose', choice: 'x' }, 'enter'],
    [at, { type: 'value' }, 'choose or answer or leave'],
    [at, { type: 'returned' }, 'choose or answer or leave'],
    [at, { type: 'verdict', choice: 'x' }, 'choose or answer or leave'],
  ]
  for (const [position, input, wanted] of refusals) {
    expect(() => skeleton.step(position, input)).toThrow(
      expect.objectContaining({ code: 'wrong-input', hint: `It waits for: ${wanted}.` }),
    )
  }
  expect(() => skeleton.step(at, { type: 'choose', choice: 'y' })).toThrow(
    expect.objectContaining({ code: 'unknown-choice', hint: expect.stringContaining('x') }),
  )
})

test('the author’s own context object stays as it was written', () => {
  const context = { bag: ['rope'] }
  const story = fromMachine(createMachine({ context, initial: 'a', states: { a: { type: 'final' } } }))
  const skeleton = story.skeleton()
  skeleton.step(skeleton.begin(1), { type: 'enter' })
  expect(Object.isFrozen(context)).toBe(false)
  expect(Object.isFrozen(context.bag)).toBe(false)
})

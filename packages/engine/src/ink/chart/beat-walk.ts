import { type CallStack, CallStacks } from './call-stack.ts'
import type { ChoicePoint } from './choice-point.ts'
import type { FlowGraph } from './flow-graph.ts'
import { type FlowReach, type Frame, nothingHeld } from './flow-reach.ts'
import type { FlowMove, FlowStep } from './flow-step.ts'

/** Where a beat begins: a position, in the frame of the choice that leads there. */
export interface BeatEntry {
  readonly position: number
  readonly frame: Frame
}

/** All that can happen between a beat's entry and the next decision. */
export interface BeatWalk {
  /** Choice points that may be offered, in the order found. */
  readonly points: readonly ChoicePoint[]
  readonly slots: ReadonlySet<string>
  readonly endings: ReadonlySet<string>
  /** Knots and stitches that it may run through. */
  readonly flows: ReadonlySet<string>
  /** It may come to an end without passing a choice point. */
  readonly ends: boolean
  /** It may pass choice points and offer none of them: conditions do not hold, or they are used up. */
  readonly runsDry: boolean
}

/** What the walk has passed so far: nothing, choices that may be offered, one that is. */
type Offered = 0 | 1 | 2
/** A thread's end is not the beat's; what a thread offers is known only when the whole beat was walked. */
type Threading = 'none' | 'inside' | 'behind'

interface State {
  readonly position: number
  readonly stack: CallStack
  readonly held: number
  readonly offered: Offered
  readonly threading: Threading
}

/** Walks one beat from its entries to all choices it may offer. */
export function walkBeat(graph: FlowGraph, reach: FlowReach, entries: readonly BeatEntry[]): BeatWalk {
  const stacks = new CallStacks()
  const points = new Map<string, ChoicePoint>()
  const slots = new Set<string>()
  const endings = new Set<string>()
  const flows = new Set<string>()
  const seen = new Set<string>()
  const todo: State[] = []
  let ends = false
  let runsDry = false
  let threadsOffer = false
  let stopsBehindThread = false

  const visit = (state: State): void => {
    const key = `${state.position} ${state.stack.id} ${state.held} ${state.offered} ${state.threading}`
    if (seen.has(key)) return
    seen.add(key)
    todo.push(state)
  }

  const note = (step: FlowStep): void => {
    for (const slot of step.slots ?? []) slots.add(slot)
    if (step.ending !== undefined) endings.add(step.ending)
  }

  const stop = (step: FlowStep, state: State): void => {
    if (step.stop === 'end') ends = true
    else if (state.threading === 'inside' || state.offered === 2) return
    else if (state.offered === 1) runsDry = true
    else if (state.threading === 'behind') stopsBehindThread = true
    else ends = true
  }

  const comeBack = (state: State, onwards: number | undefined): void => {
    const { caller, below, frame } = state.stack
    const go = (back: number, held: number, stack: CallStack): void => {
      const to = onwards === undefined ? { position: back, held } : { position: onwards, held: nothingHeld }
      visit({ ...state, ...to, stack })
    }
    if (caller !== undefined && below !== undefined) {
      go(caller.back, caller.held, below)
      return
    }
    const callers = reach.callersOf.get(frame) ?? []
    // Nobody to go back to: the runtime reports an error and ends the story.
    if (callers.length === 0) ends = true
    for (const { back, held, frame: above } of callers) go(back, held, stacks.bottom(above))
  }

  const follow = (move: FlowMove, state: State): void => {
    if (move.type === 'hold') visit({ ...state, position: move.to, held: move.hold })
    else if (move.type === 'resume') {
      if (state.held !== nothingHeld) visit({ ...state, position: state.held, held: nothingHeld })
    } else if (move.type === 'function') noteFunction(graph, move.to, note)
    else if (move.type === 'return') comeBack(state, move.to)
    else if (move.type === 'tunnel') {
      const stack = stacks.push(state.stack, move.to, move.back, state.held)
      visit({ ...state, position: move.to, stack, held: nothingHeld })
    } else if (move.type === 'fallback') {
      if (state.offered < 2) visit({ ...state, position: move.to, held: nothingHeld, offered: 0, threading: 'none' })
    } else if (move.type === 'thread') visit({ ...state, position: move.to, threading: 'inside' })
    else if (move.type === 'behind') {
      visit({ ...state, position: move.to, threading: state.threading === 'inside' ? 'inside' : 'behind' })
    } else visit({ ...state, position: move.to })
  }

  for (const { position, frame } of entries) {
    visit({ position, stack: stacks.bottom(frame), held: nothingHeld, offered: 0, threading: 'none' })
  }
  for (let state = todo.pop(); state !== undefined; state = todo.pop()) {
    const step = graph.step(state.position)
    flows.add(step.flow)
    note(step)
    if (step.stop !== undefined) stop(step, state)
    const { choice } = step
    if (choice !== undefined && !choice.fallback) points.set(choice.path, choice)
    if (choice !== undefined && state.threading === 'inside') threadsOffer = true
    // Behind a fallback that is always there the flow can't stop either.
    const passed =
      choice === undefined ? state : ({ ...state, offered: choice.certain ? 2 : state.offered || 1 } as const)
    // Moves are followed last to first, so that choices are found in the order of the text.
    for (const move of step.moves.toReversed()) follow(move, move.type === 'fallback' ? state : passed)
  }
  if (stopsBehindThread && threadsOffer) runsDry = true
  else if (stopsBehindThread) ends = true
  return { points: [...points.values()], slots, endings, flows, ends, runsDry }
}

/** What a function says stands in the beat that calls it. */
function noteFunction(graph: FlowGraph, entry: number, note: (step: FlowStep) => void): void {
  const seen = new Set<number>()
  const todo = [entry]
  for (let at = todo.pop(); at !== undefined; at = todo.pop()) {
    if (seen.has(at)) continue
    seen.add(at)
    const step = graph.step(at)
    note(step)
    for (const move of step.moves) if ('to' in move && move.to !== undefined) todo.push(move.to)
  }
}

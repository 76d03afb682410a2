import type { ChoicePoint } from './choice-point.ts'
import type { FlowGraph } from './flow-graph.ts'
import type { FlowReach } from './flow-reach.ts'
import type { FlowStep } from './flow-step.ts'
import { FlowWalk, noTunnel, nothingHeld, type Tunnel, type WalkFrame } from './flow-walk.ts'

/** Where a beat begins: a position, in the tunnel that the choice was offered in. */
export interface BeatEntry {
  readonly position: number
  readonly tunnel: Tunnel
}

/** All that can happen between a beat's entry and the next decision. */
export interface BeatWalk {
  /** Choice points that may be offered, in the order of the file. */
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

/** What a way has passed: no choice point, one that may offer, one that does. */
const nothing = 0
const maybe = 1
const surely = 2
/** Added: a thread's end is not the beat's, and what a thread offers is known only when the whole beat was walked. */
const insideThread = 3
const behindThread = 6

/** Walks one beat from its entries to all choices it may offer. */
export function walkBeat(graph: FlowGraph, reach: FlowReach, entries: readonly BeatEntry[]): BeatWalk {
  const walk = new FlowWalk(graph)
  const points = new Map<number, ChoicePoint>()
  const slots = new Set<string>()
  const endings = new Set<string>()
  const flows = new Set<string>()
  let ends = false
  let runsDry = false
  let threadsOffer = false
  let stopsBehindThread = false

  /** A frame that was there before the beat began: its callers are known from the whole story. */
  const before = (tunnel: Tunnel): WalkFrame =>
    walk.frame(tunnel, 'before', ({ callers }) => {
      for (const caller of reach.callersOf.get(tunnel) ?? []) callers.push({ ...caller, frame: before(caller.tunnel) })
    })

  const note = (step: FlowStep): void => {
    for (const slot of step.slots ?? []) slots.add(slot)
    if (step.ending !== undefined) endings.add(step.ending)
  }

  const stop = (passed: number): void => {
    const offered = passed % 3
    const thread = passed - offered
    if (thread === insideThread || offered === surely) return
    if (offered === maybe) runsDry = true
    else if (thread === behindThread) stopsBehindThread = true
    else ends = true
  }

  for (const { position, tunnel } of entries) walk.visit(position, before(tunnel), nothingHeld, nothing)
  walk.run((step, state) => {
    flows.add(step.flow)
    note(step)
    if (step.stop === 'end') ends = true
    else if (step.stop === 'out') stop(state.passed)
    const { choice } = step
    const offered = state.passed % 3
    const thread = state.passed - offered
    let passed = state.passed
    if (choice !== undefined) {
      if (!choice.fallback) points.set(state.position, choice)
      if (thread === insideThread) threadsOffer = true
      // Behind a fallback that is always there the flow can't stop either.
      passed = thread + (choice.certain ? surely : Math.max(offered, maybe))
    }
    for (const move of step.moves) {
      if (move.type === 'function') noteFunction(graph, move.to, note)
      else if (move.type === 'thread') walk.follow(move, state, insideThread + offered)
      else if (move.type === 'behind') walk.follow(move, state, (thread || behindThread) + offered)
      else if (move.type === 'fallback') {
        if (offered !== surely) walk.follow(move, state, nothing)
      } else {
        // Nobody to go back to: the runtime reports an error and ends the story.
        if (move.type === 'return' && state.frame.tunnel === noTunnel) ends = true
        walk.follow(move, state, passed)
      }
    }
  })
  if (stopsBehindThread && threadsOffer) runsDry = true
  else if (stopsBehindThread) ends = true
  const { order } = graph.content
  const inOrder = [...points].sort(([a], [b]) => order(a) - order(b)).map(([, point]) => point)
  return { points: inOrder, slots, endings, flows, ends, runsDry }
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

import type { FlowGraph } from './flow-graph.ts'
import type { FlowMove } from './flow-step.ts'

/**
 * What the flow runs in: a tunnel, named by the position of its entry, or one of these two.
 * Choices keep their call stack; its top frame is all that the chart knows of it.
 */
export type Frame = number
/** Outside of every tunnel. */
export const noTunnel: Frame = Number.NEGATIVE_INFINITY
/** Inside a function: nothing goes on behind it. */
const inFunction: Frame = Number.POSITIVE_INFINITY

/** Where a tunnel goes back to: a position, in the frame of its caller, with what that caller had on hold. */
export interface Caller {
  readonly back: number
  readonly frame: Frame
  readonly held: number
}

/** Nothing on hold. */
export const nothingHeld: number = Number.NEGATIVE_INFINITY

/** What play can reach from some positions, choices taken in every way. */
export interface FlowReach {
  /** Frames in which a choice point, by path, can be passed. */
  readonly framesOf: ReadonlyMap<string, ReadonlySet<Frame>>
  readonly callersOf: ReadonlyMap<Frame, readonly Caller[]>
  /** Knots and stitches that it runs through, functions included. */
  readonly flows: ReadonlySet<string>
}

interface State {
  readonly position: number
  readonly frame: Frame
  readonly held: number
}

/** Runs the whole flow from the given positions, once per position and frame. */
export function flowReach(graph: FlowGraph, from: readonly number[]): FlowReach {
  const framesOf = new Map<string, Set<Frame>>()
  const callersOf = new Map<Frame, Caller[]>()
  const returnsOf = new Map<Frame, Set<number | undefined>>()
  const flows = new Set<string>()
  const seen = new Set<string>()
  const todo: State[] = []

  const visit = (position: number, frame: Frame, held: number): void => {
    const key = `${position} ${frame} ${held}`
    if (seen.has(key)) return
    seen.add(key)
    todo.push({ position, frame, held })
  }
  const comeBack = (caller: Caller, onwards: number | undefined): void => {
    visit(onwards ?? caller.back, caller.frame, onwards === undefined ? caller.held : nothingHeld)
  }
  const call = (tunnel: Frame, caller: Caller): void => {
    const callers = listIn(callersOf, tunnel)
    const known = callers.some(c => c.back === caller.back && c.frame === caller.frame && c.held === caller.held)
    if (known) return
    callers.push(caller)
    for (const onwards of returnsOf.get(tunnel) ?? []) comeBack(caller, onwards)
  }

  const follow = (move: FlowMove, { frame, held }: State): void => {
    if (move.type === 'hold') visit(move.to, frame, move.hold)
    else if (move.type === 'resume') {
      if (held !== nothingHeld) visit(held, frame, nothingHeld)
    } else if (move.type === 'function') visit(move.to, inFunction, nothingHeld)
    else if (move.type === 'tunnel') {
      call(move.to, { back: move.back, frame, held })
      visit(move.to, move.to, nothingHeld)
    } else if (move.type === 'return') {
      const returns = setIn(returnsOf, frame)
      if (returns.has(move.to)) return
      returns.add(move.to)
      for (const caller of callersOf.get(frame) ?? []) comeBack(caller, move.to)
    } else visit(move.to, frame, held)
  }

  for (const position of from) visit(position, noTunnel, nothingHeld)
  for (let state = todo.pop(); state !== undefined; state = todo.pop()) {
    const step = graph.step(state.position)
    flows.add(step.flow)
    if (step.choice !== undefined) {
      setIn(framesOf, step.choice.path).add(state.frame)
      if (!step.choice.fallback) visit(graph.settle(step.choice.target), state.frame, nothingHeld)
    }
    for (const move of step.moves) follow(move, state)
  }
  return { framesOf, callersOf, flows }
}

function setIn<K, V>(map: Map<K, Set<V>>, key: K): Set<V> {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = new Set<V>()
  map.set(key, made)
  return made
}

function listIn<K, V>(map: Map<K, V[]>, key: K): V[] {
  const known = map.get(key)
  if (known !== undefined) return known
  const made: V[] = []
  map.set(key, made)
  return made
}

import type { FlowGraph } from './flow-graph.ts'
import { FlowWalk, inFunction, noTunnel, nothingHeld, type Tunnel } from './flow-walk.ts'

/** Where a tunnel goes back to: a position, in the tunnel of its caller, with what that had on hold. */
export interface Caller {
  readonly back: number
  readonly tunnel: Tunnel
  readonly held: number
}

/** What play can reach from some positions, choices taken in every way. */
export interface FlowReach {
  /** Tunnels in which a choice point, by path, can be passed. Choices keep their call stack; this is the top of it. */
  readonly tunnelsOf: ReadonlyMap<string, ReadonlySet<Tunnel>>
  readonly callersOf: ReadonlyMap<Tunnel, readonly Caller[]>
  /** Knots and stitches that it runs through, functions included. */
  readonly flows: ReadonlySet<string>
}

/** Runs the whole flow from the given positions. */
export function flowReach(graph: FlowGraph, from: readonly number[]): FlowReach {
  const walk = new FlowWalk(graph)
  const tunnelsOf = new Map<string, Set<Tunnel>>()
  const flows = new Set<string>()
  const outside = walk.frame(noTunnel, 'out')
  const inside = walk.frame(inFunction, 'function')

  for (const position of from) walk.visit(position, outside, nothingHeld, 0)
  walk.run((step, state) => {
    flows.add(step.flow)
    if (step.choice !== undefined) {
      const tunnels = tunnelsOf.get(step.choice.path) ?? new Set()
      tunnelsOf.set(step.choice.path, tunnels.add(state.frame.tunnel))
      if (!step.choice.fallback) walk.visit(graph.settle(step.choice.target), state.frame, nothingHeld, 0)
    }
    for (const move of step.moves) {
      if (move.type === 'function') walk.visit(move.to, inside, nothingHeld, 0)
      else walk.follow(move, state, 0)
    }
  })

  const callersOf = new Map<Tunnel, readonly Caller[]>()
  for (const { tunnel, callers } of walk.frames()) {
    callersOf.set(
      tunnel,
      callers.map(({ back, frame, held }) => ({ back, tunnel: frame.tunnel, held })),
    )
  }
  return { tunnelsOf, callersOf, flows }
}

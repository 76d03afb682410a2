import { type ChoicePoint, choicePoint } from './choice-point.ts'
import { type FlowGraph, flowGraph } from './flow-graph.ts'
import { type FlowReach, flowReach } from './flow-reach.ts'
import type { InkFlowSource } from './ink-flow-source.ts'

/** What beats and knots of a story are read from. */
export interface InkGround {
  readonly graph: FlowGraph
  /** Choice points that the player can see, in the order of the file. */
  readonly points: readonly ChoicePoint[]
  /** What play reaches from the start and the entries. */
  readonly reach: FlowReach
  /** The same from everywhere, for what play never reaches. */
  everywhere(): FlowReach
}

const known = new WeakMap<InkFlowSource, InkGround>()

export function inkGround(bundle: InkFlowSource): InkGround {
  const made = known.get(bundle) ?? makeGround(bundle)
  known.set(bundle, made)
  return made
}

function makeGround(bundle: InkFlowSource): InkGround {
  const graph = flowGraph(bundle)
  const { content } = graph
  const entries = ['', ...bundle.entries].flatMap(path => graph.enter(path) ?? [])
  const found = new Map<number, ChoicePoint>()
  for (let position = 0; position < content.size; position++) {
    const point = choicePoint(content, position)
    if (point !== undefined) found.set(position, point)
  }
  const inOrder = [...found].sort(([a], [b]) => content.order(a) - content.order(b))
  let everywhere: FlowReach | undefined
  return {
    graph,
    points: inOrder.map(([, point]) => point).filter(({ fallback }) => !fallback),
    reach: flowReach(graph, entries),
    everywhere() {
      everywhere ??= flowReach(graph, [
        ...entries,
        ...content.containers.filter(({ flow, path }) => flow === path).flatMap(({ path }) => graph.enter(path) ?? []),
        // Choices behind a place where the flow never goes on.
        ...[...found.keys()].map(graph.settle),
      ])
      return everywhere
    },
  }
}

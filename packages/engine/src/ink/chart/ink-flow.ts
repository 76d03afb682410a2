import type { InkBeat } from './ink-beat.ts'
import { inkBeats } from './ink-beats.ts'
import type { InkFlowChoice } from './ink-flow-choice.ts'
import type { InkFlowSource } from './ink-flow-source.ts'
import type { InkKnot } from './ink-knot.ts'
import { inkKnots } from './ink-knots.ts'

/** Taking `choice` in one beat begins the other. */
export interface InkFlowEdge {
  readonly from: string
  readonly choice: string
  readonly to: string
}

/** Every path through an ink story, as plain data: more than can be played, never less. */
export interface InkFlow {
  /** Ids of the beats that a play-through can begin with: the start, then the entries. */
  readonly entries: readonly string[]
  readonly beats: Readonly<Record<string, InkBeat>>
  readonly choices: Readonly<Record<string, InkFlowChoice>>
  readonly edges: readonly InkFlowEdge[]
  /** In the order of the file. */
  readonly knots: readonly InkKnot[]
  /** Knots and stitches that no play from the start or an entry runs through; functions are not among them. */
  readonly unreachable: readonly string[]
}

const flows = new WeakMap<InkFlowSource, InkFlow>()

/**
 * The flow of a whole story; computed once per bundle. For single beats see {@link inkBeats}, which computes no others.
 * @throws LacunaError `story-invalid` when the bundle's ink is no compiled ink.
 * @example
 * const { edges, unreachable } = inkFlow(bundle)
 * for (const { from, choice, to } of edges) console.info(`${from} -- ${choice} --> ${to}`)
 */
export function inkFlow(bundle: InkFlowSource): InkFlow {
  const known = flows.get(bundle)
  if (known !== undefined) return known
  const found = inkBeats(bundle)
  const beats = Object.fromEntries(found.ids.map(id => [id, found.beat(id)] as const).filter(hasBeat))
  const knots = inkKnots(bundle)
  const flow: InkFlow = {
    entries: found.entries,
    beats,
    choices: found.choices,
    edges: Object.values(beats).flatMap(({ id, choices }) =>
      choices.map(choice => ({ from: id, choice, to: `choose.${choice}` })),
    ),
    knots,
    unreachable: knots.filter(({ kind, reachable }) => kind !== 'function' && !reachable).map(({ path }) => path),
  }
  flows.set(bundle, flow)
  return flow
}

function hasBeat(pair: readonly [string, InkBeat | undefined]): pair is readonly [string, InkBeat] {
  return pair[1] !== undefined
}

import type { InkBeat } from './ink-beat.ts'
import type { InkFlowChoice } from './ink-flow-choice.ts'
import type { InkKnot } from './ink-knot.ts'

/**
 * `meta` of a chart's states and transitions: JSON, so that a chart that was sent to an inspector is still whole.
 *
 * More may come with a minor version: a `switch` over them wants a `default`.
 */
export type ChartMeta =
  /** A beat, with the choice that leads to it. */
  | { readonly kind: 'beat'; readonly beat: InkBeat; readonly choice?: InkFlowChoice }
  /** A knot or stitch; `(start)` stands for what comes before the first knot. */
  | { readonly kind: 'scene'; readonly knot?: InkKnot }
  /** The transition of a choice. */
  | { readonly kind: 'choice'; readonly choice: InkFlowChoice }

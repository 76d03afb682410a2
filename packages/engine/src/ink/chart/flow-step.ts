import type { ChoicePoint } from './choice-point.ts'

/** One way on from a position. */
export type FlowMove =
  | { readonly type: 'go'; readonly to: number }
  /** Into a thread; the flow goes on behind it as well. */
  | { readonly type: 'thread'; readonly to: number }
  /** Behind a thread, when it has run out. */
  | { readonly type: 'behind'; readonly to: number }
  /** Where the flow goes when no choice is offered. */
  | { readonly type: 'fallback'; readonly to: number }
  /** Into a tunnel that comes back to `back`. */
  | { readonly type: 'tunnel'; readonly to: number; readonly back: number }
  /** Out of a tunnel: back to its caller, or, with `to`, onwards to another place. */
  | { readonly type: 'return'; readonly to?: number }
  /** Ink writes a choice's words once: as its label, and again when it is taken. `hold` keeps where to go on, `resume` goes there. */
  | { readonly type: 'hold'; readonly to: number; readonly hold: number }
  | { readonly type: 'resume' }
  /** A function runs and comes back at once: nothing in it moves the flow. */
  | { readonly type: 'function'; readonly to: number }

/** What happens at a position of the flow. */
export interface FlowStep {
  /** The knot or `knot.stitch` that it stands in. */
  readonly flow: string
  readonly moves: readonly FlowMove[]
  readonly choice?: ChoicePoint
  /** `out`: the content runs out, or says DONE; `end`: the whole story stops, also from inside a thread. */
  readonly stop?: 'out' | 'end'
  /** Slots whose tag opens here. */
  readonly slots?: readonly string[]
  /** The ending that a tag names here. */
  readonly ending?: string
}

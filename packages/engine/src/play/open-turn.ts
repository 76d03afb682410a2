import type { TurnMove } from '../ledger/move.ts'
import type { Fill } from '../story/fill.ts'
import type { StageCues } from '../story/frame.ts'
import type { Input } from '../story/input.ts'
import type { Passage, Variables } from '../story/passage.ts'
import type { Source } from '../story/span.ts'
import { slotStop } from '../story/verbs/stops.ts'

/** What stands in an open slot while its turn is open. */
export type SlotState =
  /** The author's words; `reason` where something else was tried is in the ledger, not here. */
  | { readonly kind: 'author' }
  /**
   * A provider is at it; `shown` has been checked, only grows, and stays. `bank` is what stands where the provider brings nothing
   * better: of a slot that asks a provider although the bank has a text for it.
   */
  | { readonly kind: 'open'; readonly shown: string; readonly source: Source; readonly bank?: Fill }
  | { readonly kind: 'filled'; readonly fill: Fill; readonly entry: number }

/** One step of a turn under way: the input, the passage it gave, and the state of the passage's slots. */
export interface Segment {
  readonly input: Input
  readonly passage: Passage
  /** The occurrence number of the passage's first slot. */
  readonly first: number
  readonly slots: readonly SlotState[]
  /** Ledger entries of the requests that its open slots wait for, by slot; absent until they were made. */
  readonly requests?: readonly (number | undefined)[]
}

/** A turn under way. It becomes a `Turn` of the path when no slot of it is open. */
export interface OpenTurn {
  readonly number: number
  readonly move: TurnMove
  readonly entry: number
  readonly segments: readonly Segment[]
  readonly stage: StageCues
  /** The stage before it. */
  readonly stageBefore: StageCues
  /** The variables before it. */
  readonly before: Variables
  /** A turn of the world: ids of the choices on screen, whose labels stay as they are. */
  readonly offered?: readonly string[]
}

/** The step that a segment is, with all that is needed to take it again. */
export function inputTaken({ input, passage: { recorded = [] } }: Pick<Segment, 'input' | 'passage'>): Input {
  return recorded.length === 0 ? input : { ...input, recorded }
}

/** Whether the turn can't go on behind it before a provider has brought a value or a verdict. */
export function isAwaited({ passage: { stop }, slots }: Segment): boolean {
  return slots.at(-1)?.kind === 'open' && slotStop(stop)?.waits === true
}

/** Whether a provider is still at work on a slot of the turn. */
export function isOpen(openTurn: OpenTurn): boolean {
  return openTurn.segments.some(segment => segment.slots.some(slot => slot.kind === 'open'))
}

import type { Json } from '../base/json.ts'
import type { Input } from '../story/input.ts'
import type { MarkedText } from '../story/marked-text.ts'
import type { Stop } from '../story/passage.ts'
import type { Position } from '../story/position.ts'
import type { RecordedCall } from '../story/recorded-call.ts'
import type { InkSnapshot } from './ink-snapshot.ts'
import type { Marks } from './marks.ts'
import type { SavedState } from './saved-state.ts'
import type { WithinThread } from './scene-tracker.ts'

/** What a position waits for. */
export interface Waits {
  readonly stop: Stop | 'idle'
  /** The slot of the stop, and its brief as it was evaluated. */
  readonly slot?: string
  readonly brief?: string
  readonly briefPieces?: readonly MarkedText[]
  readonly briefMarks?: Marks
  /** `invent`, `detour`: slots of the coming line that have had their stop. */
  readonly handled?: readonly string[]
  /** `invent`, `detour`: what `recorded` externals gave while the coming line was looked at. */
  readonly ahead?: readonly RecordedCall[]
  /** Whether the story was entered once more after an ending: then it may run out, which is another ending. */
  readonly again?: true
  /** `choices`, `ask`: numbers of the offers that are not true any more, since the game's world has changed. */
  readonly withdrawn?: readonly number[]
  /** The thread that the player went into. */
  readonly within?: WithinThread
}

/** What moves a playhead, resolved. */
export interface Move {
  readonly input: Input
  /** Index of the choice taken, or -1. */
  readonly pick: number
  /** The values that the game gives, as far as they are new. */
  readonly world: readonly (readonly [string, Json])[]
}

/** How a position was reached from another: enough to do it again. */
export interface Link extends Move {
  readonly from: InkPosition
  /** How many lines ink was asked for. */
  readonly lines: number
  readonly recorded: readonly RecordedCall[]
  /** Whether ink ran into an error in the last of the lines. */
  readonly breaks?: true
}

/** Where a chain of links begins. */
export type Base = { readonly seed: number } | SavedState | InkSnapshot

/** Who made a position and can work out its state. */
export interface PositionKeeper {
  save(position: InkPosition): Json
  /** The state of a position, if it is at hand without a replay. */
  snapshotAtHand(position: InkPosition): InkSnapshot | undefined
}

/**
 * A position is a value, but a lazy one: mostly the position before and what was done there. Every so many steps the
 * state itself is kept and the chain begins anew, so that any position can be rebuilt by a bounded replay.
 */
export class InkPosition implements Position {
  readonly waits: Waits
  readonly keeper: PositionKeeper
  #origin: Base | Link
  #depth: number

  constructor(keeper: PositionKeeper, waits: Waits, origin: Base | Link) {
    this.keeper = keeper
    this.waits = waits
    this.#origin = origin
    this.#depth = 'from' in origin ? origin.from.depth + 1 : 0
  }

  /** The state itself, where it is known: coming back here is no replay then. */
  get base(): Base | undefined {
    return 'from' in this.#origin ? undefined : this.#origin
  }

  get link(): Link | undefined {
    return 'from' in this.#origin ? this.#origin : undefined
  }

  /** Links down to the next base. */
  get depth(): number {
    return this.#depth
  }

  /** Begins a chain here, if the playhead stands here; the one that led here is let go. */
  keep(): void {
    const state = this.link === undefined ? undefined : this.keeper.snapshotAtHand(this)
    if (state === undefined) return
    this.#origin = state
    this.#depth = 0
  }

  toJSON(): Json {
    return this.keeper.save(this)
  }
}

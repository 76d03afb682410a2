/** A turn on screen, from the move that brought it there until the next. */
export interface ShownTurn {
  /** Of the move: no two of them have the same. */
  readonly epoch: number
  /** Number of the turn. */
  readonly turn: number
}

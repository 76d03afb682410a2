import type { LookaheadOptions } from '@lacuna/engine'

/** What a page is to play, and how. */
export interface Play {
  /** Of the model's server, with the version. */
  readonly baseUrl: string
  readonly seed: number
  readonly decisions: number
  readonly lookahead: LookaheadOptions | false
  /** Milliseconds of reading and generating that pass in one of the machine's. */
  readonly scale: number
}

/** What was seen on the screen. */
export interface Seen {
  readonly turns: readonly {
    /** From the click to the first frame of the animation in which all of the turn stands there, in milliseconds of the reader's. */
    readonly waitMs: number
    /** Frames of the animation before that one: 0 where nobody could see that it was not there. */
    readonly framesWithout: number
  }[]
}

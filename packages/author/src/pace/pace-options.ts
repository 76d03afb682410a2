import type { SimulatedSpeed } from '@lacuna/engine/check'

/** What `lacuna pace` was asked for. */
export interface PaceOptions {
  readonly path: string
  readonly speed: SimulatedSpeed
  /** Readers in each row. */
  readonly plays: number
  /** The model whose list price the cost is. */
  readonly model: string
  /** Share of requests that fail, 0 to 1. */
  readonly failures: number
  /** Milliseconds that a decision takes after the reading. */
  readonly decisionMs: number
  /** Decisions of one play-through at most. */
  readonly decisions: number
  /** Every slot may be filled live, whatever bible and slot say, and banks are left out. */
  readonly live: boolean
  /** How many facts about each who is there are told. Default: as many as the bible says. */
  readonly facts?: number
}

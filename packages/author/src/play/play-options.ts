import type { Dial } from '@lacuna/engine'

/** What `lacuna play` was asked for. */
export interface PlayOptions {
  /** The story's file. */
  readonly path: string
  readonly seed: number
  /** Choices to take, by place from 0 or by id; then stop. Without them the player is asked. */
  readonly choices: readonly string[] | undefined
  /** Enter here instead of at the start. */
  readonly at: string | undefined
  readonly lets: readonly (readonly [name: string, value: string])[]
  /** `off`, `grammar`, `recorded:<file>`. */
  readonly provider: string | undefined
  readonly dial: Dial
  /** BCP 47. */
  readonly language: string | undefined
  readonly who: boolean
  readonly json: boolean
  readonly ledger: boolean
}

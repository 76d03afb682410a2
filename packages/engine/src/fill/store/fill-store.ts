import type { Json } from '../../base/json.ts'

/** One accepted answer to a request: who gave it, and what stands in its slots. */
export interface StoredFills {
  readonly provider: string
  readonly model?: string
  /** Made by rules alone. Default false. */
  readonly rules?: boolean
  /** By the member of the answer: the words, the value of an `invent`, or null where the author's words are kept. */
  readonly values: Readonly<Record<string, Json>>
  /** By the member: numbers of what it says that it uses. Default: of none is it known. */
  readonly uses?: Readonly<Record<string, readonly number[]>>
  /** By the member: the reason of a verdict. Default: none is known. */
  readonly because?: Readonly<Record<string, string>>
}

/**
 * Where accepted fills are kept for another visit, another session or another player. Only what reads nothing private is
 * ever given to a store; a store that players share is written by a server alone. Everything that comes out of one is
 * checked like an answer before it is shown; a store that fails costs a question more, and nothing else. Passes
 * `testFillStore` of `@lacuna/engine/testing`.
 */
export interface FillStore {
  /**
   * Whether several players share what it keeps. Then requests tell only what may be shared: of what this reader has done,
   * only slots that read the diary are told. Default false.
   */
  readonly shared?: boolean
  /** The variants of a key, oldest first; none where there are none, or none that can be read. */
  load(key: string): Promise<readonly StoredFills[]>
  /**
   * Adds a variant as the newest, unless an equal one is there. Of more than `most` the oldest goes. A store may drop keys
   * that were used longest ago.
   */
  save(key: string, fills: StoredFills, most: number): Promise<void>
  /**
   * Forgets all that it keeps, and what it was given to save before, whether that is written yet or not; what it is given
   * afterwards it keeps. Default: it can't be erased.
   */
  erase?(): Promise<void>
}

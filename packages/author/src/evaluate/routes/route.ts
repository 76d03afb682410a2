import type { FillRequest } from '@lacuna/engine'

/** A path through a story that is fixed: whoever takes it meets the same passages, whatever is written in its slots. */
export interface Route {
  readonly name: string
  readonly seed: number
  /** Ids of the choices, in order. */
  readonly choices: readonly string[]
  /** What `decide` and `invent` slots are answered, by slot id and occurrence (`lantern.reason/1`). */
  readonly values: Readonly<Record<string, string | number | boolean>>
  /** The ending that it comes to; absent where the story names none. */
  readonly ending?: string
}

/** What one turn of a route shows. */
export interface RoutePage {
  readonly turn: number
  /** The choice that led into it; absent in the first. */
  readonly chosen?: { readonly id: string; readonly text: string }
  /** Lines as they stand with the author's words in every slot, a speaker's name in front. */
  readonly lines: readonly string[]
}

/** A request of a route, and where it was made. */
export interface RouteRequest {
  readonly turn: number
  /** The choice that led into the turn, as it was shown; absent in the first. */
  readonly chosen?: string
  /** What the turn shows with the author's words in every slot. */
  readonly page: readonly string[]
  readonly request: FillRequest
  /**
   * What the reader had done, in the author's words: the diary with the choice just taken, a line each, oldest first. Absent in
   * what was frozen before there was a diary.
   */
  readonly remembered?: readonly string[]
  /** What the author's own grammar puts into its slots, by slot key; a slot that it leaves alone is not in it. */
  readonly grammar: Readonly<Record<string, string>>
}

/** A route that was played: what it shows and what it asks. */
export interface PlayedRoute {
  readonly route: Route
  readonly pages: readonly RoutePage[]
  readonly requests: readonly RouteRequest[]
}

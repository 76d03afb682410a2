import type { RequestCut } from '../fill/request/request-cut.ts'
import type { FillRequest } from '../provider/port/fill-request.ts'
import type { Passage } from '../story/passage.ts'

/** A request with its key. */
export interface KeyedRequest {
  readonly request: FillRequest
  readonly key: string
  readonly cuts: readonly RequestCut[]
  /** Lines before the turn that the request holds. */
  readonly history: readonly string[]
}

/**
 * Requests that were built for passages which read nothing but themselves and the choice: whoever comes to the same
 * passage asks the same. One for each session.
 */
export class KnownRequests {
  readonly #byPassage = new WeakMap<Passage, Map<string, KeyedRequest>>()

  /** The request of that name for a passage; built where it is not known. */
  of(passage: Passage, name: string, build: () => KeyedRequest): KeyedRequest {
    const known = this.#byPassage.get(passage)?.get(name)
    if (known !== undefined) return known
    const built = build()
    const ofPassage = this.#byPassage.get(passage) ?? new Map<string, KeyedRequest>()
    this.#byPassage.set(passage, ofPassage.set(name, built))
    return built
  }
}

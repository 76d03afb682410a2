import type { Json } from '../base/json.ts'

/** What a `recorded` function of the game gave. */
export interface RecordedCall {
  /** The function. Absent in what was kept before it was noted: then it is whichever is called. */
  readonly name?: string
  readonly result: Json
  /** It failed, with this message; there is no result then. */
  readonly failed?: string
}

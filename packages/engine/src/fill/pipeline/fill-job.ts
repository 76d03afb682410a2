import type { FillPlace } from '../../provider/port/fill-place.ts'
import type { FillRequest } from '../../provider/port/fill-request.ts'
import type { Bible } from '../../story/bible.ts'
import type { OpenSlot } from '../../story/passage.ts'
import type { RequestCut } from '../request/request-cut.ts'

/** An open slot that a job is to fill, and the member of the answer that fills it. */
export interface JobSlot {
  /** Number of the open slot in its turn. */
  readonly occurrence: number
  readonly key: string
  readonly open: OpenSlot
  /** `invent`: whether the value that its variable has now is the author's. */
  readonly isAuthors?: boolean
  /** `decide`: the ids of its options, in the order of their names in the request. */
  readonly options?: readonly string[]
}

/** All open slots of one passage: they are asked for in one request, and checked and replaced one by one. */
export interface FillJob {
  readonly epoch: number
  readonly turn: number
  /** Seed of the play-through: variation between two of them. */
  readonly seed: number
  readonly request: FillRequest
  /** Key of the request with the provider and its model. */
  readonly key: string
  readonly slots: readonly JobSlot[]
  readonly bible: Bible
  /** Digests of texts that must not be shown again. */
  readonly rejected: ReadonlySet<string>
  /** The last lines that the player read, oldest first: a fill must not echo one. */
  readonly recentLines: readonly string[]
  /** Labels of the choices that follow, in the author's words: a fill must not take one for the reader. Default: none. */
  readonly offers?: readonly string[]
  /** Computed from something that a model or the player brought in. */
  readonly tainted: boolean
  /** Who may know what the request holds; kept with its fills, as `knownText` writes it. Default: nobody says. */
  readonly known?: string
  /** Entries of the diary that the request tells, by their numbers there: its items from 1 on, in order. Default: none. */
  readonly acts?: readonly number[]
  /** What the request would hold, but for its limits. */
  readonly cuts?: readonly RequestCut[]
  /** For a provider that has the story itself. */
  readonly place?: FillPlace
}

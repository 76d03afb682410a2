import { BoundedMap } from '../../base/bounded-map.ts'
import type { JudgedNote } from '../../ledger/ledger-entry.ts'
import type { FillRequest } from '../../provider/port/fill-request.ts'
import { softDigest } from '../../provider/request/soft-digest.ts'
import type { RequestCut } from '../request/request-cut.ts'
import type { FillJob } from './fill-job.ts'

/** What was sent under one key: the request, and the one that asked for better, where there was one. */
export interface SentRequest {
  readonly request: FillRequest
  /** The second try, with what was wrong with the first. */
  readonly repair?: FillRequest
  /** What the request would have held, but for its limits. */
  readonly cuts: readonly RequestCut[]
}

/** What a judge chose among for a fill, as its ledger entry notes it. */
export interface JudgedContext extends JudgedNote {
  /** The candidates' words, in the order of their digests; absent where the session does not remember them: no save has them. */
  readonly texts?: readonly string[]
}

/** Requests that are remembered; an older one can be built again from the journal. */
const mostKept = 48

/** The requests that a fill pipeline sent lately, by key: for a player who asks what was in them. */
export class SentRequests {
  readonly #kept = new BoundedMap<string, SentRequest>(mostKept)
  /** Words that a judge was shown, by their digests. */
  readonly #candidates = new BoundedMap<string, readonly string[]>(mostKept)

  note(job: FillJob, request: FillRequest): void {
    const [only] = request.slots
    const isPart = job.request.slots.length > 1 && request.slots.length === 1 && request.schema !== job.request.schema
    // Where slots are asked for one by one, each has a request of its own; a repair that asks for one is one for all.
    if (only !== undefined && isPart) this.#note(nameOf(job, only.slot), job, request)
    this.#note(nameOf(job), job, request)
  }

  #note(name: string, job: FillJob, request: FillRequest): void {
    const before = this.#kept.get(name)
    this.#kept.setNewest(
      name,
      request.repair === undefined
        ? { ...before, request, cuts: job.cuts ?? [] }
        : { cuts: job.cuts ?? [], request: job.request, ...before, repair: request },
    )
  }

  /** A judge has chosen among texts, whose digests these are. */
  noteCandidates(digests: readonly string[], texts: readonly string[]): void {
    this.#candidates.setNewest(digests.join(' '), texts)
  }

  /** What a judge chose among, with the texts where they are remembered. */
  judged(note: JudgedNote): JudgedContext {
    const texts = this.#candidates.get(note.candidates.join(' '))
    return texts === undefined ? note : { ...note, texts }
  }

  /**
   * @param soft digest of its soft parts.
   * @param slot full id of the slot that is asked about, where it may have had a request of its own.
   */
  get(key: string, soft: string | undefined, slot = ''): SentRequest | undefined {
    const own = this.#kept.get(`${key} ${soft ?? ''} ${slot}`)
    return own?.request.slots.length === 1 ? own : this.#kept.get(`${key} ${soft ?? ''} `)
  }
}

function nameOf({ key, request }: FillJob, slot = ''): string {
  return `${key} ${softDigest(request) ?? ''} ${slot}`
}

import type { JsonObject } from '@lacuna/engine'
import { type RefusalCode, refusalCodes } from './refusal-codes.ts'

/** What may be said about a refusal besides its code. */
export interface RefusalOptions {
  /** For whoever builds the game: numbers, names and codes of ours; never words of a player, a story or a vendor. */
  readonly data?: JsonObject
  readonly retryAfterMs?: number
}

/** A request that is turned down. It is made of our own words alone, so that it may be answered and logged as it is. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly code: RefusalCode
  readonly status: number
  readonly data: JsonObject
  readonly retryAfterMs: number | undefined

  constructor(code: RefusalCode, { data = {}, retryAfterMs }: RefusalOptions = {}) {
    super(refusalCodes[code].says)
    this.code = code
    this.status = refusalCodes[code].status
    this.data = data
    this.retryAfterMs = retryAfterMs
  }

  /** The answer to the request. */
  response(): Response {
    const { code, message, data, status, retryAfterMs } = this
    return Response.json(
      { error: { code, message, data } },
      {
        status,
        headers: {
          'cache-control': 'no-store',
          ...(retryAfterMs === undefined ? {} : { 'retry-after': String(Math.max(1, Math.ceil(retryAfterMs / 1000))) }),
          ...(status === 401 ? { 'www-authenticate': 'Bearer' } : {}),
        },
      },
    )
  }
}

import type { Clock, FillStore, NarrativeProvider, Story } from '@lacuna/engine'
import type { LimitStore } from '../limits/limit-store.ts'
import type { Limits } from '../limits/limits.ts'
import type { Log } from '../log/log-entry.ts'
import type { ServedStory } from '../replay/served-story.ts'

/** What a server is made of. */
export interface FillHandlerOptions {
  /** The stories that are filled here, and no others: the very ones that the game has. */
  readonly stories: readonly (Story | ServedStory)[]
  /** Who fills them, with the key; one for all stories, or a function of the story. */
  readonly provider: NarrativeProvider | ((story: Story) => NarrativeProvider)
  /**
   * Signs the tokens: 32 characters or more from a random source, the same in every process. Of several, the first one
   * signs and the others are still read: `[new, old]`, for a day at least, so that no limit begins anew.
   */
  readonly secret: string | readonly string[]
  /** Origins whose pages may ask, as browsers write them: `https://game.example`. Requests without an origin are no page's. */
  readonly origins: readonly string[]
  /** Where the routes are. Default `/lacuna`. */
  readonly base?: string
  /** Default {@link defaultLimits}. */
  readonly limits?: Partial<Limits>
  /**
   * Where it is kept what was asked and spent. Default the memory of this process. With `fills` that the same processes
   * share, they make one answer to one request between them.
   */
  readonly store?: LimitStore
  /**
   * Answers that players share: whole ones that kept every contract, to requests in which nothing is anybody's own. Only
   * this server may write it. Default the memory of this process, a thousand requests; `false` for none.
   */
  readonly fills?: FillStore | false
  /** Takes the log. Default nobody. A log that throws or rejects is not heard. */
  readonly log?: Log
  /** Default the machine's. */
  readonly clock?: Clock
  /** Milliseconds since 1970, for tokens and the log. Default the machine's. */
  readonly now?: () => number
}

/** Where a request came from, as the platform knows it. */
export interface RequestOrigin {
  /**
   * The IP address of whoever asks, with or without a port, in any spelling. All who come without one, or with something
   * that is no address, share one account.
   */
  readonly address?: string
}

/** Answers requests: give it to any server that speaks fetch. */
export interface FillHandler {
  (request: Request, from?: RequestOrigin): Promise<Response>
  /**
   * Takes no new requests, and resolves when the answers that are under way have ended, or have been called off after
   * `graceMs` (default 10,000).
   */
  close(graceMs?: number): Promise<void>
}

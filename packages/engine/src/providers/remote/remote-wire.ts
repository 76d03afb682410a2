import type { Json } from '../../base/json.ts'
import type { RecordedReview, Usage } from '../../provider/port/narrative-provider.ts'
import type { Input } from '../../story/input.ts'

/** The version of what game and server say to each other. A server reads those before it, too. */
export const remoteFormat = 4

/** Asks for a token: `POST session`. With an earlier token as bearer the session goes on, and its budget with it. */
export interface SessionBody {
  readonly format: typeof remoteFormat
  readonly story: string
  readonly digest: string
}

/** The answer to {@link SessionBody}. */
export interface SessionAnswer {
  readonly token: string
  /** How long it is good for. */
  readonly seconds: number
}

/**
 * Asks for fills: `POST fill`. There is no request text in it: the server has the story, takes the steps itself, and so
 * comes to the very passage and the very request that the game has.
 */
export interface FillBody {
  readonly format: typeof remoteFormat
  readonly story: string
  readonly digest: string
  /** BCP 47. */
  readonly language: string
  /** What the play-through began with. */
  readonly seed: number
  /** Every step to the passage. */
  readonly steps: readonly Input[]
  /** The open slots that are asked for: their places in the passage, and their ids. */
  readonly slots: readonly { readonly at: number; readonly id: string }[]
  /**
   * The lines that the player read last, where a slot reads them. The server believes those that its own play has, in the
   * author's words or in words of `shown`; others are left out.
   */
  readonly history?: readonly string[]
  /** What the server answered of the lines, with its receipts. */
  readonly shown?: readonly TextReceipt[]
  /** How many other answers to the same request the play-through has. */
  readonly variant: number
  /** Chance of the provider: equal requests with equal draws have equal answers where the provider can do that. */
  readonly draw: number
  /** Second try: members of the first answer that were not accepted. What was wrong with them the server knows itself. */
  readonly again?: readonly string[]
}

/** A text that the server answered, with its signature: by it the server knows the text when it comes back. */
export interface TextReceipt {
  /** Full slot id. */
  readonly slot: string
  /** The words as a game shows them. */
  readonly text: string
  readonly receipt: string
}

/**
 * One event of the stream that answers a {@link FillBody}, as the data of a server-sent event.
 *
 * More may come with a minor version: a `switch` over them wants a `default`.
 */
export type RemoteEvent =
  /** First: who answers. */
  | {
      readonly type: 'answering'
      readonly id: string
      readonly model?: string
      readonly rules?: boolean
      readonly recorded?: RecordedReview
    }
  | { readonly type: 'delta'; readonly text: string }
  | {
      readonly type: 'done'
      readonly reason: 'complete' | 'length' | 'refused'
      readonly model?: string
      readonly usage?: Usage
      /** For each text of the answer that keeps to its contract. */
      readonly receipts?: readonly TextReceipt[]
    }
  /** Last, instead of `done`: a `ProviderError` as JSON. */
  | { readonly type: 'failed'; readonly error: Json }

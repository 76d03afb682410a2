import type { RefusalCode } from '../refusal/refusal-codes.ts'

/**
 * One line of the server's log, as data. There are no words of a player, of a story or of a vendor in it, no address and
 * no token: a session and an address are told apart by marks that can't be turned back. No text in it is longer than 300
 * characters, and what could break a line or move a terminal's cursor stands in it as an escape: `\\u000a`.
 *
 * By its `event`. More may come with a minor version: a `switch` over them wants a `default`.
 */
export type LogEntry = {
  /** Milliseconds since 1970. */
  readonly at: number
  readonly story?: string
  readonly session?: string
  readonly address?: string
} & (
  | { readonly event: 'session'; readonly renewed: boolean }
  | {
      readonly event: 'answer'
      readonly slots: readonly string[]
      readonly provider: string
      readonly model?: string
      /** `made`: asked for now; `kept`: was there; `shared`: another player's, on its way already. */
      readonly from: 'made' | 'kept' | 'shared'
      readonly result: 'complete' | 'length' | 'refused' | 'left' | 'failed'
      /** What failed: a `ProviderErrorKind`. */
      readonly kind?: string
      readonly inputTokens?: number
      readonly outputTokens?: number
      readonly ms: number
      /** Second try. */
      readonly again?: true
    }
  | { readonly event: 'refused'; readonly code: RefusalCode; readonly status: number; readonly path: string }
  /** Something that should not happen; `name` is the error's class. */
  | { readonly event: 'fault'; readonly name: string; readonly where: 'request' | 'fills' | 'account' }
)

/** Takes the server's log entries: writes them to a file, a console, a service. What it throws or rejects with, nobody hears. */
export type Log = (entry: LogEntry) => void

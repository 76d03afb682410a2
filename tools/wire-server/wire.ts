import type { IncomingHttpHeaders } from 'node:http'

/** How an answer ends. */
export type Ending = 'complete' | 'length' | 'refused' | 'paused'

/** The parts of both wire formats that are looked into. */
export interface WireBody {
  readonly model?: string
  readonly stream?: boolean
  readonly max_tokens?: number
  readonly system?: string | readonly { readonly text?: string; readonly cache_control?: unknown }[]
  readonly messages?: readonly { readonly role?: string; readonly content?: unknown }[]
  readonly output_config?: { readonly format?: { readonly schema?: unknown } }
  readonly response_format?: { readonly json_schema?: { readonly schema?: unknown } }
  readonly [member: string]: unknown
}

/** One request that came in. */
export interface WireRequest {
  readonly url: string
  readonly headers: IncomingHttpHeaders
  readonly body: WireBody
  /** Whether a text was sent before: what the vendor's cache of prompts would know. */
  readonly seenBefore: (prefix: string) => boolean
  /** Why it was refused, as the real API would have; absent when it was let in. */
  refused?: string
  /** What it has in tokens: all of it, up to the mark for the cache of prompts, and what that had already. */
  tokens?: { readonly input: number; readonly prefix: number; readonly cached: number }
  /** How it went: answered in full, cut off by the server, or left by the client. */
  outcome: 'open' | 'answered' | 'cut' | 'left'
}

/** One wire format: what it lets in, and how it says things. */
export interface Wire {
  readonly path: string
  refuses(
    request: WireRequest,
    key: string,
    knowsSchemas: boolean,
  ): { readonly status: number; readonly type: string; readonly message: string } | undefined
  /** The JSON schema that was sent apart from the text, if one was. */
  schema(request: WireRequest): unknown
  /** All text that was sent. */
  prompt(request: WireRequest): string
  error(type: string, message: string): unknown
  frame(event: unknown): string
  begin(request: WireRequest): readonly unknown[]
  delta(piece: string, request: WireRequest): unknown
  stop(ending: Ending, tokens: number, request: WireRequest): readonly unknown[]
  end(): readonly unknown[]
  /** The answer as one body, for a request that asked for no stream. */
  whole(request: WireRequest, said: string, ending: Ending, tokens: number): unknown
}

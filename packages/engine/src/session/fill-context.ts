import type { JudgedContext, SentRequest } from '../fill/pipeline/sent-requests.ts'

/**
 * What a provider was sent for a fill.
 * - `kept`: the request as it was sent
 * - `rebuilt`: worked out from the journal; its key proves that it is the same, word for word
 * - `gone`: something was sent, and it can't be worked out any more: the path has left it, or the story has changed
 *
 * More may come with a minor version: a `switch` over them wants a `default`.
 */
export type FillContext =
  | ({ readonly state: 'kept' | 'rebuilt'; readonly judged?: JudgedContext } & SentRequest)
  | { readonly state: 'gone'; readonly judged?: JudgedContext }

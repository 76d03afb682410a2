import type { JudgedContext, SentRequest } from '../fill/pipeline/sent-requests.ts'
import { entryAt } from '../ledger/ledger.ts'
import type { Play } from '../play/play.ts'
import { fillCode } from './fill-code.ts'
import type { SessionServices } from './session-services.ts'

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

/** What was sent for the fill of a ledger entry; nothing where nothing was sent. */
export async function contextOf(services: SessionServices, play: Play, n: number): Promise<FillContext | undefined> {
  const entry = entryAt(play.ledger, n)
  if (entry?.kind !== 'fill' || entry.fill.key === undefined || entry.fill.reason === 'no-consent') return undefined
  return (await fillCode.fetch()).sentContext(services, play, entry)
}

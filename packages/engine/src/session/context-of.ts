import type { JudgedContext, SentRequest } from '../fill/pipeline/sent-requests.ts'
import { entryAt, type Ledger } from '../ledger/ledger.ts'
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
  if (entry?.kind !== 'fill' || entry.fill.key === undefined) return undefined
  const { key, slot, source } = entry.fill
  // One that was prepared may have been told less than stood there when it was shown.
  const soft = source === 'author' ? softBehind(play.ledger, n, key) : entry.fill.soft
  const { sent } = services.fill?.pipeline ?? {}
  const note = entry.notes?.judged
  const judged = note && { judged: sent?.judged(note) ?? note }
  const kept = sent?.get(key, soft, slot)
  if (kept !== undefined) return { state: 'kept', ...kept, ...judged }
  if (entry.fill.reason === 'no-consent') return undefined
  const { rebuildRequest } = await fillCode.fetch()
  const rebuilt = rebuildRequest(services.context, play, n)
  return rebuilt === undefined ? { state: 'gone', ...judged } : { state: 'rebuilt', ...rebuilt, ...judged }
}

/** The digest of the soft parts of the request that a fill came of. */
function softBehind(ledger: Ledger, n: number, key: string): string | undefined {
  const { turn } = entryAt(ledger, n) ?? {}
  for (let at = n - 1; at > 0; at--) {
    const entry = entryAt(ledger, at)
    if (entry === undefined || entry.turn !== turn) return undefined
    if (entry.kind === 'request' && entry.request.key === key) return entry.request.soft
  }
  return undefined
}

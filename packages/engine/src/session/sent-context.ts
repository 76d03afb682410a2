import { entryAt, type Ledger } from '../ledger/ledger.ts'
import type { LedgerEntry } from '../ledger/ledger-entry.ts'
import type { Play } from '../play/play.ts'
import type { PlayContext } from '../play/play-context.ts'
import { rebuildRequest } from '../requests/rebuild-request.ts'
import type { FillContext } from './fill-context.ts'
import type { FillServices } from './fill-services.ts'

/** What a session has for it. */
interface Services {
  readonly context: PlayContext
  readonly fill: FillServices | undefined
}

/** What was sent for a fill: as it is kept, or worked out again. */
export function sentContext(
  services: Services,
  play: Play,
  { n, fill, notes }: Extract<LedgerEntry, { kind: 'fill' }>,
): FillContext {
  const { key = '', slot, source } = fill
  // One that was prepared may have been told less than stood there when it was shown.
  const soft = source === 'author' ? softBehind(play.ledger, n, key) : fill.soft
  const { sent } = services.fill?.pipeline ?? {}
  const note = notes?.judged
  const judged = note && { judged: sent?.judged(note) ?? note }
  const kept = sent?.get(key, soft, slot)
  if (kept !== undefined) return { state: 'kept', ...kept, ...judged }
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

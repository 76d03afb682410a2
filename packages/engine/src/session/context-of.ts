import { entryAt } from '../ledger/ledger.ts'
import type { Play } from '../play/play.ts'
import { fillCode } from './fill-code.ts'
import type { FillContext } from './fill-context.ts'
import type { SessionServices } from './session-services.ts'

/** What was sent for the fill of a ledger entry; nothing where nothing was sent. */
export async function contextOf(services: SessionServices, play: Play, n: number): Promise<FillContext | undefined> {
  const entry = entryAt(play.ledger, n)
  if (entry?.kind !== 'fill' || entry.fill.key === undefined || entry.fill.reason === 'no-consent') return undefined
  return (await fillCode.fetch()).sentContext(services, play, entry)
}

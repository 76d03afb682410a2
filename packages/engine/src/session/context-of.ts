import { lookaheadRoots } from '../ahead/lookahead-roots.ts'
import { turnsAhead } from '../ahead/turns-ahead.ts'
import type { SentRequest } from '../fill/pipeline/sent-requests.ts'
import { entriesOf, entryAt } from '../ledger/ledger.ts'
import type { AskedProvider, LedgerEntry } from '../ledger/ledger-entry.ts'
import type { Fold } from '../play/fold.ts'
import { turnsOf } from '../play/path.ts'
import type { Play } from '../play/play.ts'
import { stepsOf, type Turn } from '../play/turn.ts'
import type { NarrativeProvider } from '../provider/port/narrative-provider.ts'
import type { FillServices } from './fill-services.ts'

/**
 * What a provider was told for a fill.
 * - `kept`: the request as it was sent
 * - `told-again`: worked out from the journal; its key proves that it is the same, word for word
 * - `gone`: something was sent, and it can't be told any more: that way was left, or the story has changed
 */
export type FillContext = ({ readonly state: 'kept' | 'told-again' } & SentRequest) | { readonly state: 'gone' }

/** What was sent for the fill that a ledger entry tells of; nothing where nothing was sent. */
export function contextOf(
  fold: Fold,
  play: Play,
  services: FillServices | undefined,
  n: number,
): FillContext | undefined {
  const entry = entryAt(play.ledger, n)
  if (entry?.kind !== 'fill' || entry.fill.key === undefined) return undefined
  const { key, reason } = entry.fill
  const kept = services?.desk.sent.get(key)
  if (kept !== undefined) return { state: 'kept', ...kept }
  if (reason === 'no-consent') return undefined
  const again = requestAgain(fold, play, entry.turn, n, key)
  return again === undefined ? { state: 'gone' } : { state: 'told-again', ...again }
}

function requestAgain(fold: Fold, play: Play, number: number, n: number, key: string): SentRequest | undefined {
  const entries = entriesOf(play.ledger)
  const asked = askedBefore(entries, n, key)
  const turn = turnsOf(play).at(number - 1) ?? play.openTurn
  if (asked === undefined || turn === undefined || turn.entry > n) return undefined
  const previous: Turn | undefined = 'previous' in turn ? turn.previous : play.tip
  const before = fold.reframe({ ...play, tip: previous, openTurn: undefined, redo: undefined })
  const [root] = lookaheadRoots(fold, before)
  if (root === undefined) return undefined
  const provider: Pick<NarrativeProvider, 'id'> = { id: asked.provider, ...(asked.model && { model: asked.model }) }
  const inputs = 'segments' in turn ? turn.segments.map(({ input }) => input) : stepsOf(turn)
  const world = inputs[0]?.world
  const from = { at: root.at, turn: number - 1, depth: 0, variables: before.frame.variables, steps: [] }
  for (const language of languagesAt(entries, n, play.language, fold.story.bible.language)) {
    const branches = turnsAhead(
      { ...root.context, provider: provider as NarrativeProvider, language, dial: 'live' },
      { ...from, ...(world === undefined ? {} : { world }) },
      turn.move,
      (_, occurrence) =>
        'fills' in turn ? turn.fills.find(one => one.fill.occurrence === occurrence)?.fill : undefined,
    )
    const job = [...branches].flatMap(({ jobs }) => jobs).find(one => one.key === key)
    if (job !== undefined) return { request: job.request, cuts: job.cuts ?? [] }
  }
  return undefined
}

function askedBefore(entries: readonly LedgerEntry[], n: number, key: string): AskedProvider | undefined {
  const entry = entries.findLast(one => one.n < n && one.kind === 'request' && one.request.key === key)
  return entry?.kind === 'request' ? entry.request : undefined
}

/** Languages that may have been set then. The first one is no move; whichever gives the key is the right one. */
function languagesAt(entries: readonly LedgerEntry[], n: number, ...others: readonly string[]): ReadonlySet<string> {
  const set = entries.findLast(one => one.n < n && one.kind === 'move' && one.move.type === 'language')
  const language = set?.kind === 'move' && set.move.type === 'language' ? [set.move.language] : []
  return new Set([...language, ...others])
}

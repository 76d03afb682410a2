import type { FillUpdate } from '../fill/pipeline/fill-update.ts'
import { append, keptFill } from '../ledger/ledger.ts'
import type { Fill } from '../story/fill.ts'
import { LacunaError } from '../story/lacuna-error.ts'
import type { OpenTurn, SlotState } from './open-turn.ts'
import { type Outcome, unchanged } from './outcome.ts'
import type { Play } from './play.ts'
import type { PlayContext } from './play-context.ts'
import { authorsInstead, playableFill } from './playable-fill.ts'
import { reframeOpen } from './show-play.ts'
import { proceed } from './take-step.ts'

/** The play-through after an update of the fill pipeline; one that is out of date changes nothing. */
export function takeFill(context: PlayContext, play: Play, update: FillUpdate): Outcome {
  const { openTurn } = play
  if (openTurn === undefined || update.epoch !== play.epoch || update.turn !== openTurn.number) return unchanged(play)
  const place = openTurn.segments.findIndex(
    ({ first, slots }) => update.occurrence >= first && update.occurrence < first + slots.length,
  )
  const segment = openTurn.segments[place]
  const state = segment?.slots[update.occurrence - (segment?.first ?? 0)]
  if (segment === undefined || state?.kind !== 'open') return unchanged(play)
  if (update.type === 'fill.text') {
    if (!update.text.startsWith(state.shown)) return unchanged(play)
    const longer = withState(openTurn, place, update.occurrence, { ...state, shown: update.text })
    return unchanged(reframeOpen(context, { ...play, openTurn: longer }))
  }
  const fill = playableFill(context.fork(), segment, orOfBank(nothingTakenBack(update.fill, state), state))
  const accept = (accepted: Fill): Outcome => {
    const ledger = append(play.ledger, openTurn.number, { kind: 'fill', fill: accepted }, update.notes)
    const kept = keptFill(ledger, accepted)
    const filled = withState(openTurn, place, update.occurrence, { kind: 'filled', fill: kept, entry: ledger.length })
    return proceed(context, { ...play, ledger }, { openTurn: filled, ledger })
  }
  try {
    return accept(fill)
  } catch (error) {
    if (!(error instanceof LacunaError) || fill.value === undefined) throw error
    // A value that the story itself won't have: the author's stays.
    const words = segment.passage.slots[update.occurrence - segment.first]?.words ?? ''
    return accept(authorsInstead(fill, words, 'contract'))
  }
}

function withState(openTurn: OpenTurn, place: number, occurrence: number, state: SlotState): OpenTurn {
  const segments = openTurn.segments.map((segment, index) =>
    index === place ? { ...segment, slots: segment.slots.with(occurrence - segment.first, state) } : segment,
  )
  return { ...openTurn, segments }
}

/** Whatever comes at the end, what the player has read stays. */
function nothingTakenBack(fill: Fill, { shown, source }: SlotState & { readonly kind: 'open' }): Fill {
  const authors = fill.source === 'author'
  if (shown === '' || (!authors && fill.text.startsWith(shown))) return fill
  return { ...fill, source: authors ? source : fill.source, text: shown, reason: 'truncated' }
}

/** The bank's text, where the provider brought nothing. */
function orOfBank(fill: Fill, { bank }: SlotState & { readonly kind: 'open' }): Fill {
  return fill.source === 'author' && fill.reason !== 'verbatim' ? (bank ?? fill) : fill
}

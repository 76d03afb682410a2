import { append } from '../ledger/ledger.ts'
import type { Fill, FillReason } from '../story/fill.ts'
import { lowestDial } from '../story/slot.ts'
import { finishTurn } from './finish-turn.ts'
import type { Segment, SlotState } from './open-turn.ts'
import { type Outcome, unchanged } from './outcome.ts'
import type { Play } from './play.ts'
import type { PlayContext } from './play-context.ts'
import type { TurnRun } from './run-turn.ts'
import { proceed } from './take-step.ts'

/**
 * The play-through with nothing open: what was shown of an unfinished fill stays, everything else is the author's
 * words or a reviewed fill. Nobody is asked again for them.
 */
export function settle(context: PlayContext, play: Play, reason: FillReason): Outcome {
  const closed = closedTurn(play, reason)
  if (closed === undefined) return unchanged(play)
  const outcome = proceed(context, closed.play, closed.run)
  return {
    ...outcome,
    play: { ...outcome.play, dial: play.dial, frame: Object.freeze({ ...outcome.play.frame, dial: play.dial }) },
  }
}

/** The play-through as it is found when it is left now: nothing is open, and no step is taken. */
export function leftNow(play: Play): Omit<Play, 'frame'> {
  const closed = closedTurn(play, 'interrupted')
  if (closed === undefined) return play
  const { openTurn, ledger } = closed.run
  return { ...play, tip: finishTurn(openTurn, play.tip, ledger), openTurn: undefined, ledger }
}

function closedTurn(play: Play, reason: FillReason): { readonly play: Play; readonly run: TurnRun } | undefined {
  const { openTurn } = play
  if (openTurn === undefined) return undefined
  let { ledger } = play
  const segments = openTurn.segments.map(segment => {
    if (!segment.slots.some(slot => slot.kind === 'open')) return segment
    const slots = segment.slots.map((state, index): SlotState => {
      if (state.kind !== 'open') return state
      const fill = fillLeftAt(segment, index, state.shown, reason)
      ledger = append(ledger, openTurn.number, { kind: 'fill', fill })
      return { kind: 'filled', fill, entry: ledger.length }
    })
    return { ...segment, slots }
  })
  const authored = { ...play, dial: lowestDial('reviewed', play.dial), ledger, epoch: play.epoch + 1 } as const
  return { play: authored, run: { openTurn: { ...openTurn, segments }, ledger } }
}

function fillLeftAt(segment: Segment, index: number, shown: string, reason: FillReason): Fill {
  const open = segment.passage.slots[index]
  const state = segment.slots[index]
  const place = { slot: open?.slot.id ?? '', occurrence: segment.first + index }
  if (shown === '' && state?.kind === 'open' && state.bank !== undefined) return state.bank
  if (shown === '' || state?.kind !== 'open') return { ...place, source: 'author', text: open?.words ?? '', reason }
  return { ...place, source: state.source, text: shown, reason: 'truncated' }
}

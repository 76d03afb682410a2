import { type Ledger, type RecordedFill, recordedFill } from '../ledger/ledger.ts'
import { inputTaken, type OpenTurn } from './open-turn.ts'
import { keptSteps, type Turn } from './turn.ts'

const noFills: readonly never[] = []

/** A turn with nothing open, as the path keeps it. */
export function finishTurn(openTurn: OpenTurn, previous: Turn | undefined, ledger: Ledger): Turn {
  const { number, move, entry, segments, stage } = openTurn
  const fills: RecordedFill[] = []
  for (const { slots } of segments) {
    for (const slot of slots) if (slot.kind === 'filled') fills.push(recordedFill(ledger, slot.entry) ?? slot)
  }
  const steps = keptSteps(move, segments.map(inputTaken))
  // Copied: an array that has grown holds room for more.
  const kept = fills.length === 0 ? noFills : fills.slice()
  return { number, previous, move, entry, steps, fills: kept, stage, at: segments.at(-1)?.passage.at }
}

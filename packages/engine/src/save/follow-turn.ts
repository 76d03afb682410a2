import { sameJson } from '../base/json.ts'
import { append, type Ledger } from '../ledger/ledger.ts'
import type { TurnMove } from '../ledger/move.ts'
import { cuesIn, stageAfter } from '../play/cues.ts'
import { brokenIfEndless } from '../play/endless-turn.ts'
import { followUp } from '../play/follow-up.ts'
import { inputOf } from '../play/move-input.ts'
import { inputTaken, type Segment, type SlotState } from '../play/open-turn.ts'
import { keptSteps, stepsOf, type Turn } from '../play/turn.ts'
import type { ChoiceIdentity } from '../story/choice-identity.ts'
import type { Input } from '../story/input.ts'
import type { Passage, PassageChoice } from '../story/passage.ts'
import type { Position } from '../story/position.ts'
import type { Skeleton } from '../story/skeleton.ts'
import { slotStop, verbAt } from '../story/verbs/stops.ts'
import { type KeptChoice, proposedChoice, resolveChoice, resolveVerdict, wordsTaken } from './resolve-choice.ts'

/** Where in a changed story a kept turn is to be played: the turn before it, and what is offered there. */
export interface Standing {
  readonly skeleton: Skeleton
  readonly at: Position
  readonly previous: Turn | undefined
  readonly offered: readonly PassageChoice[]
  readonly ledger: Ledger
  /** Whether another slot has the same words and the same tag: their ids differ by their order alone. */
  readonly hasEqual: (slot: string | undefined) => boolean
  /** Whether the story is the very one that the turn was kept in: what was kept without a name is known by its order then. */
  readonly isSameStory: boolean
  /** Whether what no longer fits is replaced by the one choice that may be meant. */
  readonly takesProposals: boolean
  /** The choice to take in place of this turn's, by id. */
  readonly instead?: string
}

/** A kept turn as a changed story plays it. */
export interface FollowedTurn {
  readonly turn: Turn
  readonly ledger: Ledger
  readonly offered: readonly PassageChoice[]
  /** Something in it is not what it was, or it can't be known whether it is. */
  readonly changed: boolean
  /** The story breaks in it. */
  readonly isBroken: boolean
}

/** A turn that a changed story can't play as it was. */
export class TurnMisfit extends Error {
  readonly reason: string
  readonly offered: readonly PassageChoice[]
  readonly proposal: PassageChoice | undefined
  readonly wanted: KeptChoice | undefined

  constructor(reason: string, offered: readonly PassageChoice[], wanted?: KeptChoice, proposal?: PassageChoice) {
    super(reason)
    this.reason = reason
    this.offered = offered
    this.wanted = wanted
    this.proposal = proposal
  }
}

/**
 * Plays a kept turn in a story that has changed since. A choice, a verdict, a value or a recorded call goes where it was
 * given: to the same choice, the same slot, the same function, not to whatever stands in its place now.
 *
 * @throws TurnMisfit where a choice or a verdict is not to be found; LacunaError what the skeleton throws.
 */
export function followTurn(kept: Turn, standing: Standing): FollowedTurn {
  const { skeleton, previous, isSameStory, hasEqual } = standing
  const [first, ...waiting] = stepsOf(kept)
  const taken = takenMove(kept.move, standing)
  let { changed } = taken
  const isSame = taken.move === kept.move
  const number = kept.number
  const ledger = isSame ? standing.ledger : append(standing.ledger, number, { kind: 'move', move: taken.move })
  const entry = isSame ? kept.entry : ledger.length
  const segments: Segment[] = []
  let at = standing.at
  let stage = previous?.stage ?? {}
  const step = (input: Input): Passage => {
    const passage = skeleton.step(at, { ...input, recorded: input.recorded ?? [] })
    at = passage.at
    stage = stageAfter(stage, cuesIn(passage))
    if ((input.recorded?.length ?? 0) !== (passage.recorded?.length ?? 0)) changed = true
    if (!isSameStory && input.recorded?.some(call => call.name === undefined)) changed = true
    const past = segments.reduce((sum, { slots }) => sum + slots.length, 0)
    const slots = passage.slots.map((): SlotState => ({ kind: 'author' }))
    const segment = brokenIfEndless({ input, passage, first: past, slots }, segments.length)
    segments.push(segment)
    return segment.passage
  }
  const { world, checked, recorded } = first ?? {}
  const given = { ...(world && { world }), ...(checked && { checked }), ...(recorded && { recorded }) }
  const brought = waiting.filter(({ type, ...rest }) => type === 'value' && 'values' in rest)
  const invented: (string | undefined)[] = []
  let passage = step({ ...inputOf(taken.move, entry), ...given })
  for (;;) {
    if (verbAt(passage.stop)?.brings === 'value') invented.push(passage.slots.at(-1)?.slot.id)
    const answer = takeAnswer(waiting, passage)
    const now = answer && answerNow(answer, passage)
    const next = now === undefined ? followUp(segments.at(-1) as Segment) : now.input
    if (next === undefined) break
    // Somebody judges where nobody did; a turn that was saved on its way had not come so far.
    if (answer === undefined && next.type === 'verdict') changed = true
    if (!isSameStory && answer !== undefined && slotOf(answer) === undefined && isDecided(answer)) changed = true
    if (answer !== undefined && (now?.changed === true || hasEqual(slotOf(answer)))) changed ||= !isSameStory
    passage = step(next)
  }
  if (waiting.some(isDecided)) changed = true
  // A slot that is come to several times in one turn: which value was whose is known by their order alone.
  if (!isSameStory && brought.some(value => invented.filter(slot => slot === slotOf(value)).length > 1)) changed = true
  const steps = keptSteps(taken.move, segments.map(inputTaken))
  const turn: Turn = { number, previous, move: taken.move, entry, steps, fills: kept.fills, stage, at }
  return { turn, ledger, offered: passage.choices, changed, isBroken: passage.stop === 'broken' }
}

function takenMove(move: TurnMove, standing: Standing): { readonly move: TurnMove; readonly changed: boolean } {
  if (move.type !== 'choose' && move.type !== 'answer') return { move, changed: false }
  const { skeleton, offered, instead, takesProposals } = standing
  const { text: _typed, ...answered } = move
  const resolved = resolveChoice(skeleton, move.type === 'answer' ? answered : move, offered)
  const proposal = resolved.found === undefined ? proposedChoice(move, offered) : undefined
  const chosen = instead === undefined ? undefined : offered.find(choice => choice.id === instead)
  const found = chosen ?? resolved.found ?? (takesProposals ? proposal : undefined)
  if (found === undefined) {
    throw new TurnMisfit(resolved.found === undefined ? resolved.reason : 'not-offered', offered, move, proposal)
  }
  const isUncertain = resolved.found !== undefined && resolved.changed
  const changed = found === resolved.found ? isUncertain && !standing.isSameStory : true
  const { identity } = found
  if (found.id === move.choice && sameIdentity(identity, move.identity)) return { move, changed }
  const { identity: _, ...rest } = move
  const text = move.type === 'answer' ? move.text : wordsTaken(found, move.text)
  return { move: { ...rest, text, choice: found.id, ...(identity && { identity }) }, changed }
}

/** The answer that was given at the place where a passage stops, taken out of those that wait. */
function takeAnswer(waiting: Input[], { stop, slots }: Passage): Input | undefined {
  const { next, takes = [] } = slotStop(stop) ?? {}
  if (next === undefined) return undefined
  const slot = slots.at(-1)?.slot.id
  const index = waiting.findIndex(step => takes.includes(step.type) && (slotOf(step) ?? slot) === slot)
  return index === -1 ? undefined : waiting.splice(index, 1)[0]
}

function slotOf(step: Input): string | undefined {
  return 'slot' in step ? step.slot : undefined
}

/** A kept answer as the story takes it now. */
function answerNow(given: Input, { choices, slots }: Passage): { readonly input: Input; readonly changed: boolean } {
  const slot = slots.at(-1)?.slot.id ?? ''
  if (given.type !== 'verdict') return { input: { ...given, slot } as Input, changed: false }
  const resolved = resolveVerdict(given, choices)
  if (resolved.found === undefined) throw new TurnMisfit(resolved.reason, choices, given)
  const { id, identity } = resolved.found
  const { identity: _, ...rest } = given
  return { input: { ...rest, choice: id, slot, ...(identity && { identity }) }, changed: resolved.changed }
}

/** Whether somebody decided something by a step, or brought something in. */
function isDecided(step: Input): boolean {
  return step.type === 'verdict' || ('values' in step && step.values !== undefined)
}

function sameIdentity(one: ChoiceIdentity | undefined, other: ChoiceIdentity | undefined): boolean {
  return sameJson({ ...one }, { ...other })
}

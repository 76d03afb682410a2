import { fillFromBank } from '../fill/bank/fill-from-bank.ts'
import { bankFor, findInBank } from '../fill/bank/find-in-bank.ts'
import { append, type Ledger } from '../ledger/ledger.ts'
import type { Fill } from '../story/fill.ts'
import type { Input } from '../story/input.ts'
import type { Passage } from '../story/passage.ts'
import type { Position } from '../story/position.ts'
import { lowestDial, type Slot } from '../story/slot.ts'
import { isFilled } from '../story/verbs/is-filled.ts'
import { bringsValue, verbs } from '../story/verbs/verbs.ts'
import { broughtIn } from './brought-in.ts'
import { cuesIn, stageAfter } from './cues.ts'
import { brokenIfEndless } from './endless-turn.ts'
import { followUp } from './follow-up.ts'
import type { OpenTurn, Segment, SlotState } from './open-turn.ts'
import { situationAt } from './situation-at.ts'
import type { TurnContext } from './turn-context.ts'

/** A turn as far as it could run, and what came of it. */
export interface TurnRun {
  readonly openTurn: OpenTurn
  readonly ledger: Ledger
}

/**
 * Takes the step `input`, and those that follow from it without anybody's help: a verdict by the author's default and
 * an `invent` that keeps the author's value where nobody else is to be asked, a detour by the authored scene. Stops at choices, at the end, or where a
 * provider has to come first, or where the story breaks.
 */
export function runTurn(context: TurnContext, run: TurnRun, at: Position, input: Input): TurnRun {
  let { openTurn, ledger } = run
  let position = at
  for (let next: Input | undefined = input; next !== undefined; ) {
    const passage = context.skeleton.step(position, next)
    position = passage.at
    const opened = openSegment(context, openTurn, ledger, next, passage)
    ledger = opened.ledger
    const segment = brokenIfEndless(opened.segment, openTurn.segments.length)
    openTurn = {
      ...openTurn,
      segments: openTurn.segments.length === 0 ? [segment] : [...openTurn.segments, segment],
      stage: stageAfter(openTurn.stage, cuesIn(passage)),
    }
    next = followUp(segment)
  }
  return { openTurn, ledger }
}

interface Opened {
  readonly segment: Segment
  readonly ledger: Ledger
}

function openSegment(context: TurnContext, openTurn: OpenTurn, before: Ledger, input: Input, passage: Passage): Opened {
  const first = openTurn.segments.reduce((sum, segment) => sum + segment.slots.length, 0)
  if (passage.slots.length === 0) {
    return { segment: { input, passage, first, slots: [] }, ledger: before }
  }
  let ledger = before
  const standing = standingLabels(openTurn, passage)
  const slots = passage.slots.map((open, index): SlotState => {
    if (!isFilled(open, passage) || standing.has(index)) return { kind: 'author' }
    if (bringsValue(open.slot.verb) && openTurn.segments.length >= maxAsking) return { kind: 'author' }
    const { brings, isVerdict } = verbs[open.slot.verb]
    const dial = lowestDial(open.slot.policy, context.story.bible.allow, context.dial)
    if (dial === 'author') return { kind: 'author' }
    const reviewed = brings === 'words' ? fromBank(context, openTurn, { input, passage, first }, index) : undefined
    const { reads, document } = open.slot
    // What is to be this reader's own is asked for first.
    const asksFirst = dial === 'live' && (reads.diary !== undefined || document !== undefined)
    if (reviewed !== undefined && !(asksFirst && context.openSource !== undefined)) {
      if (context.isAhead !== true) ledger = append(ledger, openTurn.number, { kind: 'fill', fill: reviewed })
      return { kind: 'filled', fill: reviewed, entry: ledger.length }
    }
    if (dial === 'reviewed' || context.openSource === undefined) return { kind: 'author' }
    if (brings === 'value' && !isVerdict && keepsItsValue(context, openTurn, input, open.slot))
      return { kind: 'author' }
    return { kind: 'open', shown: '', source: context.openSource, ...(reviewed && { bank: reviewed }) }
  })
  return { segment: { input, passage, first, slots }, ledger }
}

/** Whether a value that was brought in earlier stays: the step goes on without one then, as with the author's own. */
function keepsItsValue(context: TurnContext, { segments }: OpenTurn, input: Input, { again, variable }: Slot): boolean {
  if (again === true || variable === undefined) return false
  const steps = [...segments.map(segment => segment.input), input]
  return broughtIn(steps, context.broughtIn()).has(variable)
}

/** Steps of one turn in which values and verdicts are asked for: a circle of them is left by the author's defaults. */
const maxAsking = 12

/** Slots of labels that are on screen already: they are not filled again. */
function standingLabels({ offered = [] }: OpenTurn, { choices }: Passage): ReadonlySet<number | undefined> {
  const standing = choices.filter(choice => offered.includes(choice.id))
  return new Set(standing.flatMap(choice => choice.pieces.map(piece => piece.slot)))
}

function fromBank(
  context: TurnContext,
  openTurn: OpenTurn,
  step: Pick<Segment, 'input' | 'passage' | 'first'>,
  index: number,
): Fill | undefined {
  const bank = bankFor(context.story.banks, context.language)
  const open = step.passage.slots[index]
  if (bank === undefined || open === undefined) return undefined
  const occurrence = step.first + index
  const seed = `${context.seed}/${openTurn.number}/${occurrence}`
  const { bible, slotDigests } = context.story
  const terms = { rule: bible.bank, slotDigest: slotDigests?.[open.slot.id] }
  const situation = situationAt(context, openTurn, step, index)
  const found = findInBank(bank, open.slot, situation, seed, context.shownFills(open.slot.id), terms)
  return found && fillFromBank(found, occurrence, open.words)
}

import { fillFromBank } from '../fill/bank/fill-from-bank.ts'
import { bankFor, findInBank } from '../fill/bank/find-in-bank.ts'
import type { FillJob } from '../fill/pipeline/fill-job.ts'
import { append, type Ledger } from '../ledger/ledger.ts'
import type { NarrativeProvider } from '../provider/port/narrative-provider.ts'
import type { Fill } from '../story/fill.ts'
import type { Input } from '../story/input.ts'
import type { Cue, OpenSlot, Passage } from '../story/passage.ts'
import type { Position } from '../story/position.ts'
import type { Skeleton } from '../story/skeleton.ts'
import { type Dial, lowestDial, type Slot } from '../story/slot.ts'
import type { Story } from '../story/story.ts'
import { isFilled } from '../story/verbs/is-filled.ts'
import { bringsValue } from '../story/verbs/verbs.ts'
import { broughtIn } from './brought-in.ts'
import { cuesIn, isMomentary, stageAfter } from './cues.ts'
import { brokenIfEndless } from './endless-turn.ts'
import { followUp } from './follow-up.ts'
import type { AuthoredLabel } from './frames.ts'
import type { jobFor } from './job-for.ts'
import type { Segment, SlotState, Telling } from './telling.ts'

/** What telling a turn depends on, besides the turn itself. */
export interface TellContext {
  readonly story: Story
  readonly skeleton: Skeleton
  readonly provider: NarrativeProvider | undefined
  /** Makes requests; absent while it is being fetched. What is open then is asked for by `askForOpen`. */
  readonly jobFor: typeof jobFor | undefined
  readonly seed: number
  readonly language: string
  readonly dial: Dial
  readonly epoch: number
  /** The last lines before this turn, oldest first; asked for only when a provider is. */
  readonly recentLines: () => readonly string[]
  /** The label of the choice that led into this turn, as the author wrote it. */
  readonly label: (choice: string) => AuthoredLabel | undefined
  /** Texts that the play-through has shown in a slot lately, oldest first. */
  readonly shownFills: (slot: string) => readonly string[]
  /** Words the player typed, by `ask` slot. */
  readonly typed: () => Readonly<Record<string, string>>
  /** Variables that a value was brought in for before this turn: an `invent` without `again` asks for none of them. */
  readonly broughtIn: () => ReadonlySet<string>
  /** Looking ahead: nothing is recorded. */
  readonly isAhead?: true
  /** The steps of all turns before this one, oldest first; without them a job has no place. */
  readonly stepsBefore?: () => readonly Input[]
}

/** A turn as far as it could be told, and what came of it. */
export interface Told {
  readonly telling: Telling
  readonly ledger: Ledger
  readonly jobs: readonly FillJob[]
  /** Cues of the moment, in order. */
  readonly cues: readonly Cue[]
}

/**
 * Takes the step `input`, and those that follow from it without anybody's help: a verdict by the author's default and
 * an `invent` that keeps the author's value where nobody else is to be asked, a detour by the authored scene. Stops at choices, at the end, or where a
 * provider has to come first, or where the story breaks.
 */
export function tell(context: TellContext, told: Told, at: Position, input: Input): Told {
  let { telling, ledger } = told
  const jobs = [...told.jobs]
  const cues = [...told.cues]
  let position = at
  for (let next: Input | undefined = input; next !== undefined; ) {
    const passage = context.skeleton.step(position, next)
    position = passage.at
    const opened = openSegment(context, telling, ledger, next, passage)
    ledger = opened.ledger
    if (opened.job !== undefined) jobs.push(opened.job)
    const segment = brokenIfEndless(opened.segment, telling.segments.length)
    const here = cuesIn(passage)
    telling = {
      ...telling,
      segments: telling.segments.length === 0 ? [segment] : [...telling.segments, segment],
      stage: stageAfter(telling.stage, here),
    }
    for (const cue of here) if (isMomentary(cue)) cues.push(cue)
    next = followUp(segment)
  }
  return { telling, ledger, jobs, cues }
}

interface Opened {
  readonly segment: Segment
  readonly ledger: Ledger
  readonly job: FillJob | undefined
}

function openSegment(context: TellContext, telling: Telling, before: Ledger, input: Input, passage: Passage): Opened {
  const first = telling.segments.reduce((sum, segment) => sum + segment.slots.length, 0)
  if (passage.slots.length === 0) {
    return { segment: { input, passage, first, slots: [] }, ledger: before, job: undefined }
  }
  let ledger = before
  const standing = standingLabels(telling, passage)
  const slots = passage.slots.map((open, index): SlotState => {
    if (!isFilled(open, passage) || standing.has(index)) return { kind: 'author' }
    if (bringsValue(open.slot.verb) && telling.segments.length >= mostAsking) return { kind: 'author' }
    const dial = lowestDial(open.slot.policy, context.story.bible.allow, context.dial)
    if (dial === 'author') return { kind: 'author' }
    const reviewed = open.slot.verb === 'fill' ? fromBank(context, telling, open, first + index, passage) : undefined
    if (reviewed !== undefined) {
      if (context.isAhead !== true) ledger = append(ledger, telling.number, { kind: 'fill', fill: reviewed })
      return { kind: 'filled', fill: reviewed, entry: ledger.length }
    }
    if (dial === 'reviewed' || context.provider === undefined) return { kind: 'author' }
    if (open.slot.verb === 'invent' && keepsItsValue(context, telling, input, open.slot)) return { kind: 'author' }
    return { kind: 'open', shown: '', source: context.provider.rules === true ? 'rules' : 'live' }
  })
  return ask(context, telling, { input, passage, first, slots }, ledger)
}

/** Whether a value that was brought in earlier stays: the step goes on without one then, as with the author's own. */
function keepsItsValue(context: TellContext, { segments }: Telling, input: Input, { again, variable }: Slot): boolean {
  if (again === true || variable === undefined) return false
  const steps = [...segments.map(segment => segment.input), input]
  return broughtIn(steps, context.broughtIn()).has(variable)
}

/** Steps of one turn in which values and verdicts are asked for: a circle of them is left by the author's defaults. */
const mostAsking = 12

/** Asks for what was left open while the means to ask were still being fetched. */
export function askForOpen(context: TellContext, told: Told): Told {
  let { ledger } = told
  const jobs = [...told.jobs]
  const segments: Segment[] = []
  for (const segment of told.telling.segments) {
    const before = { ...told.telling, segments: [...segments] }
    const asked = segment.request === undefined ? ask(context, before, segment, ledger) : undefined
    if (asked?.job !== undefined) jobs.push(asked.job)
    ledger = asked?.ledger ?? ledger
    segments.push(asked?.segment ?? segment)
  }
  return { ...told, telling: { ...told.telling, segments }, ledger, jobs }
}

/** The segment with the request for its open slots, if it has any, in the ledger. */
function ask(context: TellContext, telling: Telling, segment: Segment, ledger: Ledger): Opened {
  const { provider, jobFor } = context
  const waiting = segment.slots.flatMap((slot, index) => (slot.kind === 'open' ? [index] : []))
  if (waiting.length === 0 || provider === undefined || jobFor === undefined) return { segment, ledger, job: undefined }
  const job = jobFor(context, provider, telling, segment, waiting)
  if (context.isAhead === true) return { segment, ledger, job }
  const asked = append(ledger, telling.number, {
    kind: 'request',
    request: {
      slots: job.slots.map(slot => slot.open.slot.id),
      key: job.key,
      provider: provider.id,
      ...(provider.model === undefined ? {} : { model: provider.model }),
      reads: job.request.reads,
    },
  })
  return { segment: { ...segment, request: asked.length }, ledger: asked, job }
}

/** Slots of labels that are on screen already: they are not filled again. */
function standingLabels({ offered = [] }: Telling, { choices }: Passage): ReadonlySet<number | undefined> {
  const standing = choices.filter(choice => offered.includes(choice.id))
  return new Set(standing.flatMap(choice => choice.pieces.map(piece => piece.slot)))
}

function fromBank(
  context: TellContext,
  telling: Telling,
  open: OpenSlot,
  occurrence: number,
  passage: Passage,
): Fill | undefined {
  const bank = bankFor(context.story.banks, context.language)
  if (bank === undefined) return undefined
  const seed = `${context.seed}/${telling.number}/${occurrence}`
  const { bible, slotDigests } = context.story
  const terms = { rule: bible.bank, slotDigest: slotDigests?.[open.slot.id] }
  const found = findInBank(bank, open.slot, passage.variables, seed, context.shownFills(open.slot.id), terms)
  return found && fillFromBank(found, occurrence, open.words)
}

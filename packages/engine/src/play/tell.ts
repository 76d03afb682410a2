import type { Json } from '../base/json.ts'
import { buildRequest, type RequestSources, requestKey, slotKeys } from '../fill/build-request.ts'
import type { DeskJob } from '../fill/desk-job.ts'
import { bankFor, findInBank } from '../fill/find-in-bank.ts'
import type { NarrativeProvider } from '../fill/narrative-provider.ts'
import type { RequestCut } from '../fill/request-cut.ts'
import { taintedVariables } from '../fill/tainted-variables.ts'
import { append, type Ledger } from '../ledger/ledger.ts'
import type { TurnMove } from '../ledger/move.ts'
import type { Fill } from '../story/fill.ts'
import { LacunaError } from '../story/lacuna-error.ts'
import { markText } from '../story/mark.ts'
import type { Cue, OpenSlot, Passage, PassageChoice } from '../story/passage.ts'
import type { Input, Position, Skeleton } from '../story/skeleton.ts'
import { type Dial, lowestDial } from '../story/slot.ts'
import type { Story } from '../story/story.ts'
import { isMomentary, stageAfter } from './cues.ts'
import type { AuthoredLabel } from './frames.ts'
import { inputTaken, type Segment, type SlotState, type Telling } from './telling.ts'

/** What telling a turn depends on, besides the turn itself. */
export interface TellContext {
  readonly story: Story
  readonly skeleton: Skeleton
  readonly provider: NarrativeProvider | undefined
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
  /** The steps of all turns before this one, oldest first; without them a job has no place. */
  readonly stepsBefore?: () => readonly Input[]
}

/** A turn as far as it could be told, and what came of it. */
export interface Told {
  readonly telling: Telling
  readonly ledger: Ledger
  readonly jobs: readonly DeskJob[]
  /** Cues of the moment, in order. */
  readonly cues: readonly Cue[]
}

/**
 * Takes the step `input`, and those that follow from it without anybody's help: a verdict by the author's default, a
 * detour by the authored scene, an `invent` that keeps the author's value. Stops at choices, at the end, or where a
 * provider has to come first.
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
    if (telling.segments.length >= mostSegments) throw endless(telling)
    telling = {
      ...telling,
      segments: telling.segments.length === 0 ? [opened.segment] : [...telling.segments, opened.segment],
      stage: stageAfter(telling.stage, passage.cues),
    }
    for (const cue of passage.cues) if (isMomentary(cue)) cues.push(cue)
    next = followUp(opened.segment)
  }
  return { telling, ledger, jobs, cues }
}

/** Steps of one turn that nobody decides on: more of them is a loop. */
const mostSegments = 1000

function endless({ number }: Telling): LacunaError {
  return new LacunaError('story-failed', `The story goes on for ${mostSegments} steps without a choice.`, {
    hint: 'It goes round in a circle of decisions, detours or invented values: give the circle a choice.',
    data: { turn: number },
  })
}

/** The step that follows from a segment now; none at choices, at the end, and while a value is awaited. */
export function followUp(segment: Segment): Input | undefined {
  const { passage } = segment
  if (passage.stop === 'decide') return { type: 'verdict', choice: authorsVerdict(passage.choices).id }
  if (passage.stop === 'detour') return { type: 'returned' }
  if (passage.stop !== 'invent') return undefined
  const state = segment.slots.at(-1)
  const variable = passage.slots.at(-1)?.slot.variable
  if (state === undefined || state.kind === 'author') return { type: 'value' }
  if (state.kind === 'open') return undefined
  const { fill, entry } = state
  if (fill.value === undefined || variable === undefined) return { type: 'value' }
  return {
    type: 'value',
    values: { [variable]: fill.value as Json },
    mark: markText({ entry, source: fill.source, tainted: fill.tainted === true }),
  }
}

/** Among a decide's options, the first whose default holds, else the first. */
function authorsVerdict(choices: readonly PassageChoice[]): PassageChoice {
  return choices.find(choice => choice.preferred) ?? (choices[0] as PassageChoice)
}

function openSegment(
  context: TellContext,
  telling: Telling,
  before: Ledger,
  input: Input,
  passage: Passage,
): { readonly segment: Segment; readonly ledger: Ledger; readonly job: DeskJob | undefined } {
  const first = telling.segments.reduce((sum, segment) => sum + segment.slots.length, 0)
  if (passage.slots.length === 0) {
    return { segment: { input, passage, first, slots: [] }, ledger: before, job: undefined }
  }
  let ledger = before
  const waiting: number[] = []
  const standing = standingLabels(telling, passage)
  const slots = passage.slots.map((open, index): SlotState => {
    if ((open.slot.verb !== 'fill' && open.slot.verb !== 'invent') || standing.has(index)) return { kind: 'author' }
    const dial = lowestDial(open.slot.policy, context.story.bible.allow, context.dial)
    if (dial === 'author') return { kind: 'author' }
    const reviewed = open.slot.verb === 'fill' ? fromBank(context, telling, open, first + index, passage) : undefined
    if (reviewed !== undefined) {
      ledger = append(ledger, telling.number, { kind: 'fill', fill: reviewed })
      return { kind: 'filled', fill: reviewed, entry: ledger.length }
    }
    if (dial === 'reviewed' || context.provider === undefined) return { kind: 'author' }
    waiting.push(index)
    return { kind: 'open', shown: '', source: context.provider.rules === true ? 'rules' : 'live' }
  })
  if (waiting.length === 0 || context.provider === undefined) {
    return { segment: { input, passage, first, slots }, ledger, job: undefined }
  }
  const job = ask(context, context.provider, telling, input, passage, first, waiting)
  ledger = append(ledger, telling.number, {
    kind: 'request',
    request: {
      slots: job.slots.map(slot => slot.open.slot.id),
      key: job.key,
      provider: context.provider.id,
      ...(context.provider.model === undefined ? {} : { model: context.provider.model }),
    },
  })
  return { segment: { input, passage, first, slots, request: ledger.length }, ledger, job }
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
  const found = findInBank(bank, open.slot, passage.variables, seed, context.shownFills(open.slot.id))
  if (found === undefined) return undefined
  return {
    slot: open.slot.id,
    occurrence,
    source: found.state === 'edited' ? 'edited' : 'approved',
    text: found.text,
    ...(found.by === undefined ? {} : { by: found.by }),
    ...(found.model === undefined ? {} : { model: found.model }),
  }
}

function ask(
  context: TellContext,
  provider: NarrativeProvider,
  telling: Telling,
  input: Input,
  passage: Passage,
  first: number,
  waiting: readonly number[],
): DeskJob {
  const keys = slotKeys(passage, waiting)
  const facts = context.skeleton.facts(passage.at, passage.present)
  const reads = waiting.map(index => passage.slots[index]?.slot.reads)
  const history = reads.some(read => read?.history) ? context.recentLines() : []
  const cuts: RequestCut[] = []
  const request = buildRequest({
    cut: cut => cuts.push(cut),
    story: context.story,
    passage,
    waiting,
    language: context.language,
    ...chosen(telling.move, context),
    tainted: taintedVariables(passage),
    facts,
    history,
    typed: reads.some(read => read !== undefined && read.typed.length > 0) ? typedWords(context, telling.move) : {},
  })
  return {
    epoch: context.epoch,
    turn: telling.number,
    seed: context.seed,
    request,
    key: requestKey(request, provider),
    slots: waiting.map((index, place) => ({
      occurrence: first + index,
      key: keys[place] as string,
      open: passage.slots[index] as OpenSlot,
    })),
    bible: context.story.bible,
    recentLines: [...context.recentLines(), ...linesAround(passage, waiting)],
    tainted: request.private,
    ...(cuts.length === 0 ? {} : { cuts }),
    ...placeOf(context, telling, { input, passage }, waiting, history),
  }
}

/** Where the request was made, for a provider that makes it itself. */
function placeOf(
  { story, seed, stepsBefore }: TellContext,
  { segments }: Telling,
  step: Pick<Segment, 'input' | 'passage'>,
  waiting: readonly number[],
  history: readonly string[],
): Pick<DeskJob, 'place'> {
  if (stepsBefore === undefined) return {}
  const steps = (): readonly Input[] => [...stepsBefore(), ...segments.map(inputTaken), inputTaken(step)]
  const slots = waiting.map(at => ({ at, id: step.passage.slots[at]?.slot.id ?? '' }))
  return { place: { story: { id: story.id, digest: story.digest }, seed, steps, slots, history } }
}

/** Words the player typed, those of this turn's own answer included. */
function typedWords({ typed }: TellContext, move: TurnMove): Readonly<Record<string, string>> {
  return move.type === 'answer' ? { ...typed(), [move.slot]: move.text } : typed()
}

/** What stands beside the open slots: a fill must not say it again. */
function linesAround(passage: Passage, waiting: readonly number[]): readonly string[] {
  const authored = passage.lines.filter(
    line => !line.pieces.some(({ slot }) => slot !== undefined && waiting.includes(slot)),
  )
  return authored.map(line => line.pieces.map(piece => piece.text).join(''))
}

/** What is told of the choice: in the author's words, so that it is the same whatever filled the label. */
function chosen(move: TurnMove, { label }: TellContext): Pick<RequestSources, 'choice'> {
  if (move.type === 'choose') return { choice: { id: move.choice, text: move.text, ...label(move.choice) } }
  return move.type === 'answer' ? { choice: { id: move.choice, text: move.text, by: 'player' } } : {}
}

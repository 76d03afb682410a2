import { type DiaryAlong, diaryAfter } from '../diary/diary-after.ts'
import type { Knowers } from '../diary/knowers.ts'
import { bibleBefore } from '../fill/contract/bible-before.ts'
import { rejectedTexts } from '../fill/contract/rejected-texts.ts'
import type { FillJob } from '../fill/pipeline/fill-job.ts'
import { buildRequest, slotKeys } from '../fill/request/build-request.ts'
import { factsAbout } from '../fill/request/facts-about.ts'
import { knownText } from '../fill/request/known-text.ts'
import type { RequestCut } from '../fill/request/request-cut.ts'
import { requestLanguage } from '../fill/request/request-language.ts'
import type { RequestSources } from '../fill/request/request-sources.ts'
import { saidNames } from '../fill/request/said-part.ts'
import { slotGroups } from '../fill/request/slot-groups.ts'
import { taintedVariables } from '../fill/request/tainted-variables.ts'
import { peopleIn, toldFor, toldKnownTo } from '../fill/request/told.ts'
import { whatFollows } from '../fill/request/what-follows.ts'
import type { TurnMove } from '../ledger/move.ts'
import { inputTaken, type OpenTurn, type Segment } from '../play/open-turn.ts'
import { diaryAfterSegments } from '../play/path-diary.ts'
import { requestKey } from '../provider/request/request-key.ts'
import type { Input } from '../story/input.ts'
import { LacunaError } from '../story/lacuna-error.ts'
import type { OpenSlot, Passage } from '../story/passage.ts'
import { hidesChoices } from '../story/verbs/stops.ts'
import { verbs } from '../story/verbs/verbs.ts'
import type { KeyedRequest } from './known-requests.ts'
import type { RequestContext } from './request-context.ts'
import { filledLines } from './shown-page.ts'

/** A passage of a turn, as far as requests for it go. */
type RequestedSegment = Pick<Segment, 'input' | 'passage' | 'first'>

/**
 * What the fill pipeline is to do for the open slots of a segment: a job for each request that they make, with its key and
 * what the answer is held against. Which slots are asked for together follows from what each may be told; see `slotGroups`.
 *
 * @param openTurn the turn up to the segment.
 */
export function jobsFor(
  context: RequestContext,
  openTurn: OpenTurn,
  segment: RequestedSegment,
  waiting: readonly number[],
): readonly FillJob[] {
  const sources = sourcesFor(context, openTurn, segment, waiting)
  return slotGroups(sources).map(group => jobFor(context, openTurn, segment, { ...sources, waiting: group }))
}

/** The job of the one request for slots that are asked for together. */
export function jobForGroup(
  context: RequestContext,
  openTurn: OpenTurn,
  segment: RequestedSegment,
  group: readonly number[],
): FillJob {
  return jobFor(context, openTurn, segment, sourcesFor(context, openTurn, segment, group))
}

function jobFor(
  context: RequestContext,
  openTurn: OpenTurn,
  { input, passage, first }: RequestedSegment,
  plain: RequestSources,
): FillJob {
  const { waiting } = plain
  const sources = { ...plain, ...ownReads(context, openTurn.move, plain) }
  const keys = slotKeys(passage, waiting)
  const { request, key, cuts, history } = requestFor(context, sources)
  const told = toldFor(sources)
  const acts = told.diary?.entries.map(({ n }) => n) ?? []
  return {
    epoch: context.epoch,
    turn: openTurn.number,
    seed: context.seed,
    request,
    key,
    slots: waiting.map((index, place) => ({
      occurrence: first + index,
      key: keys[place] as string,
      open: passage.slots[index] as OpenSlot,
      ...(passage.marked?.[passage.slots[index]?.slot.variable ?? ''] === undefined ? { isAuthors: true } : {}),
      ...(picksChoice(passage.slots[index]) ? { options: passage.choices.map(({ id }) => id) } : {}),
    })),
    bible: bibleBefore(context.story.bible, passage.variables),
    known: knownText(toldKnownTo(told, sources)),
    ...(acts.length === 0 ? {} : { acts }),
    rejected: rejectedTexts(context.story.banks, request.language),
    recentLines: [...context.recentLines(), ...linesAround(passage, waiting)],
    offers: offersOf(passage),
    tainted: request.private,
    ...(cuts.length === 0 ? {} : { cuts }),
    ...placeOf(context, openTurn, { input, passage }, waiting, history),
  }
}

/** What the requests for a segment are built from, but for what is read by a few slots alone. */
function sourcesFor(
  context: RequestContext,
  { move, segments }: OpenTurn,
  { input, passage }: RequestedSegment,
  waiting: readonly number[],
): RequestSources {
  const { story, isShared, skeleton } = context
  const diary = diaryAlong(context, segments, input, passage)
  const pageBefore = isShared || context.provider.rules === true ? undefined : context.pageBefore()
  return {
    story,
    passage,
    waiting,
    language: requestLanguage(passage, story.bible.language, context.language),
    isShared,
    ...chosen(move, context),
    earlier: segments.map(one => ({
      passage: one.passage,
      ...(pageBefore === undefined ? {} : { filled: filledLines(one) }),
    })),
    tainted: taintedVariables(passage),
    facts: factsAbout(skeleton, passage.at, peopleIn(passage)),
    ...(diary === undefined ? {} : { diary }),
    ...(skeleton.glosses === undefined ? {} : { glosses: skeleton.glosses }),
    ...(pageBefore === undefined ? {} : { pageBefore, lately: context.lately(), used: context.used(segments) }),
  }
}

/** The diary along a passage; nothing where the path before can't be followed any more. */
function diaryAlong(
  context: RequestContext,
  before: readonly Segment[],
  input: Input,
  passage: Passage,
): DiaryAlong | undefined {
  try {
    return diaryAfter(diaryAfterSegments(context.diary(), before), input, passage)
  } catch (error) {
    if (error instanceof LacunaError) return undefined
    throw error
  }
}

/** What slots read of this play-through alone. */
function ownReads(
  context: RequestContext,
  move: TurnMove,
  sources: RequestSources,
): Pick<RequestSources, 'history' | 'historyKnownTo' | 'said' | 'typed'> {
  const { passage, waiting } = sources
  const reads = waiting.map(index => passage.slots[index]?.slot.reads)
  const readsTyped = reads.some(read => read !== undefined && read.typed.length > 0)
  return {
    ...(reads.some(read => read?.history) ? historyOf(context, toldFor(sources).knowers) : {}),
    said: saidIn(context, sources),
    typed: readsTyped ? typedWords(context, move) : {},
  }
}

/** The last lines before the turn: all for the reader, and for others those that they have heard. */
function historyOf(
  { heardLines, recentLines }: RequestContext,
  knowers: Knowers,
): Pick<RequestSources, 'history' | 'historyKnownTo'> {
  const heard = heardLines(knowers)
  const history = knowers === 'reader' ? recentLines() : heard.map(({ text }) => text)
  return { history, historyKnownTo: heard.map(({ knownTo }) => knownTo) }
}

function requestFor(context: RequestContext, sources: RequestSources): KeyedRequest {
  const { provider, language } = context
  const { passage, waiting, diary, choice, isShared = false, pageBefore, earlier = [], history = [] } = sources
  const reads = waiting.map(index => passage.slots[index]?.slot.reads)
  const build = (): KeyedRequest => {
    const cuts: RequestCut[] = []
    const { bible } = context.story
    const followed = { passage, waiting, bible, language: sources.language }
    const request = buildRequest({
      ...sources,
      follows: whatFollows(context.fork(), followed),
      cut: cut => cuts.push(cut),
    })
    return { request, key: requestKey(request, provider), cuts, history }
  }
  const isOwn = reads.some(
    read => read !== undefined && (read.history || read.player || read.typed.length > 0 || read.said !== undefined),
  )
  const tellsDiary = !isShared || reads.some(read => read?.diary !== undefined)
  if (
    isOwn ||
    earlier.length > 0 ||
    (tellsDiary && diary !== undefined && diary.end.now.count > 0) ||
    pageBefore !== undefined
  )
    return build()
  const places = diary && [diary.end, ...diary.lines].map(({ cues }) => cues)
  const name = JSON.stringify([language, provider.id, provider.model, isShared, waiting, choice, places])
  return context.known.of(passage, name, build)
}

/** What the slots that are read have said. */
function saidIn(context: RequestContext, { passage, waiting }: RequestSources): NonNullable<RequestSources['said']> {
  const names = saidNames(waiting.map(index => passage.slots[index]))
  return Object.fromEntries(
    names.flatMap(name => {
      const said = context.said(name)
      return said === undefined ? [] : [[name, said] as const]
    }),
  )
}

/** Where the request was made, for a provider that makes it itself. */
function placeOf(
  { story, seed, stepsBefore }: RequestContext,
  { segments }: OpenTurn,
  step: Pick<Segment, 'input' | 'passage'>,
  waiting: readonly number[],
  history: readonly string[],
): Pick<FillJob, 'place'> {
  if (stepsBefore === undefined) return {}
  const steps = (): readonly Input[] => [...stepsBefore(), ...segments.map(inputTaken), inputTaken(step)]
  const slots = waiting.map(at => ({ at, id: step.passage.slots[at]?.slot.id ?? '' }))
  return { place: { story: { id: story.id, digest: story.digest }, seed, steps, slots, history } }
}

/** Words the player typed, those of this turn's own answer included. */
function typedWords({ typed }: RequestContext, move: TurnMove): Readonly<Record<string, string>> {
  return move.type === 'answer' ? { ...typed(), [move.slot]: move.text } : typed()
}

/** The authored lines around the open slots: a fill must not repeat them. */
function linesAround(passage: Passage, waiting: readonly number[]): readonly string[] {
  const authored = passage.lines.filter(
    line => !line.pieces.some(({ slot }) => slot !== undefined && waiting.includes(slot)),
  )
  return authored.map(line => line.pieces.map(piece => piece.text).join(''))
}

/** What the reader may choose behind the passage, in the author's words; what a `decide` picks from is no offer. */
function offersOf(passage: Passage): readonly string[] {
  if (hidesChoices(passage.stop)) return []
  return passage.choices.map(({ pieces }) => pieces.map(piece => piece.text).join(''))
}

/**
 * What a request holds of the choice: the author's words, so that it is the same whatever filled the label, and whatever words
 * of the player's were understood as it. Typed words are in it only where a slot reads them.
 */
function chosen(move: TurnMove, { label }: RequestContext): Pick<RequestSources, 'choice'> {
  if (move.type !== 'choose' && move.type !== 'answer') return {}
  // Where the label is not known, its text is what was shown, whoever wrote that.
  const by = move.type === 'answer' ? 'player' : 'model'
  return { choice: { id: move.choice, text: move.text, by, ...label(move.choice) } }
}

/** Whether what answers a slot is one of the passage's choices. */
function picksChoice(open: OpenSlot | undefined): boolean {
  return open !== undefined && verbs[open.slot.verb].brings === 'choice'
}

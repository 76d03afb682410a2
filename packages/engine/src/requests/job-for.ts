import { rejectedTexts } from '../fill/contract/rejected-texts.ts'
import type { FillJob } from '../fill/pipeline/fill-job.ts'
import { buildRequest, slotKeys } from '../fill/request/build-request.ts'
import { factsAbout } from '../fill/request/facts-about.ts'
import type { RequestCut } from '../fill/request/request-cut.ts'
import type { RequestSources } from '../fill/request/request-sources.ts'
import { taintedVariables } from '../fill/request/tainted-variables.ts'
import type { TurnMove } from '../ledger/move.ts'
import { inputTaken, type OpenTurn, type Segment } from '../play/open-turn.ts'
import { requestKey } from '../provider/request/request-key.ts'
import type { Input } from '../story/input.ts'
import type { OpenSlot, Passage } from '../story/passage.ts'
import { hidesChoices } from '../story/verbs/stops.ts'
import { verbs } from '../story/verbs/verbs.ts'
import type { KeyedRequest } from './known-requests.ts'
import type { RequestContext } from './request-context.ts'

/**
 * What the fill pipeline is to do for the open slots of a segment: their request with its key, and what the answer is held
 * against. `openTurn` is the turn up to the segment.
 */
export function jobFor(
  context: RequestContext,
  openTurn: OpenTurn,
  { input, passage, first }: Pick<Segment, 'input' | 'passage' | 'first'>,
  waiting: readonly number[],
): FillJob {
  const keys = slotKeys(passage, waiting)
  const { request, key, cuts, history } = requestFor(context, openTurn, passage, waiting)
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
    bible: context.story.bible,
    rejected: rejectedTexts(context.story.banks, context.language),
    recentLines: [...context.recentLines(), ...linesAround(passage, waiting)],
    offers: offersOf(passage),
    tainted: request.private,
    ...(cuts.length === 0 ? {} : { cuts }),
    ...placeOf(context, openTurn, { input, passage }, waiting, history),
  }
}

function requestFor(
  context: RequestContext,
  { move }: OpenTurn,
  passage: Passage,
  waiting: readonly number[],
): KeyedRequest {
  const { provider } = context
  const reads = waiting.map(index => passage.slots[index]?.slot.reads)
  const choice = chosen(move, context)
  const build = (): KeyedRequest => {
    const history = reads.some(read => read?.history) ? context.recentLines() : []
    const cuts: RequestCut[] = []
    const request = buildRequest({
      cut: cut => cuts.push(cut),
      story: context.story,
      passage,
      waiting,
      language: context.language,
      ...choice,
      tainted: taintedVariables(passage),
      facts: factsAbout(context.skeleton, passage.at, passage.present),
      history,
      typed: reads.some(read => read !== undefined && read.typed.length > 0) ? typedWords(context, move) : {},
    })
    return { request, key: requestKey(request, provider), cuts, history }
  }
  if (reads.some(read => read !== undefined && (read.history || read.player || read.typed.length > 0))) return build()
  const name = JSON.stringify([context.language, provider.id, provider.model, waiting, choice])
  return context.known.of(passage, name, build)
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

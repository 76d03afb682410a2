import { once } from '../base/once.ts'
import type { DiaryState } from '../diary/diary-after.ts'
import type { FillJob } from '../fill/pipeline/fill-job.ts'
import { emptyLedger } from '../ledger/ledger.ts'
import type { TurnMove } from '../ledger/move.ts'
import { broughtIn } from '../play/brought-in.ts'
import { followUp } from '../play/follow-up.ts'
import { inputOf } from '../play/move-input.ts'
import { inputTaken, isAwaited, type OpenTurn, type Segment, type SlotState } from '../play/open-turn.ts'
import { diaryAfterSegments } from '../play/path-diary.ts'
import { playableFill } from '../play/playable-fill.ts'
import { runTurn, type TurnRun } from '../play/run-turn.ts'
import type { RequestContext } from '../requests/request-context.ts'
import { jobsIn } from '../requests/request-open-slots.ts'
import type { Fill } from '../story/fill.ts'
import type { Input } from '../story/input.ts'
import { LacunaError } from '../story/lacuna-error.ts'
import { outcomesOf } from '../story/outcomes.ts'
import type { Passage, PassageChoice, Variables } from '../story/passage.ts'
import type { Position } from '../story/position.ts'
import { slotStop, verbAt } from '../story/verbs/stops.ts'

/** A turn that may come: what it would show, and what is to be written for it. */
export interface TurnAhead {
  /** The move that leads here from the turn before it. */
  readonly move: TurnMove
  /** Turns from now: 1 for what the choices on screen lead to. */
  readonly depth: number
  /** Requests of its open slots: the very ones that the turn itself would make. */
  readonly jobs: readonly FillJob[]
  /** Words that the author wrote in it: what a reader has to read before the next choice. */
  readonly words: number
  /** Where it stands; `undefined` while an invented value is missing, for nothing can be known behind it. */
  readonly at: Position | undefined
  /** How probable it is among those that the move may come to: 1 unless a verdict is missing. */
  readonly share: number
  /** What is missing: verdicts that it goes by one option of, and last a value that it can't go on without. */
  readonly waitsFor: readonly Missing[]
  readonly choices: readonly PassageChoice[]
  /** The passage that offers them; absent where nothing can be known behind it. */
  readonly offered: Passage | undefined
  /** Whether the story says what walking away from them leads to. */
  readonly hasLeave: boolean
  /** What is remembered after it. Worked out when asked for. */
  readonly diary: () => DiaryState
  /** The steps it takes: with those of the context, the `stepsBefore` of what comes after it. */
  readonly steps: readonly Input[]
}

/** The slot of a value or a verdict that is missing, and the job that asks for it. */
export interface Missing {
  readonly job: FillJob
  readonly occurrence: number
}

/** A fill that is at hand for a slot of a job, if it was prepared already. */
export type PreparedValue = (job: FillJob, occurrence: number) => Fill | undefined

/** Where a turn ahead goes on from. */
export interface AheadFrom {
  readonly at: Position
  readonly turn: number
  readonly depth: number
  readonly variables: Variables
  /** Steps taken since the present turn. */
  readonly steps: readonly Input[]
  /** What the game's world will bring into the move, as far as it is known: for the present turn only. */
  readonly world?: Variables
}

/**
 * Runs the skeleton ahead and finds the requests that each choice leads to, by running the turn as the session will:
 * what is found is what will be asked, key by key. `context` has a skeleton of its own, which nothing else moves.
 *
 * @returns the turn behind `move`, in one step; where a provider has yet to give a verdict in it, one for each of the
 * options, the author's default first, a step each. Nothing where lookahead has to stop: a function of the game that runs
 * only once, or a story that breaks there.
 */
export function* turnsAhead(
  context: RequestContext,
  from: AheadFrom,
  move: TurnMove,
  prepared: PreparedValue,
): Generator<TurnAhead, void> {
  const openTurn: OpenTurn = {
    number: from.turn + 1,
    move,
    entry: 0,
    segments: [],
    stage: {},
    stageBefore: {},
    before: from.variables,
  }
  const input: Input =
    from.world === undefined ? inputOf(move, 0) : { ...inputOf(move, 0), world: from.world, checked: true }
  const { stepsBefore } = context
  const there = { ...context, broughtIn: () => broughtIn(from.steps, context.broughtIn()) }
  const here: RequestContext =
    stepsBefore === undefined ? there : { ...there, stepsBefore: () => [...stepsBefore(), ...from.steps] }
  yield* new Branches(here, from.depth + 1, prepared).behind(runOf(openTurn), from.at, input, {
    share: 1,
    waitsFor: [],
  })
}

/**
 * The branches of a turn on screen that waits for a verdict: one for each of the options, as `turnsAhead` finds them. It is
 * still the same turn; of what it asks for, the branches have what comes behind the verdict.
 */
export function* branchesFrom(
  context: RequestContext,
  openTurn: OpenTurn,
  prepared: PreparedValue,
): Generator<TurnAhead, void> {
  const last = openTurn.segments.at(-1)
  if (last === undefined) return
  yield* new Branches(context, 1, prepared, openTurn.segments.length).options(runOf(openTurn), last.passage, {
    share: 1,
    waitsFor: [],
  })
}

/** A turn as far as it can run ahead, with the jobs of all its open slots. */
interface RunAhead extends TurnRun {
  readonly jobs: readonly FillJob[]
}

function runOf(openTurn: OpenTurn): RunAhead {
  return { openTurn, ledger: emptyLedger, jobs: [] }
}

/** The branches that verdicts may take through one turn. */
class Branches {
  readonly #context: RequestContext
  readonly #depth: number
  /** Steps of the turn that are on screen: their words are being read. */
  readonly #onScreen: number
  readonly #prepared: PreparedValue
  #left = maxBranches

  constructor(context: RequestContext, depth: number, prepared: PreparedValue, onScreen = 0) {
    this.#context = context
    this.#onScreen = onScreen
    this.#depth = depth
    this.#prepared = prepared
  }

  /** Those behind a step. */
  *behind(before: RunAhead, at: Position, step: Input, branch: Branch): Generator<TurnAhead, void> {
    const run = runFurther(this.#context, before, at, step)
    const last = run?.openTurn.segments.at(-1)
    if (run === undefined || last === undefined || this.#left === 0) return
    const { passage } = last
    // Behind a verdict that breaks the story the author's default is taken, which is one of the other branches.
    if (passage.stop === 'broken' && branch.waitsFor.length > 0) return
    const missing = missingIn(run)
    const fill = missing && this.#prepared(missing.job, missing.occurrence)
    if (fill !== undefined) {
      const known = withFill(run, last, playableFill(this.#context.skeleton, last, fill))
      const next = followUp(known.openTurn.segments.at(-1) as Segment) as Input
      yield* this.behind(known, passage.at, next, branch)
      return
    }
    const isVerdict = verbAt(passage.stop)?.isVerdict === true
    const waitsFor = missing === undefined ? branch.waitsFor : [...branch.waitsFor, missing]
    if (missing === undefined || !isVerdict || waitsFor.length > maxVerdicts) {
      this.#left--
      const { diary } = this.#context
      yield ahead(run, this.#depth, { ...branch, waitsFor }, missing !== undefined, this.#onScreen, diary)
    } else yield* this.options(run, passage, { ...branch, waitsFor })
  }

  /** Those behind each outcome of a verdict. */
  *options(run: RunAhead, passage: Passage, { share, waitsFor }: Branch): Generator<TurnAhead, void> {
    const { at, stop } = passage
    const next = slotStop(stop)?.next
    if (next === undefined) return
    const outcomes = outcomesOf(passage)
    for (const value of outcomes) {
      yield* this.behind(run, at, next(passage, { value }), { share: share / outcomes.length, waitsFor })
    }
  }
}

/** Ways through one turn that are explored, at most. */
const maxBranches = 24

/** Verdicts of one turn that are explored one behind the other while nobody has given them. */
const maxVerdicts = 3

/** By which of several branches a turn has come so far. */
type Branch = Pick<TurnAhead, 'share' | 'waitsFor'>

function runFurther(context: RequestContext, run: RunAhead, at: Position, input: Input): RunAhead | undefined {
  try {
    const further = runTurn(context, run, at, input)
    const added = jobsIn(context, further.openTurn, run.openTurn.segments.length)
    return { ...further, jobs: [...run.jobs, ...added.map(({ job }) => job)] }
  } catch (error) {
    if (error instanceof LacunaError) return undefined
    throw error
  }
}

/** What the turn waits for, if it does. */
function missingIn({ openTurn, jobs }: RunAhead): Missing | undefined {
  const last = openTurn.segments.at(-1)
  if (last === undefined || !isAwaited(last)) return undefined
  const occurrence = last.first + last.slots.length - 1
  const job = jobs.find(one => one.slots.some(slot => slot.occurrence === occurrence))
  return job === undefined ? undefined : { job, occurrence }
}

/** The turn with what its last passage waits for. */
function withFill(run: RunAhead, last: Segment, fill: Fill): RunAhead {
  const filled: SlotState = { kind: 'filled', fill, entry: 0 }
  const segment = { ...last, slots: last.slots.with(-1, filled) }
  return { ...run, openTurn: { ...run.openTurn, segments: run.openTurn.segments.with(-1, segment) } }
}

function ahead(
  { openTurn, jobs }: RunAhead,
  depth: number,
  branch: Branch,
  stops: boolean,
  onScreen: number,
  diaryBefore: RequestContext['diary'],
): TurnAhead {
  const { segments, move } = openTurn
  const last = segments.at(-1)
  return {
    move,
    depth,
    jobs,
    words: segments.slice(onScreen).reduce((sum, segment) => sum + wordsOf(segment.passage), 0),
    at: stops ? undefined : last?.passage.at,
    ...branch,
    offered: stops ? undefined : last?.passage,
    choices: stops ? [] : (last?.passage.choices ?? []),
    hasLeave: !stops && last?.passage.hasLeave === true,
    diary: once(() => diaryAfterSegments(diaryBefore(), segments)),
    steps: segments.map(inputTaken),
  }
}

/** About: a pace is no finer. */
function wordsOf(passage: Passage): number {
  let words = 0
  for (const { pieces } of passage.lines) {
    for (const { text } of pieces) {
      words++
      for (let at = text.indexOf(' '); at !== -1; at = text.indexOf(' ', at + 1)) words++
    }
  }
  return words
}

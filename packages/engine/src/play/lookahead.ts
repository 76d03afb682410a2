import type { DeskJob } from '../fill/desk-job.ts'
import { emptyLedger } from '../ledger/ledger.ts'
import type { TurnMove } from '../ledger/move.ts'
import type { Fill } from '../story/fill.ts'
import { LacunaError } from '../story/lacuna-error.ts'
import type { Passage, PassageChoice, Variables } from '../story/passage.ts'
import type { Input, Position } from '../story/skeleton.ts'
import { inputOf } from './move-input.ts'
import { followUp, type TellContext, type Told, tell } from './tell.ts'
import { inputTaken, type Segment, type SlotState, type Telling } from './telling.ts'

/** A turn that may come: what would be told in it, and what is to be written for it. */
export interface TurnAhead {
  /** The move that leads here from the turn before it. */
  readonly move: TurnMove
  /** Turns from now: 1 for what the choices on screen lead to. */
  readonly depth: number
  /** Requests of its open slots: the very ones that the turn itself would make. */
  readonly jobs: readonly DeskJob[]
  /** Words that the author wrote in it: what a reader has to read before the next choice. */
  readonly words: number
  /** Where it stands; `undefined` while an invented value is missing, for nothing can be known behind it. */
  readonly at: Position | undefined
  /** The slot of the value that is missing, and the job that asks for it. */
  readonly waitsFor?: { readonly job: DeskJob; readonly occurrence: number }
  readonly choices: readonly PassageChoice[]
  /** The steps it takes: with those of the context, the `stepsBefore` of what comes after it. */
  readonly steps: readonly Input[]
}

/** A fill that is at hand for a slot of a job, if it was prepared already. */
export type PreparedValue = (job: DeskJob, occurrence: number) => Fill | undefined

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
 * Runs the skeleton ahead and finds the requests that each choice leads to, by telling the turn as the session will:
 * what is found is what will be asked, key by key. `context` has a skeleton of its own, which nothing else moves.
 *
 * @returns the turn behind `move`, or nothing where lookahead has to stop: a function of the game that runs only once, or a
 * story that breaks there.
 */
export function turnAhead(
  context: TellContext,
  from: AheadFrom,
  move: TurnMove,
  prepared: PreparedValue,
): TurnAhead | undefined {
  const telling: Telling = {
    number: from.turn + 1,
    move,
    entry: 0,
    segments: [],
    stage: {},
    before: from.variables,
  }
  const input: Input = from.world === undefined ? inputOf(move, 0) : { ...inputOf(move, 0), world: from.world }
  try {
    const { stepsBefore } = context
    const here: TellContext =
      stepsBefore === undefined ? context : { ...context, stepsBefore: () => [...stepsBefore(), ...from.steps] }
    let told = tell(here, { telling, ledger: emptyLedger, jobs: [], cues: [] }, from.at, input)
    for (let next = withPrepared(told, prepared); next !== undefined; next = withPrepared(told, prepared)) {
      const last = next.telling.segments.at(-1)
      const following = last === undefined ? undefined : followUp(last)
      if (last === undefined || following === undefined) break
      told = tell(here, next, last.passage.at, following)
    }
    return ahead(told, move, from.depth + 1)
  } catch (error) {
    if (error instanceof LacunaError) return undefined
    throw error
  }
}

/** The slot of the value that the turn waits for, if it does, and the job that asks for it. */
function waitsFor({ telling, jobs }: Told): TurnAhead['waitsFor'] {
  const last = telling.segments.at(-1)
  if (last?.passage.stop !== 'invent' || last.slots.at(-1)?.kind !== 'open') return undefined
  const occurrence = last.first + last.slots.length - 1
  const job = jobs.find(one => one.slots.some(slot => slot.occurrence === occurrence))
  return job === undefined ? undefined : { job, occurrence }
}

/** The turn with the value that its last passage waits for, when that was prepared. */
function withPrepared(told: Told, prepared: PreparedValue): Told | undefined {
  const waits = waitsFor(told)
  const fill = waits === undefined ? undefined : prepared(waits.job, waits.occurrence)
  if (fill === undefined) return undefined
  const { segments } = told.telling
  const last = segments.at(-1) as Segment
  const filled: SlotState = { kind: 'filled', fill, entry: 0 }
  const segment = { ...last, slots: last.slots.with(-1, filled) }
  return { ...told, telling: { ...told.telling, segments: segments.with(-1, segment) } }
}

function ahead(told: Told, move: TurnMove, depth: number): TurnAhead {
  const { segments } = told.telling
  const last = segments.at(-1)
  const waits = waitsFor(told)
  return {
    move,
    depth,
    jobs: told.jobs,
    words: segments.reduce((sum, segment) => sum + wordsOf(segment.passage), 0),
    at: waits === undefined ? last?.passage.at : undefined,
    ...(waits === undefined ? {} : { waitsFor: waits }),
    choices: waits === undefined ? (last?.passage.choices ?? []) : [],
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

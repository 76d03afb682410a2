import { BoundedMap } from '../base/bounded-map.ts'
import type { Json } from '../base/json.ts'
import type { RecordedFill } from '../ledger/ledger.ts'
import type { StageCues } from '../story/frame.ts'
import type { Input } from '../story/input.ts'
import type { Position } from '../story/position.ts'
import type { Skeleton } from '../story/skeleton.ts'
import { cuesIn, stageAfter } from './cues.ts'
import { brokenIfEndless } from './endless-turn.ts'
import { followUp } from './follow-up.ts'
import { type Shown, shownBy } from './frames.ts'
import { inputTaken, type OpenTurn, type Segment, type SlotState } from './open-turn.ts'
import { keptSteps, stepsOf, type Turn } from './turn.ts'

/** A position is kept every so many turns, so that going back plays at most that many again. */
export const checkpointEvery = 32

/** How many turns are kept as they were shown; older ones are computed again when asked for. */
const kept = 16

/**
 * Plays finished turns again, word for word: from the position before a turn, its inputs and its fills. No provider is
 * asked, and nothing is kept for each turn but a little window.
 */
export class Replay {
  readonly #skeleton: Skeleton
  readonly #window = new BoundedMap<Turn, Shown>(kept)
  readonly #segments = new BoundedMap<Turn, readonly Segment[]>(kept)

  constructor(skeleton: Skeleton) {
    this.#skeleton = skeleton
  }

  /** Remembers what a turn showed when it was played, and lets go of what can be worked out again. */
  keep(turn: Turn, shown: Shown, segments: readonly Segment[]): void {
    this.#window.set(turn, shown)
    this.#segments.set(turn, segments)
    if (turn.number % checkpointEvery !== 0) return
    turn.at?.keep?.()
    forgetPositions(turn)
  }

  /** What a turn showed, where it need not be replayed for that. */
  atHand(turn: Turn): Shown | undefined {
    return this.#window.get(turn)
  }

  /** The steps of a turn and what they gave, where it need not be replayed for that. */
  segmentsAtHand(turn: Turn): readonly Segment[] | undefined {
    return this.#segments.get(turn)
  }

  /** What a turn showed. */
  shown(turn: Turn, seed: number): Shown {
    const known = this.#window.get(turn)
    if (known !== undefined) return known
    const before =
      turn.move.type === 'world' && turn.previous !== undefined ? this.shown(turn.previous, seed) : undefined
    const openTurn = this.replayTurn(turn, this.positionAfter(turn.previous, seed))
    const shown = shownBy(openTurn, before)
    this.keep(turn, shown, openTurn.segments)
    return shown
  }

  /** What each of the turns showed, for turns in a row: every one is played once. */
  *shownInOrder(turns: readonly Turn[], seed: number): Generator<Shown> {
    let before: Shown | undefined
    let index = 0
    for (const openTurn of this.inOrder(turns, seed)) {
      const turn = turns[index++] as Turn
      if (turn.move.type === 'world' && before === undefined && turn.previous !== undefined) {
        before = this.shown(turn.previous, seed)
      }
      before = shownBy(openTurn, before)
      yield before
    }
  }

  /** Turns in a row, worked out again: every one is played once. */
  *inOrder(turns: readonly Turn[], seed: number): Generator<OpenTurn> {
    let at: Position | undefined
    for (const turn of turns) {
      const isKept = turn.at !== undefined || turn.number % checkpointEvery === 0
      const openTurn = this.replayTurn(turn, at ?? this.positionAfter(turn.previous, seed))
      at = turn.at
      if (!isKept) turn.at = undefined
      yield openTurn
    }
  }

  /**
   * The position after a turn; `undefined` is before the first. Turns whose position is not known are replayed.
   * @throws LacunaError what the skeleton throws when one does not fit.
   */
  positionAfter(turn: Turn | undefined, seed: number): Position {
    const lost: Turn[] = []
    let known = turn
    for (; known !== undefined && known.at === undefined; known = known.previous) lost.push(known)
    let at = known?.at ?? this.#skeleton.begin(seed)
    for (const one of lost.reverse()) {
      this.replayTurn(one, at)
      at = one.at ?? at
      if (one.number % checkpointEvery !== 0) continue
      at.keep?.()
      forgetPositions(one)
    }
    return at
  }

  /** What it replays by. */
  get skeleton(): Skeleton {
    return this.#skeleton
  }

  /** The last lines up to a turn, oldest first, as plain text. */
  linesBefore(tip: Turn | undefined, seed: number, count: number): readonly string[] {
    const lines: string[] = []
    for (let turn = tip; turn !== undefined && lines.length < count; turn = turn.previous) {
      if (turn.move.type === 'world') continue
      const shown = this.shown(turn, seed).lines.map(line => line.text)
      lines.unshift(...shown.slice(-(count - lines.length)))
    }
    return lines
  }

  /** The position that a save holds. @throws LacunaError `save-damaged` */
  load(saved: Json): Position {
    return this.#skeleton.load(saved)
  }

  /**
   * Plays a turn again from the position before it, and gives it what a save leaves out: the position and the stage
   * after it. @throws LacunaError what the skeleton throws when it does not fit.
   */
  replayTurn(turn: Turn, before: Position): OpenTurn {
    const { number, move, entry } = turn
    const segments: Segment[] = []
    let at = before
    const stageBefore: StageCues = turn.previous?.stage ?? {}
    let stage = stageBefore
    let first = 0
    const take = (input: Input): Segment => {
      const passage = this.#skeleton.step(at, input)
      at = passage.at
      stage = stageAfter(stage, cuesIn(passage))
      const slots = passage.slots.map((): SlotState => ({ kind: 'author' }))
      const segment = brokenIfEndless({ input, passage, first, slots }, segments.length)
      first += slots.length
      segments.push(segment)
      return segment
    }
    let last: Segment | undefined
    const steps = stepsOf(turn)
    for (const input of steps) last = take(input)
    // Saved on its way, or in a story that has changed, a turn may stop where nobody is to be asked: it goes on alone.
    for (let next = last && followUp(last); next !== undefined; next = followUp(last)) last = take(next)
    if (segments.length > steps.length) turn.steps = keptSteps(move, segments.map(inputTaken))
    turn.at = at
    turn.stage = stage
    return { number, move, entry, segments: withFills(segments, turn.fills), stage, stageBefore, before: {} }
  }
}

/** Lets go of the positions between the two checkpoints before a turn that is one. */
function forgetPositions({ previous, number }: Turn): void {
  for (let turn = previous; turn !== undefined && turn.number > number - 2 * checkpointEvery; turn = turn.previous) {
    if (turn.number < number - checkpointEvery) turn.at = undefined
  }
}

/**
 * The segments with the fills of their turn. A fill stands in the slot and at the place where it was shown; in a story
 * that has changed it moves with its slot, and never into another.
 */
function withFills(segments: readonly Segment[], fills: readonly RecordedFill[]): readonly Segment[] {
  if (fills.length === 0) return segments
  const places = segments.flatMap(({ passage, first }) =>
    passage.slots.map(({ slot }, index) => ({ slot: slot.id, occurrence: first + index })),
  )
  const at = new Map<number, RecordedFill>()
  for (const one of fills) if (places[one.fill.occurrence]?.slot === one.fill.slot) at.set(one.fill.occurrence, one)
  const placed = new Set(at.values())
  for (const one of fills) {
    if (placed.has(one)) continue
    const place = places.find(({ slot, occurrence }) => slot === one.fill.slot && !at.has(occurrence))
    if (place !== undefined) at.set(place.occurrence, one)
  }
  return segments.map(segment => ({
    ...segment,
    slots: segment.slots.map((state, index): SlotState => {
      const recorded = at.get(segment.first + index)
      return recorded === undefined ? state : { kind: 'filled', fill: recorded.fill, entry: recorded.entry }
    }),
  }))
}

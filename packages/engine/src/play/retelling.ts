import type { Json } from '../base/json.ts'
import type { Stage } from '../story/frame.ts'
import type { Position, Skeleton } from '../story/skeleton.ts'
import { stageAfter } from './cues.ts'
import { type Shown, shownBy } from './frames.ts'
import type { Segment, SlotState, Telling } from './telling.ts'
import type { Turn } from './turn.ts'

/** A position is written out every so many turns, so that going back plays at most that many again. */
export const checkpointEvery = 32

/** How many turns are kept as they were shown; older ones are computed again when asked for. */
const kept = 16

/**
 * Says finished turns again, word for word: from the position before a turn, its inputs and its fills. No provider is
 * asked, and nothing is kept for each turn but a little window.
 */
export class Retelling {
  readonly #skeleton: Skeleton
  readonly #window = new Map<Turn, Shown>()

  constructor(skeleton: Skeleton) {
    this.#skeleton = skeleton
  }

  /** Remembers what a turn showed when it was told. */
  keep(turn: Turn, shown: Shown): void {
    this.#window.set(turn, shown)
    if (this.#window.size > kept) this.#window.delete(this.#window.keys().next().value as Turn)
  }

  /** What a turn showed. */
  shown(turn: Turn, seed: number): Shown {
    const known = this.#window.get(turn)
    if (known !== undefined) return known
    const before =
      turn.move.type === 'world' && turn.previous !== undefined ? this.shown(turn.previous, seed) : undefined
    const shown = shownBy(this.retell(turn, this.positionAfter(turn.previous, seed)), before)
    this.keep(turn, shown)
    return shown
  }

  /** What each of the turns showed, for turns in a row: every one is played once. */
  *shownInOrder(turns: readonly Turn[], seed: number): Generator<Shown> {
    let at: Position | undefined
    let before: Shown | undefined
    for (const turn of turns) {
      const telling = this.retell(turn, at ?? this.positionAfter(turn.previous, seed))
      at = telling.segments.at(-1)?.passage.at
      if (turn.move.type === 'world' && before === undefined && turn.previous !== undefined) {
        before = this.shown(turn.previous, seed)
      }
      before = shownBy(telling, before)
      yield before
    }
  }

  /** The position after a turn; `undefined` is before the first. */
  positionAfter(turn: Turn | undefined, seed: number): Position {
    const lost: Turn[] = []
    let known = turn
    for (; known !== undefined && known.at === undefined; known = known.previous) lost.push(known)
    let at = known?.at ?? this.#skeleton.begin(seed)
    let stage = known?.stage ?? {}
    for (const one of lost.reverse()) {
      const told = this.tellAgain(one, at, stage)
      at = told.at
      stage = told.stage
      if (one.number % checkpointEvery === 0) at.toJSON()
    }
    return at
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

  /** Tells a loaded turn again and gives it what a save leaves out: the position and the stage after it. */
  tellAgain(turn: Turn, before: Position, stage: Stage): { readonly at: Position; readonly stage: Stage } {
    const { segments } = this.retell(turn, before)
    let after = stage
    for (const { passage } of segments) after = stageAfter(after, passage.cues)
    const at = segments.at(-1)?.passage.at ?? before
    turn.at = at
    turn.stage = after
    return { at, stage: after }
  }

  /** Plays a turn again from the position before it. @throws LacunaError what the skeleton throws when it does not fit. */
  retell(turn: Turn, before: Position): Telling {
    const { number, move, entry, stage } = turn
    const segments: Segment[] = []
    let at = before
    let first = 0
    for (const input of turn.inputs) {
      const passage = this.#skeleton.step(at, input)
      at = passage.at
      const slots = passage.slots.map((_, index): SlotState => {
        const recorded = turn.fills.find(({ fill }) => fill.occurrence === first + index)
        return recorded === undefined ? { kind: 'author' } : { kind: 'filled', ...recorded }
      })
      segments.push({ input, passage, first, slots })
      first += slots.length
    }
    return { number, move, entry, segments, stage, before: {} }
  }
}

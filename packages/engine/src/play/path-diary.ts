import { BoundedMap } from '../base/bounded-map.ts'
import { beforeStory, type DiaryState, diaryAfter } from '../diary/diary-after.ts'
import type { Segment } from './open-turn.ts'
import { checkpointEvery, type Replay } from './replay.ts'
import type { Turn } from './turn.ts'

/** Turns whose diary is at hand: those of the latest, and one in so many. */
const kept = 2 * checkpointEvery

/**
 * The diary along the path of a play-through. It depends on the turns alone, so that a load, going back and going forward
 * again give what stood there; what was worked out before is only remembered, and a turn more costs one turn.
 */
export class PathDiary {
  readonly #replay: Replay
  readonly #latest = new BoundedMap<Turn, DiaryState>(kept)
  readonly #checkpoints = new WeakMap<Turn, DiaryState>()

  /** @param replay of the session: it tells what turns said. */
  constructor(replay: Replay) {
    this.#replay = replay
  }

  /** The diary after a turn; `undefined` is before the first. @throws LacunaError what the skeleton throws in a replay. */
  after(tip: Turn | undefined, seed: number): DiaryState {
    const unknown: Turn[] = []
    let turn = tip
    for (; turn !== undefined && this.#known(turn) === undefined; turn = turn.previous) unknown.push(turn)
    let state = turn === undefined ? beforeStory : (this.#known(turn) as DiaryState)
    for (const [one, segments] of this.#segmentsOf(unknown.reverse(), seed)) {
      state = diaryAfterSegments(state, segments)
      this.#latest.setNewest(one, state)
      if (one.number % checkpointEvery === 0) this.#checkpoints.set(one, state)
    }
    return state
  }

  #known(turn: Turn): DiaryState | undefined {
    return this.#latest.get(turn) ?? this.#checkpoints.get(turn)
  }

  /** Those that are at hand, else all of them replayed in a row. */
  *#segmentsOf(turns: readonly Turn[], seed: number): Generator<readonly [Turn, readonly Segment[]]> {
    const atHand = turns.map(turn => this.#replay.segmentsAtHand(turn))
    if (atHand.every(segments => segments !== undefined)) {
      for (const [index, turn] of turns.entries()) yield [turn, atHand[index] ?? []]
      return
    }
    let index = 0
    for (const { segments } of this.#replay.inOrder(turns, seed)) yield [turns[index++] as Turn, segments]
  }
}

/** The diary after the steps of a turn, or of a part of one. */
export function diaryAfterSegments(
  before: DiaryState,
  segments: readonly Pick<Segment, 'input' | 'passage'>[],
): DiaryState {
  return segments.reduce((state, { input, passage }) => diaryAfter(state, input, passage).end, before)
}

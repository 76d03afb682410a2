import type { Play } from '../play/play.ts'
import type { Replay } from '../play/replay.ts'
import type { Turn } from '../play/turn.ts'
import type { Choice } from '../story/frame.ts'
import { leaningsIn, type PlayerModel, type Taking } from './player-model.ts'
import { noneTaken, type TakenChoices, takenIn } from './taken-choices.ts'

/** How many choices of the path leanings are worked out from: the latest. */
const lately = 16

/** A turn in which a choice was taken, after another turn. */
interface ChosenTurn {
  readonly choice: string
  readonly previous: Turn
}

/**
 * Works out what is believed about a player. It depends on the play-through alone, its path and its ledger, so that a load,
 * going back and going forward again give what was believed there; what was worked out before is only remembered.
 */
export class PlayerObserver {
  readonly #replay: Replay
  /** What was offered at the end of a turn. */
  readonly #offered = new WeakMap<Turn, Taking['offered']>()
  #taken: TakenChoices = noneTaken

  /** @param replay of the session: it tells what older turns offered. */
  constructor(replay: Replay) {
    this.#replay = replay
  }

  modelOf(play: Play): PlayerModel {
    this.#taken = takenIn(play.ledger, this.#taken)
    const chosen = latelyChosen(play)
    this.#recall(chosen, play.seed)
    const takings = chosen.map(({ choice, previous }) => ({
      offered: this.#offered.get(previous) ?? [],
      taken: choice,
    }))
    return { taken: this.#taken.times, leanings: leaningsIn(takings) }
  }

  /** Finds what the turns before these offered; those that are not at hand are replayed in a row, after a load. */
  #recall(chosen: readonly ChosenTurn[], seed: number): void {
    const lost: Turn[] = []
    for (const { previous } of chosen) {
      if (this.#offered.has(previous)) continue
      const shown = this.#replay.atHand(previous)
      if (shown === undefined) lost.push(previous)
      else this.#offered.set(previous, tagsOf(shown.choices))
    }
    const [latest] = lost
    const oldest = lost.at(-1)
    if (latest === undefined || oldest === undefined) return
    const row: Turn[] = []
    for (
      let turn: Turn | undefined = latest;
      turn !== undefined && turn.number >= oldest.number;
      turn = turn.previous
    ) {
      row.push(turn)
    }
    row.reverse()
    let index = 0
    for (const { choices } of this.#replay.shownInOrder(row, seed)) {
      this.#offered.set(row[index++] as Turn, tagsOf(choices))
    }
  }
}

/** The latest choices of the path, that of a turn under way included, the latest first. */
function latelyChosen({ tip, openTurn }: Play): readonly ChosenTurn[] {
  const chosen: ChosenTurn[] = []
  const add = (move: Turn['move'], previous: Turn | undefined): void => {
    if ('choice' in move && previous !== undefined) chosen.push({ choice: move.choice, previous })
  }
  if (openTurn !== undefined) add(openTurn.move, tip)
  for (let turn = tip; turn !== undefined && chosen.length < lately; turn = turn.previous) add(turn.move, turn.previous)
  return chosen
}

/** What a model needs of choices: it keeps no words. */
function tagsOf(choices: readonly Choice[]): Taking['offered'] {
  return choices.map(({ id, tags }) => ({ id, tags }))
}

import type { Random } from '../base/random.ts'
import type { Input } from '../story/input.ts'
import type { Skeleton } from '../story/skeleton.ts'
import type { Findings } from './findings.ts'
import type { KnownStates } from './known-states.ts'
import { likings, weighted } from './random-player.ts'
import { advance, type Path, type Reached } from './reached.ts'

/** Choices of one play at random: a story may go round for ever. */
const playLength = 150

/** What an explorer works with. */
export interface ExplorerParts extends Pick<Path, 'stopped'> {
  readonly skeleton: Skeleton
  readonly found: Findings
  readonly known: KnownStates
  readonly random: Random
  readonly isOver: () => boolean
  /** Called where a path has come to an end. */
  readonly ended?: (at: Reached) => void
}

/** Takes choices of a story and notes what it meets. */
export class Explorer {
  readonly #parts: ExplorerParts

  constructor(parts: ExplorerParts) {
    this.#parts = parts
  }

  /** Takes a step and goes on to the next choices; what was reached, where play goes on from it. */
  step(
    from: Omit<Reached, 'passage'>,
    at: Reached['passage']['at'],
    input: Input,
    isNew: boolean,
  ): Reached | undefined {
    const { skeleton, found, known, stopped, ended } = this.#parts
    const path: Path = { ...from, ...(stopped === undefined ? {} : { stopped }) }
    const reached = found.guard(from.picks, () => advance(skeleton, skeleton.step(at, input), path))
    if (reached === undefined) return undefined
    if (!found.meet(reached)) {
      if (reached.passage.stop === 'end') ended?.(reached)
      return undefined
    }
    if (known.add(reached, isNew) && reached.passage.present.length > 0) this.#askFacts(reached)
    return reached
  }

  /** Every choice of a state, once, and walking away where the story says what that leads to. */
  lookAt(state: Reached): void {
    const { choices, at, hasLeave } = state.passage
    for (const { id } of choices) if (!this.#parts.isOver()) this.#take(state, id)
    if (hasLeave !== true || this.#parts.isOver()) return
    this.step({ picks: [...state.picks, 'leave'], brought: state.brought }, at, { type: 'leave' }, false)
  }

  /** A whole play at random. */
  playOn(from: Reached): void {
    const { random, found, isOver } = this.#parts
    const liking = likings(random)
    let state: Reached | undefined = from
    for (let length = 0; state !== undefined && length < playLength && !isOver(); length++) {
      const weights = state.passage.choices.map(({ id }) => liking(id) / (1 + found.times(id)))
      state = this.#take(state, weighted(state.passage.choices, weights, random).id)
    }
  }

  #take(from: Reached, choice: string): Reached | undefined {
    const picks = [...from.picks, choice]
    const isNew = this.#parts.found.take(choice)
    return this.step({ picks, brought: from.brought }, from.passage.at, { type: 'choose', choice }, isNew)
  }

  /** Functions of facts are run only for requests: what breaks in them breaks no play, but leaves the facts out. */
  #askFacts({ passage, picks }: Reached): void {
    const { found, skeleton } = this.#parts
    found.guard(picks, () => void skeleton.facts(passage.at, passage.present))
  }
}

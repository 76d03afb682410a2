import { LacunaError } from '../story/lacuna-error.ts'
import type { Passage } from '../story/passage.ts'
import type { Skeleton } from '../story/skeleton.ts'
import { slotStop } from '../story/verbs/stops.ts'

/** A passage that was reached, and how. */
export interface Reached {
  /** Its slots are those of the whole path since the last choice. */
  readonly passage: Passage
  readonly picks: readonly string[]
  /** Variables that a provider brought a value in for on the path. */
  readonly brought: ReadonlySet<string>
}

/** Where a path stands, and what is called on it. */
export interface Path extends Pick<Reached, 'picks' | 'brought'> {
  /** Called wherever a provider would be waited for, before it goes on by the author's words. */
  readonly stopped?: (at: Reached) => void
}

/** Steps that nobody decides on: more of them is a loop. */
const maxSteps = 1000

/**
 * Goes on through what nobody chooses, by the author's words and defaults, noting the slots that it passes.
 *
 * @throws LacunaError `story-failed` when it goes round in a circle
 */
export function advance(skeleton: Skeleton, first: Passage, { picks, brought, stopped }: Path): Reached {
  let passage = first
  const slots = [...first.slots]
  for (let step = 0; step < maxSteps; step++) {
    const stop = slotStop(passage.stop)
    const input = stop?.next?.(passage)
    if (input === undefined) return { passage: { ...passage, slots }, picks, brought }
    if (stop?.waits === true) stopped?.({ passage, picks, brought })
    const { ending } = passage
    passage = skeleton.step(passage.at, input)
    if (ending !== undefined && passage.ending === undefined) passage = { ...passage, ending }
    slots.push(...passage.slots)
  }
  throw new LacunaError('story-failed', `The story goes on for ${maxSteps} steps without a choice.`, {
    hint: 'It goes round in a circle of decisions, detours or invented values: give the circle a choice.',
  })
}

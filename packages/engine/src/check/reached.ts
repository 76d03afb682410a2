import type { Input } from '../story/input.ts'
import { LacunaError } from '../story/lacuna-error.ts'
import type { Passage } from '../story/passage.ts'
import type { Skeleton } from '../story/skeleton.ts'
import { authorsVerdict } from '../story/verdict.ts'

/** A passage that was reached, and how. */
export interface Reached {
  /** Its slots are those of the whole path since the last choice. */
  readonly passage: Passage
  readonly picks: readonly string[]
  /** Variables that a provider brought a value in for on the path. */
  readonly brought: ReadonlySet<string>
}

/** Where a path stands, and who is told. */
export interface Path extends Pick<Reached, 'picks' | 'brought'> {
  /** Called at each `decide` and each `invent`, before it goes on by the author's words. */
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
    const input = withoutProvider(passage)
    if (input === undefined) return { passage: { ...passage, slots }, picks, brought }
    if (input.type !== 'returned') stopped?.({ passage, picks, brought })
    const { ending } = passage
    passage = skeleton.step(passage.at, input)
    if (ending !== undefined && passage.ending === undefined) passage = { ...passage, ending }
    slots.push(...passage.slots)
  }
  throw new LacunaError('story-failed', `The story goes on for ${maxSteps} steps without a choice.`, {
    hint: 'It goes round in a circle of decisions, detours or invented values: give the circle a choice.',
  })
}

function withoutProvider({ stop, choices }: Passage): Input | undefined {
  if (stop === 'invent') return { type: 'value' }
  if (stop === 'detour') return { type: 'returned' }
  return stop === 'decide' ? { type: 'verdict', choice: authorsVerdict(choices).id } : undefined
}

import type { DiaryState } from '../diary/diary-after.ts'
import type { Skeleton } from '../story/skeleton.ts'
import type { Dial } from '../story/slot.ts'
import type { Source } from '../story/span.ts'
import type { Story } from '../story/story.ts'
import type { Play } from './play.ts'
import type { PlayContext } from './play-context.ts'
import { shownFills } from './shown-before.ts'

/** What running a turn depends on, besides the turn itself. */
export interface TurnContext {
  readonly story: Story
  readonly skeleton: Skeleton
  /** The source of what is shown in an open slot; nothing where nobody fills any. */
  readonly openSource: Source | undefined
  readonly seed: number
  readonly language: string
  readonly dial: Dial
  /** Texts that the play-through has shown in a slot lately, oldest first. */
  readonly shownFills: (slot: string) => readonly string[]
  /** Variables that a value was brought in for before this turn: an `invent` without `again` asks for none of them. */
  readonly broughtIn: () => ReadonlySet<string>
  /** What the play-through remembers before this turn. Worked out when asked for. */
  readonly diary: () => DiaryState
  /** Looking ahead: nothing is recorded. */
  readonly isAhead?: true
}

/** What a turn after the path of `play` runs in. */
export function turnContext(context: PlayContext, play: Omit<Play, 'frame'>): TurnContext {
  const { story, skeleton, openSource } = context
  const { seed, language, dial, tip } = play
  return {
    story,
    skeleton,
    openSource,
    seed,
    language,
    dial,
    shownFills: slot => shownFills(tip, slot),
    broughtIn: () => context.broughtIn.upTo(tip),
    diary: () => context.diary.after(tip, seed),
  }
}

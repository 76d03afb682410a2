import type { FillJob } from '../fill/pipeline/fill-job.ts'
import type { NarrativeProvider } from '../provider/port/narrative-provider.ts'
import type { Input } from '../story/input.ts'
import type { Skeleton } from '../story/skeleton.ts'
import type { Dial } from '../story/slot.ts'
import type { Story } from '../story/story.ts'
import type { AuthoredLabel } from './frames.ts'
import type { OpenTurn, Segment } from './open-turn.ts'

/** Makes the request for the open slots of a segment; `openTurn` is the turn up to the segment. */
export type JobFor = (
  context: TurnContext,
  provider: NarrativeProvider,
  openTurn: OpenTurn,
  segment: Pick<Segment, 'input' | 'passage' | 'first'>,
  waiting: readonly number[],
) => FillJob

/** What running a turn depends on, besides the turn itself. */
export interface TurnContext {
  readonly story: Story
  readonly skeleton: Skeleton
  readonly provider: NarrativeProvider | undefined
  /** Makes requests; absent while it is being fetched. What is open then is asked for by `requestOpenSlots`. */
  readonly jobFor: JobFor | undefined
  readonly seed: number
  readonly language: string
  readonly dial: Dial
  readonly epoch: number
  /** The last lines before this turn, oldest first; asked for only when a provider is. */
  readonly recentLines: () => readonly string[]
  /** The label of the choice that led into this turn, as the author wrote it. */
  readonly label: (choice: string) => AuthoredLabel | undefined
  /** Texts that the play-through has shown in a slot lately, oldest first. */
  readonly shownFills: (slot: string) => readonly string[]
  /** Words the player typed, by `ask` slot. */
  readonly typed: () => Readonly<Record<string, string>>
  /** Variables that a value was brought in for before this turn: an `invent` without `again` asks for none of them. */
  readonly broughtIn: () => ReadonlySet<string>
  /** Looking ahead: nothing is recorded. */
  readonly isAhead?: true
  /** The steps of all turns before this one, oldest first; without them a job has no place. */
  readonly stepsBefore?: () => readonly Input[]
}

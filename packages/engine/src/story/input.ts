import type { ChoiceIdentity } from './choice-identity.ts'
import type { Variables } from './passage.ts'
import type { RecordedCall } from './recorded-call.ts'

/**
 * What moves a skeleton. Each carries all that is needed to do the same step again.
 *
 * More may come with a minor version: a `switch` over them wants a `default`.
 */
export type Input = (
  | { readonly type: 'enter'; readonly entry?: string }
  | { readonly type: 'choose'; readonly choice: string }
  /** The player's own words at an `ask`, understood as one of its choices; readable later as `@slot`. */
  | { readonly type: 'answer'; readonly choice: string; readonly text: string; readonly mark: string }
  /** The outcome of a `decide`. */
  | {
      readonly type: 'verdict'
      readonly choice: string
      /** Id of the `decide`. Absent in what was kept before it was noted. */
      readonly slot?: string
      readonly identity?: ChoiceIdentity
    }
  /** Goes on after the `invent` named by `slot`. No `values`: the author's value stays. `mark` stays with whatever is computed from it. */
  | { readonly type: 'value'; readonly values?: Variables; readonly mark?: string; readonly slot?: string }
  /** Goes on after a `detour`: at its rejoin with `values`, or, without them, through the authored scene. */
  | { readonly type: 'returned'; readonly values?: Variables; readonly mark?: string; readonly slot?: string }
  /** Walks away from what is offered, to where the story says that leads; where it says nothing, the passage ends. */
  | { readonly type: 'leave' }
  /** The game's world changed; nothing is said, choices may open or close. */
  | { readonly type: 'world' }
) & {
  /** Variables that the game gives before the step. */
  readonly world?: Variables
  /**
   * What is offered is checked against `world`: a choice whose condition was true, and is not any more, is withdrawn and
   * can't be taken. Steps of before this was done lack it, and are taken again as they were.
   */
  readonly checked?: true
  /**
   * What `recorded` external functions gave the first time this step was taken. Where it is given, none is called that is
   * not in it (`call-not-recorded`).
   */
  readonly recorded?: readonly RecordedCall[]
}

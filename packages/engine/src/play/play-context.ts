import type { External, Skeleton, StoryWarning } from '../story/skeleton.ts'
import type { Source } from '../story/span.ts'
import type { Story } from '../story/story.ts'
import { BroughtIn } from './brought-in.ts'
import { knownVariable } from './known-values.ts'
import { PathDiary } from './path-diary.ts'
import { Replay } from './replay.ts'
import type { World } from './world.ts'

/** What a play-through needs from outside. */
export interface PlayPorts {
  /** Who fills open slots, as far as it matters what they may show. Default: nobody. */
  readonly provider?: { readonly rules?: boolean; readonly recorded?: object } | undefined
  readonly world?: World
  readonly externals?: Readonly<Record<string, External>>
  readonly onWarning?: (warning: StoryWarning) => void
}

/**
 * What the reducer works with, besides the play-through itself: one for each session. What changes in it are caches, which
 * give the same whenever they are asked.
 */
export interface PlayContext {
  readonly story: Story
  readonly skeleton: Skeleton
  /** A skeleton to try steps with that are not taken; made when first needed. */
  readonly fork: () => Skeleton
  readonly replay: Replay
  readonly broughtIn: BroughtIn
  readonly diary: PathDiary
  /** The source of what is shown in an open slot; nothing where nobody fills any. */
  readonly openSource: Source | undefined
  readonly world: World | undefined
}

/** @throws LacunaError `unknown-variable` where the world listens to one that the story does not have. */
export function playContext(story: Story, { provider, world, externals, onWarning }: PlayPorts): PlayContext {
  const skeleton = story.skeleton({ ...(externals && { externals }), ...(onWarning && { onWarning }) })
  let forked: Skeleton | undefined
  const fork = (): Skeleton => {
    forked ??= skeleton.fork()
    return forked
  }
  for (const name of world?.listens ?? []) knownVariable(story, name)
  const openSource =
    provider && (provider.rules === true ? 'rules' : provider.recorded === undefined ? 'live' : 'recorded')
  const replay = new Replay(skeleton)
  const kept = { replay, broughtIn: new BroughtIn(), diary: new PathDiary(replay) }
  return { story, skeleton, fork, ...kept, openSource, world }
}

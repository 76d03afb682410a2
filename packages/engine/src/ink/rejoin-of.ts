import type { InkContent } from './ink-content.ts'
import type { InkPosition } from './ink-position.ts'
import { inkObjectAt } from './ink-runtime.ts'
import { storyFailed } from './story-failed.ts'

/** Where a detour comes back to. @throws LacunaError `story-failed` where it has no such stitch. */
export function rejoinOf({ bundle, root }: InkContent, { waits }: InkPosition): string {
  const rejoin = bundle.slots[waits.slot ?? '']?.rejoin
  if (rejoin !== undefined && inkObjectAt(root, rejoin) !== undefined) return rejoin
  throw storyFailed(`The detour "${waits.slot}" has no stitch to come back to.`)
}

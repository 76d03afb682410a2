import type { Variables } from '../story/passage.ts'
import { builtInkStory, type InkStory } from './built-ink-story.ts'
import type { InkBundle } from './ink-bundle.ts'
import { inkBundleFile } from './ink-bundle-format.ts'

/**
 * The story in a compiled bundle, wherever that comes from. Reads the bundle at once, so that a broken one fails here and
 * not in play; all of its skeletons share what was read.
 *
 * @throws LacunaError `story-invalid` for what is no bundle, `file-newer` for one of a newer format, `story-damaged` for
 * one that is not as it was compiled.
 */
export function inkStory<
  Entry extends string = string,
  Vars extends Variables = Variables,
  SlotId extends string = string,
  ChoiceId extends string = string,
>(bundle: InkBundle): InkStory<Entry, Vars, SlotId, ChoiceId> {
  return builtInkStory(inkBundleFile.readNow(bundle))
}

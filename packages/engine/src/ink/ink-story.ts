import type { Bible } from '../story/bible.ts'
import type { Variables } from '../story/passage.ts'
import { builtInkStory, type InkStory } from './built-ink-story.ts'
import { type CompiledInk, isCompiledInk, parseStoryText } from './compiled-ink.ts'
import { bundleOfForeignInk } from './foreign-ink.ts'
import type { InkBundle } from './ink-bundle.ts'
import { inkBundleFile } from './ink-bundle-format.ts'

/** What ink that was compiled elsewhere does not say. */
export interface InkStoryOptions {
  /** Who speaks, what the game gives, the story's id ... A bundle has its own. Default: `emptyBible('story')`. */
  readonly bible?: Bible
}

/**
 * The story in a compiled bundle, wherever that comes from; or in the `story.json` of inklecate, Inky or inkjs, of ink's
 * formats 18 to 21. Reads it at once, so that a broken one fails here and not in play; all of its skeletons share what was
 * read. Ink that was compiled elsewhere has no slots (`story.diagnostics` says so where there are tags of slots), and its
 * errors name knots, not lines.
 *
 * @param compiled the object, or the text of the file, with or without a byte order mark.
 * @throws LacunaError `story-invalid` for what is neither, `file-newer` for one of a newer format, `story-damaged` for one
 * that is not as it was compiled.
 * @example
 * const story = inkStory(await (await fetch('story.json')).text())
 */
export function inkStory<
  Entry extends string = string,
  Vars extends Variables = Variables,
  SlotId extends string = string,
  ChoiceId extends string = string,
>(
  compiled: InkBundle | CompiledInk | string,
  { bible }: InkStoryOptions = {},
): InkStory<Entry, Vars, SlotId, ChoiceId> {
  const given = typeof compiled === 'string' ? parseStoryText(compiled) : compiled
  if (!isCompiledInk(given)) return builtInkStory(inkBundleFile.readNow(given))
  const { bundle, diagnostics } = bundleOfForeignInk(given, bible)
  return { ...builtInkStory(inkBundleFile.readNow(bundle)), diagnostics }
}

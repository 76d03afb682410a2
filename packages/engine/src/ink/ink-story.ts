import { LacunaError } from '../story/lacuna-error.ts'
import type { Variables } from '../story/passage.ts'
import type { SkeletonPorts } from '../story/skeleton.ts'
import type { Story } from '../story/story.ts'
import { withAuthorship } from '../story/with-authorship.ts'
import type { InkBundle } from './ink-bundle.ts'
import { inkBundleFile } from './ink-bundle-format.ts'
import { InkContent } from './ink-content.ts'
import { inkDigest } from './ink-digest.ts'
import { InkSkeleton } from './ink-skeleton.ts'

/** A story written in ink. */
export interface InkStory<
  Entry extends string = string,
  Vars extends Variables = Variables,
  SlotId extends string = string,
> extends Story<Entry, Vars, SlotId> {
  readonly format: 'ink'
  /**
   * What it was made from: the compiled ink and all that the compiler found in it. `inkChart(story.bundle)` of
   * `@lacuna/engine/ink/chart` draws the story's map from it.
   */
  readonly bundle: InkBundle
}

/**
 * The story in a compiled bundle. Reads the bundle at once, so that a broken one fails here and not in play; all of its
 * skeletons share what was read.
 *
 * @throws LacunaError `story-invalid` for what is no bundle, `file-newer` for one of a newer format, `story-damaged` for
 * one that is not as it was compiled.
 */
export function inkStory<
  Entry extends string = string,
  Vars extends Variables = Variables,
  SlotId extends string = string,
>(compiled: InkBundle): InkStory<Entry, Vars, SlotId> {
  const bundle = inkBundleFile.readNow(compiled)
  if (inkDigest(bundle) !== bundle.digest) {
    throw new LacunaError('story-damaged', 'The compiled story is not what the compiler wrote.', {
      hint: 'Compile it again, and ship the file unchanged.',
      data: { digest: String(bundle.digest) },
    })
  }
  const content = contentOf(bundle)
  const story: InkStory = {
    id: bundle.bible.story,
    version: bundle.bible.version ?? '',
    digest: bundle.digest,
    format: 'ink',
    bible: bundle.bible,
    banks: bundle.banks,
    ...(bundle.slotDigests === undefined ? {} : { slotDigests: bundle.slotDigests }),
    entries: bundle.entries,
    variables: bundle.variables,
    slots: bundle.slots,
    bundle,
    skeleton: (ports: SkeletonPorts = {}) => withAuthorship(new InkSkeleton(content, ports), bundle.bible.authorship),
  }
  return story as InkStory<Entry, Vars, SlotId>
}

/** What the bundle's own parts say of one another may be nonsense, too. */
function contentOf(bundle: InkBundle): InkContent {
  try {
    return new InkContent(bundle)
  } catch (cause) {
    if (cause instanceof LacunaError) throw cause
    throw new LacunaError('story-invalid', 'The parts of the compiled story do not fit together.', {
      hint: 'Compile it again with this version of Lacuna.',
      cause,
    })
  }
}

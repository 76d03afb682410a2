import { currentBanks } from '../story/current-bank.ts'
import { LacunaError } from '../story/lacuna-error.ts'
import type { Variables } from '../story/passage.ts'
import type { SkeletonPorts } from '../story/skeleton.ts'
import type { Story } from '../story/story.ts'
import { withAuthorship } from '../story/with-authorship.ts'
import { type InkBundle, inkBundleFormat } from './ink-bundle.ts'
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
 * @throws LacunaError `story-invalid` for what is no bundle of this format, `story-damaged` for one that is not as it
 * was compiled.
 */
export function inkStory<
  Entry extends string = string,
  Vars extends Variables = Variables,
  SlotId extends string = string,
>(bundle: InkBundle): InkStory<Entry, Vars, SlotId> {
  checkFormat(bundle)
  if (inkDigest(bundle) !== bundle.digest) {
    throw new LacunaError('story-damaged', 'The compiled story is not what the compiler wrote.', {
      hint: 'Compile it again, and ship the file unchanged.',
      data: { digest: String(bundle.digest) },
    })
  }
  const content = new InkContent(bundle)
  const story: InkStory = {
    id: bundle.bible.story,
    version: bundle.bible.version ?? '',
    digest: bundle.digest,
    format: 'ink',
    bible: bundle.bible,
    banks: currentBanks(bundle.banks),
    ...(bundle.slotDigests === undefined ? {} : { slotDigests: bundle.slotDigests }),
    entries: bundle.entries,
    variables: bundle.variables,
    slots: bundle.slots,
    bundle,
    skeleton: (ports: SkeletonPorts = {}) => withAuthorship(new InkSkeleton(content, ports), bundle.bible.authorship),
  }
  return story as InkStory<Entry, Vars, SlotId>
}

const parts = ['ink', 'bible', 'banks', 'variables', 'slots', 'choices', 'present', 'facts'] as const

function checkFormat(bundle: InkBundle): void {
  const given: unknown = bundle
  const format =
    typeof given === 'object' && given !== null ? (given as { readonly format?: unknown }).format : undefined
  if (format !== inkBundleFormat) {
    throw new LacunaError('story-invalid', `This is no story in ink of format ${inkBundleFormat}.`, {
      hint:
        typeof format === 'number' && format > inkBundleFormat
          ? 'It was compiled by a newer Lacuna: update @lacuna/engine.'
          : 'Give what `compileInk` wrote, parsed from JSON.',
      data: { format: typeof format === 'number' ? format : null, expected: inkBundleFormat },
    })
  }
  const missing = parts.filter(part => typeof bundle[part] !== 'object' || bundle[part] === null)
  if (missing.length > 0 || !Array.isArray(bundle.entries)) {
    throw new LacunaError('story-invalid', `The compiled story lacks parts: ${[...missing, 'entries'].join(', ')}.`, {
      hint: 'Compile it again.',
      data: { missing },
    })
  }
}

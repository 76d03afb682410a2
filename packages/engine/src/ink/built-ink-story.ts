import type { Diagnostic } from '../story/diagnostic.ts'
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
  ChoiceId extends string = string,
> extends Story<Entry, Vars, SlotId, ChoiceId> {
  readonly format: 'ink'
  /**
   * What it was made from: the compiled ink and all that the compiler found in it. `inkChart(story.bundle)` of
   * `@lacuna/engine/ink/chart` draws the story's map from it.
   */
  readonly bundle: InkBundle
  /** Tags above the first line: title, author and whatever the game agrees on with its author. A computed one is left out with all others. */
  readonly tags: readonly string[]
  /** What could not be read from ink that was compiled elsewhere; empty for a bundle. */
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * The story in a bundle that the same build has compiled, as a story that is imported: its shape is known, so that a
 * page carries no code to doubt it. Whatever comes from elsewhere is read by `inkStory`.
 *
 * @throws LacunaError `story-invalid` for a bundle of another format, `story-damaged` for one that is not as it was
 * compiled.
 * @example
 * const { bundle } = compileInk({ file: 'ferry.ink', source })
 * if (bundle) createSession(builtInkStory(bundle)).enter()
 */
export function builtInkStory<
  Entry extends string = string,
  Vars extends Variables = Variables,
  SlotId extends string = string,
  ChoiceId extends string = string,
>(compiled: InkBundle): InkStory<Entry, Vars, SlotId, ChoiceId> {
  if (compiled.format !== inkBundleFormat) {
    throw new LacunaError('story-invalid', `This build compiles stories of another format than ${inkBundleFormat}.`, {
      hint: 'Install one version of all packages of Lacuna.',
      data: { format: compiled.format, expected: inkBundleFormat },
    })
  }
  const bundle = withBareMaps(compiled)
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
    tags: content.tags,
    diagnostics: [],
    skeleton: (ports: SkeletonPorts = {}) => withAuthorship(new InkSkeleton(content, ports), bundle.bible.authorship),
  }
  return story as InkStory<Entry, Vars, SlotId, ChoiceId>
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

/** Maps by name without a prototype: a name like `constructor` that is not in one is nothing. */
function withBareMaps(bundle: InkBundle): InkBundle {
  const { banks, variables, slots, choices, present, facts } = bundle
  return {
    ...bundle,
    banks: bare(banks),
    variables: bare(variables),
    slots: bare(slots),
    choices: bare(choices),
    present: bare(present),
    facts: bare(facts),
  }
}

function bare<Item>(map: Readonly<Record<string, Item>>): Readonly<Record<string, Item>> {
  return Object.assign(Object.create(null), map) as Readonly<Record<string, Item>>
}

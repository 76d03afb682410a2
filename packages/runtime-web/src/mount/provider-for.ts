import type { NarrativeProvider, Story } from '@lacuna/engine'
import { part } from '../page/part.ts'

const grammar = part(() => import('@lacuna/engine/providers/grammar'))

/** Who fills open slots where the game names nobody: the offline grammar, where the story has one. */
export async function providerFor(
  story: Story,
  given: NarrativeProvider | null | undefined,
): Promise<NarrativeProvider | undefined> {
  if (given === null) return undefined
  if (given) return given
  if (!Object.keys(story.bible.grammar).length) return undefined
  const { grammarProvider } = await grammar()
  return grammarProvider(story.bible)
}

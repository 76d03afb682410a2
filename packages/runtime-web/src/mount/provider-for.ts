import type { NarrativeProvider, Story } from '@lacuna/engine'
import { part } from '../parts/part.ts'

const grammar = part(() => import('@lacuna/engine/providers/grammar'))
let isOffered = false

/**
 * Who fills open slots where the game names nobody: the offline grammar, where the story has one. Its code is fetched when
 * the first slot is to be filled.
 *
 * @param missing called whenever it can't be had; the slots show the author's words then, and the next ones ask for it again
 */
export function providerFor(
  story: Story,
  given: NarrativeProvider | false | undefined,
  missing: () => void,
): NarrativeProvider | undefined {
  if (given === false) return undefined
  if (given) return given
  if (!Object.keys(story.bible.grammar).length) return undefined
  isOffered = true
  return {
    id: 'grammar',
    rules: true,
    capabilities: { streaming: false, jsonSchema: 'strict', local: true },
    async *fill(request, options) {
      const { grammarProvider } = await grammar().catch(error => {
        missing()
        throw error
      })
      yield* grammarProvider(story.bible).fill(request, options)
    },
  }
}

/** Fetches the grammar's code where a story may need it. Rejects where it can't be had. */
export async function fetchGrammar(): Promise<void> {
  if (isOffered) await grammar()
}

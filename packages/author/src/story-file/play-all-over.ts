import { type Diagnostic, LacunaError } from '@lacuna/engine'
import { answersSaid } from './answers-said.ts'
import type { CompiledFile } from './compile-ink-file.ts'

/** What playing a story all over brought to light. */
export interface PlayedAllOver {
  readonly diagnostics: readonly Diagnostic[]
  /** A sentence for the author; none where the story could not be played. */
  readonly says?: string
}

/** Plays a compiled story by its author's words alone, from its start and from every entry. */
export async function playAllOver({ bundle, endings }: CompiledFile): Promise<PlayedAllOver> {
  if (bundle === undefined) return { diagnostics: [] }
  const [{ inkStory }, { checkEndings, checkFills, explore }, { grammarTexts }] = await Promise.all([
    import('@lacuna/engine/ink'),
    import('@lacuna/engine/check'),
    import('@lacuna/engine/providers/grammar'),
  ])
  try {
    const story = inkStory(bundle)
    const found = explore(story, {
      entries: ['', ...bundle.entries],
      endings: endings.map(({ name }) => name),
    })
    const diagnostics = [
      ...checkEndings(found, endings),
      ...checkFills(story, { grammar: (request, seed) => grammarTexts(story.bible, request, seed) }),
    ]
    const reached = [...found.endings.keys()].toSorted()
    const all = `${reached.length} ending${reached.length === 1 ? '' : 's'}`
    const alone = reached.length === 0 ? [] : [`By your words alone it comes to ${all}: ${reached.join(', ')}.`]
    const says = [...alone, ...answersSaid(found.answers)].join('\n')
    return { diagnostics, ...(says === '' ? {} : { says }) }
  } catch (error) {
    if (!(error instanceof LacunaError) || error.code !== 'missing-external') throw error
    return { diagnostics: [], says: `It was not played: ${error.message}` }
  }
}

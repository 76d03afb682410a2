import { type Diagnostic, LacunaError, type Story } from '@lacuna/engine'
import { answersSaid } from './answers-said.ts'
import { loadStory } from './load-story.ts'
import type { PlayedAllOver } from './play-all-over.ts'

/** Whether a path names a module that exports a story (`story.ts`, `stories.mjs#ferry`). */
export function isModule(path: string): boolean {
  return /\.m?[jt]s(#[^#/\\]*)?$/i.test(path)
}

/**
 * What is wrong in a story in TypeScript, as far as playing it shows: types and the kit have checked its names already.
 * A module that holds no story is a diagnostic.
 */
export async function checkModule(path: string): Promise<PlayedAllOver> {
  const { checkEndings, checkFills, checkQuotedFacts, explore } = await import('@lacuna/engine/check')
  const { grammarTexts } = await import('@lacuna/engine/providers/grammar')
  let story: Story
  try {
    story = await loadStory(path, () => {})
  } catch (error) {
    if (!(error instanceof LacunaError)) throw error
    return { diagnostics: [diagnosticOf(error)] }
  }
  const found = explore(story, { entries: ['', ...story.entries] })
  const endings = [...found.endings.keys()].toSorted()
  const alone = endings.length === 0 ? [] : [`By your words alone it comes to: ${endings.join(', ')}.`]
  const said = [...alone, ...answersSaid(found.answers)]
  return {
    diagnostics: [
      ...checkEndings(found, []),
      ...checkQuotedFacts(story),
      ...checkFills(story, { grammar: (request, seed) => grammarTexts(story.bible, request, seed) }),
    ],
    ...(said.length === 0 ? {} : { says: said.join('\n') }),
  }
}

function diagnosticOf({ code, message, hint }: LacunaError): Diagnostic {
  return { code, severity: 'error', message, hint }
}

import { sentences } from '../../base/words.ts'
import { checkWhole } from './check-text.ts'
import type { TextRules } from './text-rules.ts'
import { tidyText } from './tidy-text.ts'

/** Most words of the reason for a verdict. */
const mostReasonWords = 40

/**
 * The reason that a provider gives for a verdict, as it may be shown: one sentence that holds against the checks of every
 * text. `undefined` for one that does not: the verdict stands without it.
 */
export function reasonGiven(because: string | undefined, rules: TextRules): string | undefined {
  if (because === undefined) return undefined
  const prose: TextRules = { ...rules, place: 'narration', contract: {}, isVerdict: false, maxWords: mostReasonWords }
  const text = tidyText(because, prose)
  if (sentences(text, rules.language).length > 1) return undefined
  return checkWhole(text, prose).length === 0 ? text : undefined
}

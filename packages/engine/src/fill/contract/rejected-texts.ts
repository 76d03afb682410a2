import { countWords, sentences } from '../../base/words.ts'
import type { Bank } from '../../story/bank.ts'
import { textDigest } from '../../story/text-digest.ts'
import { bankFor } from '../bank/find-in-bank.ts'
import type { TextRules } from './text-rules.ts'

/** Digests of the texts that were rejected in a language; no provider's words may be one of them, in whatever slot. */
export function rejectedTexts(banks: Readonly<Record<string, Bank>>, language: string): ReadonlySet<string> {
  const entries = bankFor(banks, language)?.entries ?? []
  return new Set(entries.flatMap(entry => (entry.state === 'rejected' ? (entry.digest ?? []) : [])))
}

/** Whether a text, as a whole, is one that was rejected. */
export function isRejected(text: string, { rejected, language }: TextRules): boolean {
  return rejected.size > 0 && rejected.has(textDigest(text, language))
}

/** A rejected text of fewer words may stand inside of a longer one: it is another text there. */
const leastWords = 6

/** Whether the last sentences of a text are, put together, a rejected text of some length. */
export function endsInRejected(text: string, rules: TextRules): boolean {
  if (rules.rejected.size === 0) return false
  let run = ''
  for (const sentence of sentences(text, rules.language).toReversed()) {
    run = sentence + run
    if (countWords(run, rules.language) >= leastWords && isRejected(run, rules)) return true
  }
  return false
}

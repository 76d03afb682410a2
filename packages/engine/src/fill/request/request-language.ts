import type { Passage } from '../../story/passage.ts'
import { baseLanguage } from './translated-contract.ts'

/**
 * The language in which a passage's slots are asked for: that of the lines around them. Words outside of slots are the
 * author's and stand in the author's language, whatever language was asked for; where there are none, nothing stands around
 * the slots that could be in another one.
 *
 * @param authored the language that the author writes in.
 * @param asked the language of the play-through.
 */
export function requestLanguage(passage: Passage, authored: string, asked: string): string {
  if (baseLanguage(authored) === baseLanguage(asked)) return asked
  const hasAuthored = passage.lines.some(({ pieces }) =>
    pieces.some(({ slot, text }) => slot === undefined && /\p{L}/u.test(text)),
  )
  return hasAuthored ? authored : asked
}

import { withoutUnseenCharacters } from '../../base/unseen-characters.ts'
import { type Knowers, mayKnow } from '../../diary/knowers.ts'
import type { SoftPart } from '../../provider/port/fill-request.ts'
import { comparisonsIn, wordsAgain } from './comparisons.ts'
import type { SaidText } from './said-part.ts'

/** The label of the part of a request with how slots began and ended lately, and what they compared. */
export const latelyPart = 'how slots began and ended lately, and what they compared: repeat none of it'

/** Words of a beginning and of an end. */
const length = 5

/**
 * How the last fills began and ended, their comparisons, and words that came again, as a soft part, so that devices do not
 * repeat; nothing where none may be told.
 */
export function saidLately(lately: readonly SaidText[], knowers: Knowers, language: string): SoftPart | undefined {
  const known = lately.filter(({ text, knownTo }) => text !== '' && knowers !== 'public' && mayKnow(knowers, knownTo))
  if (known.length === 0) return undefined
  const texts = known.map(({ text }) => withoutUnseenCharacters(text))
  const again = wordsAgain(texts, language)
  const lines = [
    ...texts.map(text => `- ${shortened(text, language)}`),
    ...(again.length === 0 ? [] : [`- more than once: ${again.join(', ')}`]),
  ]
  return { label: latelyPart, text: lines.join('\n'), trust: 'player', before: 'passage' }
}

function shortened(text: string, language: string): string {
  const words = text.split(/\s+/).filter(word => word !== '')
  if (words.length <= 2 * length) return words.join(' ')
  const ends = `${words.slice(0, length).join(' ')} … ${words.slice(-length).join(' ')}`
  const compared = comparisonsIn(text, language).filter(one => !ends.includes(one))
  return compared.length === 0 ? ends : `${ends} (${compared.join('; ')})`
}

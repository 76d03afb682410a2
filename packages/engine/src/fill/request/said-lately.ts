import { withoutUnseenCharacters } from '../../base/unseen-characters.ts'
import { type Knowers, mayKnow } from '../../diary/knowers.ts'
import type { SoftPart } from '../../provider/port/fill-request.ts'
import type { SaidText } from './said-part.ts'

/** The label of the part of a request with how slots began and ended lately. */
export const latelyPart = 'how slots began and ended lately: repeat none of it'

/** Words of a beginning and of an end. */
const length = 5

/** How the last fills began and ended, as a soft part, so that devices do not repeat; nothing where none may be told. */
export function saidLately(lately: readonly SaidText[], knowers: Knowers): SoftPart | undefined {
  const known = lately.filter(({ text, knownTo }) => text !== '' && knowers !== 'public' && mayKnow(knowers, knownTo))
  if (known.length === 0) return undefined
  const text = known.map(one => `- ${shortened(withoutUnseenCharacters(one.text))}`).join('\n')
  return { label: latelyPart, text, trust: 'player', before: 'passage' }
}

function shortened(text: string): string {
  const words = text.split(/\s+/).filter(word => word !== '')
  if (words.length <= 2 * length) return words.join(' ')
  return `${words.slice(0, length).join(' ')} … ${words.slice(-length).join(' ')}`
}

import { asItLooks } from '../../base/look-alikes.ts'
import { folded } from '../../base/words.ts'

/** Signs that read as a colon. */
const colon = ':：\\u02D0\\u02F8\\u0589\\u05C3\\u205A\\u2236\\uA789\\uFE13\\uFE55'

const head = new RegExp(`^[\\s"“„«'*_([—–-]*([^${colon}]{1,80}?)[\\s*_\\])"”“»']*[${colon}]`, 'u')

/** The beginning of a text up to its first colon, as far as it may be somebody's name; `undefined` where there is none. */
export function leadOf(text: string): { readonly name: string; readonly rest: string } | undefined {
  const match = head.exec(text)
  if (match === null) return undefined
  // How it is said stands in brackets behind a name in a play.
  return { name: (match[1] ?? '').replace(/\s*[([][^)\]]*$/u, ''), rest: text.slice(match[0].length) }
}

/**
 * Whether a text begins with a name and a colon, whatever marks of quotation or emphasis are around it, and though letters
 * of the name are of another alphabet that look like its own, have accents, or stand apart.
 */
export function startsWithSpeaker(text: string, speaker: string, language: string): boolean {
  const lead = leadOf(text)
  if (lead === undefined) return false
  return folded(lead.name, language) === folded(speaker, language) || bare(lead.name) === bare(speaker)
}

/** How a name looks, without accents, and with its letters not set apart. */
function bare(name: string): string {
  const plain = name.normalize('NFD').replace(/(?<=[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])\p{M}+/gu, '')
  return asItLooks(plain.normalize('NFC').replace(/[\s\-\u2010\u2011._·]+/gu, ''))
}

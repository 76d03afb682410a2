/**
 * What is neither seen nor needed by the characters around it: control characters, halves of characters, private use,
 * blanks that look like nothing, and everything that Unicode lets a renderer ignore. Some of these are needed where they
 * stand, and are found by {@link hasUnseenCharacters} only where they are not. Matches one character; with the flag `u`.
 */
export const unseen: RegExp =
  /[\p{Cc}\p{Cs}\p{Co}\p{Default_Ignorable_Code_Point}\u2028\u2029\u2800\uFDD0-\uFDEF\uFFF9-\uFFFB\uFFFE\uFFFF\u{1D159}]/u

/** Letters of scripts that are written without spaces, in which a zero-width space shows where a word ends. */
const unspaced = '[\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}\\p{Script=Tibetan}]'

/** Letters whose form a joiner or non-joiner after them changes: the cursive scripts, and those of India and around it. */
const joining =
  '[\\p{Script=Arabic}\\p{Script=Syriac}\\p{Script=Nko}\\p{Script=Mongolian}\\p{Script=Devanagari}\\p{Script=Bengali}\\p{Script=Gurmukhi}\\p{Script=Gujarati}\\p{Script=Oriya}\\p{Script=Tamil}\\p{Script=Telugu}\\p{Script=Kannada}\\p{Script=Malayalam}\\p{Script=Sinhala}\\p{Script=Khmer}\\p{Script=Myanmar}\\p{Script=Tibetan}\\p{Script=Balinese}\\p{Script=Javanese}]'

const pictured = '\\p{Extended_Pictographic}'

/** Unseen characters where they are needed: each alternative is one of them, with what has to stand around it. */
const needed = [
  // An emoji made of several, a skin tone or sign of presentation between them; and a joiner within a word.
  `(?<=${pictured}\\uFE0F?|${pictured}\\p{Emoji_Modifier})\\u200D(?=${pictured})`,
  `(?<=${joining})[\\u200C\\u200D]`,
  // How a sign is to be shown: as text or as a picture; which form of an ideograph, of a symbol or of a Mongolian letter.
  '(?<=[\\p{Emoji}\\p{So}\\p{Sm}\\u203C\\u2049])[\\uFE0E\\uFE0F]',
  '(?<=\\p{Unified_Ideograph})[\\uFE00-\\uFE02\\u{E0100}-\\u{E01EF}]',
  '(?<=\\p{Script=Mongolian})[\\u180B-\\u180F]',
  // The three flags that are spelt with tags.
  '(?<=\\u{1F3F4})\\u{E0067}\\u{E0062}(?:\\u{E0065}\\u{E006E}\\u{E0067}|\\u{E0073}\\u{E0063}\\u{E0074}|\\u{E0077}\\u{E006C}\\u{E0073})\\u{E007F}',
  `(?<=${unspaced})\\u200B{1,2}|\\u200B(?=${unspaced})`,
  // A syllable of old Korean without its first or its middle letter.
  '\\u115F(?=[\\u1160-\\u11A7\\uD7B0-\\uD7C6])|(?<=[\\u1100-\\u115F\\uA960-\\uA97C])\\u1160',
  '(?<=[\\u2801-\\u28FF])\\u2800|\\u2800(?=[\\u2801-\\u28FF])',
].join('|')

/** Directions that stand in ordinary text of scripts from right to left. */
const rightToLeft =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u

const candidates = new RegExp(`(${needed})|${unseen.source}`, 'gu')
const breaks = /[\p{Zs}\t\n\v\f\r\u0085\u2028\u2029]+/gu

/**
 * Whether the text holds a character that can't be seen and changes nothing that can: a control or direction character, a
 * filler, a tag, a joiner that joins nothing. Joiners, selectors and marks of direction that scripts and emoji need are
 * none; isolates and embeddings are none where each is closed, in a text that has letters from right to left. Plain spaces are seen, tabs
 * and line breaks are not.
 */
export function hasUnseenCharacters(text: string): boolean {
  return visibleText(text) !== text
}

/** The text on one line: runs of spaces, tabs and line breaks become one space, unseen characters go, the ends are trimmed. */
export function withoutUnseenCharacters(text: string): string {
  return visibleText(oneLine(text)).replace(/ {2,}/g, ' ').trim()
}

/** The text with every run of spaces, tabs and line breaks as one plain space. */
export function oneLine(text: string): string {
  return text.replace(breaks, ' ')
}

/**
 * The text without characters that {@link hasUnseenCharacters} finds; spaces stay as they are.
 *
 * @param alsoKept single characters that stay wherever they stand. Default: none.
 */
export function visibleText(text: string, alsoKept?: RegExp): string {
  if (!unseen.test(text)) return text
  const turns = rightToLeft.test(text) ? turnsIn(text) : new Set<number>()
  return text.replace(candidates, (found: string, isNeeded: string | undefined, at: number) =>
    isNeeded !== undefined || turns.has(at) || alsoKept?.test(found) === true ? found : '',
  )
}

/** Where marks of direction stand that belong there, in a text with letters from right to left: a mark, or an isolate or embedding that is closed. */
function turnsIn(text: string): ReadonlySet<number> {
  const found = new Set<number>()
  const open: { readonly at: number; readonly end: string }[] = []
  for (let at = 0; at < text.length; at++) {
    const character = text[at] as string
    if (/[\u061C\u200E\u200F]/.test(character)) found.add(at)
    else if (/[\u2066-\u2068]/.test(character)) open.push({ at, end: '\u2069' })
    else if (/[\u202A\u202B]/.test(character)) open.push({ at, end: '\u202C' })
    else if (character === open.at(-1)?.end) found.add(open.pop()?.at ?? at).add(at)
  }
  return found
}

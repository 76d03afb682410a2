/**
 * Characters that change what a text means without being seen: control characters, unpaired surrogates, marks that turn
 * the direction of writing, line and paragraph separators, annotation marks, tag characters. Joiners that scripts and
 * emoji need are not among them.
 */
/** Matches one of them; with the flag `u`. */
export const unseen: RegExp =
  /[\p{Cc}\p{Cs}\u061C\u180E\u200B\u200E\u200F\u2028-\u202E\u2060-\u2069\uFEFF\uFFF9-\uFFFB\u{1D173}-\u{1D17A}\u{E0000}-\u{E007F}]/u

const everyUnseen = new RegExp(unseen.source, 'gu')
const breaks = /[\p{Zs}\t\n\v\f\r\u0085\u2028\u2029]+/gu

/** Whether the text holds a control, direction or other unseen character; plain spaces are seen, tabs and line breaks are not. */
export function hasUnseenCharacters(text: string): boolean {
  return unseen.test(text)
}

/** The text on one line: runs of spaces, tabs and line breaks become one space, unseen characters go, the ends are trimmed. */
export function withoutUnseenCharacters(text: string): string {
  return oneLine(text).replace(everyUnseen, '').replace(/ {2,}/g, ' ').trim()
}

/** The text with every run of spaces, tabs and line breaks as one plain space. */
export function oneLine(text: string): string {
  return text.replace(breaks, ' ')
}

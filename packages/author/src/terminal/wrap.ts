const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uff60\p{Emoji_Presentation}]/u
// biome-ignore lint/suspicious/noControlCharactersInRegex: the beginning of a colour
const colour = /(\u001b\[[\d;]*m)/
const unseen = /^[\p{Mark}\p{Format}\p{Control}]+$/u

/**
 * Breaks a text into lines of at most `columns` columns: between words, between characters of scripts that write
 * without spaces, and inside a word only when it is longer than a line.
 */
export function wrap(text: string, columns: number, indent = ''): string {
  const room = Math.max(10, columns - widthOf(indent))
  return text
    .split('\n')
    .flatMap(paragraph => wrapParagraph(paragraph, room))
    .map(line => (indent + line).trimEnd())
    .join('\n')
}

/** Columns that a text takes in a terminal; colours take none. */
export function widthOf(text: string): number {
  let width = 0
  for (const part of partsOf(text)) width += colour.test(part) || unseen.test(part) ? 0 : wide.test(part) ? 2 : 1
  return width
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** Characters as a reader counts them, and colours, each whole. */
function partsOf(text: string): string[] {
  return text
    .split(colour)
    .flatMap(run => (colour.test(run) ? [run] : Array.from(graphemes.segment(run), ({ segment }) => segment)))
}

function wrapParagraph(paragraph: string, room: number): string[] {
  const lines: string[] = []
  let line = ''
  let width = 0
  const put = (part: string): void => {
    const partWidth = widthOf(part)
    if (width + widthOf(part.trimEnd()) > room && line !== '') {
      lines.push(line.trimEnd())
      line = ''
      width = 0
    }
    line += part
    width += partWidth
  }
  for (const word of paragraph.match(/\S+\s*/gu) ?? []) {
    if (widthOf(word.trimEnd()) <= room && !wide.test(word)) put(word)
    else for (const part of partsOf(word)) put(part)
  }
  return [...lines, line]
}

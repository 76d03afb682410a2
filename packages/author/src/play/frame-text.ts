import { type Bible, type Choice, castName, type Frame, type Line, nameInFront, type Span } from '@lacuna/engine'
import type { Paint } from '../terminal/paint.ts'
import { printable } from '../terminal/printable.ts'
import { wrap } from '../terminal/wrap.ts'

/** What is needed to set a frame in a terminal. */
export interface Setting {
  readonly bible: Bible
  readonly paint: Paint
  readonly columns: number
}

/**
 * The lines of a frame, one paragraph each; air around those that take more than one row. Those of a document stand close
 * together behind a rule.
 */
export function linesText(lines: readonly Line[], setting: Setting): string {
  const texts = lines.map(line => lineText(line, setting))
  return texts
    .map((text, index) => {
      if (index === 0) return text
      const [before, line] = [lines[index - 1]?.document, lines[index]?.document]
      const between = before !== line ? '\n\n' : line === undefined ? gap(texts[index - 1] ?? '', text) : '\n'
      return `${between}${text}`
    })
    .join('')
}

const gap = (above: string, below: string): string => (`${above}${below}`.includes('\n') ? '\n\n' : '\n')

/** The choices of a frame, numbered from `first`: 1 as the keys are, 0 as `--choices` counts. */
export function choicesText(choices: readonly Choice[], setting: Setting, first: 0 | 1): string {
  return choices
    .map((choice, index) => {
      const number = String(index + first).padStart(3)
      const text = wrap(spansText(choice.spans, setting.paint), setting.columns, ' '.repeat(5))
      return `${setting.paint.strong(number)}${text.slice(number.length)}`
    })
    .join('\n')
}

/** A cast member as the player reads the name. */
export function shownName(bible: Bible, name: string): string {
  return printable(castName(bible, name))
}

/** The frame's end, where it is one. */
export function endText(frame: Frame, setting: Setting): string {
  if (frame.phase !== 'ended') return ''
  return setting.paint.faint(frame.ending === undefined ? 'The end.' : `The end: ${printable(frame.ending)}.`)
}

/** What went wrong, and where; nothing where all is well. */
export function problemText({ problem }: Frame, { columns, paint }: Setting): string {
  if (problem === undefined) return ''
  const { knot, file, line, state } = problem.data
  const place = [
    typeof knot === 'string' ? `in ${knot}` : '',
    typeof file === 'string' ? `${file}:${String(line ?? '?')}` : '',
    state === undefined || state === null ? '' : `state ${typeof state === 'string' ? state : JSON.stringify(state)}`,
  ].filter(part => part !== '')
  const where = place.length === 0 ? '' : ` (${place.join(', ')})`
  const said = wrap(printable(`${problem.message}${where}`), columns)
  return `${paint.strong(said)}\n${paint.faint(wrap(printable(`${problem.code}. ${problem.hint}`), columns, '  '))}`
}

function lineText(line: Line, setting: Setting): string {
  const speaker =
    line.speaker === undefined
      ? ''
      : `${setting.paint.name(nameInFront(shownName(setting.bible, line.speaker), line))}: `
  const words = `${speaker}${spansText(line.spans, setting.paint)}`
  if (line.document === undefined) return wrap(words, setting.columns)
  const rule = setting.paint.faint('│')
  return wrap(words, setting.columns - 4)
    .split('\n')
    .map(row => `  ${rule} ${row}`)
    .join('\n')
}

/** What a model or a rule wrote stands in italics; everything else is the author's. */
function spansText(spans: readonly Span[], paint: Paint): string {
  return spans
    .map(({ text, origin }) => {
      const safe = printable(text)
      // Word by word, so that wrapping never parts a colour from its end.
      return origin.source === 'author' ? safe : safe.replace(/\S+/gu, word => paint.generated(word))
    })
    .join('')
}

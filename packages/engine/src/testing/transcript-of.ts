import type { HistoryTurn } from '../record/history.ts'
import type { Frame, Line } from '../story/frame.ts'
import { nameInFront } from '../story/name-in-front.ts'
import type { Story } from '../story/story.ts'

/**
 * A play-through in the form in which authors read tests: every line as it is shown, with `[slot source]` after words
 * that are not the author's, the choices offered, and the one taken behind `>`.
 *
 * @example
 * const session = createSession(ferry)
 * session.enter()
 * expect(transcriptOf(ferry, session.history(), session.frame)).toMatchSnapshot()
 */
export function transcriptOf(story: Story, history: readonly HistoryTurn[], frame: Frame): string {
  const text: string[] = [story.bible.title ?? story.id]
  for (const turn of history) {
    text.push('')
    if (turn.move.type === 'choose' || turn.move.type === 'answer') text.push(`> ${turn.move.text}`)
    if (turn.move.type === 'enter' && turn.move.entry !== undefined) text.push(`> enter ${turn.move.entry}`)
    text.push(...turn.lines.map(lineText))
    text.push(...turn.choices.map((choice, index) => `  ${index}. ${choice.text}`))
  }
  if (frame.phase === 'ended') text.push('', frame.ending === undefined ? '[the end]' : `[ending: ${frame.ending}]`)
  return `${text.join('\n')}\n`
}

function lineText(line: Line): string {
  const words = line.spans.map(({ text, origin }) =>
    origin.source === 'author' ? text : `${text} [${origin.slot ?? 'value'} ${origin.source}]`,
  )
  return line.speaker === undefined ? words.join('') : `${nameInFront(line.speaker, line)}: ${words.join('')}`
}

import { authorshipText, dials, LacunaError, type Story } from '@lacuna/engine'
import { printable } from '../terminal/printable.ts'
import type { Terminal } from '../terminal/terminal.ts'
import { wrap } from '../terminal/wrap.ts'
import { choicesText, endText, linesText, problemText, type Setting } from './frame-text.ts'
import { historyText } from './history-text.ts'
import type { PlayOptions } from './play-options.ts'
import type { View } from './view.ts'
import { whoWrote } from './who-wrote.ts'

/** A play-through as a person reads it. */
export function textView(story: Story, options: PlayOptions, terminal: Terminal): View {
  const { paint, say } = terminal
  const setting: Setting = {
    bible: story.bible,
    paint,
    get columns() {
      return terminal.columns
    },
  }
  const faint = (text: string): void => say(paint.faint(wrap(printable(text), setting.columns)))
  // A turn that no choice led to (back, forward, load) says which one it is.
  let ledTo = true
  return {
    begin: () => {
      const { title, by } = story.bible
      say(`${paint.strong(printable(title ?? story.id))}${by === undefined ? '' : `, by ${printable(by)}`}`)
      faint(noticeOf(story, options))
      say('')
    },
    turn: (session, frame) => {
      if (!ledTo) say(`\n${paint.faint(`[${frame.turn}]`)}\n`)
      ledTo = false
      if (frame.lines.length > 0) say(linesText(frame.lines, setting))
      const end = endText(frame, setting)
      if (end !== '') say(`\n${end}`)
      const problem = problemText(frame, setting)
      if (problem !== '') say(`\n${problem}`)
      if (options.who) say(`\n${whoWrote(frame, n => session.ledgerEntry(n), setting)}`)
    },
    offer: (frame, first) => {
      if (frame.choices.length > 0) say(`\n${choicesText(frame.choices, setting, first)}`)
      if (first === 1 && frame.ask !== undefined) faint('Answer with a number, or in the words of one of these.')
    },
    chosen: words => {
      ledTo = true
      say(`\n${paint.faint(wrap(`> ${printable(words)}`, setting.columns))}\n`)
    },
    who: (session, frame) => say(`\n${whoWrote(frame, n => session.ledgerEntry(n), setting)}`),
    history: session => say(`\n${historyText(session.history(), setting)}`),
    keys: say,
    remark: faint,
    refused: error => {
      if (!(error instanceof LacunaError)) throw error
      terminal.complain(printable(error.message))
      if (error.hint !== '') terminal.complain(`  ${printable(error.hint)}`)
    },
    end: () => {},
  }
}

/** What may stand in the slots, said before the first line. */
function noticeOf(story: Story, { dial, provider = 'grammar' }: PlayOptions): string {
  const { allow, authorship, bank, by, grammar, notice } = story.bible
  const script = authorshipText(authorship?.script, by)
  const position = dials.find(each => each === dial || each === allow)
  const writers: string[] = []
  if (position !== 'author' && Object.keys(story.banks).length > 0)
    writers.push(bank === 'prepared' ? 'what was generated beforehand' : 'what a person has reviewed')
  if (position === 'live' && provider === 'grammar' && Object.keys(grammar).length > 0)
    writers.push("the story's grammar")
  if (position === 'live' && provider.startsWith('recorded:'))
    writers.push('what was recorded; nothing is generated now')
  if (writers.length === 0 || Object.keys(story.slots).length === 0) return `${script} Every word is the script's own.`
  return `${script} ${notice ?? `Its slots may be filled by ${writers.join(' and ')}.`}`
}

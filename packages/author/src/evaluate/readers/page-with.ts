import type { Position } from '../routes/positions.ts'
import { fenced } from '../writers/fenced.ts'
import { setInto } from './set-into.ts'

/** Marks a text that is judged on the page that it stands on. */
export const marks: readonly [string, string] = ['⟦', '⟧']

/** The page of a place for prose with a text in its slot, marked, as a block of Markdown. */
export function pageWith(position: Position, text: string): string {
  const [open, close] = marks
  const chosen = position.asked.chosen === undefined ? [] : [`(the reader chose: ${position.asked.chosen})`, '']
  return fenced([...chosen, ...setInto(position.asked.page, [{ position, text: `${open}${text}${close}` }])].join('\n'))
}

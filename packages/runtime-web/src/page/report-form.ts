import { dialogStrings } from './dialog-strings.ts'
import { mostCharacters } from './line-reports.ts'
import { lineStrings, type ReportReason } from './line-strings.ts'
import { freshId, make, makeButton } from './make.ts'
import { problemOf } from './problem-of.ts'
import type { Strings } from './strings.ts'

/** What a player says in a report. */
export interface Reported {
  readonly reason: ReportReason
  readonly note: string
}

/**
 * A form to report a line. It takes the focus when it is there, and is gone when it was kept or called off.
 *
 * @param closed called when it is gone.
 */
export function reportForm(
  given: Strings,
  keep: (reported: Reported) => Promise<void>,
  closed: () => void,
): HTMLElement {
  const strings = lineStrings(given)
  const [reasonId, noteId] = [freshId('report'), freshId('report')]
  const reasons = Object.entries(strings.reportReasons)
  const reason = make('select', { id: reasonId }, ...reasons.map(([value, label]) => make('option', { value }, label)))
  const note = make('textarea', { id: noteId, rows: 2, maxlength: mostCharacters.note })
  const problem = make('p', { class: 'lacuna-problem', role: 'alert' })
  const close = (): void => {
    form.remove()
    closed()
  }
  const form = make(
    'form',
    { class: 'lacuna-report' },
    make('div', { class: 'lacuna-setting' }, make('label', { for: reasonId }, strings.reportWhy), reason),
    make('div', { class: 'lacuna-setting' }, make('label', { for: noteId }, strings.reportNote), note),
    make('p', { class: 'lacuna-small' }, strings.reportStays),
    problem,
    make(
      'div',
      { class: 'lacuna-row' },
      makeButton(strings.reportKeep, () => {}, { class: 'lacuna-strong', type: 'submit' }),
      makeButton(dialogStrings(given).cancel, close, { class: 'lacuna-quiet' }),
    ),
  )
  form.addEventListener('submit', async event => {
    event.preventDefault()
    try {
      await keep({ reason: reason.value as ReportReason, note: note.value.trim() })
      close()
    } catch (error) {
      const { message, hint } = problemOf(error)
      problem.textContent = [message, hint].filter(Boolean).join(' ')
    }
  })
  queueMicrotask(() => reason.focus())
  return form
}

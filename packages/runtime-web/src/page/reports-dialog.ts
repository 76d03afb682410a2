import { announcer } from './announcer.ts'
import { download } from './download.ts'
import { type LineReport, lineReports } from './line-reports.ts'
import { lineStrings } from './line-strings.ts'
import { make, makeButton } from './make.ts'
import { openDialog } from './open-dialog.ts'
import type { PageContext, PageStorage } from './page-context.ts'
import { problemOf } from './problem-of.ts'

/** The reports of lines that are kept on this device: to look at, to delete, to save as a file. */
export function reportsDialog(page: PageContext, storage: PageStorage): void {
  const strings = lineStrings(page.strings)
  const reports = lineReports(storage, page.story)
  const dialog = openDialog(page.root, strings.reportsTitle, page.strings)
  const status = announcer()
  const problem = make('p', { class: 'lacuna-problem', role: 'alert' })
  const list = make('ul', { class: 'lacuna-saves' })
  const said = make('p', { class: 'lacuna-small', tabindex: '-1' }, strings.reportsStay)
  const row = make('div', { class: 'lacuna-row lacuna-foot' })
  const doing = (work: () => Promise<void>): void => {
    problem.textContent = ''
    work().catch(error => {
      const { message, hint } = problemOf(error)
      problem.textContent = [message, hint].filter(Boolean).join(' ')
    })
  }
  const deleting = (work: () => Promise<void>): void =>
    doing(async () => {
      await work()
      status.say(strings.reportDeleted)
      await show()
      // The button that was pressed is gone.
      said.focus()
    })
  const item = (report: LineReport): HTMLElement =>
    make(
      'li',
      {},
      make(
        'div',
        {},
        make('p', {}, report.text),
        make('p', { class: 'lacuna-small' }, aboutReport(page, report)),
        report.note !== '' && make('p', {}, report.note),
      ),
      make(
        'div',
        { class: 'lacuna-row' },
        makeButton(strings.reportDelete, () => deleting(() => reports.remove(report.id)), {
          class: 'lacuna-quiet',
          'aria-label': strings.reportDeleteOf(report.text),
        }),
      ),
    )
  const exportAll = async (): Promise<void> => {
    const text = JSON.stringify(await reports.file(), null, 2)
    download(`${page.story.id}.reports.json`, text, 'application/json')
  }
  const show = async (): Promise<void> => {
    const all = await reports.list()
    list.replaceChildren(...all.map(item))
    said.textContent = all.length === 0 ? strings.reportsEmpty : strings.reportsStay
    row.hidden = all.length === 0
  }
  row.append(
    makeButton(strings.reportsExport, () => doing(exportAll), { class: 'lacuna-quiet' }),
    makeButton(strings.reportsErase, () => deleting(reports.erase), { class: 'lacuna-quiet' }),
  )
  dialog.body.append(said, problem, status.element, list, row)
  doing(show)
}

function aboutReport({ strings }: PageContext, { reason, slot, at, origin }: LineReport): string {
  const why = lineStrings(strings).reportReasons[reason] ?? reason
  const who = [origin.source, origin.provider, origin.model].filter(Boolean).join(', ')
  return [why, slot, who, new Date(at).toLocaleString()].join(' · ')
}

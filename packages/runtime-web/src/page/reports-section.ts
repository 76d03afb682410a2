import { lineReports } from './line-reports.ts'
import { lineStrings } from './line-strings.ts'
import { make, makeButton } from './make.ts'
import type { PageContext } from './page-context.ts'
import { reportsDialog } from './reports-dialog.ts'

/** The way to the reports of lines that are kept on this device; empty where there are none. */
export function reportsSection(page: PageContext, close: () => void): HTMLElement {
  const section = make('div', { class: 'lacuna-row' })
  const { storage } = page
  if (storage === undefined) return section
  const open = (): void => {
    close()
    reportsDialog(page, storage)
  }
  const show = (count: number): void => {
    if (count > 0) section.append(makeButton(lineStrings(page.strings).reports(count), open, { class: 'lacuna-quiet' }))
  }
  lineReports(storage, page.story)
    .list()
    // A device that keeps nothing has nothing to show.
    .then(
      reports => show(reports.length),
      () => {},
    )
  return section
}

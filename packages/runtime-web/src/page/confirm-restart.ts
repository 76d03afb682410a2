import { dialogStrings } from './dialog-strings.ts'
import { make, makeButton } from './make.ts'
import { openDialog } from './open-dialog.ts'
import type { PageContext } from './page-context.ts'

/** Asks before a play-through is begun again. */
export function confirmRestart(page: PageContext): void {
  const strings = dialogStrings(page.strings)
  const dialog = openDialog(page.root, strings.restart, strings)
  dialog.body.append(
    make('p', {}, strings.restartSure),
    make(
      'div',
      { class: 'lacuna-row' },
      makeButton(
        strings.restartYes,
        () => {
          dialog.close()
          page.restart()
        },
        { class: 'lacuna-strong' },
      ),
      makeButton(strings.cancel, () => dialog.close(), { class: 'lacuna-quiet' }),
    ),
  )
}

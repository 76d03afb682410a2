import { addDialogStyle } from './dialog-style.ts'
import { icon } from './icon.ts'
import { freshId, make, makeButton } from './make.ts'
import type { Strings } from './strings.ts'

/** A dialog that is open. */
export interface OpenDialog {
  readonly body: HTMLElement
  close(): void
}

/**
 * Opens a modal dialog. The browser keeps the focus in it, closes it on Escape and gives the focus back.
 *
 * @param closed called when it was closed, however it was.
 */
export function openDialog(
  root: HTMLElement,
  title: string,
  strings: Strings,
  closed: () => void = () => {},
): OpenDialog {
  addDialogStyle()
  const id = freshId('dialog')
  const body = make('div', { class: 'lacuna-dialog-body' })
  const dialog = make('dialog', { class: 'lacuna-dialog', 'aria-labelledby': id })
  // Gone at once; the browser's own `close` event, as on Escape, comes later.
  const close = (): void => {
    dialog.close()
    dialog.remove()
  }
  const shut = makeButton('', close, { class: 'lacuna-tool', 'aria-label': strings.close }, icon('close'))
  dialog.append(
    make('div', { class: 'lacuna-dialog-head' }, make('h2', { id, tabindex: '-1', autofocus: true }, title), shut),
    body,
  )
  dialog.addEventListener('click', event => {
    if (event.target === dialog) close()
  })
  dialog.addEventListener('close', () => {
    dialog.remove()
    closed()
  })
  root.append(dialog)
  // Whoever opened it may be gone by now: dialogs are fetched.
  if (dialog.isConnected) dialog.showModal()
  return { body, close }
}

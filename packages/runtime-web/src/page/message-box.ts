import { make, makeButton } from './make.ts'
import type { Strings } from './strings.ts'

/** A way out of what a message tells. */
export interface MessageAction {
  readonly label: string
  readonly act: () => void
}

/** Where the page tells what is not the story's. */
export interface MessageBox {
  readonly element: HTMLElement
  say(text: string, action?: MessageAction): void
  clear(): void
}

export function messageBox(strings: Strings): MessageBox {
  const element = make('div', { class: 'lacuna-messages', role: 'status' })
  return {
    element,
    clear: () => element.replaceChildren(),
    say(text, action) {
      const box = make('div', { class: 'lacuna-message' }, make('p', {}, text))
      const row = make('div', { class: 'lacuna-row' })
      if (action) row.append(makeButton(action.label, action.act, { class: 'lacuna-quiet' }))
      row.append(makeButton(strings.close, () => box.remove(), { class: 'lacuna-quiet' }))
      box.append(row)
      element.replaceChildren(box)
    },
  }
}

import { make, makeButton } from './make.ts'
import type { Strings } from './strings.ts'

/** A way out of what a message tells. */
export interface MessageAction {
  readonly label: string
  readonly act: () => void
}

/** How a message is shown. */
export interface MessageOptions {
  /** Default: none but to put it away. */
  readonly actions?: readonly MessageAction[]
  /** Whether it stands until it is put away, and not only until the next turn. Default false. */
  readonly lasts?: boolean
}

/** Where the page tells what is not the story's. */
export interface MessageBox {
  readonly element: HTMLElement
  /** Shows a message once, however often it is said; the returned function takes it away. */
  say(text: string, options?: MessageOptions): () => void
  /** A new turn begins: takes away what need not last. */
  clear(): void
}

export function messageBox(strings: Strings): MessageBox {
  const element = make('div', { class: 'lacuna-messages', role: 'status' })
  return {
    element,
    clear() {
      for (const box of element.querySelectorAll('.lacuna-message:not([data-lasts])')) box.remove()
    },
    say(text, { actions = [], lasts = false } = {}) {
      for (const box of element.children) if (box.firstChild?.textContent === text) box.remove()
      const box = make('div', { class: 'lacuna-message', 'data-lasts': lasts }, make('p', {}, text))
      const away = (): void => box.remove()
      const row = make('div', { class: 'lacuna-row' })
      for (const { label, act } of actions) {
        const answer = (): void => {
          away()
          act()
        }
        row.append(makeButton(label, answer, { class: 'lacuna-quiet' }))
      }
      row.append(makeButton(strings.close, away, { class: 'lacuna-quiet' }))
      box.append(row)
      if (!lasts) this.clear()
      element.append(box)
      box.scrollIntoView({ block: 'nearest' })
      return away
    },
  }
}

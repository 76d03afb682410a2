/** A button of the game: of the row at the top, or of the words beside the canvas. */
export interface Action {
  readonly label: string
  readonly act: () => void
  readonly isOff?: boolean
}

/** What the canvas shows, as elements: for screen readers, and for the keyboard. */
export interface Mirror {
  /** Says a line once; the `id` tells whether it was said. */
  say(id: string, text: string): void
  /** What can be done now. `point`: one of them has the focus. */
  offer(actions: readonly Action[], point: (index: number) => void): void
  /** The row at the top, which is seen. */
  tools(status: string, actions: readonly Action[]): void
}

export function createMirror(into: HTMLElement): Mirror {
  const tools = document.createElement('div')
  const status = document.createElement('output')
  const log = document.createElement('div')
  const offers = document.createElement('div')
  tools.className = 'harbour-tools'
  log.className = offers.className = 'harbour-unseen'
  log.setAttribute('role', 'log')
  offers.setAttribute('role', 'group')
  offers.setAttribute('aria-label', 'What you can do')
  into.append(tools, log, offers)
  let said = ''
  return {
    say(id, text) {
      const grows = said === id
      said = id
      const line = grows ? log.lastElementChild : log.appendChild(document.createElement('p'))
      if (line && line.textContent !== text) line.textContent = text
    },
    offer: (actions, point) => fill(offers, actions, point),
    tools(text, actions) {
      if (status.textContent !== text) status.textContent = text
      fill(tools, actions)
      tools.prepend(status)
    },
  }
}

/** Keeps the buttons that are there: one of them may have the focus. */
function fill(box: HTMLElement, actions: readonly Action[], point?: (index: number) => void): void {
  const buttons = [...box.querySelectorAll('button')]
  for (const extra of buttons.slice(actions.length)) extra.remove()
  for (const [index, { label, act, isOff = false }] of actions.entries()) {
    const button = buttons[index] ?? box.appendChild(document.createElement('button'))
    if (button.textContent !== label) button.textContent = label
    button.disabled = isOff
    button.onclick = act
    button.onfocus = () => point?.(index)
  }
}

/** A choice that was taken, and what could be seen of it just before the gesture that took it. */
export interface TakenChoice {
  readonly label: string
  /** Empty where it was whole, opaque, uncovered and among words that all stood there. */
  readonly unseen: string
  readonly by: string
}

/** Notes every choice that is taken, by looking at the page alone. Runs in the page before anything else. */
export function watchChoices(): void {
  const taken: TakenChoice[] = []
  let last: { readonly by: string; readonly unseen: ReadonlyMap<string, string> } | undefined
  let lines = ''
  const label = (choice: Element): string => choice.querySelector('.lacuna-label')?.textContent ?? ''

  const wrongWith = (choice: Element): string => {
    if (document.querySelector('.lacuna-line[data-typing]') || (CSS.highlights.get('lacuna-unread')?.size ?? 0) > 0)
      return 'words are still appearing'
    const words = (choice.querySelector('.lacuna-label') as Element).getBoundingClientRect()
    let { top, bottom } = { top: 0, bottom: innerHeight }
    for (let at: Element | null = choice; at; at = at.parentElement) {
      const style = getComputedStyle(at)
      if (Number(style.opacity) < 1) return `opacity ${style.opacity}`
      if (style.overflowY === 'visible') continue
      const box = at.getBoundingClientRect()
      top = Math.max(top, box.top)
      bottom = Math.min(bottom, box.bottom)
    }
    if (words.top < top - 1 || words.bottom > bottom + 1)
      return `from ${words.top} to ${words.bottom} in ${top} to ${bottom}`
    return ''
  }
  const look = (): ReadonlyMap<string, string> =>
    new Map([...document.querySelectorAll('.lacuna-choice')].map(choice => [label(choice), wrongWith(choice)]))
  const note = (event: Event): void => {
    const key = event instanceof KeyboardEvent ? ` ${event.key}${event.repeat ? ' again' : ''}` : ''
    last = { by: event.type + key, unseen: look() }
  }
  for (const type of ['click', 'keydown', 'keyup']) addEventListener(type, note, true)
  new MutationObserver(() => {
    const now = document.querySelector('.lacuna-lines .lacuna-line')?.getAttribute('data-line') ?? lines
    if (now === lines) return
    lines = now
    const chosen = document.querySelector('.lacuna-lines .lacuna-chosen')?.lastChild?.textContent
    if (chosen && last)
      taken.push({
        label: chosen,
        unseen: last.unseen.get(chosen) ?? 'it was not offered',
        by: last.by,
      })
  }).observe(document, { subtree: true, childList: true })
  Object.assign(globalThis, { taken })
}

/** What keys do. */
export interface KeyPorts {
  /** How many choices are offered now: the arrows up and down go through them. */
  readonly choices: () => number
  readonly mark: (by: 1 | -1) => void
  readonly pick: (index: number) => void
  readonly next: () => void
  readonly leave: () => void
}

/**
 * Listens to the keyboard. `hand` is −1 or 1 while an arrow to the left or right is held, and once for one that was let go of
 * before anybody looked.
 */
export function keyboard({ choices, mark, pick, next, leave }: KeyPorts): { readonly hand: number; stop(): void } {
  const held = new Set<string>()
  const tapped = new Set<string>()
  const ends = new AbortController()
  const onDown = (event: KeyboardEvent): void => {
    const { key } = event
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const isButton = event.target instanceof HTMLButtonElement
    if (key === 'ArrowLeft' || key === 'ArrowRight') {
      held.add(key)
      tapped.add(key)
    } else if ((key === 'ArrowUp' || key === 'ArrowDown') && choices() > 0) mark(key === 'ArrowUp' ? -1 : 1)
    else if ((key === 'Enter' || key === ' ') && !isButton) next()
    else if (/^[1-9]$/.test(key)) pick(Number(key) - 1)
    else if (key === 'Escape') leave()
    else return
    event.preventDefault()
  }
  document.addEventListener('keydown', onDown, { signal: ends.signal })
  document.addEventListener('keyup', event => held.delete(event.key), { signal: ends.signal })
  window.addEventListener('blur', () => held.clear(), { signal: ends.signal })
  return {
    get hand() {
      const now = new Set([...held, ...tapped])
      tapped.clear()
      return (now.has('ArrowRight') ? 1 : 0) - (now.has('ArrowLeft') ? 1 : 0)
    },
    stop: () => ends.abort(),
  }
}

import type { Session } from '@lacuna/engine'

/** The developer's overlay: fetched and shown, or taken away, by its keys. The returned function ends it. */
export function overlayKeys(keys: string | false, host: HTMLElement, session: () => Session | undefined): () => void {
  if (keys === false) return () => {}
  let overlay: Promise<{ close(): void }> | undefined
  const close = (): void => {
    void overlay?.then(shown => shown.close())
    overlay = undefined
  }
  const onKey = (event: KeyboardEvent): void => {
    if (!matches(event, keys) || isTyped(event)) return
    event.preventDefault()
    if (overlay) close()
    else overlay = import('../overlay/open-overlay.ts').then(({ openOverlay }) => openOverlay(host, session))
  }
  document.addEventListener('keydown', onKey)
  return () => {
    document.removeEventListener('keydown', onKey)
    close()
  }
}

/**
 * Whether the player types a letter. AltGr does, a Polish ł on the key L, and some systems send it as Ctrl and Alt; there,
 * these two do so as well.
 */
function isTyped(event: KeyboardEvent): boolean {
  const [at] = event.composedPath()
  return event.getModifierState('AltGraph') || (at instanceof Element && at.matches(':read-write'))
}

/** Whether an event is the keys, as `Ctrl+Alt+L`. By place on the keyboard, too: with Alt, some give another letter. */
function matches(event: KeyboardEvent, keys: string): boolean {
  const parts = keys.toLowerCase().split('+')
  const key = parts.at(-1) ?? ''
  const has = (name: string): boolean => parts.slice(0, -1).includes(name)
  return (
    event.ctrlKey === has('ctrl') &&
    event.altKey === has('alt') &&
    event.shiftKey === has('shift') &&
    event.metaKey === has('meta') &&
    (event.key.toLowerCase() === key || event.code.toLowerCase() === `key${key}`)
  )
}

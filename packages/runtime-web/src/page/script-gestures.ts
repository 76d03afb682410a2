import { type Part, part } from '../parts/part.ts'
import { scriptedOf } from './line-view.ts'
import type { PageContext } from './page-context.ts'

/** Shows what the script has where a fill stands, for as long as that is wanted. */
export interface ScriptGestures {
  /** Shows it until it is pressed again. */
  toggle(): void
  /** Another turn: the fills are back. */
  hide(): void
  destroy(): void
}

const scriptPart: Part<typeof import('./show-script.ts')> = part(() => import('./show-script.ts'))

/** A press this long is none that was meant to hurry the words, and none that begins to scroll. */
const pressMs = 300

/**
 * While W is held, or a mouse button or finger on words that are marked, the script's words stand in place of the fills;
 * what is let go of is the fill again. W is off where the keys of reading are.
 */
export function scriptGestures(page: PageContext, say: (text: string) => void): ScriptGestures {
  const { root, strings, settings } = page
  let isWanted = false
  let away: (() => void) | undefined
  let soon: ReturnType<typeof setTimeout> | undefined
  let isPressed = false
  const show = (on: boolean): void => {
    isWanted = on
    root.querySelector('.lacuna-script-button')?.setAttribute('aria-pressed', String(on))
    if (on)
      page.open(scriptPart, ({ showScript }) => {
        if (isWanted) away ??= showScript(root, strings, say)
      })
    else {
      away?.()
      away = undefined
    }
  }
  const isW = ({ key, code }: KeyboardEvent): boolean =>
    key.toLowerCase() === 'w' || (code === 'KeyW' && !/^[a-z]$/i.test(key))
  const onKey = (event: KeyboardEvent): void => {
    const target = event.target as HTMLElement
    if (!isW(event) || event.ctrlKey || event.metaKey || event.altKey || !settings().numberKeys) return
    if ((target !== document.body && !root.contains(target)) || target.closest('input,select,textarea')) return
    if (!event.repeat && root.querySelector('.lacuna-lines')) show(true)
  }
  const onKeyUp = (event: KeyboardEvent): void => {
    if (isW(event) && isWanted) show(false)
  }
  const onDown = ({ target, button }: PointerEvent): void => {
    if (button !== 0 || !(target instanceof Element) || !scriptedOf.has(target) || target.closest('button')) return
    soon = setTimeout(() => {
      isPressed = true
      show(true)
    }, pressMs)
  }
  const letGo = (): void => {
    clearTimeout(soon)
    if (isPressed) show(false)
    // The click that ends the press was none.
    setTimeout(() => {
      isPressed = false
    })
  }
  const unlessPressed = (event: Event): void => {
    if (!isPressed) return
    event.preventDefault()
    event.stopImmediatePropagation()
  }
  const onAway = (): void => {
    letGo()
    if (isWanted) show(false)
  }
  const signal = new AbortController()
  const on = { signal: signal.signal, capture: true }
  document.addEventListener('keydown', onKey, on)
  document.addEventListener('keyup', onKeyUp, on)
  root.addEventListener('pointerdown', onDown, on)
  for (const type of ['pointerup', 'pointercancel'] as const) document.addEventListener(type, letGo, on)
  for (const type of ['click', 'contextmenu'] as const) root.addEventListener(type, unlessPressed, on)
  window.addEventListener('blur', onAway, on)
  return {
    toggle: () => show(!isWanted),
    hide() {
      if (isWanted) show(false)
    },
    destroy() {
      clearTimeout(soon)
      signal.abort()
    },
  }
}

import type { InputGuard } from './input-guard.ts'
import type { ReadingView } from './reading-view.ts'
import type { Settings } from './settings.ts'
import type { TypeOn } from './type-on.ts'

/** What gestures of reading act on. */
export interface ReadPage {
  readonly root: HTMLElement
  readonly after: HTMLElement
  readonly typing: TypeOn
  readonly view: ReadingView
  readonly guard: InputGuard
  isReading(): boolean
  settings(): Settings
  /** A press on something took nothing, since it could not be seen whole before. Now it can. */
  pressAgain(): void
}

const elsewhere = 'dialog,.lacuna-top button,.lacuna-tools button,.lacuna-messages,.lacuna-below'

/**
 * What clicks, taps and keys do while a story is read, wherever on the page they fall. The first gesture shows all words;
 * only the next one chooses, and only what could be seen whole. 1 to 9 choose; Enter and Space go to the first choice.
 * The returned function ends it.
 */
export function gestures(page: ReadPage): () => void {
  const { root, after, typing, view, guard, isReading, settings, pressAgain } = page

  /** Whether a press goes on to what it was on. */
  const passes = (event: MouseEvent, wanted: HTMLElement | null): boolean => {
    const moves = wanted?.matches('.lacuna-choice,[type=submit]') ?? true
    if (moves && !guard.lets(event.timeStamp)) return false
    if (typing.typing) {
      typing.complete()
      if (wanted) pressAgain()
      return false
    }
    if (!wanted?.matches('.lacuna-choice')) return true
    // The second half of a double click, however slow: it was meant for what stood there before.
    if (event.detail === 2) return false
    if (!view.reveal(wanted)) return true
    guard.renew()
    pressAgain()
    return false
  }

  const onClick = (event: MouseEvent): void => {
    const target = event.target as Element
    if (!isReading() || target.closest(elsewhere)) return
    const wanted = after.contains(target) ? target.closest<HTMLElement>('button,a,summary') : null
    if (passes(event, wanted) || !wanted) return
    event.preventDefault()
    event.stopPropagation()
  }

  const onKey = (event: KeyboardEvent): void => {
    const target = event.target as HTMLElement
    const { key } = event
    if (!isReading() || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
    if (target !== document.body && !root.contains(target)) return
    if (target.closest('input,select,textarea')) return
    const isDigit = /^[1-9]$/.test(key)
    if (!isDigit && key !== 'Enter' && key !== ' ') return
    const isOnButton = target.closest('button,a,summary') !== null
    // A key that is held acts once. Space may go on scrolling.
    if (event.repeat) {
      if (key !== ' ' || isOnButton) event.preventDefault()
      return
    }
    if (root.querySelector('dialog[open]')) return
    const choices = [...after.querySelectorAll<HTMLButtonElement>('.lacuna-choice')]
    if (isDigit) {
      const choice = settings().numberKeys ? choices[Number(key) - 1] : undefined
      if (!choice) return
      event.preventDefault()
      if (guard.lets(event.timeStamp)) choice.click()
    } else if (isOnButton) {
      if (target.closest('.lacuna-choice') && !guard.lets(event.timeStamp)) event.preventDefault()
    } else if (!guard.lets(event.timeStamp)) event.preventDefault()
    else if (typing.typing) {
      event.preventDefault()
      typing.complete()
    } else if (choices[0] && (key === 'Enter' || view.isAtEnd)) {
      event.preventDefault()
      if (view.reveal(choices[0])) guard.renew()
      choices[0].focus({ preventScroll: true })
    }
  }

  const onFocus = (): void => typing.complete()
  root.addEventListener('click', onClick, true)
  document.addEventListener('keydown', onKey, true)
  after.addEventListener('focusin', onFocus)
  return () => {
    root.removeEventListener('click', onClick, true)
    document.removeEventListener('keydown', onKey, true)
    after.removeEventListener('focusin', onFocus)
  }
}

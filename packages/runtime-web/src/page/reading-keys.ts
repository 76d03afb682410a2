import type { Settings } from './settings.ts'
import type { TypeOn } from './type-on.ts'

/** What the keys of reading act on. */
export interface KeyedPage {
  readonly root: HTMLElement
  readonly scroll: HTMLElement
  readonly after: HTMLElement
  readonly typing: TypeOn
  isReading(): boolean
  settings(): Settings
}

/** 1 to 9 choose; Enter and Space show all words, then go to the first choice. The returned function ends it. */
export function readingKeys({ root, scroll, after, typing, isReading, settings }: KeyedPage): () => void {
  const onKey = (event: KeyboardEvent): void => {
    const target = event.target as HTMLElement
    if (!isReading() || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
    if (target !== document.body && !root.contains(target)) return
    if (target.closest('dialog, input, select, textarea') || root.querySelector('dialog[open]')) return
    const choices = [...after.querySelectorAll<HTMLButtonElement>('.lacuna-choice')]
    if (/^[1-9]$/.test(event.key) && settings().numberKeys) {
      const choice = choices[Number(event.key) - 1]
      if (!choice) return
      event.preventDefault()
      choice.click()
      return
    }
    if ((event.key !== 'Enter' && event.key !== ' ') || target.closest('button, a')) return
    const isAtEnd = scroll.scrollTop + scroll.clientHeight >= scroll.scrollHeight - 4
    if (typing.typing) {
      event.preventDefault()
      typing.complete()
    } else if (choices[0] && (event.key === 'Enter' || isAtEnd)) {
      event.preventDefault()
      choices[0].focus()
    }
  }
  document.addEventListener('keydown', onKey)
  return () => document.removeEventListener('keydown', onKey)
}

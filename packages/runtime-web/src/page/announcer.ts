import { make } from './make.ts'

/** Tells a screen reader what came late, once. */
export interface Announcer {
  readonly element: HTMLElement
  say(text: string): void
  clear(): void
}

/** A polite live region that is not seen. */
export function announcer(): Announcer {
  const element = make('div', {
    class: 'lacuna-unseen',
    role: 'status',
    'aria-live': 'polite',
    'aria-relevant': 'additions',
  })
  return {
    element,
    say: text => element.append(make('p', {}, text)),
    clear: () => element.replaceChildren(),
  }
}

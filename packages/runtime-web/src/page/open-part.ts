import { type Part, PartMissing } from '../parts/part.ts'
import type { MessageBox } from './message-box.ts'
import { problemOf } from './problem-of.ts'
import type { Strings } from './strings.ts'

/** What is needed to say that a part is not there. */
export interface OpenPartPorts {
  readonly messages: MessageBox
  readonly strings: Strings
  /** What becomes of the player's place when the page is loaded again, where that is not that it is kept. */
  readonly unkept: () => string | undefined
}

/**
 * Fetches a part of the page and uses it. Where it can't be fetched, that is said, with a way to try again; and, where
 * there was a network, one to load the page again, since some browsers try a module only once.
 *
 * @param missing of what the page shows unasked: what is said then; when the network is back it is shown after all.
 * Default: it was asked for, and a part of the page could not be fetched.
 */
export function openPart<T>(ports: OpenPartPorts, part: Part<T>, use: (part: T) => unknown, missing?: string): void {
  const { messages, strings, unkept } = ports
  part()
    .then(use)
    .catch(error => {
      if (!(error instanceof PartMissing)) {
        const { message, hint } = problemOf(error)
        messages.say([message, hint].filter(Boolean).join(' '))
        return
      }
      const back = new AbortController()
      const retry = (): void => {
        back.abort()
        openPart(ports, part, use, missing)
      }
      const again = { label: strings.tryAgain, act: retry }
      const reload = { label: strings.loadAgain, act: () => location.reload() }
      const what = missing ?? strings.partMissing
      const text = error.isOffline ? what : `${what} ${strings.partReload} ${unkept() ?? strings.placeKept}`
      const away = messages.say(text, { lasts: true, actions: error.isOffline ? [again] : [again, reload] })
      if (!error.isOffline || missing === undefined) return
      const onBack = (): void => {
        away()
        retry()
      }
      window.addEventListener('online', onBack, { once: true, signal: back.signal })
    })
}

import type { MessageBox } from './message-box.ts'
import { type Part, PartMissing } from './part.ts'
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
 * @param missing what is said then. Default: that a part of the page could not be fetched.
 */
export function openPart<T>(
  ports: OpenPartPorts,
  part: Part<T>,
  use: (part: T) => unknown,
  missing: string = ports.strings.partMissing,
): void {
  const { messages, strings, unkept } = ports
  part()
    .then(use)
    .catch(error => {
      if (!(error instanceof PartMissing)) {
        const { message, hint } = problemOf(error)
        messages.say([message, hint].filter(Boolean).join(' '))
        return
      }
      const again = { label: strings.tryAgain, act: () => openPart(ports, part, use, missing) }
      const reload = { label: strings.loadAgain, act: () => location.reload() }
      const text = error.isOffline ? missing : `${missing} ${strings.partReload} ${unkept() ?? strings.placeKept}`
      messages.say(text, { stays: true, actions: error.isOffline ? [again] : [again, reload] })
    })
}

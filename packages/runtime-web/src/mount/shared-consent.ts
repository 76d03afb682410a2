import type { ConsentBook, ConsentRecord, FillRequest, NarrativeProvider } from '@lacuna/engine'
import { BoundedMap } from '@lacuna/engine/fill'

/** A book of consent that is the same in all pages of a story that a player has open. */
export interface SharedConsent {
  readonly book: ConsentBook
  /** Tells the other pages that the key is forgotten. */
  forgetKey(): void
  close(): void
}

/** What another page has done. */
export interface ConsentEvents {
  readonly withdrawn: (provider: string | undefined) => void
  readonly keyForgotten: () => void
}

type Recipient = Parameters<ConsentBook['noteSent']>[0]

type Message =
  | { readonly type: 'given'; readonly record: ConsentRecord }
  | { readonly type: 'withdrawn'; readonly provider?: string }
  | { readonly type: 'erased' }
  | { readonly type: 'sent' | 'corrected'; readonly id: string; readonly to: Recipient; readonly request: FillRequest }
  | { readonly type: 'key-forgotten' }

/** Corrections that may still come, of entries of other pages. */
const mostOpen = 64

/**
 * What is agreed to, taken back, noted and erased in one page holds in all of them, at once. Without this, a second page
 * would go on sending what the first was told to stop, and write its own state over the other's.
 *
 * @param name of the channel: pages that share their storage share it.
 */
export function sharedConsent(book: ConsentBook, name: string, events: ConsentEvents): SharedConsent {
  const channel = new BroadcastChannel(name)
  const open = new BoundedMap<string, (sent: FillRequest) => void>(mostOpen)
  let closed = false
  const post = (message: Message): void => {
    if (!closed) channel.postMessage(message)
  }
  channel.onmessage = ({ data }: MessageEvent<Message>) => {
    switch (data.type) {
      case 'given':
        book.give(data.record)
        break
      case 'withdrawn':
        book.withdraw(data.provider)
        events.withdrawn(data.provider)
        break
      case 'erased':
        book.erase()
        break
      case 'sent':
        open.set(data.id, book.noteSent(data.to, data.request))
        break
      case 'corrected':
        open.get(data.id)?.(data.request)
        break
      case 'key-forgotten':
        events.keyForgotten()
    }
  }
  const changes: Pick<ConsentBook, 'give' | 'withdraw' | 'erase' | 'noteSent'> = {
    give(record) {
      book.give(record)
      post({ type: 'given', record })
    },
    withdraw(provider) {
      book.withdraw(provider)
      post({ type: 'withdrawn', ...(provider !== undefined && { provider }) })
    },
    erase() {
      book.erase()
      post({ type: 'erased' })
    },
    noteSent(provider, request) {
      const correct = book.noteSent(provider, request)
      const id = crypto.randomUUID()
      const to = recipient(provider)
      post({ type: 'sent', id, to, request })
      return sent => {
        correct(sent)
        post({ type: 'corrected', id, to, request: sent })
      }
    },
  }
  return {
    // What is read is read in the book itself.
    book: Object.assign(Object.create(book) as ConsentBook, changes),
    forgetKey: () => post({ type: 'key-forgotten' }),
    close() {
      closed = true
      channel.close()
    },
  }
}

/** What can be posted of a provider: its functions can't. */
function recipient({ id, model, capabilities }: Recipient): Recipient {
  const { path = false, ...rest } = capabilities ?? ({} as Partial<NarrativeProvider['capabilities']>)
  return {
    id,
    ...(model !== undefined && { model }),
    ...(capabilities && { capabilities: { ...rest, path } as NarrativeProvider['capabilities'] }),
  }
}

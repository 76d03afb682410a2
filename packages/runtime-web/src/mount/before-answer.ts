import type { Dial, FillStore, Session } from '@lacuna/engine'
import { type HeldFills, heldFills } from './held-fills.ts'

/**
 * The play-through that the page will show if the notice is answered as it is marked. With the mark on *Live* it is made,
 * idle, and prepares the first passages while the notice is read, as far as consent allows; with any other mark it is let
 * go of on the instant, and nothing of it is kept.
 */
export interface BeforeAnswer {
  /** While one gets ready. */
  readonly session: Session | undefined
  /** Where the mark in the notice stands now. */
  mark(dial: Dial): void
  /** What got ready for this answer, if anything did; its fills may be kept from now on. */
  answered(dial: Dial): Session | undefined
  /** Lets go of it. */
  drop(): void
}

/** @param start makes a session with the dial at *Live*; what it fails with is told when the player begins. */
export function beforeAnswer(
  store: FillStore | undefined,
  start: (store: FillStore | undefined) => Session,
): BeforeAnswer {
  let session: Session | undefined
  let held: HeldFills | undefined
  let soon: ReturnType<typeof setTimeout> | undefined
  const begin = (): void => {
    held = store && heldFills(store)
    try {
      session = start(held?.store)
    } catch {}
  }
  const drop = (): void => {
    clearTimeout(soon)
    soon = undefined
    session?.close()
    session = undefined
  }
  return {
    get session() {
      return session
    },
    mark(dial) {
      if (dial !== 'live') drop()
      // The notice comes first.
      else soon ??= setTimeout(begin)
    },
    answered(dial) {
      if (dial !== 'live') drop()
      clearTimeout(soon)
      const ready = session
      session = undefined
      if (ready) held?.release()
      return ready
    },
    drop,
  }
}

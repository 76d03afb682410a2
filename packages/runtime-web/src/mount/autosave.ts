import type { Session } from '@lacuna/engine'
import type { KeptSave, SaveShelf } from '../saves/index.ts'

/** Keeps the play-through by itself, each turn. */
export interface Autosave {
  follow(session: Session): void
  /** What is kept of a session now. */
  note(session: Session, name: string): Omit<KeptSave, 'id'>
  stop(): void
}

/**
 * Writes the save when a turn begins (its fills may still be under way), when it is complete, and when the page is
 * hidden. One write at a time; the last state wins.
 */
export function autosave(shelf: SaveShelf, trouble: (error: unknown) => void): Autosave {
  let followed: Session | undefined
  let unfollow = (): void => {}
  let writing = false
  let again = false
  const note = (session: Session, name: string): Omit<KeptSave, 'id'> => ({
    name,
    at: Date.now(),
    turn: session.frame.turn,
    words: session.frame.lines.at(-1)?.text.slice(0, 90) ?? '',
    save: session.save(),
  })
  const write = async (): Promise<void> => {
    if (writing) {
      again = true
      return
    }
    writing = true
    do {
      again = false
      if (!followed || followed.frame.phase === 'failed' || followed.frame.phase === 'idle') break
      try {
        await shelf.keepAuto(note(followed, ''))
      } catch (error) {
        trouble(error)
      }
    } while (again)
    writing = false
  }
  const onHide = (): void => {
    if (document.visibilityState === 'hidden') void write()
  }
  document.addEventListener('visibilitychange', onHide)
  return {
    note,
    follow(session) {
      unfollow()
      followed = session
      let seen = ''
      unfollow = session.subscribe(frame => {
        const now = `${frame.turn} ${frame.phase} ${frame.dial}`
        if (now === seen) return
        seen = now
        void write()
      })
      void write()
    },
    stop() {
      unfollow()
      followed = undefined
      document.removeEventListener('visibilitychange', onHide)
    },
  }
}

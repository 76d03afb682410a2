import type { Session } from '@lacuna/engine'
import type { KeptSave, StorySaves } from '../saves/index.ts'

/** Keeps the play-through by itself, each turn. */
export interface Autosave {
  /**
   * Follows a session. `from`: what stood there when it was opened; that may be overwritten, and what another page writes
   * after it may not.
   */
  follow(session: Session, from?: KeptSave): void
  /** What is kept of a session now. */
  note(session: Session, name: string): Omit<KeptSave, 'id'>
  /** Goes on here after all: what another page has kept since is put among the saves with a name. */
  takeOver(name: string): Promise<void>
  stop(): void
}

/** What becomes known while it is kept. */
export interface AutosaveEvents {
  /** It could not be kept. */
  readonly trouble: (error: unknown) => void
  /** It was kept. */
  readonly kept: () => void
  /** Another page of this story has kept something since. It is left as it is; what is played here goes to the named saves. */
  readonly elsewhere: (standing: KeptSave) => void
  /** The name of such a save. */
  readonly nameApart: (turn: number) => string
}

/**
 * Writes the save when a turn begins (its fills may still be under way), when it is complete, and when the page is
 * hidden. One write at a time; the last state wins, but never over what another page has written since.
 */
export function autosave(saves: StorySaves, { trouble, kept, elsewhere, nameApart }: AutosaveEvents): Autosave {
  let followed: Session | undefined
  let unfollow = (): void => {}
  let writing = false
  let again = false
  /** The revision that this page has read or written last. */
  let revision = 0
  /** What stands there, as text, where this page knows it. */
  let known = ''
  let standing: KeptSave | undefined
  /** A write may take place after it was given up: what this page wrote is known by this. */
  const writer = `${Date.now().toString(36)}-${Math.floor(Math.random() * 1e9).toString(36)}`
  let apartId: string | undefined

  const note = (session: Session, name: string): Omit<KeptSave, 'id'> => ({
    name,
    at: Date.now(),
    turn: session.frame.turn,
    words: session.frame.lines.at(-1)?.text.slice(0, 90) ?? '',
    save: session.save(),
  })
  const isAhead = (other: KeptSave): boolean =>
    (other.revision ?? 0) !== revision && other.writer !== writer && JSON.stringify(other.save) !== known
  const goApart = (other: KeptSave): void => {
    const isNew = standing === undefined || standing.revision !== other.revision
    standing = other
    if (isNew) elsewhere(other)
  }
  const writeOnce = async (session: Session): Promise<void> => {
    const now = note(session, '')
    const text = JSON.stringify(now.save)
    if (text === known) return
    if (standing === undefined) {
      const other = await saves.keepAuto({ ...now, writer }, other => !isAhead(other))
      if (other.save === now.save) {
        revision = other.revision ?? 0
        known = text
        kept()
        return
      }
      goApart(other)
    }
    const apart = await saves.keep({ ...now, name: nameApart(now.turn) }, apartId)
    apartId = apart.id
    kept()
  }
  const write = async (): Promise<void> => {
    if (writing) {
      again = true
      return
    }
    writing = true
    do {
      again = false
      if (!followed || isUnread(followed) || followed.frame.phase === 'idle') break
      try {
        await writeOnce(followed)
      } catch (error) {
        trouble(error)
      }
    } while (again)
    writing = false
  }
  /** The reader is back: what another page has kept meanwhile is said before anything is done here. */
  const look = async (): Promise<void> => {
    const other = await saves.auto().catch(() => undefined)
    if (followed && !writing && other && isAhead(other)) goApart(other)
  }
  const onHide = (): void => void (document.visibilityState === 'hidden' ? write() : look())
  const onFocus = (): void => void look()
  document.addEventListener('visibilitychange', onHide)
  window.addEventListener('focus', onFocus)
  return {
    note,
    follow(session, from) {
      unfollow()
      followed = session
      if (from) {
        revision = from.revision ?? 0
        known = JSON.stringify(from.save)
        standing = undefined
        apartId = undefined
      }
      let seen = ''
      unfollow = session.subscribe(frame => {
        const now = `${frame.turn} ${frame.phase} ${frame.dial}`
        if (now === seen) return
        seen = now
        void write()
      })
      void write()
    },
    async takeOver(name) {
      const other = await saves.auto()
      if (other) await saves.keep({ ...other, name })
      if (apartId !== undefined) await saves.remove(apartId)
      revision = other?.revision ?? 0
      known = ''
      standing = undefined
      apartId = undefined
      await write()
    },
    stop() {
      unfollow()
      followed = undefined
      document.removeEventListener('visibilitychange', onHide)
      window.removeEventListener('focus', onFocus)
    },
  }
}

/** Whether the session shows that a save can't be read: that is nobody's to write over. A story that broke is a turn to keep. */
function isUnread({ frame: { phase, problem } }: Session): boolean {
  return phase === 'failed' && problem?.code.startsWith('save-') === true
}

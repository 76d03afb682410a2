import type { Frame, Session } from '@lacuna/engine'
import type { PlayOptions } from './play-options.ts'

/** How a play-through is shown: as text for people, or as JSON lines for programs. */
export interface View {
  /** Before the first line. */
  begin(session: Session): void
  /** A turn's lines, complete. */
  turn(session: Session, frame: Frame): void
  /** What can be chosen now, numbered from `first`. */
  offer(frame: Frame, first: 0 | 1): void
  /** The words of the choice taken, or the player's own. */
  chosen(words: string): void
  who(session: Session, frame: Frame): void
  history(session: Session): void
  /** The keys of the prompt. */
  keys(text: string): void
  /** Something that is not part of the story. */
  remark(text: string): void
  /** A move that was not possible; play goes on. */
  refused(error: unknown): void
  /** After the last line. */
  end(session: Session, options: PlayOptions): void
}

import type { StoryAuthorship } from '../story/authorship.ts'
import type { Bible } from '../story/bible.ts'
import type { LedgerEntry } from './ledger-entry.ts'

/** The format of {@link LedgerFile} that is written now. */
export const ledgerFileFormat = 3

/** A ledger as a file: who wrote what in a play-through. */
export interface LedgerFile {
  readonly format: typeof ledgerFileFormat
  /** What the story's makers have said of it. Absent from a file that was a list of entries alone. */
  readonly story?: {
    readonly id: string
    readonly title?: string
    readonly by?: string
    /** `null` where nothing was said. */
    readonly authorship?: StoryAuthorship | null
    /** Default `reviewed`. */
    readonly bank?: NonNullable<Bible['bank']>
  }
  /** Oldest first. */
  readonly ledger: readonly LedgerEntry[]
}

/**
 * The file of a play-through's ledger, for `JSON.stringify`.
 *
 * @example
 * const file = ledgerFile(story.bible, session.ledger())
 */
export function ledgerFile(bible: Bible, ledger: readonly LedgerEntry[]): LedgerFile {
  const { story: id, title, by, authorship = null, bank = 'reviewed' } = bible
  const named = { ...(title === undefined ? {} : { title }), ...(by === undefined ? {} : { by }) }
  return { format: ledgerFileFormat, story: { id, ...named, authorship, bank }, ledger }
}

import { resumeJournal } from './land-journal.ts'
import { restorePlay } from './restore-play.ts'
import type { Restorer } from './restorer.ts'

/** Restores saves at once. */
export const saveRestorer: Restorer = { restore: restorePlay, resume: resumeJournal }

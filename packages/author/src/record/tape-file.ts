import type { Story } from '@lacuna/engine'
import { newTape, readTape, type Tape } from '@lacuna/engine/providers/recorded'
import { exists } from '../evaluate/files/exists.ts'
import { jsonOf } from '../evaluate/files/read-file.ts'
import { writeJson } from '../evaluate/files/write-file.ts'

/** The tape in a file; a new one for the story where there is none. @throws LacunaError `file-invalid`, `file-newer` */
export async function openTape(file: string, story: Pick<Story, 'id'>): Promise<Tape> {
  if (await exists(file)) return readTape(await jsonOf(file, 'A tape is written by `lacuna record ask`.'))
  return Object.assign(newTape(), { story: story.id, reviewed: { reviewed: 'nobody' as const } })
}

/** Writes a tape, its answers in the order of their keys, so that equal tapes are equal files. */
export async function writeTape(file: string, tape: Tape): Promise<void> {
  const name = ({ situation, slot, occurrence }: Tape['answers'][number]): string =>
    `${situation} ${slot} ${String(occurrence).padStart(7, '0')}`
  const answers = tape.answers.toSorted((a, b) => (name(a) < name(b) ? -1 : 1))
  await writeJson(file, { ...tape, answers })
}

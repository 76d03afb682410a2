import { copyOfJson } from '../base/json.ts'
import { failure, type Result, success } from '../base/result.ts'
import { hashOf, type Ledger, ledgerFrom } from '../ledger/ledger.ts'
import { LacunaError } from '../story/lacuna-error.ts'
import { type Save, saveChecksum } from './save.ts'
import { saveFormat } from './save-format.ts'

/** A save that is whole, with its ledger checked. It may still be of another version of the story. */
export interface ReadSave {
  readonly save: Save
  readonly ledger: Ledger
}

/** What became of what claims to be a save. */
export type SaveReading =
  | { readonly state: 'read'; readonly value: ReadSave }
  | { readonly state: 'refused'; readonly error: LacunaError }
  /** It is of an older format: what it takes to read it is fetched by calling `migrated`. It rejects where that can't be had. */
  | { readonly state: 'older'; migrated(): Promise<Result<ReadSave, LacunaError>> }

const advice = 'Keep the file, and go on from another save or from the beginning.'

/**
 * Reads what claims to be a save: an object, or its JSON text. Every byte counts: whatever was changed after writing is
 * found here. Errors: `save-damaged`, `save-newer`, `save-foreign`.
 *
 * @param story id of the story that wants to go on from it.
 */
export function readSave(saved: unknown, story: string): SaveReading {
  const reading = saveFormat.read(saved)
  if (reading.state === 'refused') return reading
  if (reading.state === 'older') {
    return {
      state: 'older',
      async migrated() {
        const migrated = await reading.migrated()
        return migrated.ok ? check(migrated.value, story) : migrated
      },
    }
  }
  // What was given as an object stays the giver's own.
  const checked = check(typeof saved === 'string' ? reading.content : copyOfJson(reading.content), story)
  return checked.ok ? { state: 'read', value: checked.value } : { state: 'refused', error: checked.error }
}

function check(save: Save, story: string): Result<ReadSave, LacunaError> {
  const read = ledgerFrom(save.ledger)
  if ('damagedAt' in read) return damaged(`Entry ${read.damagedAt} of the save's ledger was changed.`)
  if (save.checksum !== saveChecksum(save, hashOf(read.ledger))) {
    return damaged('The save was changed after it was written.')
  }
  const { journal, present, checkpoint } = save
  if (present > journal.length || (checkpoint?.turn ?? 0) > present) {
    return damaged('The save names a turn that is not in its journal.')
  }
  if (save.story.id !== story) {
    return failure(
      new LacunaError('save-foreign', `The save belongs to the story "${save.story.id}", not to "${story}".`, {
        hint: `Open it in "${save.story.id}".`,
        data: { saved: save.story.id, story },
      }),
    )
  }
  return success({ save, ledger: read.ledger })
}

function damaged(message: string): Result<never, LacunaError> {
  return failure(new LacunaError('save-damaged', message, { hint: advice }))
}

import { notJson } from '../base/json.ts'
import { failure, type Result, success } from '../base/result.ts'
import { hashOf, type Ledger, ledgerFrom } from '../ledger/ledger.ts'
import { LacunaError } from '../story/lacuna-error.ts'
import { type Save, saveChecksum, saveVersion } from './save.ts'

/** A save that is whole, with its ledger checked. It may still be of another version of the story. */
export interface ReadSave {
  readonly save: Save
  readonly ledger: Ledger
}

const advice = 'Keep the file, and go on from another save or from the beginning.'

/**
 * Reads what claims to be a save: an object, or its JSON text. Every byte counts: whatever was changed after writing
 * is found here. Errors: `save-damaged`, `save-newer`, `save-foreign`.
 *
 * @param story id of the story that wants to go on from it.
 */
export function readSave(saved: unknown, story: string): Result<ReadSave, LacunaError> {
  const parsed = typeof saved === 'string' ? parseSave(saved) : saved
  if (!isRecord(parsed)) return damaged('The save is not a JSON object.')
  if (parsed.format !== 'lacuna-save') return damaged('This is not a save of Lacuna.')
  const version = parsed.version
  if (typeof version === 'number' && version > saveVersion) {
    return failure(
      new LacunaError('save-newer', `The save was written by a newer version (save format ${version}).`, {
        hint: `This version reads save format ${saveVersion}: update the game, then load again.`,
        data: { version, reads: saveVersion },
      }),
    )
  }
  try {
    return check(parsed as unknown as Save, story)
  } catch (cause) {
    return damaged('The save has not the shape that it was written in.', cause)
  }
}

function check(save: Save, story: string): Result<ReadSave, LacunaError> {
  const wrong = notJson(save)
  if (wrong !== undefined) return damaged(`The save holds something that is not JSON at ${wrong}.`)
  const read = ledgerFrom(save.ledger)
  if ('damagedAt' in read) return damaged(`Entry ${read.damagedAt} of the save's ledger was changed.`)
  if (save.checksum !== saveChecksum(save, hashOf(read.ledger))) {
    return damaged('The save was changed after it was written.')
  }
  const { journal, present, checkpoint } = save
  if (!isCount(present, journal.length) || !isCount(checkpoint?.turn ?? 0, present)) {
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

function damaged(message: string, cause?: unknown): Result<ReadSave, LacunaError> {
  return failure(new LacunaError('save-damaged', message, { hint: advice, cause }))
}

/** A save from its text; `undefined` for what is no JSON. */
export function parseSave(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isCount(value: number, most: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= most
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

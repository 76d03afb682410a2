import type { Json, JsonObject } from '../base/json.ts'
import type { OlderFormat } from '../formats/file-format.ts'
import { checksumOf, verifyChecksum } from './older-checksum.ts'

/**
 * Saves of format 1: choices without identity, verdicts and values without their slot, and recorded calls without the name
 * of their function.
 */
export const saveFormatOne: OlderFormat = {
  verify: verifyChecksum,
  migrate(save) {
    // Its position may hold what recorded functions gave ahead, as that format wrote it: all turns are played instead.
    const { checkpoint: _, checksum: __, ...kept } = save
    const journal = (kept.journal as readonly JsonObject[]).map(turn =>
      turn.inputs === undefined ? turn : { ...turn, inputs: withCalls(turn.inputs as readonly JsonObject[]) },
    )
    const migrated = { ...kept, version: 2, journal }
    return { ...migrated, checksum: checksumOf(migrated) }
  },
}

/** What was called for a line before its value was there stood with the step after: it is the step's before, too. */
function withCalls(inputs: readonly JsonObject[]): readonly JsonObject[] {
  return inputs.map((input, index) => {
    const next = inputs[index + 1]
    const ahead = next?.type === 'value' || next?.type === 'returned' ? callsOf(next) : []
    const recorded = [...callsOf(input), ...ahead]
    return recorded.length === 0 ? input : { ...input, recorded }
  })
}

function callsOf({ recorded }: JsonObject): readonly JsonObject[] {
  return Array.isArray(recorded) ? recorded.map((result: Json) => ({ result })) : []
}

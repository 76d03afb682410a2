import { digest } from '../base/digest.ts'
import type { Json } from '../base/json.ts'
import type { KeptEntry } from '../ledger/ledger-entry.ts'
import type { StageCues } from '../story/frame.ts'
import type { Input } from '../story/input.ts'
import type { Dial } from '../story/slot.ts'

/** The version of {@link Save} that this engine writes. */
export const saveVersion = 4

/** One turn of the journal. */
export interface SavedTurn {
  /** Ledger entry of its move. */
  readonly entry: number
  /** Steps of the skeleton, where they are more than the move says. */
  readonly inputs?: readonly Input[]
  /** Ledger entries of its fills. */
  readonly fills?: readonly number[]
}

/**
 * A play-through as JSON. The journal and the kept fills are enough to play it again without a model; the checkpoint
 * makes loading cheap. `docs/format/save.md` describes every member.
 */
export interface Save {
  readonly format: 'lacuna-save'
  readonly version: typeof saveVersion
  /** What XState asks of a persisted snapshot. */
  readonly status: 'active' | 'done'
  readonly story: { readonly id: string; readonly version: string; readonly digest: string }
  readonly seed: number
  readonly language: string
  readonly dial: Dial
  /** The path, and after it the turns that were gone back from. */
  readonly journal: readonly SavedTurn[]
  /** How many turns of the journal are the path. */
  readonly present: number
  /** A position on the path and the stage that stood there, so that only the turns after it are played again. */
  readonly checkpoint?: { readonly turn: number; readonly position: Json; readonly stage: StageCues }
  readonly ledger: readonly KeptEntry[]
  /** Over everything above; the ledger comes in by its last hash, which its chain makes depend on every entry. */
  readonly checksum: string
}

/** The checksum that a save must have. @param lastHash of its ledger. */
export function saveChecksum(save: Omit<Save, 'checksum'>, lastHash: string): string {
  const { ledger, ...rest } = save
  const notes = ledger.flatMap(entry => (entry.notes === undefined ? [] : [[entry.n, entry.notes]]))
  return digest([{ ...rest, checksum: undefined }, ledger.length, lastHash, notes])
}

import type { Estimate } from '../measure/share.ts'
import type { TextSource } from '../readers/reader-keys.ts'

/** What an evaluation found. */
export interface EvaluationResult {
  /** Texts of the one it is about, in all slots that were asked for. */
  readonly writing: readonly WritingRow[]
  readonly elsewhere: readonly ElsewhereRow[]
  readonly swap: readonly SwapRow[]
  readonly contradictions: readonly ContradictionRow[]
  readonly moments: readonly MomentsRow[]
  readonly preference: readonly PreferenceRow[]
  readonly questioned: QuestionedSlots | null
  readonly uses: UsesRow | null
  readonly devices: readonly DeviceRow[]
  readonly bars: readonly BarRow[]
  /** What may be said in public, from these numbers. */
  readonly sentence: string
  readonly leftOut: LeftOut
}

/** Of which slots a row speaks. */
export type SlotGroup = 'documents' | 'long' | 'long, behind acts' | 'short'

export interface WritingRow {
  readonly source: TextSource
  readonly slots: number
  readonly texts: number
  readonly kept: number
  readonly refused: number
}

/** Share of fills that would be wrong in the play of another reader. */
export interface ElsewhereRow extends Estimate {
  readonly source: TextSource
  readonly group: SlotGroup
}

/** Share of fills that readers put into their own play (chance: a half), and how natural they are there. */
export interface SwapRow {
  readonly source: TextSource
  readonly group: SlotGroup
  /** Kept ones counted as not told apart. */
  readonly apart: Estimate
  /** Of those that were shown alone. */
  readonly apartShown: Estimate
  /** 1 to 7, in the own play. */
  readonly natural: Estimate
  /** Points above the author's words; `null` where none were shown. */
  readonly naturalAboveAuthor: Estimate | null
  /** Share of fills with two readers on which both said the same; `null` where there are none. */
  readonly agreement: number | null
}

export interface ContradictionRow extends Estimate {
  readonly source: TextSource
  readonly found: readonly {
    readonly position: string
    readonly text: string
    readonly with: string
    readonly reader: string
  }[]
}

export interface MomentsRow {
  readonly source: TextSource
  /** A play. */
  readonly moments: Estimate
  readonly forced: Estimate
  /** A play: those in a text of the writer's. */
  readonly inFills: Estimate
}

/** How often a source was called best; ties shared. */
export interface PreferenceRow extends Estimate {
  readonly source: TextSource
}

/** Slots in which the author's words won although the writer wrote. */
export interface QuestionedSlots {
  /** From one half of the slots: those whose being open is in question. */
  readonly slots: readonly string[]
  /** How often it is so in the other half. */
  readonly otherHalf: Estimate
}

/** What writers say they used, against what readers see. */
export interface UsesRow {
  readonly texts: number
  /** Share of texts with a number that was claimed and is not seen. */
  readonly notSeen: Estimate
  /** Share of texts with a number that is seen and was not claimed. */
  readonly notClaimed: Estimate
}

export interface DeviceRow {
  readonly source: TextSource
  /** A play, of each kind: devices that come in two of its texts or more. */
  readonly openings: number
  readonly comparisons: number
  readonly phrases: number
  /** Those that are repeated in most plays, and in how many. */
  readonly most: readonly { readonly words: string; readonly plays: number }[]
}

/** What would count as good, and what was found. */
export interface BarRow {
  readonly name: string
  readonly bar: string
  readonly found: string
  /** `null` where it was not measured. */
  readonly isMet: boolean | null
}

export interface LeftOut {
  /** Sheets by kind: nobody has filled them in. */
  readonly open: Readonly<Record<string, readonly string[]>>
  /** Sheets of which too much was left empty. */
  readonly dropped: Readonly<Record<string, readonly string[]>>
  /** Places for prose that were not asked for. */
  readonly unasked: number
  /** Fills that can't be tried elsewhere. */
  readonly nowhereElse: number
}

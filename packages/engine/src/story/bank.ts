import type { Conditions } from './conditions.ts'

/** A fill that a person has looked at. */
export interface BankEntry {
  /** Full slot id. */
  readonly slot: string
  /** Shown only where all of these hold; an entry without conditions always fits. */
  readonly when?: Conditions
  readonly text: string
  /** `approved`: generated and let stand; `edited`: a person's hand is in it; `rejected`: never shown, kept so that it is not proposed again. */
  readonly state: 'approved' | 'edited' | 'rejected'
  /** Who reviewed it. */
  readonly by?: string
  /** The model that wrote the proposal, where known. */
  readonly model?: string
  /** Digest of the slot's sources when it was reviewed; when they have changed since, the entry is stale. */
  readonly sources?: string
}

/** The reviewed fills of a story in one language. */
export interface Bank {
  readonly entries: readonly BankEntry[]
}

import type { Conditions } from './conditions.ts'

/** What nobody may hear of before its time. */
export interface Secret {
  /** What it is: part of what a request includes once its time has come. */
  readonly text: string
  /** Its time has come when all of these hold for the variables. */
  readonly until: Conditions
  /** Words that give it away, phrases, and stems like `drown*`: no fill may contain them before its time. At least one. */
  readonly words: readonly string[]
}

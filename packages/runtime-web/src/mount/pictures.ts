import type { Cues, Figure, Paint } from '../painting/index.ts'

/** What a story brings to be painted. */
export interface Pictures {
  readonly paint?: Paint
  readonly cast?: Readonly<Record<string, Figure>>
  readonly cover?: Cues
}

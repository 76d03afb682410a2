import type { SourcePlace } from '../../story/slot.ts'

/** A choice of an ink story, as far as it can be known without playing. */
export interface InkFlowChoice {
  readonly id: string
  /** The beat that taking it begins. */
  readonly beat: string
  /** Paths of its choice points; more than one where an id was given twice. */
  readonly points: readonly string[]
  /** The knot or `knot.stitch` that it stands in. */
  readonly flow: string
  /** Its text as far as it is fixed; `{…}` stands for what ink computes. */
  readonly label: string
  readonly conditional: boolean
  /** May be taken any number of times. */
  readonly sticky: boolean
  /** The slot of its label. */
  readonly slot?: string
  readonly source?: SourcePlace
}

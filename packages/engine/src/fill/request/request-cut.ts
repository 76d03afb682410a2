/** Something that a request would have held, but for one of its limits. */
export interface RequestCut {
  /** The part of the request that it was cut from. */
  readonly label: string
  /** How much, counted in `unit`. */
  readonly amount: number
  readonly unit: 'characters' | 'lines'
  /** The limit, as a sentence for a person. */
  readonly why: string
}

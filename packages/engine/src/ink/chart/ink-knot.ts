/** A knot or stitch of an ink story. */
export interface InkKnot {
  /** `knot` or `knot.stitch`. */
  readonly path: string
  readonly kind: 'knot' | 'stitch' | 'function'
  /** Play can run through it from the start or an entry. */
  readonly reachable: boolean
}

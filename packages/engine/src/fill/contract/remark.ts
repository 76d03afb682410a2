/** A kind of remark: what it is called in a repair request, where it counts, and how it is recognised. */
export interface Remark {
  readonly kind: string
  readonly pattern: RegExp
  /** Only at the beginning of a text. Default false. */
  readonly isFirst?: true
  /** Only where nobody speaks: a person of the story may say it. Default false. */
  readonly isNarrated?: true
}

/**
 * A beat of an ink story: what can happen from where it begins (the start, an entry, a choice taken) to the next
 * decision, under every condition. Plain data.
 */
export interface InkBeat {
  /** The event that leads to it: `enter`, `enter.<knot>` or `choose.<choice id>`. */
  readonly id: string
  /** The knot or `knot.stitch` that it begins in; empty before the first knot. */
  readonly flow: string
  /** Ids of all choices that it may offer: a superset of those really offered. */
  readonly choices: readonly string[]
  /** Slots whose tag may be met in it, and those of the labels it may offer. */
  readonly slots: readonly string[]
  /** Knots and stitches that it may run through, its own among them. */
  readonly passes: readonly string[]
  /** What `# ending:` tags it may meet. */
  readonly endings: readonly string[]
  /** It may come to an end without passing a choice. */
  readonly ends: boolean
  /** It may pass choices and offer none of them: their conditions do not hold, or they are used up. */
  readonly runsDry: boolean
  /** Play can get here from the start or an entry. */
  readonly reachable: boolean
}

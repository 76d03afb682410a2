/**
 * What a choice that was taken is known by, besides its id: ids distinguish choices with equal words in one place by their
 * order alone, and an edit of the story may shift that. In a changed story it decides which choice was meant.
 */
export interface ChoiceIdentity {
  /** How many choices of its knot or stitch have the same words, itself among them. Default 1. */
  readonly of?: number
  /** Which one of them it is, from 1, in the order of the script. Default 1. */
  readonly number?: number
  /**
   * Digest of the first authored line behind it: its source text, values as holes. Eight hexadecimal digits; absent where
   * nothing is said before the next decision.
   */
  readonly line?: string
  /** Digest of everything up to the next decision, where others have the same words. */
  readonly body?: string
  /** Another one with the same words has the same `body`: nothing distinguishes the two. Default false. */
  readonly alike?: true
  /** Digest of the arguments of its knot, and of those that this one was called from. Absent where there are none. */
  readonly given?: string
}

/** A choice of the story as it is now, with the id that it goes by. */
export interface IdentifiedChoice {
  readonly id: string
  readonly identity: ChoiceIdentity
}

/** The id of a choice without the number that distinguishes equal words in one place. */
export function sharedId(id: string, { number = 1 }: ChoiceIdentity): string {
  const end = `-${number}`
  return number > 1 && id.endsWith(end) ? id.slice(0, -end.length) : id
}

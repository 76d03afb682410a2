/**
 * What further candidates may cost in one session, in tokens: as much again as the first candidates for slots of their kind
 * did. What is under way is laid aside, so that no two spend the same.
 */
export class CandidateAllowance {
  #earned = 0
  #spent = 0

  /** A first candidate has come. @param tokens what it cost, a repair included. */
  earn(tokens: number): void {
    this.#earned += tokens
  }

  get left(): number {
    return Math.max(0, this.#earned - this.#spent)
  }

  /** Lays tokens aside: call the result with what it did cost. Nothing where they are not left. */
  layAside(tokens: number): ((cost: number) => void) | undefined {
    if (tokens > this.left) return undefined
    this.#spent += tokens
    return cost => {
      this.#spent += cost - tokens
    }
  }
}

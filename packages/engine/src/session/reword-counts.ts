import type { Reworded } from '../play/reworded.ts'

/** What came of asking for other wordings of a slot. */
export interface RewordCount {
  /** Times that one was asked for, or an earlier one brought back. */
  readonly asked: number
  /** Of these, how often the text was replaced. */
  readonly replaced: number
}

/** Counts the other wordings that the player asked for in one session. */
export class RewordCounts {
  readonly #bySlot = new Map<string, RewordCount>()

  note({ slot, state }: Reworded): void {
    const { asked, replaced } = this.#bySlot.get(slot) ?? { asked: 0, replaced: 0 }
    this.#bySlot.set(slot, { asked: asked + 1, replaced: state === 'replaced' ? replaced + 1 : replaced })
  }

  get bySlot(): Readonly<Record<string, RewordCount>> {
    return Object.fromEntries(this.#bySlot)
  }
}

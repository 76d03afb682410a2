import type { NumberedItem } from '../../provider/port/fill-request.ts'

/** Gives each item of one request the next number. */
export class Numbers {
  #last = 0

  /** The texts as items, in their order. */
  items(texts: readonly string[]): readonly NumberedItem[] {
    return texts.map(text => {
      this.#last++
      return { n: this.#last, text }
    })
  }
}

/** Seeded chance: the same seed gives the same numbers everywhere, so a play-through can be replayed. */
export interface Random {
  /** The next number, from 0 up to and not including 1. */
  next(): number
  /** A whole number from 0 up to and not including `below`. */
  whole(below: number): number
  /** One of the items; `undefined` for none. */
  pick<T>(items: readonly T[]): T | undefined
  /** An independent stream of its own for `label`; taking numbers from it leaves this one as it is. */
  split(label: string): Random
}

/**
 * The default {@link Random}: mulberry32 over a 32-bit seed. Good enough to vary a text, no use for secrets.
 *
 * @param seed a number, or a text that is hashed to one.
 * @example
 * const random = seededRandom('ferry')
 * random.pick(['rain', 'fog', 'wind']) // the same word at every start
 */
export function seededRandom(seed: number | string): Random {
  const start = typeof seed === 'number' ? seed >>> 0 : hashed(seed)
  let state = start
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000
  }
  return {
    next,
    whole: below => Math.floor(next() * below),
    pick: items => items[Math.floor(next() * items.length)],
    split: label => seededRandom(hashed(`${start}/${label}`)),
  }
}

/** FNV-1a, 32 bits. */
function hashed(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  return hash >>> 0
}

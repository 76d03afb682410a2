/** Numbers from 0 up to 1, the same ones for the same seed: what is painted twice looks the same twice. */
export type Chance = () => number

/**
 * A stream of chance for a text: place, hour, a person's name ...
 *
 * @example
 * const chance = chanceOf('quay, dusk')
 * chance() // the same number for the same text
 */
export function chanceOf(seed: string): Chance {
  let state = hashOf(seed)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000
  }
}

/** A whole number for a text (FNV-1a, 32 bits). */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  return hash >>> 0
}

/**
 * A number between two, by chance; each as likely as any other.
 *
 * @example
 * const height = between(chanceOf('quay'), 4, 9)
 */
export function between(chance: Chance, from: number, to: number): number {
  return from + (to - from) * chance()
}

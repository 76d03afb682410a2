import type { View } from './easel.ts'

/** Where someone stands: the middle of the feet, and how tall an adult is there. CSS pixels. */
export interface Stand {
  readonly name: string
  readonly x: number
  readonly foot: number
  readonly tall: number
}

/** Names in a `people` cue: `OONA, TAVI`. */
export function namesIn(people: string | undefined): readonly string[] {
  return (people ?? '')
    .split(/[,;]|\band\b/)
    .map(name => name.trim())
    .filter(name => name !== '' && !/^(none|nobody|no one|-)$/i.test(name))
    .slice(0, 5)
}

/** Spreads people over the part of the picture that no words cover. Close enough that the ground is out of sight. */
export function placePeople(names: readonly string[], view: View): readonly Stand[] {
  const { clear } = view
  const wide = clear.width > clear.height * 0.8
  const tall = clear.height * (wide ? 0.76 : 0.66) * (names.length > 3 ? 0.9 : 1)
  const foot = clear.y + clear.height * (wide ? 1.12 : 1.04)
  const span = Math.min(clear.width * 0.94, tall * 0.52 * names.length)
  const middle = clear.x + clear.width * (wide ? 0.56 : 0.52)
  return names.map((name, index) => ({
    name,
    x: middle + ((index + 0.5) / names.length - 0.5) * span,
    foot: foot + (index % 2 ? tall * 0.02 : 0),
    tall: tall * (index % 2 ? 0.97 : 1),
  }))
}

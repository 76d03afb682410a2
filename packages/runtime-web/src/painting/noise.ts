import type { Chance } from './chance.ts'

/** A smooth wandering line: for any `x` a value from -1 to 1, with `octaves` layers of ever finer detail. */
export function wander(chance: Chance, octaves = 4, roughness = 0.5): (x: number) => number {
  const values = Float32Array.from({ length: 512 }, () => chance() * 2 - 1)
  const smooth = (x: number): number => {
    const whole = Math.floor(x)
    const part = x - whole
    const eased = part * part * (3 - 2 * part)
    const a = values[((whole % 512) + 512) % 512] ?? 0
    const b = values[(((whole + 1) % 512) + 512) % 512] ?? 0
    return a + (b - a) * eased
  }
  return x => {
    let sum = 0
    let weight = 1
    let total = 0
    for (let octave = 0; octave < octaves; octave++) {
      sum += smooth(x * 2 ** octave + octave * 37.7) * weight
      total += weight
      weight *= roughness
    }
    return sum / total
  }
}

/** Cloudy noise over a plane that repeats after `period` in both directions; values from 0 to 1. */
export function clouds(chance: Chance, period: number, octaves = 5): (x: number, y: number) => number {
  const size = 64
  const values = Float32Array.from({ length: size * size }, () => chance())
  const at = (x: number, y: number, wrap: number): number => {
    const x0 = Math.floor(x)
    const y0 = Math.floor(y)
    const u = ease(x - x0)
    const v = ease(y - y0)
    const read = (i: number, j: number): number =>
      values[(((j % wrap) + wrap) % wrap) * size + (((i % wrap) + wrap) % wrap)] ?? 0
    const top = read(x0, y0) + (read(x0 + 1, y0) - read(x0, y0)) * u
    const low = read(x0, y0 + 1) + (read(x0 + 1, y0 + 1) - read(x0, y0 + 1)) * u
    return top + (low - top) * v
  }
  return (x, y) => {
    let sum = 0
    let weight = 0.5
    let wrap = 4
    for (let octave = 0; octave < octaves && wrap <= size; octave++) {
      sum += at((x / period) * wrap, (y / period) * wrap, wrap) * weight
      weight *= 0.5
      wrap *= 2
    }
    return sum
  }
}

function ease(part: number): number {
  return part * part * (3 - 2 * part)
}

import { BoundedMap } from '@lacuna/engine/fill'
/** A colour as `#rrggbb`. */
export type Colour = string

type Lab = readonly [l: number, a: number, b: number]
const known = new BoundedMap<Colour, Lab>(4000)

/**
 * Mixes two colours as the eye does (OKLab, Björn Ottosson 2020), so that gradients do not turn grey on the way.
 *
 * @param share of the way from the one to the other, 0 to 1.
 * @example
 * mix('#2b4a58', '#ffb861', 0.25) // a quarter of the way to amber
 */
export function mix(from: Colour, to: Colour, share: number): Colour {
  if (share <= 0) return from
  if (share >= 1) return to
  const a = labOf(from)
  const b = labOf(to)
  return hexOf([a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share, a[2] + (b[2] - a[2]) * share])
}

/**
 * Lighter (above 0) or darker (below 0), by a share of the way to white or black.
 *
 * @param share -1 to 1.
 * @example
 * shade('#6a6660', 0.3) // lighter
 * shade('#6a6660', -0.3) // darker
 */
export function shade(colour: Colour, share: number): Colour {
  return share < 0 ? mix(colour, '#000000', -share) : mix(colour, '#ffffff', share)
}

/**
 * With an opacity, for a canvas.
 *
 * @param opacity 0 to 1.
 * @example
 * brush.fillStyle = veil('#ffb861', 0.4)
 */
export function veil(colour: Colour, opacity: number): string {
  const value = Number.parseInt(colour.slice(1), 16)
  return `rgba(${value >> 16},${(value >> 8) & 255},${value & 255},${Math.max(0, Math.min(1, opacity))})`
}

/** How light the eye finds it, from 0 to 1. */
export function lightness(colour: Colour): number {
  return labOf(colour)[0]
}

function labOf(colour: Colour): Lab {
  const seen = known.get(colour)
  if (seen) return seen
  const value = Number.parseInt(colour.slice(1), 16)
  const r = linear(value >> 16)
  const g = linear((value >> 8) & 255)
  const b = linear(value & 255)
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  const lab: Lab = [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ]
  known.set(colour, lab)
  return lab
}

function hexOf([lightness, a, b]: Lab): Colour {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  const red = byte(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s)
  const green = byte(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s)
  const blue = byte(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s)
  return `#${((red << 16) | (green << 8) | blue).toString(16).padStart(6, '0')}`
}

function linear(byteValue: number): number {
  const value = byteValue / 255
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
}

function byte(value: number): number {
  const curved = value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055
  return Math.max(0, Math.min(255, Math.round(curved * 255)))
}

/** A colour as it looks in the light of the place; `more` is added to how far it is dimmed. */
export type Tone = (colour: Colour, more?: number) => Colour

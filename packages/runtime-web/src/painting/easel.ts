import { type Chance, chanceOf } from './chance.ts'
import { type Colour, mix } from './colour.ts'
import { hourOf, type Light, lightOf, weatherOf } from './light.ts'

/** A rectangle in CSS pixels. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Where a picture is seen: its size, and the part that no words cover. CSS pixels. */
export interface View {
  readonly width: number
  readonly height: number
  readonly clear: Box
}

/**
 * What lives in a painting after it is painted. Positions in CSS pixels of the view.
 *
 * More may come with a minor version: a `switch` over them wants a `default`.
 */
export type Life =
  /** A light that glows and, with `flicker` above 0, trembles. */
  | {
      readonly kind: 'glow'
      readonly x: number
      readonly y: number
      readonly radius: number
      readonly colour: Colour
      readonly strength: number
      readonly flicker: number
    }
  /** Water or wet stone that glints. */
  | { readonly kind: 'glint'; readonly box: Box; readonly colour: Colour; readonly count: number }
  /** Smoke or steam that rises. */
  | { readonly kind: 'smoke'; readonly x: number; readonly y: number; readonly size: number; readonly colour: Colour }
  /** Panes through which the weather is seen: indoors it falls only there. */
  | { readonly kind: 'pane'; readonly box: Box }
  /** Birds far off. */
  | { readonly kind: 'birds'; readonly box: Box; readonly colour: Colour; readonly count: number }

/**
 * Which sheet of the picture something is painted on; sheets move a little against each other, people stand before `near`.
 *
 * More may come with a minor version: a `switch` over them wants a `default`.
 */
export type Depth = 'sky' | 'far' | 'mid' | 'near' | 'front'

/** What a painter has in hand while painting one element. */
export interface Easel extends View {
  readonly brush: CanvasRenderingContext2D
  readonly light: Light
  readonly chance: Chance
  /** Where ground or water meets the sky, CSS pixels from the top. */
  readonly horizon: number
  /** A hundredth of the free part's height: sizes are given in it so that a picture keeps its proportions. */
  readonly unit: number
  /** Horizontal place: 0 and 1 are the edges of the part that no words cover. */
  across(share: number): number
  /** Vertical place below the horizon: 0 at the horizon, 1 at the lower edge of what is seen of the picture. */
  down(share: number): number
  /** How a thing's own colour looks in this light, at a distance from 0 (here) to 1 (the horizon). */
  tone(colour: Colour, distance?: number): Colour
  /** Adds something that lives on after painting. */
  alive(life: Life): void
}

/** One element of a painting, on one sheet. */
export interface Element {
  readonly depth: Depth
  paint(easel: Easel): void
}

/** How one place looks, at any hour and in any weather. */
export interface PlacePainting {
  /** Painted in this order, each on its sheet. */
  readonly elements: readonly Element[]
  /** Where the horizon stands in the part that no words cover, from its top. Default 0.62. */
  readonly horizon?: number
  /** A colour that the whole place leans to. */
  readonly tint?: Colour
  /** Inside: weather is seen through panes only, and the light is that of the room. */
  readonly indoors?: boolean
}

/** The light that falls in a place, its tint included. */
export function lightIn(painting: PlacePainting, hour: string | undefined, weather: string | undefined): Light {
  const light = lightOf(hourOf(hour), weatherOf(weather))
  if (!painting.tint) return light
  const tint = painting.tint
  const lean = (colour: Colour, share: number): Colour => mix(colour, tint, share * (light.hour === 'night' ? 0.4 : 1))
  return {
    ...light,
    sky: [lean(light.sky[0], 0.1), lean(light.sky[1], 0.16), lean(light.sky[2], 0.08)],
    haze: lean(light.haze, 0.16),
    ambient: lean(light.ambient, 0.14),
  }
}

/** An easel for one element. */
export function easelFor(
  brush: CanvasRenderingContext2D,
  view: View,
  painting: PlacePainting,
  light: Light,
  seed: string,
  alive: (life: Life) => void,
): Easel {
  const { clear } = view
  const horizon = clear.y + clear.height * (painting.horizon ?? 0.62)
  // Where words cover the lower part, the ground ends a little below their edge, so that what stands on it is seen.
  const floor = Math.min(view.height, clear.y + clear.height * 1.1)
  return {
    ...view,
    brush,
    light,
    chance: chanceOf(seed),
    horizon,
    unit: Math.max(3, clear.height / 100),
    across: share => clear.x + clear.width * share,
    down: share => horizon + (floor - horizon) * share,
    tone: (colour, distance = 0) =>
      mix(mix(colour, light.ambient, light.dim * (0.75 + distance * 0.25)), light.haze, distance * light.thickness),
    alive,
  }
}

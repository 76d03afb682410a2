import type { Figure } from './figure.ts'
import { hourOf, lightOf, weatherOf } from './light.ts'
import { paintFigure } from './paint-figure.ts'

/** How somebody is painted who walks about in a game of your own. */
export interface PersonOptions {
  /** How they look. Default: made up from the name, always in the same way. */
  readonly figure?: Figure
  /** As the cues of a stage. Default: by day, in clear weather. */
  readonly hour?: string
  readonly weather?: string
  /** Height of an adult in CSS pixels. */
  readonly tall: number
  /** Canvas pixels per CSS pixel. Default: the screen's. */
  readonly scale?: number
}

/**
 * Paints somebody from head to foot, as they look on the stage.
 *
 * @param name of the cast: what `figure` leaves open is made up from it.
 * @returns a canvas whose lower edge is the ground and whose middle is where they stand.
 * @example
 * const sprite = new Sprite({ texture: Texture.from(paintPerson('OONA', { tall: 220 })), anchor: { x: 0.5, y: 1 } })
 */
export function paintPerson(name: string, options: PersonOptions): HTMLCanvasElement {
  const { figure, hour, weather, tall, scale = Math.min(2, globalThis.devicePixelRatio || 1) } = options
  return paintFigure(name, figure, lightOf(hourOf(hour), weatherOf(weather)), tall, scale)
}

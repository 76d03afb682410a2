import { type Colour, shade, veil } from '../colour.ts'
import type { Depth, Element } from '../easel.ts'

/**
 * A fence, a railing or the rail of a deck across the picture. `at` below the horizon, 0 to 1; `height` and `gap`, the
 * space between posts, in hundredths of the free part, default 13 and 9; `bars` default 3.
 *
 * @example
 * const elements = [sky(), water(), rail({ at: 0.7, bars: 4 })]
 */
export function rail(options: {
  readonly at: number
  readonly height?: number
  readonly colour?: Colour
  readonly gap?: number
  readonly depth?: Depth
  readonly bars?: number
}): Element {
  return {
    depth: options.depth ?? 'near',
    paint({ brush, width, down, unit, tone, light }) {
      const foot = down(options.at)
      const tall = unit * (options.height ?? 13)
      const own = shade(tone(options.colour ?? '#d6d3c8', 0.05), -0.12)
      const gap = unit * (options.gap ?? 9)
      brush.fillStyle = shade(own, -0.2)
      for (let x = gap / 3; x < width; x += gap) brush.fillRect(x, foot - tall, unit * 0.8, tall)
      for (let bar = 0; bar < (options.bars ?? 3); bar++) {
        const y = foot - tall + (tall / (options.bars ?? 3)) * bar
        brush.fillStyle = bar ? own : shade(own, 0.1)
        brush.fillRect(0, y, width, unit * (bar ? 0.5 : 1.1))
        brush.fillStyle = veil(light.lamp.colour, 0.4 * light.lamp.strength)
        brush.fillRect(0, y, width, unit * 0.16)
        if (light.snow && !bar) {
          brush.fillStyle = '#eef2f6'
          brush.fillRect(0, y - unit * 0.4, width, unit * 0.6)
        }
      }
    },
  }
}

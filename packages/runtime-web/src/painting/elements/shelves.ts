import { between } from '../chance.ts'
import { type Colour, mix, shade, veil } from '../colour.ts'
import type { Element } from '../easel.ts'

/**
 * Shelves with books, jars and boxes. `at` across, `width` and `top` as shares of the free part, the last two by
 * default 0.28 and 0.12; `rows` default 4.
 *
 * @example
 * const elements = [room({ wall: '#937458', floor: '#5b4635' }), shelves({ at: 0.4, rows: 5 })]
 */
export function shelves(options: {
  readonly at: number
  readonly width?: number
  readonly rows?: number
  readonly colour?: Colour
  readonly top?: number
}): Element {
  return {
    depth: 'far',
    paint({ brush, across, clear, horizon, unit, chance, light }) {
      const wide = clear.width * (options.width ?? 0.28)
      const x = across(options.at) - wide / 2
      const rows = options.rows ?? 4
      const top = clear.y + clear.height * (options.top ?? 0.12)
      const dusk = light.hour === 'day' ? 0.3 : 0.58
      const own = mix(options.colour ?? '#4b3527', '#0d0a0c', dusk)
      brush.fillStyle = shade(own, -0.45)
      brush.fillRect(x, top, wide, horizon - top)
      const step = (horizon - top) / rows
      for (let row = 0; row < rows; row++) {
        const y = top + step * (row + 1)
        let at = x + unit
        while (at < x + wide - unit * 2) {
          const thick = unit * between(chance, 0.7, 2)
          const tall = step * between(chance, 0.4, 0.78)
          const colour =
            ['#7a3b30', '#3d5362', '#8b7447', '#44573f', '#5c4a63', '#9a8d78'][Math.floor(chance() * 6)] ?? '#777777'
          if (chance() < 0.14) {
            at += thick * 1.6
            continue
          }
          brush.fillStyle = mix(colour, '#0d0a0c', dusk + 0.1)
          brush.fillRect(at, y - tall, thick, tall)
          brush.fillStyle = veil('#ffe9c7', 0.1)
          brush.fillRect(at, y - tall, thick * 0.2, tall)
          at += thick + unit * 0.14
        }
        brush.fillStyle = own
        brush.fillRect(x - unit * 0.4, y - unit * 0.3, wide + unit * 0.8, unit * 0.9)
      }
      brush.fillStyle = shade(own, -0.1)
      brush.fillRect(x - unit * 0.8, top - unit, unit, horizon - top + unit)
      brush.fillRect(x + wide - unit * 0.2, top - unit, unit, horizon - top + unit)
      brush.fillRect(x - unit * 0.8, top - unit, wide + unit * 1.6, unit)
    },
  }
}

import { type Colour, shade } from '../colour.ts'
import type { Element } from '../easel.ts'

/**
 * A lamp that hangs from the ceiling and lights a room. `at` across, 0 to 1 of the free part; `drop` from the ceiling
 * in hundredths of the free part, default 22.
 *
 * @example
 * const elements = [room({ wall: '#937458', floor: '#5b4635' }), hangingLamp({ at: 0.3 })]
 */
export function hangingLamp(options: {
  readonly at: number
  readonly drop?: number
  readonly colour?: Colour
}): Element {
  return {
    depth: 'mid',
    paint({ brush, across, clear, unit, light, alive }) {
      const x = across(options.at)
      const y = clear.y + unit * (options.drop ?? 22)
      const colour = options.colour ?? '#ffb861'
      brush.strokeStyle = '#0e0b0c'
      brush.lineWidth = Math.max(0.8, unit * 0.3)
      brush.beginPath()
      brush.moveTo(x, 0)
      brush.lineTo(x, y - unit * 3)
      brush.stroke()
      brush.fillStyle = '#17130f'
      brush.beginPath()
      brush.moveTo(x - unit * 1.2, y - unit * 3.2)
      brush.lineTo(x + unit * 1.2, y - unit * 3.2)
      brush.lineTo(x + unit * 4.6, y)
      brush.lineTo(x - unit * 4.6, y)
      brush.fill()
      const strength = light.hour === 'day' ? 0.4 : 0.9
      brush.fillStyle = shade(colour, 0.6)
      brush.beginPath()
      brush.ellipse(x, y + unit * 0.2, unit * 1.5, unit * 1.1, 0, 0, 7)
      brush.fill()
      alive({ kind: 'glow', x, y: y + unit, radius: unit * 52, colour, strength: 0.62 * strength, flicker: 0.1 })
      alive({
        kind: 'glow',
        x,
        y: y + unit,
        radius: unit * 12,
        colour: shade(colour, 0.4),
        strength: 0.7 * strength,
        flicker: 0.16,
      })
    },
  }
}

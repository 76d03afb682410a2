import { between } from '../chance.ts'
import { type Colour, mix, shade, veil } from '../colour.ts'
import type { Element } from '../easel.ts'

/**
 * A table or counter with a few things on it. `at` across and `width` as shares of the free part, the width by default
 * 0.4; `low` is how far its top stands below the horizon line, in hundredths of the free part, default 8.
 *
 * @example
 * const elements = [room({ wall: '#937458', floor: '#5b4635' }), table({ at: 0.3, candle: true })]
 */
export function table(options: {
  readonly at: number
  readonly width?: number
  readonly colour?: Colour
  readonly counter?: boolean
  readonly candle?: boolean
  readonly low?: number
}): Element {
  return {
    depth: 'near',
    paint({ brush, across, clear, horizon, height, unit, chance, light, alive }) {
      const x = across(options.at)
      const wide = clear.width * (options.width ?? 0.4)
      const dusk = light.hour === 'day' ? 0.25 : 0.5
      const own = mix(options.colour ?? '#5b3d2b', '#0d0a0c', dusk)
      const top = horizon + unit * (options.low ?? 8)
      brush.fillStyle = shade(own, -0.4)
      if (options.counter) brush.fillRect(x - wide / 2, top, wide, height - top)
      else for (const leg of [-0.44, 0.4]) brush.fillRect(x + wide * leg, top, unit * 1.8, height - top)
      const board = brush.createLinearGradient(x - wide / 2, 0, x + wide / 2, 0)
      board.addColorStop(0, shade(own, -0.1))
      board.addColorStop(0.5, shade(own, 0.16))
      board.addColorStop(1, shade(own, -0.14))
      brush.fillStyle = board
      brush.fillRect(x - wide / 2 - unit, top - unit * 1.6, wide + unit * 2, unit * 2)
      brush.fillStyle = veil('#ffdca6', 0.18)
      brush.fillRect(x - wide / 2 - unit, top - unit * 1.6, wide + unit * 2, unit * 0.3)
      for (let thing = 0; thing < 4; thing++) {
        const at = x + (thing / 3 - 0.5) * wide * 0.8 + (chance() - 0.5) * unit * 4
        const tall = unit * between(chance, 3, 7)
        brush.fillStyle = mix(['#30485a', '#7d5a3a', '#8a8478', '#3f5a48'][thing] ?? '#555555', '#0d0a0c', dusk)
        if (thing % 2) {
          brush.beginPath()
          brush.moveTo(at - unit * 1.1, top - unit * 1.6)
          brush.lineTo(at - unit * 1.1, top - unit * 1.6 - tall * 0.6)
          brush.lineTo(at - unit * 0.4, top - unit * 1.6 - tall * 0.8)
          brush.lineTo(at - unit * 0.4, top - unit * 1.6 - tall)
          brush.lineTo(at + unit * 0.4, top - unit * 1.6 - tall)
          brush.lineTo(at + unit * 0.4, top - unit * 1.6 - tall * 0.8)
          brush.lineTo(at + unit * 1.1, top - unit * 1.6 - tall * 0.6)
          brush.lineTo(at + unit * 1.1, top - unit * 1.6)
        } else {
          brush.beginPath()
          brush.rect(at - unit * 1.2, top - unit * 4.2, unit * 2.4, unit * 2.6)
        }
        brush.fill()
        brush.fillStyle = veil('#ffe9c7', 0.2)
        brush.fillRect(at + unit * 0.4, top - unit * 3.6, unit * 0.3, unit * 1.8)
      }
      if (!options.candle) return
      const at = x + wide * 0.16
      brush.fillStyle = '#d8cbb0'
      brush.fillRect(at - unit * 0.5, top - unit * 5.4, unit, unit * 3.8)
      brush.fillStyle = '#fff0c0'
      brush.beginPath()
      brush.ellipse(at, top - unit * 6.3, unit * 0.45, unit * 1, 0, 0, 7)
      brush.fill()
      alive({
        kind: 'glow',
        x: at,
        y: top - unit * 6.2,
        radius: unit * 24,
        colour: '#ffb45a',
        strength: light.hour === 'day' ? 0.25 : 0.6,
        flicker: 0.55,
      })
    },
  }
}

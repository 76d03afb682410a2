import { mix, shade, veil } from '../colour.ts'
import type { Depth, Element } from '../easel.ts'

/**
 * A lighthouse whose light burns by night and in bad weather. `at` across, 0 to 1 of the free part; `foot` below the
 * horizon, default 0; `height` in hundredths of the free part, default 26; `distance` 0 to 1, default 0.4.
 *
 * @example
 * const elements = [sky(), water(), lighthouse({ at: 0.8 })]
 */
export function lighthouse(options: {
  readonly at: number
  readonly foot?: number
  readonly height?: number
  readonly distance?: number
  readonly depth?: Depth
}): Element {
  return {
    depth: options.depth ?? 'far',
    paint({ brush, across, down, unit, tone, light, alive }) {
      const x = across(options.at)
      const foot = down(options.foot ?? 0)
      const tall = unit * (options.height ?? 26)
      const wide = tall * 0.1
      const wall = tone('#d9d5cc', options.distance ?? 0.4)
      const side = brush.createLinearGradient(x - wide, 0, x + wide, 0)
      side.addColorStop(0, shade(wall, -0.3))
      side.addColorStop(0.65, wall)
      side.addColorStop(1, mix(wall, light.lamp.colour, 0.3 * light.lamp.strength))
      brush.fillStyle = side
      brush.beginPath()
      brush.moveTo(x - wide, foot + unit)
      brush.lineTo(x - wide * 0.62, foot - tall)
      brush.lineTo(x + wide * 0.62, foot - tall)
      brush.lineTo(x + wide, foot + unit)
      brush.fill()
      brush.fillStyle = veil(tone('#9c3b35', options.distance ?? 0.4), 0.9)
      for (const share of [0.28, 0.66])
        brush.fillRect(
          x - wide * (1 - share * 0.38),
          foot - tall * (share + 0.14),
          wide * 2 * (1 - share * 0.38),
          tall * 0.14,
        )
      brush.fillStyle = tone('#2a2c33', options.distance ?? 0.4)
      brush.fillRect(x - wide * 0.85, foot - tall - tall * 0.03, wide * 1.7, tall * 0.03)
      brush.fillRect(x - wide * 0.5, foot - tall * 1.16, wide, tall * 0.02)
      brush.beginPath()
      brush.moveTo(x - wide * 0.55, foot - tall * 1.14)
      brush.lineTo(x, foot - tall * 1.24)
      brush.lineTo(x + wide * 0.55, foot - tall * 1.14)
      brush.fill()
      const burning = Math.max(light.lit, light.weather === 'fog' || light.weather === 'rain' ? 0.7 : 0)
      brush.fillStyle = burning > 0.2 ? '#fff0c4' : tone('#8fa2ad', 0.4)
      brush.fillRect(x - wide * 0.4, foot - tall * 1.14, wide * 0.8, tall * 0.11)
      if (burning > 0.2)
        alive({
          kind: 'glow',
          x,
          y: foot - tall * 1.09,
          radius: tall * 1.3,
          colour: '#ffe6a6',
          strength: 0.85 * burning,
          flicker: -1,
        })
    },
  }
}

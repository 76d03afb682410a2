import { mix, shade, veil } from '../colour.ts'
import type { Depth, Element } from '../easel.ts'

/**
 * Street lamps that burn when it is dark. `at` below the horizon, 0 to 1; `places` across, 0 to 1 of the free part;
 * `height` in hundredths of it, default 36.
 *
 * @example
 * const elements = [sky(), ground({ colour: '#6d675f' }), lampPosts({ at: 0.3, places: [0.1, 0.9] })]
 */
export function lampPosts(options: {
  readonly at: number
  readonly places: readonly number[]
  readonly height?: number
  readonly depth?: Depth
}): Element {
  return {
    depth: options.depth ?? 'near',
    paint({ brush, across, down, unit, tone, light, alive }) {
      for (const share of options.places) {
        const x = across(share)
        const foot = down(options.at)
        const tall = unit * (options.height ?? 36)
        const iron = shade(tone('#24262c', 0.12), -0.3)
        brush.fillStyle = iron
        brush.fillRect(x - unit * 0.45, foot - tall, unit * 0.9, tall)
        brush.fillRect(x - unit * 1.1, foot - unit * 3, unit * 2.2, unit * 3)
        brush.beginPath()
        brush.moveTo(x - unit * 1.4, foot - tall)
        brush.lineTo(x - unit * 2, foot - tall - unit * 4)
        brush.lineTo(x + unit * 2, foot - tall - unit * 4)
        brush.lineTo(x + unit * 1.4, foot - tall)
        brush.fillStyle = light.lit > 0.2 ? mix('#ffdf9e', '#ffb45c', 0.3) : veil(light.sky[1], 0.7)
        brush.fill()
        brush.strokeStyle = iron
        brush.lineWidth = unit * 0.4
        brush.stroke()
        brush.fillStyle = iron
        brush.beginPath()
        brush.moveTo(x - unit * 2.6, foot - tall - unit * 3.9)
        brush.lineTo(x, foot - tall - unit * 6.4)
        brush.lineTo(x + unit * 2.6, foot - tall - unit * 3.9)
        brush.fill()
        if (light.lit < 0.2) continue
        alive({
          kind: 'glow',
          x,
          y: foot - tall - unit * 2,
          radius: unit * 26,
          colour: '#ffb65e',
          strength: 0.72 * light.lit,
          flicker: 0.12,
        })
        const pool = brush.createRadialGradient(x, foot, 0, x, foot, unit * 22)
        pool.addColorStop(0, veil('#ffbd6b', 0.3 * light.lit))
        pool.addColorStop(1, veil('#ffbd6b', 0))
        brush.save()
        brush.translate(0, foot * 0.78)
        brush.scale(1, 0.22)
        brush.fillStyle = pool
        brush.fillRect(x - unit * 22, foot - unit * 22, unit * 44, unit * 44)
        brush.restore()
      }
    },
  }
}

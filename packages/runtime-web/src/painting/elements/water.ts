import { between } from '../chance.ts'
import { type Colour, mix, shade, veil } from '../colour.ts'
import type { Element } from '../easel.ts'

/**
 * Open water from the horizon down, with the sky in it and the path of sun or moon. `from` and `to` below the horizon,
 * default 0 to 1; `calm` 0 to 1, by default what the weather makes of it.
 *
 * @example
 * const elements = [sky(), water({ colour: '#2b4a58', calm: 0.9 })]
 */
export function water(
  options: { readonly colour?: Colour; readonly from?: number; readonly to?: number; readonly calm?: number } = {},
): Element {
  return {
    depth: 'mid',
    paint({ brush, width, height, chance, unit, down, tone, light, across, alive }) {
      const from = down(options.from ?? 0)
      const to = down(options.to ?? 1)
      const own = options.colour ?? '#2b4a58'
      const calm = options.calm ?? (light.weather === 'wind' || light.weather === 'rain' ? 0.4 : 0.8)
      const far = mix(tone(own, 0.55), light.sky[2], 0.5 * calm)
      const close = shade(mix(tone(own, 0), light.sky[0], 0.35), -0.28)
      const paint = brush.createLinearGradient(0, from, 0, to)
      paint.addColorStop(0, far)
      paint.addColorStop(0.3, mix(far, mix(tone(own, 0.2), light.sky[1], 0.45), 0.7))
      paint.addColorStop(1, close)
      brush.fillStyle = paint
      brush.fillRect(0, from, width, height - from)
      for (let wave = 0; wave < 520; wave++) {
        const share = chance() ** 1.7
        const y = from + share * (to - from)
        const tint = mix(far, close, share)
        brush.fillStyle = veil(
          chance() < 0.5 ? mix(tint, light.sky[2], 0.5) : shade(tint, -0.3),
          0.14 + (1 - calm) * 0.12,
        )
        brush.beginPath()
        brush.ellipse(
          chance() * width,
          y,
          unit * (1 + share * 10) * between(chance, 0.4, 1.4),
          Math.max(0.4, unit * (0.06 + share * 0.34)),
          0,
          0,
          7,
        )
        brush.fill()
      }
      const lampX = across(light.lamp.x)
      const shine = light.lamp.strength * (light.lamp.height < 0.3 || light.lamp.moon ? 1 : 0.35)
      for (let glint = 0; glint < 170 * shine; glint++) {
        const share = chance() ** 1.4
        const y = from + share * (to - from) * 0.95
        const x = lampX + (chance() + chance() - 1) * unit * (2.5 + share * 26)
        brush.fillStyle = veil(shade(light.lamp.colour, 0.2), (0.5 - share * 0.34) * shine)
        brush.beginPath()
        brush.ellipse(x, y, unit * (0.5 + share * 3.4) * chance(), Math.max(0.4, unit * (0.06 + share * 0.18)), 0, 0, 7)
        brush.fill()
      }
      alive({
        kind: 'glint',
        box: { x: 0, y: from + unit, width, height: (to - from) * 0.9 },
        colour: shade(mix(light.sky[2], light.lamp.colour, 0.5), 0.25),
        count: 46,
      })
    },
  }
}

/**
 * Boats at rest: hulls and masts, a lamp aboard when it is dark. `at` below the horizon, 0 to 1. `count` default 3;
 * `size` in hundredths of the free part, default 7; `from` and `to` across, default 0.1 to 0.95.
 *
 * @example
 * const elements = [sky(), water(), boats({ at: 0.2, count: 4 })]
 */
export function boats(options: {
  readonly at: number
  readonly count?: number
  readonly size?: number
  readonly from?: number
  readonly to?: number
  readonly colour?: Colour
  readonly distance?: number
  readonly sails?: boolean
}): Element {
  return {
    depth: 'mid',
    paint({ brush, across, chance, unit, down, tone, light, alive }) {
      const count = options.count ?? 3
      for (let boat = 0; boat < count; boat++) {
        const x = across(
          (options.from ?? 0.1) + ((boat + chance() * 0.6) / count) * ((options.to ?? 0.95) - (options.from ?? 0.1)),
        )
        const y = down(options.at) + unit * chance() * 2
        const size = unit * (options.size ?? 7) * between(chance, 0.75, 1.25)
        const hull = tone(options.colour ?? (chance() < 0.5 ? '#6b3b33' : '#2f4a5a'), options.distance ?? 0.3)
        brush.fillStyle = veil(shade(hull, -0.5), 0.35)
        brush.beginPath()
        brush.ellipse(x, y + size * 0.1, size * 1.05, size * 0.12, 0, 0, 7)
        brush.fill()
        brush.fillStyle = hull
        brush.beginPath()
        brush.moveTo(x - size, y - size * 0.36)
        brush.quadraticCurveTo(x - size * 0.8, y + size * 0.1, x - size * 0.5, y + size * 0.08)
        brush.lineTo(x + size * 0.6, y + size * 0.08)
        brush.quadraticCurveTo(x + size * 0.95, y, x + size * 1.05, y - size * 0.42)
        brush.quadraticCurveTo(x, y - size * 0.16, x - size, y - size * 0.36)
        brush.fill()
        brush.strokeStyle = mix(hull, light.sky[2], 0.4)
        brush.lineWidth = Math.max(0.6, size * 0.035)
        brush.beginPath()
        brush.moveTo(x - size, y - size * 0.36)
        brush.quadraticCurveTo(x, y - size * 0.16, x + size * 1.05, y - size * 0.42)
        brush.stroke()
        brush.fillStyle = shade(hull, 0.1)
        brush.fillRect(x - size * 0.45, y - size * 0.62, size * 0.55, size * 0.4)
        const mast = size * between(chance, 1.5, 2.3)
        brush.strokeStyle = shade(hull, -0.4)
        brush.lineWidth = Math.max(0.7, size * 0.045)
        brush.beginPath()
        brush.moveTo(x + size * 0.2, y - size * 0.2)
        brush.lineTo(x + size * 0.2, y - mast)
        brush.moveTo(x + size * 0.2, y - mast * 0.92)
        brush.lineTo(x + size * 1.05, y - size * 0.42)
        brush.moveTo(x + size * 0.2, y - mast * 0.92)
        brush.lineTo(x - size, y - size * 0.36)
        brush.stroke()
        if (light.lit < 0.4) continue
        const lampY = y - size * 0.45
        brush.fillStyle = '#ffd591'
        brush.fillRect(x - size * 0.3, lampY, size * 0.16, size * 0.12)
        alive({
          kind: 'glow',
          x: x - size * 0.22,
          y: lampY,
          radius: size * 1.3,
          colour: '#ffb865',
          strength: 0.5 * light.lit,
          flicker: 0.25,
        })
        for (let drop = 0; drop < 7; drop++) {
          brush.fillStyle = veil('#ffc57a', 0.3 * light.lit * (1 - drop / 7))
          brush.fillRect(
            x - size * 0.22 + (chance() - 0.5) * size * 0.3,
            y + size * (0.16 + drop * 0.14),
            size * 0.3 * chance(),
            Math.max(0.6, size * 0.035),
          )
        }
      }
    },
  }
}

/**
 * A quay or jetty of planks that comes towards the eye, with bollards. `from` below the horizon, 0 to 1, default 0.52.
 *
 * @example
 * const elements = [sky(), water(), quay({ stone: true })]
 */
export function quay(
  options: { readonly from?: number; readonly colour?: Colour; readonly stone?: boolean } = {},
): Element {
  return {
    depth: 'near',
    paint({ brush, width, height, chance, unit, down, tone, light, across }) {
      const top = down(options.from ?? 0.52)
      const own = mix(options.colour ?? (options.stone ? '#6a6660' : '#5d4a3a'), '#e6ebf0', light.snow * 0.7)
      const far = tone(own, 0.18)
      const close = shade(tone(own, 0), -0.42)
      const paint = brush.createLinearGradient(0, top, 0, height)
      paint.addColorStop(0, mix(far, light.sky[2], light.weather === 'rain' ? 0.3 : 0.12))
      paint.addColorStop(1, close)
      brush.fillStyle = paint
      brush.fillRect(0, top, width, height - top)
      brush.fillStyle = shade(far, -0.55)
      brush.fillRect(0, top - unit * 0.1, width, unit * 0.8)
      brush.fillStyle = mix(far, light.lamp.colour, 0.35 * light.lamp.strength)
      brush.fillRect(0, top - unit * 0.5, width, unit * 0.5)
      const vanish = across(0.55)
      for (let plank = -40; plank <= 40; plank++) {
        const spread = plank * unit * 5.5
        brush.strokeStyle = veil('#000000', 0.2)
        brush.lineWidth = Math.max(0.7, unit * 0.16)
        brush.beginPath()
        brush.moveTo(vanish + spread, top + unit * 0.7)
        brush.lineTo(vanish + spread * 3.4, height)
        brush.stroke()
        brush.fillStyle = veil(chance() < 0.5 ? '#000000' : light.lamp.colour, 0.05 + chance() * 0.04)
        brush.beginPath()
        brush.moveTo(vanish + spread, top + unit * 0.7)
        brush.lineTo(vanish + spread + unit * 5.5, top + unit * 0.7)
        brush.lineTo(vanish + (spread + unit * 5.5) * 3.4, height)
        brush.lineTo(vanish + spread * 3.4, height)
        brush.fill()
      }
      for (const share of [0.08, 0.9]) {
        const x = across(share)
        const post = shade(far, -0.5)
        brush.fillStyle = post
        brush.fillRect(x - unit * 1.3, top - unit * 4.4, unit * 2.6, unit * 5.2)
        brush.beginPath()
        brush.ellipse(x, top - unit * 4.4, unit * 1.9, unit * 0.8, 0, 0, 7)
        brush.fillStyle = mix(post, light.sky[2], light.snow ? 0.8 : 0.35)
        brush.fill()
        brush.strokeStyle = veil(mix(post, '#b79b72', 0.4), 0.9)
        brush.lineWidth = unit * 0.5
        brush.beginPath()
        brush.moveTo(x - unit * 1.4, top - unit * 2.2)
        brush.quadraticCurveTo(x - unit * 9, top + unit * 4, x - unit * 18, top - unit)
        brush.stroke()
      }
    },
  }
}

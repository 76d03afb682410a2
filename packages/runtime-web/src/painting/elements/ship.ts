import { type Colour, mix, shade, veil } from '../colour.ts'
import type { Element } from '../easel.ts'

/**
 * A ship alongside: hull, decks, lit ports, a funnel that smokes. `at` across, 0 to 1 of the free part; `foot` below
 * the horizon, default 0.2; `size` in hundredths of the free part, default 34; `distance` 0 to 1, default 0.28.
 *
 * @example
 * const elements = [sky(), water(), ship({ at: 0.6 })]
 */
export function ship(options: {
  readonly at: number
  readonly foot?: number
  readonly size?: number
  readonly distance?: number
  readonly colour?: Colour
}): Element {
  return {
    depth: 'mid',
    paint({ brush, across, down, unit, tone, light, chance, alive }) {
      const x = across(options.at)
      const y = down(options.foot ?? 0.2)
      const size = unit * (options.size ?? 34)
      const distance = options.distance ?? 0.28
      const hull = tone(options.colour ?? '#20303c', distance)
      const white = tone('#cfd0c8', distance)
      brush.fillStyle = veil(shade(hull, -0.5), 0.4)
      brush.beginPath()
      brush.ellipse(x, y + size * 0.02, size * 1.02, size * 0.06, 0, 0, 7)
      brush.fill()
      brush.fillStyle = white
      brush.fillRect(x - size * 0.62, y - size * 0.5, size * 1.14, size * 0.2)
      brush.fillRect(x - size * 0.42, y - size * 0.66, size * 0.76, size * 0.17)
      brush.fillRect(x - size * 0.36, y - size * 0.78, size * 0.26, size * 0.13)
      brush.fillStyle = shade(white, -0.24)
      brush.fillRect(x - size * 0.62, y - size * 0.5, size * 1.14, size * 0.02)
      brush.fillRect(x - size * 0.42, y - size * 0.66, size * 0.76, size * 0.02)
      brush.fillStyle = tone('#a3402f', distance)
      brush.beginPath()
      brush.moveTo(x + size * 0.08, y - size * 0.64)
      brush.lineTo(x + size * 0.11, y - size * 0.96)
      brush.lineTo(x + size * 0.27, y - size * 0.94)
      brush.lineTo(x + size * 0.26, y - size * 0.64)
      brush.fill()
      brush.fillStyle = tone('#1c1d22', distance)
      brush.fillRect(x + size * 0.105, y - size * 0.98, size * 0.168, size * 0.07)
      const side = brush.createLinearGradient(0, y - size * 0.32, 0, y)
      side.addColorStop(0, mix(hull, light.sky[2], 0.2))
      side.addColorStop(1, shade(hull, -0.4))
      brush.fillStyle = side
      brush.beginPath()
      brush.moveTo(x - size * 1.06, y - size * 0.42)
      brush.quadraticCurveTo(x - size * 0.92, y - size * 0.1, x - size * 0.86, y)
      brush.lineTo(x + size * 0.88, y)
      brush.quadraticCurveTo(x + size * 0.94, y - size * 0.2, x + size * 0.94, y - size * 0.34)
      brush.quadraticCurveTo(x, y - size * 0.26, x - size * 1.06, y - size * 0.42)
      brush.fill()
      brush.strokeStyle = shade(white, -0.2)
      brush.lineWidth = Math.max(0.8, size * 0.008)
      brush.beginPath()
      brush.moveTo(x - size * 0.8, y - size * 0.36)
      brush.lineTo(x - size * 0.78, y - size * 1.06)
      brush.lineTo(x - size * 0.3, y - size * 0.76)
      brush.stroke()
      for (let port = 0; port < 30; port++) {
        const row = port % 3
        const portX = x - size * 0.56 + Math.floor(port / 3) * size * 0.11
        const portY = y - size * [0.42, 0.58, 0.14][row]!
        const lit = chance() < light.lit * 0.8
        if (row === 1 && (portX < x - size * 0.4 || portX > x + size * 0.3)) continue
        brush.fillStyle = lit ? '#ffd48a' : veil(shade(hull, -0.3), 0.75)
        brush.beginPath()
        brush.arc(portX, portY, size * (row === 2 ? 0.014 : 0.02), 0, 7)
        brush.fill()
        if (lit && chance() < 0.35)
          alive({
            kind: 'glow',
            x: portX,
            y: portY,
            radius: size * 0.14,
            colour: '#ffb45c',
            strength: 0.3,
            flicker: 0.1,
          })
      }
      alive({
        kind: 'smoke',
        x: x + size * 0.18,
        y: y - size * 0.98,
        size: unit * 2.6,
        colour: mix(light.sky[1], '#30323a', 0.35),
      })
    },
  }
}

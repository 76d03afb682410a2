import { between } from '../chance.ts'
import { type Colour, mix, shade, veil } from '../colour.ts'
import type { Depth, Element } from '../easel.ts'

/**
 * A country church with a square tower; its windows are lit when the hour asks for it. Sizes in hundredths of the free
 * part. `at` across, 0 to 1 of the free part; `foot` below the horizon, 0 to 1, default 0; `size` default 40;
 * `distance` 0 to 1, default 0.35.
 *
 * @example
 * const elements = [sky(), ground({ colour: '#4c5a42' }), church({ at: 0.7, size: 36 })]
 */
export function church(options: {
  readonly at: number
  readonly foot?: number
  readonly size?: number
  readonly distance?: number
  readonly depth?: Depth
  readonly colour?: Colour
}): Element {
  return {
    depth: options.depth ?? 'mid',
    paint({ brush, across, down, unit, tone, light, chance, alive }) {
      const x = across(options.at)
      const y = down(options.foot ?? 0)
      const size = unit * (options.size ?? 40)
      const distance = options.distance ?? 0.35
      const stone = tone(options.colour ?? '#7d7a72', distance)
      const roof = mix(shade(tone('#4a4a52', distance), -0.1), tone('#eef2f5', distance * 0.6), light.snow * 0.9)
      const wallOf = (left: number, top: number, wide: number): void => {
        const paint = brush.createLinearGradient(left, 0, left + wide, 0)
        paint.addColorStop(0, shade(stone, -0.26))
        paint.addColorStop(1, mix(stone, light.lamp.colour, 0.18 * light.lamp.strength))
        brush.fillStyle = paint
        brush.fillRect(left, top, wide, y - top + 2)
      }
      wallOf(x - size * 0.3, y - size * 0.36, size * 0.86)
      brush.fillStyle = roof
      brush.beginPath()
      brush.moveTo(x - size * 0.3, y - size * 0.36)
      brush.lineTo(x - size * 0.22, y - size * 0.62)
      brush.lineTo(x + size * 0.5, y - size * 0.62)
      brush.lineTo(x + size * 0.6, y - size * 0.36)
      brush.fill()
      wallOf(x - size * 0.58, y - size * 0.95, size * 0.34)
      brush.fillStyle = shade(stone, -0.34)
      for (let tooth = 0; tooth < 4; tooth++)
        brush.fillRect(x - size * (0.6 - tooth * 0.105), y - size * 1.01, size * 0.06, size * 0.08)
      brush.fillRect(x - size * 0.6, y - size * 0.95, size * 0.38, size * 0.02)
      brush.fillRect(x - size * 0.6, y - size * 0.62, size * 0.38, size * 0.014)
      for (let course = 0; course < 90; course++) {
        brush.fillStyle = veil(chance() < 0.5 ? '#000000' : '#ffffff', 0.05)
        brush.fillRect(x + size * between(chance, -0.58, 0.54), y - size * chance() * 0.34, size * 0.05, size * 0.014)
        brush.fillRect(
          x - size * between(chance, 0.26, 0.58),
          y - size * between(chance, 0.1, 0.92),
          size * 0.04,
          size * 0.014,
        )
      }
      const arch = (at: number, top: number, wide: number, tall: number, lit: boolean): void => {
        brush.fillStyle = lit ? '#ffc670' : shade(stone, -0.55)
        brush.beginPath()
        brush.moveTo(at - wide / 2, top + tall)
        brush.lineTo(at - wide / 2, top + wide / 2)
        brush.quadraticCurveTo(at - wide / 2, top, at, top - wide * 0.16)
        brush.quadraticCurveTo(at + wide / 2, top, at + wide / 2, top + wide / 2)
        brush.lineTo(at + wide / 2, top + tall)
        brush.fill()
        if (lit)
          alive({
            kind: 'glow',
            x: at,
            y: top + tall / 2,
            radius: tall * 2.2,
            colour: '#ffa54f',
            strength: 0.35,
            flicker: 0.2,
          })
      }
      for (let window = 0; window < 3; window++)
        arch(
          x + size * (-0.08 + window * 0.22),
          y - size * 0.28,
          size * 0.07,
          size * 0.16,
          light.lit > 0.8 && window === 1,
        )
      arch(x - size * 0.41, y - size * 0.84, size * 0.09, size * 0.15, false)
      arch(x - size * 0.41, y - size * 0.2, size * 0.12, size * 0.21, false)
    },
  }
}

/**
 * Headstones in uneven rows, some leaning; snow lies on them when it snows. `at` below the horizon, 0 to 1; `count`
 * default 9; `size` in hundredths of the free part, default 9; `from` and `to` across, default -0.1 to 1.05.
 *
 * @example
 * const elements = [sky(), ground({ colour: '#4c5a42' }), graves({ at: 0.4, count: 12 })]
 */
export function graves(options: {
  readonly at: number
  readonly count?: number
  readonly size?: number
  readonly depth?: Depth
  readonly from?: number
  readonly to?: number
}): Element {
  return {
    depth: options.depth ?? 'near',
    paint({ brush, across, down, unit, tone, light, chance }) {
      const count = options.count ?? 9
      for (let stone = 0; stone < count; stone++) {
        const x = across(
          (options.from ?? -0.1) + ((stone + chance() * 0.7) / count) * ((options.to ?? 1.05) - (options.from ?? -0.1)),
        )
        const y = down(options.at) + unit * between(chance, -1, 3)
        const tall = unit * (options.size ?? 9) * between(chance, 0.65, 1.2)
        const wide = tall * between(chance, 0.42, 0.6)
        const own = tone(chance() < 0.5 ? '#77756e' : '#66685f', 0.12)
        brush.save()
        brush.translate(x, y)
        brush.rotate(between(chance, -0.1, 0.1))
        brush.fillStyle = veil('#000000', 0.28)
        brush.beginPath()
        brush.ellipse(wide * 0.2, 0, wide * 0.9, tall * 0.08, 0, 0, 7)
        brush.fill()
        const outline = (shift: number): void => {
          brush.beginPath()
          brush.moveTo(-wide / 2 + shift, tall * 0.04)
          brush.lineTo(-wide / 2 + shift, -tall * 0.74)
          brush.quadraticCurveTo(-wide / 2 + shift, -tall, shift, -tall)
          brush.quadraticCurveTo(wide / 2 + shift, -tall, wide / 2 + shift, -tall * 0.74)
          brush.lineTo(wide / 2 + shift, tall * 0.04)
        }
        outline(-wide * 0.12)
        brush.fillStyle = shade(own, -0.4)
        brush.fill()
        outline(0)
        const face = brush.createLinearGradient(-wide / 2, 0, wide / 2, 0)
        face.addColorStop(0, shade(own, -0.12))
        face.addColorStop(1, mix(own, light.lamp.colour, 0.24 * light.lamp.strength))
        brush.fillStyle = face
        brush.fill()
        for (let row = 0; row < 3; row++) {
          brush.fillStyle = veil('#000000', 0.2)
          brush.fillRect(
            -wide * 0.3,
            -tall * (0.72 - row * 0.14),
            wide * between(chance, 0.3, 0.6),
            Math.max(0.6, tall * 0.025),
          )
        }
        if (light.snow) {
          brush.fillStyle = tone('#eef2f6', 0.05)
          brush.beginPath()
          brush.moveTo(-wide / 2, -tall * 0.76)
          brush.quadraticCurveTo(-wide / 2, -tall * 1.05, 0, -tall * 1.05)
          brush.quadraticCurveTo(wide / 2, -tall * 1.05, wide / 2, -tall * 0.76)
          brush.quadraticCurveTo(0, -tall * 0.96, -wide / 2, -tall * 0.76)
          brush.fill()
        }
        brush.restore()
      }
    },
  }
}

/**
 * A dry-stone wall across the picture. `at` below the horizon, 0 to 1; `height` in hundredths of the free part, default
 * 8; `from` and `to` across the picture, default 0 to 1.
 *
 * @example
 * const elements = [sky(), ground({ colour: '#4c5a42' }), stoneWall({ at: 0.5, height: 10 })]
 */
export function stoneWall(options: {
  readonly at: number
  readonly height?: number
  readonly depth?: Depth
  readonly colour?: Colour
  readonly distance?: number
  readonly from?: number
  readonly to?: number
}): Element {
  return {
    depth: options.depth ?? 'near',
    paint({ brush, width, down, unit, tone, light, chance }) {
      const foot = down(options.at)
      const tall = unit * (options.height ?? 8)
      const distance = options.distance ?? 0.15
      const start = (options.from ?? 0) * width
      const end = (options.to ?? 1) * width
      brush.fillStyle = shade(tone(options.colour ?? '#6f6d66', distance), -0.6)
      brush.fillRect(start, foot - tall * 0.96, end - start, tall)
      const rows = 5
      for (let row = 0; row < rows; row++) {
        let x = start - unit * chance() * 3
        const high = tall / rows
        while (x < end) {
          const wide = Math.min(high * between(chance, 1.3, 3), end - x + unit)
          const own = shade(tone(options.colour ?? '#6f6d66', distance), between(chance, -0.3, 0.12))
          brush.fillStyle = row === 0 ? mix(own, light.lamp.colour, 0.25 * light.lamp.strength) : own
          brush.beginPath()
          brush.roundRect(
            x,
            foot - tall + row * high + between(chance, -0.08, 0.08) * high,
            wide - unit * 0.16,
            high * 0.9,
            high * 0.32,
          )
          brush.fill()
          x += wide
        }
      }
      for (let x = start; x < end; ) {
        const wide = unit * between(chance, 1, 2.4)
        brush.fillStyle = light.snow
          ? tone('#eef2f6', distance * 0.6)
          : shade(tone(options.colour ?? '#6f6d66', distance), between(chance, -0.1, 0.16))
        brush.beginPath()
        brush.roundRect(x, foot - tall - unit * between(chance, 0.9, 1.5), wide, unit * 1.8, unit * 0.5)
        brush.fill()
        x += wide * 0.96
      }
    },
  }
}

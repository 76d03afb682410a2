import { between } from '../chance.ts'
import { type Colour, mix, shade, veil } from '../colour.ts'
import type { Depth, Element } from '../easel.ts'
import { wander } from '../noise.ts'

/**
 * A ridge of hills or, rougher and higher, mountains. `height` in hundredths of the free part. `distance` 0 (here) to 1
 * (the horizon); `roughness` 0 to 1, default 0.
 *
 * @example
 * const elements = [sky(), hills({ height: 18, distance: 0.8 })]
 */
export function hills(options: {
  readonly depth?: Depth
  readonly height: number
  readonly distance: number
  readonly roughness?: number
  readonly colour?: Colour
  /** Where its foot stands: 0 at the horizon, 1 at the lower edge. Default 0. */
  readonly foot?: number
  /** Waves across the picture. Default 2.2. */
  readonly waves?: number
}): Element {
  return {
    depth: options.depth ?? 'far',
    paint({ brush, width, height, chance, unit, down, tone, light }) {
      const line = wander(chance, options.roughness ? 6 : 4, 0.42 + (options.roughness ?? 0) * 0.22)
      const foot = down(options.foot ?? 0)
      const waves = options.waves ?? 2.2
      const shift = chance() * 90
      const top = (x: number): number =>
        foot - (0.55 + line((x / width) * waves + shift) * 0.75) * options.height * unit
      const own = mix(options.colour ?? '#3d5a52', '#e9eef2', light.snow * 0.62)
      const colour = tone(own, options.distance)
      const air = tone(own, Math.min(1, options.distance + 0.4))
      const paint = brush.createLinearGradient(0, foot - options.height * unit * 1.2, 0, foot + unit * 4)
      paint.addColorStop(0, colour)
      paint.addColorStop(1, air)
      brush.beginPath()
      brush.moveTo(0, height)
      for (let x = 0; x <= width + 3; x += 3) brush.lineTo(x, top(x))
      brush.lineTo(width, height)
      brush.closePath()
      brush.fillStyle = paint
      brush.fill()
      brush.save()
      brush.clip()
      // Strokes that follow the slope, lighter towards sun or moon.
      for (let stroke = 0; stroke < 220; stroke++) {
        const x = chance() * width
        const y = top(x)
        const fall = chance() ** 1.6 * options.height * unit
        const slope = Math.atan2(top(x + 12) - y, 12)
        brush.strokeStyle = veil(
          slope > 0 ? shade(colour, -0.16) : mix(colour, light.lamp.colour, 0.3 * light.lamp.strength),
          0.11,
        )
        brush.lineWidth = unit * between(chance, 0.2, 0.9)
        brush.beginPath()
        brush.moveTo(x, y + fall)
        brush.lineTo(x + Math.cos(slope) * unit * 6, y + fall + Math.sin(slope) * unit * 6 + unit)
        brush.stroke()
      }
      brush.restore()
    },
  }
}

/**
 * Ground down to the lower edge: earth, grass or stone; white when it snows. `distance` 0 to 1, default 0.35.
 *
 * @example
 * const elements = [sky(), ground({ colour: '#4c5a42', grass: true })]
 */
export function ground(options: {
  readonly depth?: Depth
  readonly colour: Colour
  /** Where it begins below the horizon, 0 to 1. Default 0. */
  readonly from?: number
  readonly distance?: number
  /** How rough its edge is, in hundredths of the free part. Default 1. */
  readonly edge?: number
  /** Grass at its edge and in tufts. Default none. */
  readonly grass?: boolean
  /** Stone setts in perspective. Default none. */
  readonly paved?: boolean
}): Element {
  return {
    depth: options.depth ?? 'near',
    paint(easel) {
      const { brush, width, height, chance, unit, down, tone, light } = easel
      const from = down(options.from ?? 0)
      const line = wander(chance, 3)
      const own = mix(options.colour, '#e8edf2', light.snow * 0.85)
      const wet = light.weather === 'rain' ? 0.22 : 0
      const far = tone(own, options.distance ?? 0.35)
      const close = shade(tone(own, 0), -0.32)
      const paint = brush.createLinearGradient(0, from, 0, height)
      paint.addColorStop(0, mix(far, light.sky[2], wet))
      paint.addColorStop(1, close)
      brush.beginPath()
      brush.moveTo(0, height)
      for (let x = 0; x <= width + 6; x += 6) brush.lineTo(x, from + line((x / width) * 4) * (options.edge ?? 1) * unit)
      brush.lineTo(width, height)
      brush.closePath()
      brush.fillStyle = paint
      brush.fill()
      for (let dab = 0; dab < 420; dab++) {
        const share = chance() ** 1.5
        const y = from + share * (height - from)
        const tint = mix(far, close, share)
        brush.fillStyle = veil(chance() < 0.5 ? shade(tint, 0.12) : shade(tint, -0.2), 0.12)
        brush.beginPath()
        brush.ellipse(
          chance() * width,
          y,
          unit * (1 + share * 9) * between(chance, 0.5, 1.4),
          unit * (0.12 + share * 0.5),
          0,
          0,
          7,
        )
        brush.fill()
      }
      if (options.paved) setts(easel, from)
      if (wet || options.paved) sheen(easel, from)
      if (options.grass && !light.snow) tufts(easel, from, far, close)
    },
  }
}

/**
 * Blades, reeds or bare stalks right in front of the eye. `height` in hundredths of the free part, default 13; `count`
 * default 150.
 *
 * @example
 * const elements = [sky(), ground({ colour: '#4c5a42' }), grasses({ colour: '#6b7a4a', count: 80 })]
 */
export function grasses(options: {
  readonly colour: Colour
  readonly height?: number
  readonly count?: number
  readonly depth?: Depth
}): Element {
  return {
    depth: options.depth ?? 'front',
    paint({ brush, width, down, chance, unit, tone, light }) {
      const lean = light.weather === 'wind' ? 0.7 : 0.16
      const own = mix(options.colour, '#dfe6ee', light.snow * 0.3)
      for (let blade = 0; blade < (options.count ?? 150); blade++) {
        const x = chance() * width * 1.1 - width * 0.05
        const tall = unit * (options.height ?? 13) * between(chance, 0.35, 1.15)
        const bend = tall * (lean + (chance() - 0.5) * 0.5)
        const base = down(1) + unit * 2
        brush.strokeStyle = shade(tone(own, 0), -0.5 + chance() * 0.26)
        brush.lineWidth = unit * between(chance, 0.14, 0.42)
        brush.lineCap = 'round'
        brush.beginPath()
        brush.moveTo(x, base)
        brush.quadraticCurveTo(x + bend * 0.15, base - tall * 0.6, x + bend, base - tall)
        brush.stroke()
        if (chance() < 0.16) {
          brush.fillStyle = brush.strokeStyle
          brush.beginPath()
          brush.ellipse(x + bend, base - tall, unit * 0.32, unit * 1.3, 0.3 + lean, 0, 7)
          brush.fill()
        }
      }
    },
  }
}

/**
 * Boulders and skerries along a line below the horizon. `at` below the horizon, 0 to 1; `count` default 7; `size` in
 * hundredths of the free part, default 6; `from` and `to` across the picture, default 0 to 1.
 *
 * @example
 * const elements = [sky(), water(), rocks({ at: 0.2, count: 5 })]
 */
export function rocks(options: {
  readonly depth?: Depth
  readonly at: number
  readonly colour?: Colour
  readonly count?: number
  readonly size?: number
  readonly distance?: number
  readonly from?: number
  readonly to?: number
}): Element {
  return {
    depth: options.depth ?? 'mid',
    paint({ brush, width, chance, unit, down, tone, light }) {
      for (let rock = 0; rock < (options.count ?? 7); rock++) {
        const x = between(chance, options.from ?? 0, options.to ?? 1) * width
        const size = unit * (options.size ?? 6) * between(chance, 0.4, 1.2)
        const y = down(options.at) + chance() * unit * 2
        const own = tone(mix(options.colour ?? '#4a4a50', '#e8edf2', light.snow * 0.4), options.distance ?? 0.2)
        brush.beginPath()
        brush.moveTo(x - size, y)
        let at = -1
        while (at < 1) {
          at += between(chance, 0.15, 0.4)
          brush.lineTo(x + at * size, y - Math.sqrt(Math.max(0, 1 - at * at)) * size * between(chance, 0.45, 0.75))
        }
        brush.lineTo(x + size * 1.05, y)
        brush.closePath()
        const paint = brush.createLinearGradient(x, y - size * 0.7, x, y)
        paint.addColorStop(0, mix(own, light.lamp.colour, 0.16 * light.lamp.strength))
        paint.addColorStop(1, shade(own, -0.4))
        brush.fillStyle = paint
        brush.fill()
      }
    },
  }
}

function setts(
  { brush, width, height, chance, unit, light, across }: Parameters<Element['paint']>[0],
  from: number,
): void {
  const vanish = across(0.5)
  for (let row = 0; row < 26; row++) {
    const share = (row / 26) ** 1.9
    const y = from + share * (height - from)
    brush.strokeStyle = veil('#000000', 0.05 + share * 0.12)
    brush.lineWidth = Math.max(0.6, unit * share * 0.3)
    brush.beginPath()
    brush.moveTo(0, y)
    brush.lineTo(width, y)
    brush.stroke()
    const step = unit * (2 + share * 12)
    const offset = row % 2 ? step / 2 : 0
    const next = from + ((row + 1) / 26) ** 1.9 * (height - from)
    for (let x = (vanish % step) - step + offset; x < width + step; x += step) {
      brush.beginPath()
      brush.moveTo(x, y)
      brush.lineTo(x + (x - vanish) * 0.05, next)
      brush.stroke()
      if (chance() < 0.22) {
        brush.fillStyle = veil(chance() < 0.5 ? light.lamp.colour : '#000000', 0.05)
        brush.fillRect(x, y, step, next - y)
      }
    }
  }
}

function sheen(
  { brush, width, height, chance, unit, light, alive }: Parameters<Element['paint']>[0],
  from: number,
): void {
  if (light.weather !== 'rain') return
  for (let puddle = 0; puddle < 34; puddle++) {
    const share = chance() ** 1.3
    const y = from + share * (height - from)
    brush.fillStyle = veil(light.sky[2], 0.1)
    brush.beginPath()
    brush.ellipse(chance() * width, y, unit * (3 + share * 15), unit * (0.3 + share * 1.2), 0, 0, 7)
    brush.fill()
  }
  alive({ kind: 'glint', box: { x: 0, y: from, width, height: height - from }, colour: light.sky[2], count: 22 })
}

function tufts(
  { brush, width, height, chance, unit }: Parameters<Element['paint']>[0],
  from: number,
  far: Colour,
  close: Colour,
): void {
  for (let tuft = 0; tuft < 320; tuft++) {
    const share = chance() ** 1.2
    const x = chance() * width
    const y = from + share * (height - from)
    brush.strokeStyle = veil(shade(mix(far, close, share), chance() < 0.4 ? 0.14 : -0.3), 0.55)
    brush.lineWidth = unit * (0.1 + share * 0.26)
    for (let blade = 0; blade < 4; blade++) {
      const lean = (chance() - 0.5) * unit * (1 + share * 3)
      brush.beginPath()
      brush.moveTo(x + blade * unit * 0.3, y)
      brush.quadraticCurveTo(x + blade * unit * 0.3, y - unit, x + lean, y - unit * (1 + share * 4) * (0.5 + chance()))
      brush.stroke()
    }
  }
}

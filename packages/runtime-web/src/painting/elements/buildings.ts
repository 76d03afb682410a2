import { between } from '../chance.ts'
import { type Colour, mix, shade, veil } from '../colour.ts'
import type { Depth, Easel, Element } from '../easel.ts'

const walls: readonly Colour[] = ['#8a5a48', '#9c8f7c', '#6c7378', '#b09a76', '#7a4a44', '#5d6a66', '#a9a296']

/** A row of houses. `height` in hundredths of the free part; windows are lit when the hour asks for it. */
export function houses(options: {
  readonly depth?: Depth
  readonly height: number
  readonly distance: number
  readonly foot?: number
  readonly from?: number
  readonly to?: number
  readonly roofs?: 'steep' | 'low' | 'flat'
  readonly colours?: readonly Colour[]
  readonly width?: number
}): Element {
  return {
    depth: options.depth ?? 'mid',
    paint(easel) {
      const { width, chance, unit, down, light, alive } = easel
      const foot = down(options.foot ?? 0)
      let x = (options.from ?? 0) * width - unit * 3
      const end = (options.to ?? 1) * width
      while (x < end) {
        const wide = unit * (options.width ?? options.height * 0.55) * between(chance, 0.7, 1.3)
        const tall = unit * options.height * between(chance, 0.65, 1.15)
        const colours = options.colours ?? walls
        const own = colours[Math.floor(chance() * colours.length)] ?? '#777777'
        house(easel, x, foot, wide, tall, own, options.distance, options.roofs ?? 'steep')
        if (chance() < 0.4 && light.snow + (light.hour === 'day' ? 0 : 1) > 0)
          alive({
            kind: 'smoke',
            x: x + wide * 0.75,
            y: foot - tall * 1.5,
            size: unit * 1.4,
            colour: mix(light.sky[1], light.haze, 0.4),
          })
        x += wide * between(chance, 0.96, 1.12)
      }
    },
  }
}

function house(
  easel: Easel,
  x: number,
  foot: number,
  wide: number,
  tall: number,
  own: Colour,
  distance: number,
  roofs: 'steep' | 'low' | 'flat',
): void {
  const { brush, chance, light, tone, alive } = easel
  const wall = tone(own, distance)
  const paint = brush.createLinearGradient(0, foot - tall, 0, foot)
  paint.addColorStop(0, mix(wall, light.lamp.colour, 0.1 * light.lamp.strength))
  paint.addColorStop(1, shade(wall, -0.24))
  brush.fillStyle = paint
  brush.fillRect(x, foot - tall, wide + 1, tall + 2)
  const rise = roofs === 'steep' ? wide * between(chance, 0.42, 0.6) : roofs === 'low' ? wide * 0.22 : wide * 0.04
  const roof = mix(shade(tone('#4a3a3c', distance), -0.1), tone('#eef2f5', distance * 0.6), light.snow * 0.9)
  const chimney = x + wide * 0.72
  brush.fillStyle = shade(wall, -0.34)
  brush.fillRect(chimney, foot - tall - rise * 1.05, wide * 0.09, rise)
  brush.fillStyle = roof
  brush.beginPath()
  brush.moveTo(x - wide * 0.05, foot - tall)
  if (roofs === 'flat') {
    brush.lineTo(x - wide * 0.05, foot - tall - rise)
    brush.lineTo(x + wide * 1.05, foot - tall - rise)
  } else {
    brush.lineTo(x + wide * 0.5, foot - tall - rise)
  }
  brush.lineTo(x + wide * 1.05, foot - tall)
  brush.fill()
  if (roofs !== 'flat') {
    brush.fillStyle = veil(light.lamp.colour, 0.14 * light.lamp.strength)
    brush.beginPath()
    brush.moveTo(x + wide * 0.5, foot - tall - rise)
    brush.lineTo(x + wide * 1.05, foot - tall)
    brush.lineTo(x + wide * 0.5, foot - tall)
    brush.fill()
  }
  brush.fillStyle = veil('#000000', 0.12)
  brush.fillRect(x, foot - tall, wide, tall * 0.05)
  const rows = Math.max(1, Math.round(tall / (wide * 0.55)))
  const columns = Math.max(2, Math.round(wide / (tall / rows) / 0.5))
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const paneWide = (wide / columns) * 0.4
      const paneTall = (tall / rows) * 0.46
      const paneX = x + (wide / columns) * (column + 0.3)
      const paneY = foot - tall + (tall / rows) * (row + 0.26)
      if (row === rows - 1 && column === 0 && rows > 1) {
        brush.fillStyle = shade(wall, -0.5)
        brush.fillRect(paneX, paneY, paneWide * 1.1, foot - paneY)
        continue
      }
      const lit = chance() < light.lit * 0.55
      brush.fillStyle = lit
        ? mix('#ffcf7d', '#ff9d4d', chance() * 0.6)
        : veil(mix(shade(wall, -0.5), light.sky[1], 0.28), 0.9)
      brush.fillRect(paneX, paneY, paneWide, paneTall)
      brush.strokeStyle = veil(shade(wall, lit ? -0.55 : 0.16), 0.7)
      brush.lineWidth = Math.max(0.5, paneWide * 0.09)
      brush.strokeRect(paneX, paneY, paneWide, paneTall)
      brush.beginPath()
      brush.moveTo(paneX + paneWide / 2, paneY)
      brush.lineTo(paneX + paneWide / 2, paneY + paneTall)
      brush.stroke()
      if (lit && chance() < 0.5)
        alive({
          kind: 'glow',
          x: paneX + paneWide / 2,
          y: paneY + paneTall / 2,
          radius: paneTall * 3.2,
          colour: '#ff9d4d',
          strength: 0.2 * (1 - distance * 0.5),
          flicker: chance() < 0.3 ? 0.3 : 0.06,
        })
    }
}

/** Street lamps that burn when it is dark. */
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

/** A lighthouse whose light burns by night and in bad weather. */
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

/** A ship alongside: hull, decks, lit ports, a funnel that smokes. */
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

/** A fence, a railing or the rail of a deck across the picture. */
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

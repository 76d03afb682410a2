import { between } from '../chance.ts'
import { type Colour, mix, shade, veil } from '../colour.ts'
import type { Depth, Easel, Element } from '../easel.ts'

const walls: readonly Colour[] = ['#8a5a48', '#9c8f7c', '#6c7378', '#b09a76', '#7a4a44', '#5d6a66', '#a9a296']

/**
 * A row of houses. `height` in hundredths of the free part; windows are lit when the hour asks for it. `distance` 0
 * (here) to 1 (the horizon); `foot` below the horizon, default 0; `from` and `to` across the picture, default 0 to 1;
 * `width` of one house, default about half of `height`.
 *
 * @example
 * const elements = [sky(), houses({ height: 30, distance: 0.5 })]
 */
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

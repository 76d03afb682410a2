import { between } from '../chance.ts'
import { type Colour, mix, shade, veil } from '../colour.ts'
import type { Easel, Element } from '../easel.ts'
import { paintSky } from './sky.ts'

/**
 * Walls, floor and windows of a room; the hour and the weather are seen outside.
 *
 * @example
 * const kitchen: PlacePainting = {
 *   indoors: true,
 *   elements: [room({ wall: '#937458', floor: '#5b4635', windows: [[0.06, 0.14, 0.22, 0.34]] })],
 * }
 */
export function room(options: {
  readonly wall: Colour
  readonly floor: Colour
  /** Left edge, top, width and height, as shares of the free part. */
  readonly windows?: readonly (readonly [x: number, y: number, width: number, height: number])[]
  readonly panelled?: boolean
  readonly round?: boolean
  readonly beams?: boolean
}): Element {
  return {
    depth: 'far',
    paint(easel) {
      const { brush, width, height, clear, chance, unit, light, horizon } = easel
      const dusk = light.hour === 'day' ? 0.22 : light.hour === 'night' ? 0.6 : 0.46
      const wall = mix(mix(options.wall, light.sky[1], 0.12), '#120d10', dusk)
      const paint = brush.createLinearGradient(0, 0, 0, horizon)
      paint.addColorStop(0, shade(wall, -0.45))
      paint.addColorStop(0.6, wall)
      paint.addColorStop(1, shade(wall, -0.12))
      brush.fillStyle = paint
      brush.fillRect(0, 0, width, height)
      for (let dab = 0; dab < 500; dab++) {
        brush.fillStyle = veil(chance() < 0.5 ? shade(wall, 0.14) : shade(wall, -0.3), 0.06)
        brush.beginPath()
        brush.ellipse(
          chance() * width,
          chance() * horizon,
          unit * between(chance, 1, 9),
          unit * between(chance, 0.5, 4),
          chance() * 3,
          0,
          7,
        )
        brush.fill()
      }
      if (options.panelled) panels(easel, wall)
      for (const [index, [x, y, wide, tall]] of (options.windows ?? []).entries())
        window(
          // There is one sun, and it stands in one window.
          index === 0 ? easel : { ...easel, light: { ...light, lamp: { ...light.lamp, strength: 0 } } },
          clear.x + clear.width * x,
          clear.y + clear.height * y,
          clear.width * wide,
          clear.height * tall,
          options.wall,
          options.round ?? false,
        )
      const floor = mix(mix(options.floor, light.sky[1], 0.06), '#0d0a0c', dusk)
      const boards = brush.createLinearGradient(0, horizon, 0, height)
      boards.addColorStop(0, shade(floor, 0.04))
      boards.addColorStop(1, shade(floor, -0.5))
      brush.fillStyle = boards
      brush.fillRect(0, horizon, width, height - horizon)
      brush.fillStyle = shade(wall, -0.55)
      brush.fillRect(0, horizon - unit * 2.6, width, unit * 2.6)
      brush.fillStyle = shade(wall, -0.2)
      brush.fillRect(0, horizon - unit * 2.8, width, unit * 0.4)
      const vanish = easel.across(0.5)
      for (let board = -30; board <= 30; board++) {
        brush.strokeStyle = veil('#000000', 0.25)
        brush.lineWidth = Math.max(0.7, unit * 0.14)
        brush.beginPath()
        brush.moveTo(vanish + board * unit * 7, horizon)
        brush.lineTo(vanish + board * unit * 17, height)
        brush.stroke()
      }
      for (const [x, , wide] of options.windows ?? []) spill(easel, clear.x + clear.width * x, clear.width * wide)
      if (options.beams) beams(easel, wall)
    },
  }
}

function window(easel: Easel, x: number, y: number, wide: number, tall: number, wall: Colour, round: boolean): void {
  const { brush, light, unit, chance, alive } = easel
  const frame = mix(shade(wall, -0.5), '#0d0b0d', light.hour === 'night' ? 0.4 : 0.1)
  brush.save()
  brush.beginPath()
  if (round) brush.ellipse(x + wide / 2, y + tall / 2, wide / 2, tall / 2, 0, 0, 7)
  else brush.rect(x, y, wide, tall)
  brush.clip()
  paintSky({ ...easel, height: y + tall }, x, y, wide, tall)
  const land = brush.createLinearGradient(0, y + tall * 0.7, 0, y + tall)
  land.addColorStop(0, easel.tone('#3a4a50', 0.75))
  land.addColorStop(1, easel.tone('#2a3438', 0.3))
  brush.fillStyle = land
  brush.beginPath()
  brush.moveTo(x, y + tall)
  for (let step = 0; step <= 20; step++)
    brush.lineTo(x + (wide * step) / 20, y + tall * (0.74 - chance() * 0.03 - Math.sin(step * 0.4 + x) * 0.03))
  brush.lineTo(x + wide, y + tall)
  brush.fill()
  const glass = brush.createLinearGradient(x, y, x + wide, y + tall)
  glass.addColorStop(0, veil('#ffffff', 0.13))
  glass.addColorStop(0.4, veil('#ffffff', 0))
  glass.addColorStop(0.55, veil('#ffffff', 0.05))
  glass.addColorStop(1, veil('#000000', 0.14))
  brush.fillStyle = glass
  brush.fillRect(x, y, wide, tall)
  brush.restore()
  alive({ kind: 'pane', box: { x, y, width: wide, height: tall } })
  brush.strokeStyle = frame
  brush.lineWidth = unit * 1.7
  brush.beginPath()
  if (round) brush.ellipse(x + wide / 2, y + tall / 2, wide / 2, tall / 2, 0, 0, 7)
  else brush.rect(x, y, wide, tall)
  brush.stroke()
  brush.lineWidth = unit * 0.7
  if (!round) {
    brush.beginPath()
    brush.moveTo(x + wide / 2, y)
    brush.lineTo(x + wide / 2, y + tall)
    brush.moveTo(x, y + tall * 0.42)
    brush.lineTo(x + wide, y + tall * 0.42)
    brush.stroke()
    brush.fillStyle = shade(frame, 0.1)
    brush.fillRect(x - unit * 1.6, y + tall, wide + unit * 3.2, unit * 1.5)
  }
  brush.strokeStyle = veil(light.sky[2], 0.28)
  brush.lineWidth = Math.max(0.8, unit * 0.22)
  if (!round) brush.strokeRect(x + unit * 0.8, y + unit * 0.8, wide - unit * 1.6, tall - unit * 1.6)
  if (light.hour !== 'night')
    alive({
      kind: 'glow',
      x: x + wide / 2,
      y: y + tall / 2,
      radius: Math.max(wide, tall) * 1.3,
      colour: light.sky[2],
      strength: light.hour === 'day' ? 0.34 : 0.26,
      flicker: 0,
    })
}

/** The window's light on the floor. */
function spill({ brush, light, horizon, height }: Easel, x: number, wide: number): void {
  const strength = light.hour === 'night' ? 0.07 : light.weather === 'clear' || light.weather === 'wind' ? 0.2 : 0.1
  const fall = brush.createLinearGradient(0, horizon, 0, height)
  fall.addColorStop(0, veil(light.sky[2], strength))
  fall.addColorStop(1, veil(light.sky[2], 0))
  brush.fillStyle = fall
  brush.beginPath()
  brush.moveTo(x - wide * 0.1, horizon)
  brush.lineTo(x + wide * 0.9, horizon)
  brush.lineTo(x + wide * 0.5, height)
  brush.lineTo(x - wide * 1.1, height)
  brush.fill()
}

function panels({ brush, width, unit, horizon }: Easel, wall: Colour): void {
  const top = horizon - unit * 26
  brush.fillStyle = veil(shade(wall, -0.4), 0.6)
  brush.fillRect(0, top, width, unit * 24)
  brush.fillStyle = shade(wall, -0.06)
  brush.fillRect(0, top - unit * 0.9, width, unit * 0.9)
  for (let x = 0; x < width; x += unit * 9) {
    brush.strokeStyle = veil('#000000', 0.3)
    brush.lineWidth = Math.max(0.7, unit * 0.2)
    brush.strokeRect(x + unit, top + unit * 1.6, unit * 7, unit * 19)
    brush.strokeStyle = veil('#ffffff', 0.05)
    brush.strokeRect(x + unit * 1.4, top + unit * 2, unit * 6.2, unit * 18.2)
  }
}

function beams({ brush, width, unit, clear }: Easel, wall: Colour): void {
  brush.fillStyle = shade(wall, -0.62)
  brush.fillRect(0, clear.y, width, unit * 3.4)
  for (let x = unit * 3; x < width; x += unit * 24) {
    brush.beginPath()
    brush.moveTo(x, clear.y)
    brush.lineTo(x + unit * 5, clear.y)
    brush.lineTo(x + unit * 4.4, clear.y + unit * 9)
    brush.lineTo(x + unit * 0.6, clear.y + unit * 9)
    brush.fill()
  }
}

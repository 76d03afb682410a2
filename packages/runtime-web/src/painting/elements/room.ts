import { between, type Chance } from '../chance.ts'
import { type Colour, mix, shade, veil } from '../colour.ts'
import type { Easel, Element } from '../easel.ts'
import type { Light } from '../light.ts'
import { paintSky } from './sky.ts'

/** Walls, floor and windows of a room; the hour and the weather are seen outside. */
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

/** A lamp that hangs from the ceiling and lights a room. */
export function hangingLamp(options: {
  readonly at: number
  readonly drop?: number
  readonly colour?: Colour
}): Element {
  return {
    depth: 'mid',
    paint({ brush, across, clear, unit, light, alive }) {
      const x = across(options.at)
      const y = clear.y + unit * (options.drop ?? 22)
      const colour = options.colour ?? '#ffb861'
      brush.strokeStyle = '#0e0b0c'
      brush.lineWidth = Math.max(0.8, unit * 0.3)
      brush.beginPath()
      brush.moveTo(x, 0)
      brush.lineTo(x, y - unit * 3)
      brush.stroke()
      brush.fillStyle = '#17130f'
      brush.beginPath()
      brush.moveTo(x - unit * 1.2, y - unit * 3.2)
      brush.lineTo(x + unit * 1.2, y - unit * 3.2)
      brush.lineTo(x + unit * 4.6, y)
      brush.lineTo(x - unit * 4.6, y)
      brush.fill()
      const strength = light.hour === 'day' ? 0.4 : 0.9
      brush.fillStyle = shade(colour, 0.6)
      brush.beginPath()
      brush.ellipse(x, y + unit * 0.2, unit * 1.5, unit * 1.1, 0, 0, 7)
      brush.fill()
      alive({ kind: 'glow', x, y: y + unit, radius: unit * 52, colour, strength: 0.62 * strength, flicker: 0.1 })
      alive({
        kind: 'glow',
        x,
        y: y + unit,
        radius: unit * 12,
        colour: shade(colour, 0.4),
        strength: 0.7 * strength,
        flicker: 0.16,
      })
    },
  }
}

/** A stove or hearth with a fire in it; `coldBy` names the hours at which nobody has lit it. */
export function stove(options: {
  readonly at: number
  readonly size?: number
  readonly hearth?: boolean
  readonly coldBy?: readonly Light['hour'][]
}): Element {
  return {
    depth: 'mid',
    paint({ brush, across, horizon, unit, chance, alive, light }) {
      const x = across(options.at)
      const foot = horizon + unit * 3
      const size = unit * (options.size ?? 18)
      brush.fillStyle = options.hearth ? '#2b2422' : '#141316'
      brush.fillRect(x - size * 0.5, foot - size * 1.25, size, size * 1.25)
      if (options.hearth) {
        brush.fillRect(x - size * 0.66, foot - size * 1.4, size * 1.32, size * 0.18)
        brush.fillRect(x - size * 0.34, 0, size * 0.68, foot - size * 1.3)
      } else {
        brush.fillRect(x - size * 0.09, 0, size * 0.18, foot - size)
        brush.fillRect(x - size * 0.58, foot - size * 1.3, size * 1.16, size * 0.1)
      }
      brush.fillStyle = veil(light.sky[2], 0.1)
      brush.fillRect(x - size * 0.5, foot - size * 1.25, size * 0.05, size * 1.25)
      if (options.coldBy?.includes(light.hour)) {
        brush.fillStyle = '#08080a'
        brush.fillRect(x - size * 0.32, foot - size * 0.68, size * 0.64, size * 0.5)
        brush.strokeStyle = veil('#8b8d92', 0.35)
        brush.lineWidth = Math.max(0.8, size * 0.02)
        brush.beginPath()
        for (let bar = 0; bar < 5; bar++) {
          brush.moveTo(x + size * (bar * 0.13 - 0.26), foot - size * 0.68)
          brush.lineTo(x + size * (bar * 0.13 - 0.26), foot - size * 0.18)
        }
        brush.stroke()
        return
      }
      const mouth = brush.createRadialGradient(x, foot - size * 0.4, 0, x, foot - size * 0.4, size * 0.4)
      mouth.addColorStop(0, '#ffd27a')
      mouth.addColorStop(0.4, '#e8701f')
      mouth.addColorStop(1, '#2a0d06')
      brush.fillStyle = mouth
      brush.beginPath()
      brush.rect(x - size * 0.32, foot - size * 0.68, size * 0.64, size * 0.5)
      brush.fill()
      flames(brush, chance, x, foot - size * 0.2, size)
      alive({
        kind: 'glow',
        x,
        y: foot - size * 0.42,
        radius: size * 2.4,
        colour: '#ff8a3a',
        strength: 0.7,
        flicker: 0.5,
      })
      alive({
        kind: 'glow',
        x,
        y: foot - size * 0.4,
        radius: size * 0.7,
        colour: '#ffc46b',
        strength: 0.6,
        flicker: 0.8,
      })
    },
  }
}

function flames(brush: CanvasRenderingContext2D, chance: Chance, x: number, foot: number, size: number): void {
  for (let flame = 0; flame < 9; flame++) {
    const at = x + (chance() - 0.5) * size * 0.46
    const tall = size * between(chance, 0.12, 0.36)
    brush.fillStyle = veil(chance() < 0.5 ? '#ffcf70' : '#ff8f35', 0.7)
    brush.beginPath()
    brush.moveTo(at - size * 0.05, foot)
    brush.quadraticCurveTo(at - size * 0.06, foot - tall * 0.5, at, foot - tall)
    brush.quadraticCurveTo(at + size * 0.07, foot - tall * 0.4, at + size * 0.05, foot)
    brush.fill()
  }
}

/** A table or counter with a few things on it. `at` across, `top` in hundredths above the horizon line. */
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

/** Shelves with books, jars and boxes. */
export function shelves(options: {
  readonly at: number
  readonly width?: number
  readonly rows?: number
  readonly colour?: Colour
  readonly top?: number
}): Element {
  return {
    depth: 'far',
    paint({ brush, across, clear, horizon, unit, chance, light }) {
      const wide = clear.width * (options.width ?? 0.28)
      const x = across(options.at) - wide / 2
      const rows = options.rows ?? 4
      const top = clear.y + clear.height * (options.top ?? 0.12)
      const dusk = light.hour === 'day' ? 0.3 : 0.58
      const own = mix(options.colour ?? '#4b3527', '#0d0a0c', dusk)
      brush.fillStyle = shade(own, -0.45)
      brush.fillRect(x, top, wide, horizon - top)
      const step = (horizon - top) / rows
      for (let row = 0; row < rows; row++) {
        const y = top + step * (row + 1)
        let at = x + unit
        while (at < x + wide - unit * 2) {
          const thick = unit * between(chance, 0.7, 2)
          const tall = step * between(chance, 0.4, 0.78)
          const colour =
            ['#7a3b30', '#3d5362', '#8b7447', '#44573f', '#5c4a63', '#9a8d78'][Math.floor(chance() * 6)] ?? '#777777'
          if (chance() < 0.14) {
            at += thick * 1.6
            continue
          }
          brush.fillStyle = mix(colour, '#0d0a0c', dusk + 0.1)
          brush.fillRect(at, y - tall, thick, tall)
          brush.fillStyle = veil('#ffe9c7', 0.1)
          brush.fillRect(at, y - tall, thick * 0.2, tall)
          at += thick + unit * 0.14
        }
        brush.fillStyle = own
        brush.fillRect(x - unit * 0.4, y - unit * 0.3, wide + unit * 0.8, unit * 0.9)
      }
      brush.fillStyle = shade(own, -0.1)
      brush.fillRect(x - unit * 0.8, top - unit, unit, horizon - top + unit)
      brush.fillRect(x + wide - unit * 0.2, top - unit, unit, horizon - top + unit)
      brush.fillRect(x - unit * 0.8, top - unit, wide + unit * 1.6, unit)
    },
  }
}

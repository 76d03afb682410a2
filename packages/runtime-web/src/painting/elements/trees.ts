import { between, type Chance } from '../chance.ts'
import { type Colour, mix, shade, veil } from '../colour.ts'
import type { Depth, Easel, Element } from '../easel.ts'

/** What kind of trees stand there. More may come with a minor version: a `switch` over them wants a `default`. */
export type TreeKind = 'fir' | 'leaf' | 'bare' | 'birch'

/**
 * A row or a wood of trees. `height` in hundredths of the free part. `distance` 0 (here) to 1 (the horizon).
 *
 * @example
 * const elements = [sky(), trees({ kind: 'birch', height: 30, count: 9, distance: 0.4 })]
 */
export function trees(options: {
  readonly kind: TreeKind
  readonly depth?: Depth
  readonly height: number
  readonly count: number
  readonly distance: number
  readonly colour?: Colour
  /** Where they stand below the horizon, 0 to 1. Default 0. */
  readonly foot?: number
  /** From and to across the whole picture. Default 0 to 1. */
  readonly from?: number
  readonly to?: number
}): Element {
  return {
    depth: options.depth ?? 'mid',
    paint(easel) {
      const { chance, width, unit, down, tone, light } = easel
      for (let tree = 0; tree < options.count; tree++) {
        const share = (tree + between(chance, 0.1, 0.9)) / options.count
        const x =
          (between(chance, -0.01, 0.01) + (options.from ?? 0) + share * ((options.to ?? 1) - (options.from ?? 0))) *
          width
        const tall = unit * options.height * between(chance, 0.6, 1.15)
        const own = shade(options.colour ?? '#2c4238', chance() * 0.12 - 0.06)
        const colour = tone(mix(own, '#dfe7ee', light.snow * (options.kind === 'fir' ? 0.3 : 0.12)), options.distance)
        const foot = down(options.foot ?? 0) + between(chance, -0.4, 1.2) * unit
        if (options.kind === 'fir') fir(easel, x, foot, tall, colour)
        else if (options.kind === 'leaf') leafy(easel, x, foot, tall, colour)
        else branching(easel, x, foot, tall, colour, options.kind === 'birch')
      }
    },
  }
}

function fir({ brush, chance, light }: Easel, x: number, foot: number, tall: number, colour: Colour): void {
  const wide = tall * between(chance, 0.16, 0.24)
  brush.fillStyle = shade(colour, -0.3)
  brush.fillRect(x - tall * 0.012, foot - tall * 0.2, tall * 0.024, tall * 0.22)
  const rows = Math.max(6, Math.min(16, Math.round(tall / 9)))
  for (let side = -1; side <= 1; side += 2) {
    brush.beginPath()
    brush.moveTo(x, foot - tall)
    for (let row = 1; row <= rows; row++) {
      const share = row / rows
      const y = foot - tall + share * tall * 0.94
      const reach = wide * share * between(chance, 0.75, 1.1)
      brush.lineTo(x + side * reach, y + tall * 0.012)
      brush.lineTo(x + side * reach * 0.52, y - tall * 0.008)
    }
    brush.lineTo(x, foot - tall * 0.05)
    brush.closePath()
    const sunward = side > 0
    brush.fillStyle = sunward ? mix(colour, light.lamp.colour, 0.12 * light.lamp.strength) : shade(colour, -0.12)
    brush.fill()
  }
}

function leafy({ brush, chance, light }: Easel, x: number, foot: number, tall: number, colour: Colour): void {
  brush.fillStyle = shade(colour, -0.35)
  brush.fillRect(x - tall * 0.02, foot - tall * 0.45, tall * 0.04, tall * 0.46)
  for (let puff = 0; puff < 26; puff++) {
    const angle = chance() * 7
    const reach = Math.sqrt(chance()) * tall * 0.27
    const y = foot - tall * 0.66 + Math.sin(angle) * reach * 1.05
    const high = 1 - (y - (foot - tall)) / (tall * 0.7)
    brush.fillStyle = veil(
      mix(shade(colour, -0.22 + high * 0.2), light.lamp.colour, Math.max(0, high) * 0.22 * light.lamp.strength),
      0.85,
    )
    brush.beginPath()
    brush.ellipse(
      x + Math.cos(angle) * reach,
      y,
      tall * between(chance, 0.06, 0.13),
      tall * between(chance, 0.05, 0.1),
      chance(),
      0,
      7,
    )
    brush.fill()
  }
}

function branching(easel: Easel, x: number, foot: number, tall: number, colour: Colour, birch: boolean): void {
  const { brush, chance } = easel
  const bark = birch ? mix(colour, easel.tone('#d8d4cb', 0.2), 0.75) : shade(colour, -0.2)
  brush.lineCap = 'round'
  const lean = (chance() - 0.5) * 0.12
  const grow = (fromX: number, fromY: number, angle: number, length: number, thick: number, level: number): void => {
    const toX = fromX + Math.cos(angle) * length
    const toY = fromY + Math.sin(angle) * length
    brush.strokeStyle = level === 0 ? bark : shade(bark, birch ? -0.3 : 0)
    brush.lineWidth = Math.max(0.5, thick)
    brush.beginPath()
    brush.moveTo(fromX, fromY)
    brush.quadraticCurveTo((fromX + toX) / 2 + (chance() - 0.5) * length * 0.2, (fromY + toY) / 2, toX, toY)
    brush.stroke()
    if (level >= 4 || length < 4) return
    const twigs = level === 0 ? 3 : 2
    for (let twig = 0; twig < twigs; twig++)
      grow(toX, toY, angle + spread(chance, 0.75), length * between(chance, 0.55, 0.75), thick * 0.58, level + 1)
  }
  grow(x, foot, -Math.PI / 2 + lean, tall * 0.42, tall * 0.032, 0)
  if (!birch) return
  for (let mark = 0; mark < 9; mark++) {
    brush.fillStyle = veil('#1b1a1c', 0.5)
    brush.fillRect(x - tall * 0.012, foot - tall * 0.4 * chance(), tall * 0.02 * chance(), Math.max(0.6, tall * 0.005))
  }
}

function spread(chance: Chance, most: number): number {
  return (chance() - 0.5) * 2 * most
}

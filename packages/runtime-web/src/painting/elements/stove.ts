import { between, type Chance } from '../chance.ts'
import { veil } from '../colour.ts'
import type { Element } from '../easel.ts'
import type { Light } from '../light.ts'

/**
 * A stove or hearth with a fire in it; `coldBy` names the hours at which nobody has lit it. `at` across, 0 to 1 of the
 * free part; `size` in hundredths of it, default 18.
 *
 * @example
 * const elements = [room({ wall: '#937458', floor: '#5b4635' }), stove({ at: 0.8, hearth: true })]
 */
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

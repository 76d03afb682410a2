import { between, chanceOf } from '../chance.ts'
import { mix, shade, veil } from '../colour.ts'
import type { Easel, Element } from '../easel.ts'
import { wander } from '../noise.ts'

/**
 * The sky of the hour: gradient, stars, sun or moon, and the clouds of the weather.
 *
 * @example
 * const elements = [sky(), hills({ height: 18, distance: 0.8 })]
 */
export function sky(): Element {
  return {
    depth: 'sky',
    paint(easel) {
      paintSky(easel, 0, 0, easel.width, easel.horizon + easel.unit * 6)
    },
  }
}

/** Paints a sky into any box: also the one seen through a window. */
export function paintSky(easel: Easel, x: number, y: number, width: number, height: number): void {
  const { brush, light, chance } = easel
  const air = brush.createLinearGradient(0, y, 0, y + height)
  for (let step = 0; step <= 8; step++) {
    const share = step / 8
    air.addColorStop(
      share,
      share < 0.5 ? mix(light.sky[0], light.sky[1], share * 2) : mix(light.sky[1], light.sky[2], (share - 0.5) * 2),
    )
  }
  brush.fillStyle = air
  brush.fillRect(x, y, width, Math.max(height, easel.height - y))
  stars(easel, x, y, width, height)
  const lampX = x + width * (width === easel.width ? easel.across(light.lamp.x) / width : light.lamp.x)
  const lampY = y + height * (1 - light.lamp.height)
  lamp(easel, lampX, lampY, Math.min(width, height))
  if (light.weather === 'clear' || light.weather === 'wind') streaks(easel, x, y, width, height, lampX, lampY)
  else cover(easel, x, y, width, height)
  // The brush shows a little: broad, very thin strokes across the air.
  for (let stroke = 0; stroke < 60; stroke++) {
    const strokeY = y + chance() * height
    const share = (strokeY - y) / height
    brush.fillStyle = veil(chance() < 0.5 ? shade(light.sky[2], 0.2) : light.sky[0], 0.018 + 0.02 * share)
    brush.beginPath()
    brush.ellipse(
      x + chance() * width,
      strokeY,
      width * between(chance, 0.1, 0.4),
      height * between(chance, 0.004, 0.02),
      0,
      0,
      7,
    )
    brush.fill()
  }
}

function stars({ brush, light, chance }: Easel, x: number, y: number, width: number, height: number): void {
  const count = Math.round(light.stars * Math.min(420, (width * height) / 1500))
  for (let star = 0; star < count; star++) {
    const depth = chance() ** 1.6
    const size = 0.35 + chance() ** 6 * 1.5
    brush.fillStyle = veil(
      chance() < 0.2 ? '#ffe3c2' : '#e8f0ff',
      (1 - depth) * between(chance, 0.25, 0.95) * light.stars,
    )
    brush.beginPath()
    brush.arc(x + chance() * width, y + depth * height * 0.92, size, 0, 7)
    brush.fill()
  }
}

function lamp({ brush, light, unit }: Easel, x: number, y: number, reach: number): void {
  const { colour, strength, moon } = light.lamp
  if (strength < 0.03) return
  const halo = Math.min(reach * 1.1, unit * 90)
  const glow = brush.createRadialGradient(x, y, 0, x, y, halo)
  if (!moon) {
    // Near sun or its place below the horizon the whole air is warm.
    const wide = brush.createRadialGradient(x, y, 0, x, y, halo * 2.4)
    wide.addColorStop(0, veil(colour, 0.34 * strength))
    wide.addColorStop(1, veil(colour, 0))
    brush.save()
    brush.translate(0, y * 0.45)
    brush.scale(1, 0.55)
    brush.fillStyle = wide
    brush.fillRect(x - halo * 2.4, y - halo * 2.4, halo * 4.8, halo * 4.8)
    brush.restore()
  }
  glow.addColorStop(0, veil(colour, 0.62 * strength))
  glow.addColorStop(0.12, veil(colour, 0.34 * strength))
  glow.addColorStop(0.45, veil(colour, 0.1 * strength))
  glow.addColorStop(1, veil(colour, 0))
  brush.fillStyle = glow
  brush.fillRect(x - halo, y - halo, halo * 2, halo * 2)
  const size = Math.min(reach * 0.07, unit * (moon ? 3.6 : 3.4))
  brush.fillStyle = veil(shade(colour, 0.4), Math.min(1, strength * 1.3))
  brush.beginPath()
  brush.arc(x, y, size, 0, 7)
  brush.fill()
  if (!moon) return
  brush.fillStyle = veil(light.sky[0], 0.16)
  for (const [dx, dy, r] of [
    [-0.3, -0.2, 0.28],
    [0.25, 0.3, 0.2],
    [0.1, -0.4, 0.14],
    [-0.35, 0.4, 0.12],
  ] as const) {
    brush.beginPath()
    brush.arc(x + dx * size, y + dy * size, r * size, 0, 7)
    brush.fill()
  }
}

/** Thin clouds lit from below near the sun. */
function streaks(
  easel: Easel,
  x: number,
  y: number,
  width: number,
  height: number,
  lampX: number,
  lampY: number,
): void {
  const { brush, light, chance } = easel
  const windy = light.weather === 'wind'
  const banks = windy ? 15 : 8
  for (let bank = 0; bank < banks; bank++) {
    const centreX = x + chance() * width
    const share = between(chance, windy ? 0.08 : 0.2, 0.9)
    const centreY = y + share * height
    const near = Math.max(0, 1 - Math.hypot(centreX - lampX, (centreY - lampY) * 1.8) / (width * 0.55))
    const lit = mix(mix(light.sky[0], light.sky[2], 0.55 + share * 0.3), light.lamp.colour, near * 0.75)
    const length = width * between(chance, 0.12, windy ? 0.55 : 0.34)
    for (let wisp = 0; wisp < 16; wisp++) {
      const along = chance() * 2 - 1
      brush.fillStyle = veil(shade(lit, chance() * 0.15), (0.045 + near * 0.07) * (1 - Math.abs(along) * 0.8))
      brush.beginPath()
      brush.ellipse(
        centreX + along * length * 0.5,
        centreY + (chance() - 0.5) * height * (windy ? 0.02 : 0.035) - along * length * (windy ? 0.03 : 0),
        length * between(chance, 0.12, 0.4),
        height * between(chance, 0.004, windy ? 0.009 : 0.016),
        windy ? -0.05 : 0,
        0,
        7,
      )
      brush.fill()
    }
  }
}

/** A closed cover of cloud, heavier at the top. */
function cover(easel: Easel, x: number, y: number, width: number, height: number): void {
  const { brush, light, chance } = easel
  const heavy = light.weather === 'rain' ? 1 : light.weather === 'snow' ? 0.6 : 0.35
  const edge = wander(chanceOf(`${light.hour}${light.weather}`), 4)
  for (let row = 0; row < 7; row++) {
    const share = row / 7
    const base = y + height * (share * 0.85 - 0.08)
    const colour = mix(shade(light.sky[0], -0.14 * heavy), light.sky[2], share * 0.8)
    const thick = height * (0.16 - share * 0.09)
    for (let puff = 0; puff < 26; puff++) {
      const along = puff / 25 + (chance() - 0.5) * 0.05
      const bump = edge(along * 6 + row * 11.3)
      const radius = width * between(chance, 0.05, 0.11)
      const puffY = base + bump * thick
      const soft = brush.createRadialGradient(0, 0, 0, 0, 0, radius)
      const tone = shade(colour, chance() * 0.07 - (chance() < 0.5 ? 0.05 * heavy : 0))
      soft.addColorStop(0, veil(tone, 0.3 * (0.4 + heavy * 0.6)))
      soft.addColorStop(0.6, veil(tone, 0.14 * (0.4 + heavy * 0.6)))
      soft.addColorStop(1, veil(tone, 0))
      brush.save()
      brush.translate(x + along * width, puffY)
      brush.scale(1, 0.42)
      brush.fillStyle = soft
      brush.fillRect(-radius, -radius, radius * 2, radius * 2)
      brush.restore()
    }
  }
}

import { between, type Chance, chanceOf } from './chance.ts'
import { type Colour, mix, shade, veil } from './colour.ts'
import { type Figure, figureOf } from './figure.ts'
import { paintBody } from './figure-body.ts'
import type { Light } from './light.ts'

/**
 * Paints someone from head to foot, looking towards the words.
 *
 * @param tall height of an adult in CSS pixels
 * @returns a canvas whose lower edge is the ground and whose middle is where they stand
 */
export function paintFigure(
  name: string,
  given: Figure | undefined,
  light: Light,
  tall: number,
  scale: number,
  indoors = false,
): HTMLCanvasElement {
  const look = figureOf(name, given)
  const chance = chanceOf(`paint ${name.toLowerCase()}`)
  const size = tall * look.height
  const canvas = blank(tall * 0.9 * scale, tall * 1.14 * scale)
  const brush = canvas.getContext('2d')
  if (!brush) return canvas
  const u = (size / 100) * scale
  brush.translate(canvas.width / 2, canvas.height)
  brush.scale(u, u)
  const dim = indoors ? light.dim * 0.55 + 0.12 : light.dim
  const ambient = indoors ? mix(light.ambient, '#3a1f14', 0.5) : light.ambient
  const tone = (colour: Colour, more = 0): Colour => mix(colour, ambient, Math.min(0.9, dim * 0.86 + more))
  paintBody(brush, look, chance, tone)
  dabs(brush, chance, look.height, 1 - Math.min(0.7, dim))
  rim(canvas, light, u, indoors)
  return canvas
}

/** The brush shows: short strokes over cloth and skin, only where something is painted. */
function dabs(brush: CanvasRenderingContext2D, chance: Chance, height: number, strength: number): void {
  brush.save()
  brush.globalCompositeOperation = 'source-atop'
  for (let dab = 0; dab < 260 * height; dab++) {
    const x = between(chance, -22, 22)
    const y = between(chance, -106, 0)
    brush.fillStyle = veil(chance() < 0.45 ? '#fff3df' : '#05060c', between(chance, 0.012, 0.055) * strength)
    brush.beginPath()
    brush.ellipse(x, y, between(chance, 0.4, 2.2), between(chance, 2, 9), between(chance, -0.35, 0.35), 0, 7)
    brush.fill()
  }
  brush.restore()
}

/** Light along the edge that looks to the sun, moon or lamp, and a foot that sinks into the dark. */
function rim(canvas: HTMLCanvasElement, light: Light, u: number, indoors: boolean): void {
  const brush = canvas.getContext('2d')
  if (!brush) return
  const { width, height } = canvas
  brush.setTransform(1, 0, 0, 1, 0, 0)
  brush.globalCompositeOperation = 'source-atop'
  const fall = brush.createLinearGradient(0, height * 0.1, 0, height)
  fall.addColorStop(0, veil(indoors ? '#ffbf78' : light.sky[2], 0.1))
  fall.addColorStop(0.4, veil('#000000', 0))
  fall.addColorStop(1, veil(shade(light.ambient, -0.5), 0.7))
  brush.fillStyle = fall
  brush.fillRect(0, 0, width, height)
  const colour = indoors ? '#ffb668' : mix(light.sky[2], light.lamp.colour, Math.min(1, light.lamp.strength * 1.4))
  const edge = blank(width, height)
  const other = edge.getContext('2d')
  if (other) {
    other.drawImage(canvas, 0, 0)
    other.globalCompositeOperation = 'destination-out'
    other.drawImage(canvas, -u * 0.8, u * 0.45)
    other.globalCompositeOperation = 'source-in'
    other.fillStyle = veil(colour, indoors ? 0.42 : 0.22 + 0.46 * light.lamp.strength)
    other.fillRect(0, 0, width, height)
    brush.drawImage(edge, 0, 0)
  }
  brush.globalCompositeOperation = 'source-over'
}

function blank(width: number, height: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(width))
  canvas.height = Math.max(1, Math.round(height))
  return canvas
}

import { between, type Chance, chanceOf } from './chance.ts'
import { type Colour, mix, shade, veil } from './colour.ts'
import type { Light } from './light.ts'

/** How someone looks. What is left out is made up from the name, always in the same way. */
export interface Figure {
  /** 1 is an adult of middle height. */
  readonly height?: number
  /** 1 is middle; below slighter, above broader. */
  readonly build?: number
  readonly coat?: 'long' | 'short' | 'dress' | 'shawl'
  readonly coatColour?: Colour
  /** Collar, scarf or belt: what one knows them by from far off. */
  readonly accent?: Colour
  readonly hair?: 'short' | 'bun' | 'long' | 'curly' | 'none'
  readonly hairColour?: Colour
  readonly hat?: 'none' | 'cap' | 'brim' | 'hood' | 'knit'
  readonly beard?: boolean
  readonly skin?: Colour
  readonly carries?: 'nothing' | 'lantern' | 'bag' | 'stick'
}

const coats: readonly Colour[] = ['#3b4a5e', '#5a4336', '#4c5a48', '#6a3f3c', '#3a3a44', '#6b5d46', '#47506b']
const accents: readonly Colour[] = ['#c8553d', '#d9a441', '#7fa7a0', '#b8c4cf', '#a85a76', '#e0c9a6', '#5f8a5a']
const hairs: readonly Colour[] = ['#2a211d', '#5a3a24', '#8c6a3f', '#9b958c', '#3d2b2b', '#b9aea0', '#6e3320']
const skins: readonly Colour[] = ['#e3b99a', '#c68f6b', '#a06a47', '#7b4c33', '#f0cdb4', '#5c3a29']

/** The whole look of a name: what the author gave, and the rest by chance of the name. */
export function figureOf(name: string, given: Figure = {}): Required<Figure> {
  const chance = chanceOf(`figure ${name.toLowerCase()}`)
  const pick = <T>(items: readonly T[]): T => items[Math.floor(chance() * items.length)] as T
  const made: Required<Figure> = {
    height: between(chance, 0.92, 1.06),
    build: between(chance, 0.88, 1.16),
    coat: pick(['long', 'short', 'dress', 'shawl', 'long', 'short'] as const),
    coatColour: pick(coats),
    accent: pick(accents),
    hair: pick(['short', 'bun', 'long', 'curly', 'short'] as const),
    hairColour: pick(hairs),
    hat: pick(['none', 'cap', 'none', 'brim', 'hood', 'knit', 'none'] as const),
    beard: chance() < 0.2,
    skin: pick(skins),
    carries: pick(['nothing', 'nothing', 'bag', 'lantern', 'stick', 'nothing'] as const),
  }
  if (made.coat === 'dress' || made.hair === 'bun' || made.hair === 'long')
    made.beard && Object.assign(made, { beard: false })
  return { ...made, ...given }
}

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
  body(brush, look, chance, tone)
  dabs(brush, chance, look.height)
  rim(canvas, light, u, indoors)
  return canvas
}

type Tone = (colour: Colour, more?: number) => Colour

function body(brush: CanvasRenderingContext2D, look: Required<Figure>, chance: Chance, tone: Tone): void {
  const wide = 10.6 * look.build
  const coat = tone(look.coatColour)
  const dark = shade(coat, -0.34)
  const hem = look.coat === 'long' ? -26 : look.coat === 'dress' ? -9 : look.coat === 'shawl' ? -14 : -44
  // Legs and boots.
  brush.fillStyle = shade(tone('#26262c'), -0.1)
  for (const side of [-1, 1]) {
    brush.beginPath()
    brush.moveTo(side * 0.6, -48)
    brush.lineTo(side * (wide * 0.62), -48)
    brush.lineTo(side * (wide * 0.52), -3)
    brush.lineTo(side * 1.6, -3)
    brush.fill()
    brush.beginPath()
    brush.ellipse(side * wide * 0.32 - 1.6, -1.7, 4.6, 2, 0, 0, 7)
    brush.fill()
  }
  if (look.hat === 'hood' || look.hair === 'long') backOfHead(brush, look, tone, wide)
  // Coat.
  const flare = look.coat === 'dress' ? 1.45 : look.coat === 'long' ? 1.12 : 0.98
  brush.fillStyle = coat
  brush.beginPath()
  brush.moveTo(-3, -84)
  brush.bezierCurveTo(-wide * 0.7, -83, -wide * 1.06, -80, -wide * 1.08, -72)
  brush.bezierCurveTo(-wide * 1.05, -62, -wide * 0.86, -56, -wide * 0.84, -50)
  brush.lineTo(-wide * flare, hem)
  brush.quadraticCurveTo(0, hem + 2.4, wide * flare, hem)
  brush.lineTo(wide * 0.84, -50)
  brush.bezierCurveTo(wide * 0.86, -56, wide * 1.05, -62, wide * 1.08, -72)
  brush.bezierCurveTo(wide * 1.06, -80, wide * 0.7, -83, 3, -84)
  brush.fill()
  // Shadow down the far side, folds, the opening of the coat.
  brush.save()
  brush.clip()
  brush.fillStyle = veil(dark, 0.55)
  brush.beginPath()
  brush.moveTo(-wide * 1.4, -86)
  brush.lineTo(-wide * 0.35, -84)
  brush.quadraticCurveTo(-wide * 0.1, -55, -wide * 0.5, hem + 3)
  brush.lineTo(-wide * 2, hem + 3)
  brush.fill()
  for (let fold = 0; fold < 12; fold++) {
    const x = between(chance, -wide, wide)
    brush.strokeStyle = veil(chance() < 0.6 ? dark : shade(coat, 0.2), 0.35)
    brush.lineWidth = between(chance, 0.4, 1.4)
    brush.beginPath()
    brush.moveTo(x * 0.8, between(chance, -60, -48))
    brush.quadraticCurveTo(x, -40, x * flare * 1.1, hem + 1)
    brush.stroke()
  }
  brush.strokeStyle = veil(shade(dark, -0.3), 0.8)
  brush.lineWidth = 0.7
  brush.beginPath()
  brush.moveTo(-1.6, -80)
  brush.quadraticCurveTo(-2.6, -60, -2.2, hem)
  brush.stroke()
  lapels(brush, coat, dark)
  if (look.coat !== 'shawl')
    for (let button = 0; button < 4; button++) {
      brush.fillStyle = veil(shade(coat, 0.35), 0.6)
      brush.beginPath()
      brush.arc(0.4, -73 + button * 7.5, 0.6, 0, 7)
      brush.fill()
    }
  brush.restore()
  arms(brush, look, coat, dark, wide, tone)
  if (look.coat === 'shawl') shawl(brush, tone(look.accent), wide)
  head(brush, look, tone)
  scarf(brush, look, tone)
}

/** Lapels and pocket flaps: what makes cloth a coat. */
function lapels(brush: CanvasRenderingContext2D, coat: Colour, dark: Colour): void {
  brush.fillStyle = veil(shade(coat, 0.12), 0.8)
  brush.beginPath()
  brush.moveTo(4.4, -84)
  brush.lineTo(6.6, -77)
  brush.lineTo(3.4, -75.6)
  brush.lineTo(-1.6, -66)
  brush.lineTo(-0.8, -80)
  brush.fill()
  brush.fillStyle = veil(dark, 0.9)
  brush.beginPath()
  brush.moveTo(-4.4, -84)
  brush.lineTo(-7, -77.4)
  brush.lineTo(-4.4, -76)
  brush.lineTo(-1.8, -66)
  brush.lineTo(-2, -80)
  brush.fill()
  for (const x of [-7.6, 3.6]) {
    brush.fillStyle = veil(dark, 0.5)
    brush.fillRect(x, -54, 4.6, 1.5)
  }
}

function arms(
  brush: CanvasRenderingContext2D,
  look: Required<Figure>,
  coat: Colour,
  dark: Colour,
  wide: number,
  tone: Tone,
): void {
  const hold = look.carries === 'lantern' || look.carries === 'stick'
  for (const side of [-1, 1]) {
    const lifted = side === -1 && hold
    brush.fillStyle = side < 0 ? dark : mix(coat, dark, 0.25)
    brush.beginPath()
    brush.moveTo(side * wide * 0.74, -81)
    brush.bezierCurveTo(side * wide * 1.25, -80, side * wide * 1.3, -70, side * wide * 1.26, -62)
    if (lifted) {
      brush.lineTo(side * wide * 1.7, -53)
      brush.lineTo(side * wide * 1.5, -49.5)
      brush.lineTo(side * wide * 0.95, -56)
    } else {
      brush.bezierCurveTo(side * wide * 1.26, -54, side * wide * 1.1, -49, side * wide * 0.86, -46.5)
      brush.lineTo(side * wide * 0.62, -50)
    }
    brush.quadraticCurveTo(side * wide * 0.84, -66, side * wide * 0.7, -74)
    brush.fill()
    if (!lifted) continue
    brush.fillStyle = tone(look.skin, 0.1)
    brush.beginPath()
    brush.arc(side * wide * 1.66, -51, 1.9, 0, 7)
    brush.fill()
    if (look.carries === 'stick') {
      brush.strokeStyle = tone('#3c2a1c')
      brush.lineWidth = 1.2
      brush.beginPath()
      brush.moveTo(side * wide * 1.66, -58)
      brush.lineTo(side * wide * 1.72, 0)
      brush.stroke()
    } else {
      brush.strokeStyle = '#15120f'
      brush.lineWidth = 0.6
      brush.strokeRect(side * wide * 1.66 - 2.4, -46, 4.8, 7)
      brush.fillStyle = '#ffcf7c'
      brush.fillRect(side * wide * 1.66 - 1.9, -45.4, 3.8, 5.8)
      brush.beginPath()
      brush.arc(side * wide * 1.66, -46.6, 2.4, Math.PI, 0)
      brush.stroke()
    }
  }
  if (look.carries !== 'bag') return
  brush.strokeStyle = tone('#2c2019')
  brush.lineWidth = 1.3
  brush.beginPath()
  brush.moveTo(-wide * 0.6, -83)
  brush.quadraticCurveTo(wide * 0.1, -64, wide * 0.98, -50)
  brush.stroke()
  brush.fillStyle = tone('#4a3323')
  brush.fillRect(wide * 0.55, -52, 10, 9)
  brush.fillStyle = tone('#5d4330')
  brush.fillRect(wide * 0.55, -52, 10, 3.4)
}

function shawl(brush: CanvasRenderingContext2D, colour: Colour, wide: number): void {
  brush.fillStyle = mix(colour, '#000000', 0.28)
  brush.beginPath()
  brush.moveTo(-3, -85)
  brush.bezierCurveTo(-wide, -84, -wide * 1.36, -74, -wide * 1.3, -60)
  brush.quadraticCurveTo(-wide * 0.3, -50, 1, -47)
  brush.quadraticCurveTo(wide * 0.6, -52, wide * 1.3, -61)
  brush.bezierCurveTo(wide * 1.36, -74, wide, -84, 3, -85)
  brush.fill()
  for (let fringe = -6; fringe <= 6; fringe++) {
    brush.strokeStyle = veil(shade(colour, 0.1), 0.5)
    brush.lineWidth = 0.5
    brush.beginPath()
    brush.moveTo(fringe * 0.8, -82)
    brush.quadraticCurveTo(fringe * wide * 0.14, -68, fringe * wide * 0.19, -51 - Math.abs(fringe) * 1.4)
    brush.stroke()
  }
}

function backOfHead(brush: CanvasRenderingContext2D, look: Required<Figure>, tone: Tone, wide: number): void {
  brush.fillStyle = look.hat === 'hood' ? shade(tone(look.coatColour), -0.3) : shade(tone(look.hairColour), -0.2)
  brush.beginPath()
  brush.moveTo(-7, -92)
  brush.quadraticCurveTo(-9, -78, -wide * 0.5, -70)
  brush.lineTo(wide * 0.66, -68)
  brush.quadraticCurveTo(9.4, -82, 7.6, -92)
  brush.fill()
}

function head(brush: CanvasRenderingContext2D, look: Required<Figure>, tone: Tone): void {
  const skin = tone(look.skin)
  const hair = tone(look.hairColour)
  // Neck, then the head turned a little to the words.
  brush.fillStyle = shade(skin, -0.3)
  brush.fillRect(-2.6, -88, 5.4, 6)
  brush.fillStyle = skin
  brush.beginPath()
  brush.moveTo(5, -97)
  brush.bezierCurveTo(5.6, -90, 3.8, -86.4, -0.6, -84.8)
  brush.bezierCurveTo(-3, -84.6, -4.4, -86.6, -4.7, -89)
  brush.lineTo(-5.7, -90.6)
  brush.lineTo(-4.7, -93)
  brush.bezierCurveTo(-5.2, -98.5, -2, -101.2, 1, -101)
  brush.bezierCurveTo(3.6, -100.8, 5, -99, 5, -97)
  brush.fill()
  // The side away from the light, and eyes that are no more than shadow under the brow.
  brush.fillStyle = veil(shade(skin, -0.45), 0.3)
  brush.beginPath()
  brush.moveTo(-4.8, -97.4)
  brush.quadraticCurveTo(-2.4, -95.6, -2.9, -92.4)
  brush.quadraticCurveTo(-3.4, -90.6, -2.4, -89.8)
  brush.quadraticCurveTo(-2.6, -87, -1.6, -84.8)
  brush.lineTo(-6, -86)
  brush.fill()
  // One soft shadow under the brow; eyes and mouth are a stroke each.
  brush.fillStyle = veil(shade(skin, -0.5), 0.2)
  brush.beginPath()
  brush.ellipse(-0.8, -94.2, 4, 1.15, 0, 0, 7)
  brush.fill()
  brush.lineCap = 'round'
  brush.strokeStyle = veil('#1b1310', 0.72)
  brush.lineWidth = 0.62
  brush.beginPath()
  brush.moveTo(-3.3, -93.5)
  brush.quadraticCurveTo(-2.7, -93.9, -2.1, -93.5)
  brush.moveTo(0, -93.5)
  brush.quadraticCurveTo(0.7, -93.95, 1.4, -93.5)
  brush.stroke()
  brush.strokeStyle = veil(shade(skin, -0.6), 0.42)
  brush.lineWidth = 0.45
  brush.beginPath()
  brush.moveTo(-2.9, -88.1)
  brush.quadraticCurveTo(-1.7, -87.9, -0.5, -88.2)
  brush.stroke()
  brush.fillStyle = veil(shade(skin, 0.35), 0.22)
  brush.beginPath()
  brush.ellipse(2.7, -91, 1.5, 2.6, 0.2, 0, 7)
  brush.fill()
  if (look.beard) {
    brush.fillStyle = hair
    brush.beginPath()
    brush.moveTo(5, -93)
    brush.bezierCurveTo(5, -86, 2, -81, -2, -81.5)
    brush.bezierCurveTo(-4.6, -83, -5, -87, -4.6, -89.4)
    brush.quadraticCurveTo(-1, -90.4, 1.8, -89.6)
    brush.quadraticCurveTo(3.4, -91, 3.6, -93)
    brush.fill()
  }
  if (look.hair !== 'none') {
    brush.fillStyle = hair
    brush.beginPath()
    brush.moveTo(-4.6, -96)
    brush.bezierCurveTo(-5.8, -101.5, -1.4, -104, 1.4, -103.6)
    brush.bezierCurveTo(5.8, -103.2, 7.2, -98.6, 6.4, -94)
    brush.quadraticCurveTo(6, -90.6, 5, -89.6)
    brush.quadraticCurveTo(4.6, -94, 3.2, -96.4)
    brush.quadraticCurveTo(-0.4, -97, -4.6, -96)
    brush.fill()
    if (look.hair === 'bun') {
      brush.beginPath()
      brush.arc(6.4, -99.6, 3, 0, 7)
      brush.fill()
    }
    if (look.hair === 'long') {
      brush.beginPath()
      brush.moveTo(3, -98)
      brush.bezierCurveTo(8, -94, 8.6, -84, 8, -76)
      brush.lineTo(3.6, -77)
      brush.quadraticCurveTo(5, -88, 3, -94)
      brush.fill()
    }
    if (look.hair === 'curly')
      for (let curl = 0; curl < 15; curl++) {
        const angle = -2.9 + (curl / 14) * 3.5
        brush.beginPath()
        brush.arc(1 + Math.cos(angle) * 6, -97 + Math.sin(angle) * 6, 2.1, 0, 7)
        brush.fill()
      }
  }
  hat(brush, look, tone)
}

function hat(brush: CanvasRenderingContext2D, look: Required<Figure>, tone: Tone): void {
  const cloth = tone(look.hat === 'knit' ? look.accent : shade(look.coatColour, -0.3))
  brush.fillStyle = cloth
  brush.beginPath()
  if (look.hat === 'cap') {
    brush.moveTo(-6.4, -98.4)
    brush.bezierCurveTo(-6, -105, 5, -106, 7, -98.6)
    brush.lineTo(-4.6, -97.8)
    brush.lineTo(-9.6, -96.4)
    brush.lineTo(-9.2, -98)
    brush.closePath()
  } else if (look.hat === 'brim') {
    brush.ellipse(0.4, -98.6, 12, 1.8, -0.05, 0, 7)
    brush.moveTo(-5.4, -99)
    brush.lineTo(-4.2, -107)
    brush.quadraticCurveTo(0.6, -105, 5.2, -107)
    brush.lineTo(6.6, -99)
  } else if (look.hat === 'knit') {
    brush.moveTo(-5.8, -97.4)
    brush.bezierCurveTo(-6.4, -106.5, 7, -107.5, 7, -97)
    brush.quadraticCurveTo(0, -99.2, -5.8, -97.4)
  } else if (look.hat === 'hood') {
    brush.moveTo(-5.4, -94)
    brush.bezierCurveTo(-7, -104, 0, -107, 4, -105)
    brush.bezierCurveTo(9.6, -102, 9.4, -90, 8.4, -82)
    brush.lineTo(2.6, -82)
    brush.bezierCurveTo(5.6, -90, 4.4, -97.5, 0, -99)
    brush.quadraticCurveTo(-3.6, -99.6, -5.4, -94)
  }
  brush.fill()
  if (look.hat === 'knit' || look.hat === 'brim') {
    brush.fillStyle = look.hat === 'knit' ? shade(cloth, -0.2) : tone(look.accent, 0.1)
    brush.fillRect(-5.6, look.hat === 'knit' ? -99.4 : -101, 12, 1.8)
  }
}

function scarf(brush: CanvasRenderingContext2D, look: Required<Figure>, tone: Tone): void {
  if (look.coat === 'shawl') return
  const colour = tone(look.accent)
  brush.fillStyle = colour
  brush.beginPath()
  brush.moveTo(-5, -85)
  brush.quadraticCurveTo(0, -82.4, 5.8, -86)
  brush.quadraticCurveTo(7.2, -83, 5.4, -80.8)
  brush.quadraticCurveTo(-0.4, -77.6, -5.6, -81)
  brush.quadraticCurveTo(-6.4, -83.4, -5, -85)
  brush.fill()
  brush.fillStyle = shade(colour, -0.24)
  brush.beginPath()
  brush.moveTo(-3, -80.4)
  brush.lineTo(0.6, -79.8)
  brush.lineTo(-0.4, -66)
  brush.lineTo(-4.2, -66.6)
  brush.fill()
}

/** The brush shows: short strokes over cloth and skin, only where something is painted. */
function dabs(brush: CanvasRenderingContext2D, chance: Chance, height: number): void {
  brush.save()
  brush.globalCompositeOperation = 'source-atop'
  for (let dab = 0; dab < 260 * height; dab++) {
    const x = between(chance, -22, 22)
    const y = between(chance, -106, 0)
    brush.fillStyle = veil(chance() < 0.45 ? '#fff3df' : '#05060c', between(chance, 0.015, 0.06))
    brush.beginPath()
    brush.ellipse(x, y, between(chance, 0.6, 3.4), between(chance, 2, 9), between(chance, -0.35, 0.35), 0, 7)
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

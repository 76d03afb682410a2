import { between, type Chance } from './chance.ts'
import { type Colour, mix, shade, type Tone, veil } from './colour.ts'
import type { Figure } from './figure.ts'
import { backOfHead, head } from './figure-head.ts'

/** Someone from boots to hat, in hundredths of their height, feet at 0. */
export function paintBody(brush: CanvasRenderingContext2D, look: Required<Figure>, chance: Chance, tone: Tone): void {
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

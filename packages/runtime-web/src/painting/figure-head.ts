import { shade, type Tone, veil } from './colour.ts'
import type { Figure } from './figure.ts'

/** Hair or hood behind the shoulders. */
export function backOfHead(brush: CanvasRenderingContext2D, look: Required<Figure>, tone: Tone, wide: number): void {
  brush.fillStyle = look.hat === 'hood' ? shade(tone(look.coatColour), -0.3) : shade(tone(look.hairColour), -0.2)
  brush.beginPath()
  brush.moveTo(-7, -92)
  brush.quadraticCurveTo(-9, -78, -wide * 0.5, -70)
  brush.lineTo(wide * 0.66, -68)
  brush.quadraticCurveTo(9.4, -82, 7.6, -92)
  brush.fill()
}

/** Neck, face, hair and hat. */
export function head(brush: CanvasRenderingContext2D, look: Required<Figure>, tone: Tone): void {
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
  // The side away from the light, inside the face alone, and eyes that are no more than shadow under the brow.
  brush.save()
  brush.clip()
  brush.fillStyle = veil(shade(skin, -0.45), 0.3)
  brush.beginPath()
  brush.moveTo(-4.8, -97.4)
  brush.quadraticCurveTo(-2.4, -95.6, -2.9, -92.4)
  brush.quadraticCurveTo(-3.4, -90.6, -2.4, -89.8)
  brush.quadraticCurveTo(-2.6, -87, -1.6, -84.8)
  brush.lineTo(-6, -86)
  brush.fill()
  brush.restore()
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

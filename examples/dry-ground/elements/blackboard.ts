import { between, type Element, veil } from '@lacuna/runtime-web/painting'

export function blackboard(): Element {
  return {
    depth: 'far',
    paint({ brush, across, clear, unit, chance }) {
      const x = across(0.31)
      const y = clear.y + clear.height * 0.15
      const wide = clear.width * 0.38
      const tall = clear.height * 0.32
      brush.fillStyle = '#4a3524'
      brush.fillRect(x - unit * 1.2, y - unit * 1.2, wide + unit * 2.4, tall + unit * 2.4)
      brush.fillStyle = '#1d2622'
      brush.fillRect(x, y, wide, tall)
      for (let smear = 0; smear < 26; smear++) {
        brush.fillStyle = veil('#cfd8d0', 0.02)
        brush.beginPath()
        brush.ellipse(x + chance() * wide, y + chance() * tall, unit * 9, unit * 2.4, chance() * 3, 0, 7)
        brush.fill()
      }
      // What Miss Cole wrote last, and the triangle that it was about.
      brush.fillStyle = veil('#e8ece4', 0.78)
      brush.textBaseline = 'alphabetic'
      const letters = Math.min(wide * 0.098, tall * 0.2)
      brush.font = `italic ${letters}px "Lacuna Literata", Georgia, serif`
      for (const [line, words] of ['HALF THE BASE', 'TIMES'].entries()) {
        let at = x + wide * 0.07
        for (const letter of words) {
          brush.fillText(letter, at, y + tall * 0.27 + (line * 1.3 + between(chance, -0.05, 0.05)) * letters)
          at += brush.measureText(letter).width + letters * 0.05
        }
      }
      brush.strokeStyle = veil('#e8ece4', 0.7)
      brush.lineWidth = Math.max(0.8, unit * 0.28)
      brush.lineJoin = 'round'
      brush.beginPath()
      brush.moveTo(x + wide * 0.5, y + tall * 0.88)
      brush.lineTo(x + wide * 0.9, y + tall * 0.87)
      brush.lineTo(x + wide * 0.76, y + tall * 0.48)
      brush.closePath()
      brush.moveTo(x + wide * 0.76, y + tall * 0.49)
      brush.lineTo(x + wide * 0.765, y + tall * 0.87)
      brush.stroke()
      brush.fillStyle = '#5a4330'
      brush.fillRect(x - unit * 1.4, y + tall + unit, wide + unit * 2.8, unit)
    },
  }
}

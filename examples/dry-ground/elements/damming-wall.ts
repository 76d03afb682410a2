import { type Element, mix, shade, veil } from '@lacuna/runtime-web/painting'

/** The wall that will make a lake of the valley: not yet closed. */
export function dammingWall(): Element {
  return {
    depth: 'mid',
    paint({ brush, across, down, unit, width, tone, light, chance, alive }) {
      const top = down(0) - unit * 24
      const foot = down(0.54)
      const stone = tone('#8d8a82', 0.3)
      const paint = brush.createLinearGradient(0, top, 0, foot)
      paint.addColorStop(0, mix(stone, light.lamp.colour, 0.14 * light.lamp.strength))
      paint.addColorStop(1, shade(stone, -0.4))
      brush.fillStyle = paint
      brush.beginPath()
      brush.moveTo(-unit * 4, top)
      brush.lineTo(width, top)
      brush.lineTo(width, foot)
      brush.lineTo(-unit * 4, foot)
      brush.fill()
      for (let course = 0; course < 16; course++) {
        const y = top + ((foot - top) * course) / 16
        brush.fillStyle = veil('#000000', 0.12)
        brush.fillRect(0, y, width, Math.max(0.7, unit * 0.14))
        for (let block = 0; block < 46; block++) {
          const x = ((block + (course % 2) / 2) / 46) * width
          brush.fillStyle = veil(chance() < 0.5 ? '#ffffff' : '#000000', chance() * 0.05)
          brush.fillRect(x, y, width / 46, (foot - top) / 16)
          brush.fillStyle = veil('#000000', 0.1)
          brush.fillRect(x, y, Math.max(0.7, unit * 0.12), (foot - top) / 16)
        }
      }
      brush.fillStyle = shade(stone, 0.08)
      brush.fillRect(0, top - unit * 1.6, width, unit * 2)
      for (let post = 0; post < 24; post++) brush.fillRect((post / 24) * width, top - unit * 3.4, unit * 1.2, unit * 2)
      const towerX = across(0.7)
      brush.fillStyle = shade(stone, -0.14)
      brush.fillRect(towerX - unit * 7, top - unit * 13, unit * 14, foot - top + unit * 13)
      brush.fillStyle = shade(tone('#4b4a50', 0.25), -0.1)
      brush.beginPath()
      brush.moveTo(towerX - unit * 8.4, top - unit * 13)
      brush.lineTo(towerX, top - unit * 20)
      brush.lineTo(towerX + unit * 8.4, top - unit * 13)
      brush.fill()
      for (const side of [-1, 1]) {
        const lit = light.lit > 0.35
        brush.fillStyle = lit ? '#ffcf7d' : shade(stone, -0.6)
        brush.fillRect(towerX + side * unit * 3 - unit * 1.1, top - unit * 9, unit * 2.2, unit * 3.6)
        if (lit)
          alive({
            kind: 'glow',
            x: towerX + side * unit * 3,
            y: top - unit * 7,
            radius: unit * 11,
            colour: '#ffab55',
            strength: 0.4,
            flicker: 0.08,
          })
      }
      // The hole that the river still goes through.
      const holeX = across(0.26)
      brush.fillStyle = '#0b0d10'
      brush.beginPath()
      brush.moveTo(holeX - unit * 7, foot)
      brush.lineTo(holeX - unit * 7, foot - unit * 9)
      brush.arc(holeX, foot - unit * 9, unit * 7, Math.PI, 0)
      brush.lineTo(holeX + unit * 7, foot)
      brush.fill()
      brush.fillStyle = veil(mix(light.sky[2], '#ffffff', 0.4), 0.5)
      for (let fall = 0; fall < 26; fall++)
        brush.fillRect(
          holeX - unit * 6 + chance() * unit * 12,
          foot - unit * (1 + chance() * 5),
          unit * 0.3,
          unit * (2 + chance() * 4),
        )
      alive({ kind: 'smoke', x: holeX, y: foot, size: unit * 2.2, colour: mix(light.sky[2], '#ffffff', 0.3) })
    },
  }
}

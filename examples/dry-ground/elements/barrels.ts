import { type Element, mix, veil } from '@lacuna/runtime-web/painting'

export function barrels(): Element {
  return {
    depth: 'far',
    paint({ brush, across, horizon, unit, light }) {
      const dusk = light.hour === 'day' ? 0.3 : 0.5
      for (const [share, lift] of [
        [0.46, 0],
        [0.58, 0],
        [0.52, 15],
      ] as const) {
        const x = across(share)
        const y = horizon - unit * (4 + lift)
        const size = unit * 8.4
        brush.fillStyle = mix('#6b4528', '#0d0a0c', dusk)
        brush.beginPath()
        brush.arc(x, y - size * 0.6, size, 0, 7)
        brush.fill()
        for (const ring of [0.94, 0.76]) {
          brush.strokeStyle = mix('#3a3a3e', '#0d0a0c', dusk * 0.6)
          brush.lineWidth = unit * 0.7
          brush.beginPath()
          brush.arc(x, y - size * 0.6, size * ring, 0, 7)
          brush.stroke()
        }
        for (let stave = -3; stave <= 3; stave++) {
          brush.fillStyle = veil('#000000', 0.25)
          brush.fillRect(x + stave * size * 0.2, y - size * 1.2, Math.max(0.7, unit * 0.2), size * 1.2)
        }
        brush.fillStyle = '#c49a5a'
        brush.fillRect(x - unit * 0.6, y + size * 0.02, unit * 1.2, unit * 2)
      }
    },
  }
}

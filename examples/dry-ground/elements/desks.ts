import { type Element, mix, shade, veil } from '@lacuna/runtime-web/painting'

export function desks(): Element {
  return {
    depth: 'near',
    paint({ brush, across, horizon, height, unit, light }) {
      const own = mix('#7a5638', '#0d0a0c', light.hour === 'day' ? 0.25 : 0.5)
      for (const share of [0.1, 0.44, 0.8]) {
        const x = across(share)
        const y = horizon + unit * 7
        brush.fillStyle = shade(own, -0.45)
        for (const leg of [-8, 6.6]) brush.fillRect(x + leg * unit, y, unit * 1.4, height - y)
        brush.fillStyle = own
        brush.beginPath()
        brush.moveTo(x - unit * 9, y - unit * 3)
        brush.lineTo(x + unit * 9, y - unit * 3)
        brush.lineTo(x + unit * 10.4, y + unit)
        brush.lineTo(x - unit * 10.4, y + unit)
        brush.fill()
        brush.fillStyle = shade(own, -0.25)
        brush.fillRect(x - unit * 10.4, y + unit, unit * 20.8, unit * 3.4)
        brush.fillStyle = '#1a1c22'
        brush.beginPath()
        brush.ellipse(x + unit * 7, y - unit * 2.1, unit * 0.9, unit * 0.35, 0, 0, 7)
        brush.fill()
        brush.fillStyle = veil('#efe6d2', 0.85)
        brush.beginPath()
        brush.moveTo(x - unit * 5, y - unit * 2.4)
        brush.lineTo(x + unit * 1, y - unit * 2.4)
        brush.lineTo(x + unit * 1.4, y + unit * 0.1)
        brush.lineTo(x - unit * 5.4, y + unit * 0.1)
        brush.fill()
      }
    },
  }
}

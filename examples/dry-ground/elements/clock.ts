import { type Element, mix, shade } from '@lacuna/runtime-web/painting'

/** The long-case clock, in which something is kept. */
export function clock(): Element {
  return {
    depth: 'mid',
    paint({ brush, across, horizon, unit, light, alive }) {
      const dusk = light.hour === 'day' ? 0.2 : 0.42
      const x = across(0.9)
      const foot = horizon + unit * 2
      const own = mix('#5d3820', '#0d0a0c', dusk)
      brush.fillStyle = shade(own, -0.2)
      brush.fillRect(x - unit * 5.6, foot - unit * 14, unit * 11.2, unit * 14)
      brush.fillStyle = own
      brush.fillRect(x - unit * 4.2, foot - unit * 42, unit * 8.4, unit * 30)
      brush.fillStyle = shade(own, 0.06)
      brush.fillRect(x - unit * 5.6, foot - unit * 56, unit * 11.2, unit * 15)
      brush.beginPath()
      brush.moveTo(x - unit * 6.4, foot - unit * 56)
      brush.quadraticCurveTo(x, foot - unit * 63, x + unit * 6.4, foot - unit * 56)
      brush.fill()
      brush.fillStyle = mix('#e9dfc6', '#0d0a0c', dusk * 0.5)
      brush.beginPath()
      brush.arc(x, foot - unit * 48.4, unit * 4.3, 0, 7)
      brush.fill()
      brush.strokeStyle = '#1a1612'
      brush.lineWidth = Math.max(0.8, unit * 0.3)
      brush.beginPath()
      brush.moveTo(x, foot - unit * 48.4)
      brush.lineTo(x, foot - unit * 51.6)
      brush.moveTo(x, foot - unit * 48.4)
      brush.lineTo(x + unit * 2, foot - unit * 47.4)
      brush.stroke()
      brush.fillStyle = '#120d0a'
      brush.fillRect(x - unit * 2.4, foot - unit * 39, unit * 4.8, unit * 22)
      brush.strokeStyle = '#b9924e'
      brush.beginPath()
      brush.moveTo(x, foot - unit * 39)
      brush.lineTo(x + unit * 0.7, foot - unit * 24)
      brush.stroke()
      brush.fillStyle = '#d0a95e'
      brush.beginPath()
      brush.arc(x + unit * 0.7, foot - unit * 22.6, unit * 1.6, 0, 7)
      brush.fill()
      alive({
        kind: 'glow',
        x: x + unit * 0.7,
        y: foot - unit * 22.6,
        radius: unit * 6,
        colour: '#ffcf7d',
        strength: 0.25,
        flicker: 0.5,
      })
    },
  }
}

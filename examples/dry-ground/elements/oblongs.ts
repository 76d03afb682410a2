import { between, type Element, mix, shade } from '@lacuna/runtime-web/painting'

/** Graves that have been emptied: oblongs in the grass. */
export function oblongs(): Element {
  return {
    depth: 'mid',
    paint({ brush, across, down, unit, tone, light, chance }) {
      for (let hole = 0; hole < 5; hole++) {
        const x = across(0.02 + hole * 0.2 + chance() * 0.05)
        const y = down(0.5) + unit * between(chance, -1, 4)
        brush.fillStyle = shade(tone('#4a3d30', 0.1), -0.35)
        brush.beginPath()
        brush.moveTo(x - unit * 5, y)
        brush.lineTo(x + unit * 4, y - unit * 0.6)
        brush.lineTo(x + unit * 6.4, y + unit * 2)
        brush.lineTo(x - unit * 4.6, y + unit * 2.6)
        brush.fill()
        brush.fillStyle = mix(tone('#6d5a44', 0.1), '#e6ebf0', light.snow * 0.6)
        brush.beginPath()
        brush.moveTo(x + unit * 6, y + unit * 2)
        brush.quadraticCurveTo(x + unit * 9, y - unit * 3, x + unit * 12, y + unit * 2.2)
        brush.fill()
      }
    },
  }
}

import { type Element, mix, shade, veil } from '@lacuna/runtime-web/painting'

/** The road through the village, coming towards the eye. */
export function lane(): Element {
  return {
    depth: 'mid',
    paint({ brush, across, down, unit, height, tone, light, chance }) {
      const near = mix(tone('#7b7264', 0), '#dfe5ea', light.snow * 0.55)
      const wet = light.weather === 'rain' ? 0.3 : 0
      const paint = brush.createLinearGradient(0, down(0.04), 0, height)
      paint.addColorStop(0, mix(tone('#7b7264', 0.45), light.sky[2], wet))
      paint.addColorStop(1, shade(near, -0.35))
      brush.fillStyle = paint
      brush.beginPath()
      brush.moveTo(across(0.5), down(0.04))
      brush.bezierCurveTo(across(0.34), down(0.3), across(0.6), down(0.45), across(0.14), height)
      brush.lineTo(across(0.92), height)
      brush.bezierCurveTo(across(0.7), down(0.45), across(0.5), down(0.3), across(0.53), down(0.04))
      brush.fill()
      for (let rut = 0; rut < 130; rut++) {
        const share = chance()
        brush.fillStyle = veil(chance() < 0.5 ? '#000000' : light.lamp.colour, 0.06)
        brush.beginPath()
        brush.ellipse(
          across(0.52 + (chance() - 0.5) * 0.66 * share),
          down(0.08 + share * 0.92),
          unit * (0.6 + share * 7),
          unit * (0.1 + share * 0.5),
          0,
          0,
          7,
        )
        brush.fill()
      }
    },
  }
}

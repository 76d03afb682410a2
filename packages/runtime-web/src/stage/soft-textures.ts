import { CanvasSource, Texture } from 'pixi.js'
import { chanceOf } from '../painting/chance.ts'
import { clouds } from '../painting/noise.ts'

/** The few textures that everything alive on the stage shares. */
export interface SoftTextures {
  /** A round light, bright in the middle. */
  readonly glow: Texture
  /** A soft dot. */
  readonly dot: Texture
  /** A falling streak, bright at its foot. */
  readonly streak: Texture
  /** A flat ring: a splash. */
  readonly ring: Texture
  /** A flat glint. */
  readonly glint: Texture
  /** A drift of fog. */
  readonly fog: Texture
  /** A bird far off. */
  readonly bird: Texture
  destroy(): void
}

/** Paints them. */
export function softTextures(): SoftTextures {
  const made = {
    glow: texture(128, 128, brush => {
      const paint = brush.createRadialGradient(64, 64, 0, 64, 64, 64)
      for (let step = 0; step <= 10; step++)
        paint.addColorStop(step / 10, `rgba(255,255,255,${(1 - step / 10) ** 2.6})`)
      brush.fillStyle = paint
      brush.fillRect(0, 0, 128, 128)
    }),
    dot: texture(32, 32, brush => {
      const paint = brush.createRadialGradient(16, 16, 0, 16, 16, 16)
      paint.addColorStop(0, '#fff')
      paint.addColorStop(0.45, 'rgba(255,255,255,.85)')
      paint.addColorStop(1, 'rgba(255,255,255,0)')
      brush.fillStyle = paint
      brush.fillRect(0, 0, 32, 32)
    }),
    streak: texture(4, 64, brush => {
      const paint = brush.createLinearGradient(0, 0, 0, 64)
      paint.addColorStop(0, 'rgba(255,255,255,0)')
      paint.addColorStop(1, 'rgba(255,255,255,.95)')
      brush.fillStyle = paint
      brush.fillRect(1, 0, 2, 64)
    }),
    ring: texture(48, 20, brush => {
      brush.strokeStyle = '#fff'
      brush.lineWidth = 1.6
      brush.beginPath()
      brush.ellipse(24, 10, 21, 7.5, 0, 0, 7)
      brush.stroke()
    }),
    glint: texture(64, 8, brush => {
      const paint = brush.createLinearGradient(0, 0, 64, 0)
      paint.addColorStop(0, 'rgba(255,255,255,0)')
      paint.addColorStop(0.5, '#fff')
      paint.addColorStop(1, 'rgba(255,255,255,0)')
      brush.fillStyle = paint
      brush.beginPath()
      brush.ellipse(32, 4, 32, 2.4, 0, 0, 7)
      brush.fill()
    }),
    fog: texture(256, 128, paintFog),
    bird: texture(32, 16, brush => {
      brush.strokeStyle = '#fff'
      brush.lineWidth = 2
      brush.lineCap = 'round'
      brush.beginPath()
      brush.moveTo(2, 5)
      brush.quadraticCurveTo(10, 2, 16, 11)
      brush.quadraticCurveTo(22, 2, 30, 5)
      brush.stroke()
    }),
  }
  return {
    ...made,
    destroy() {
      for (const one of Object.values(made)) if (!one.destroyed) one.destroy(true)
    },
  }
}

/** A texture of a canvas, at as many of its pixels per CSS pixel as `resolution` says. */
export function canvasTexture(canvas: HTMLCanvasElement, resolution = 1): Texture {
  return new Texture({ source: new CanvasSource({ resource: canvas, resolution }) })
}

function texture(width: number, height: number, paint: (brush: CanvasRenderingContext2D) => void): Texture {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const brush = canvas.getContext('2d')
  if (brush) paint(brush)
  return canvasTexture(canvas)
}

function paintFog(brush: CanvasRenderingContext2D): void {
  const noise = clouds(chanceOf('fog'), 128, 5)
  const image = brush.createImageData(256, 128)
  for (let y = 0; y < 128; y++)
    for (let x = 0; x < 256; x++) {
      const edge = Math.sin((x / 255) * Math.PI) ** 0.8 * Math.sin((y / 127) * Math.PI) ** 1.2
      const at = (y * 256 + x) * 4
      image.data[at] = 255
      image.data[at + 1] = 255
      image.data[at + 2] = 255
      image.data[at + 3] = Math.max(0, noise(x, y * 1.6) * 1.7 - 0.35) * edge * 235
    }
  brush.putImageData(image, 0, 0)
}

import { veil } from './colour.ts'
import type { Life, View } from './easel.ts'
import type { Figure } from './figure.ts'
import { paintFigure } from './paint-figure.ts'
import { type Cues, type Paint, paintSheets } from './paint-sheets.ts'
import { namesIn, placePeople } from './people.ts'

/** What a still picture is painted from, besides its cues. */
export interface StillOptions {
  readonly paint?: Paint
  readonly cast?: Readonly<Record<string, Figure>>
  /** The part that no words cover, CSS pixels. Default: all of it. */
  readonly clear?: View['clear']
  /** Canvas pixels per CSS pixel. Default: the screen's. */
  readonly scale?: number
}

/**
 * Paints a picture that stands still, without WebGL: a cover, or the stage where there is no WebGL.
 *
 * @param width and `height` in CSS pixels.
 * @param cues as `Frame.stage` has them.
 * @example
 * paintStill(canvas, 640, 400, { place: 'harbour', hour: 'dusk', weather: 'fog' }, { paint })
 */
export function paintStill(
  canvas: HTMLCanvasElement,
  width: number,
  height: number,
  cues: Cues,
  options: StillOptions = {},
): void {
  const scale = options.scale ?? Math.min(2, globalThis.devicePixelRatio || 1)
  const view: View = { width, height, clear: options.clear ?? { x: 0, y: 0, width, height } }
  const steps = paintSheets(cues, view, scale, options.paint)
  let step = steps.next()
  while (!step.done) step = steps.next()
  const { sheets, light, painting } = step.value
  canvas.width = Math.round(width * scale)
  canvas.height = Math.round(height * scale)
  const brush = canvas.getContext('2d')
  if (!brush) return
  const people = (): void => {
    for (const stand of placePeople(namesIn(cues.people), view)) {
      const figure = paintFigure(stand.name, options.cast?.[stand.name], light, stand.tall, scale, painting.indoors)
      brush.drawImage(figure, stand.x * scale - figure.width / 2, stand.foot * scale - figure.height)
    }
  }
  let peopled = false
  for (const sheet of sheets) {
    if (!peopled && sheet.depth === 'front') {
      people()
      peopled = true
    }
    brush.drawImage(sheet.canvas, 0, 0)
    brush.save()
    brush.scale(scale, scale)
    brush.globalCompositeOperation = 'lighter'
    for (const life of sheet.life) if (life.kind === 'glow') glow(brush, life)
    brush.restore()
  }
  if (!peopled) people()
}

function glow(brush: CanvasRenderingContext2D, life: Extract<Life, { kind: 'glow' }>): void {
  const paint = brush.createRadialGradient(life.x, life.y, 0, life.x, life.y, life.radius)
  paint.addColorStop(0, veil(life.colour, 0.6 * life.strength))
  paint.addColorStop(0.25, veil(life.colour, 0.26 * life.strength))
  paint.addColorStop(0.6, veil(life.colour, 0.06 * life.strength))
  paint.addColorStop(1, veil(life.colour, 0))
  brush.fillStyle = paint
  brush.fillRect(life.x - life.radius, life.y - life.radius, life.radius * 2, life.radius * 2)
}

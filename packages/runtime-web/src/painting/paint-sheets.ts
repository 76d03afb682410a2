import { chanceOf } from './chance.ts'
import { type Depth, easelFor, type Life, lightIn, type PlacePainting, type View } from './easel.ts'
import type { Light } from './light.ts'
import { paintingFor } from './paintings.ts'

/** One painted sheet of a picture and what lives on it. */
export interface Sheet {
  readonly depth: Depth
  readonly canvas: HTMLCanvasElement
  readonly life: readonly Life[]
}

/** A picture, sheet by sheet from far to near. */
export interface Sheets {
  readonly painting: PlacePainting
  readonly light: Light
  readonly sheets: readonly Sheet[]
}

/** The cues of a picture, as `Frame.stage` has them. */
export type Cues = Readonly<Record<string, string>>

/** A story's own paintings, by the value of its `place` cue. */
export type Paint = Readonly<Record<string, PlacePainting>>

// Sky and what is far share a sheet: they hardly move against each other, and a sheet costs memory and time.
const order: readonly (readonly Depth[])[] = [['sky', 'far'], ['mid'], ['near'], ['front']]

/**
 * Paints the picture of the standing cues. A generator that stops after each element, so that a page can paint between
 * frames; the picture is its return value. Equal cues, view and paintings give an equal picture.
 *
 * @param scale canvas pixels per CSS pixel
 */
export function* paintSheets(cues: Cues, view: View, scale: number, paint: Paint = {}): Generator<void, Sheets> {
  const place = cues.place ?? ''
  const painting = paint[place] ?? paintingFor(place)
  const light = lightIn(painting, cues.hour, cues.weather)
  const sheets: { depth: Depth; canvas: HTMLCanvasElement; life: Life[] }[] = []
  for (const depths of order) {
    const depth = depths.at(-1) ?? 'far'
    const elements = painting.elements
      .map((element, index) => ({ element, index }))
      .filter(({ element }) => depths.includes(element.depth))
      .sort((a, b) => depths.indexOf(a.element.depth) - depths.indexOf(b.element.depth))
    if (!elements.length) continue
    const canvas = document.createElement('canvas')
    canvas.width = Math.max(1, Math.round(view.width * scale))
    canvas.height = Math.max(1, Math.round(view.height * scale))
    const brush = canvas.getContext('2d')
    if (!brush) continue
    brush.scale(scale, scale)
    const life: Life[] = []
    for (const { element, index } of elements) {
      brush.save()
      element.paint(easelFor(brush, view, painting, light, `${place}/${index}`, one => life.push(one)))
      brush.restore()
      yield
    }
    grain(brush, canvas, scale)
    sheets.push({ depth, canvas, life })
    yield
  }
  return { painting, light, sheets }
}

let tile: HTMLCanvasElement | undefined

/** The tooth of the paper: fine dots over what is painted, and only there. */
function grain(brush: CanvasRenderingContext2D, canvas: HTMLCanvasElement, scale: number): void {
  tile ??= grainTile()
  const pattern = brush.createPattern(tile, 'repeat')
  if (!pattern) return
  brush.save()
  brush.setTransform(Math.max(1, scale * 0.8), 0, 0, Math.max(1, scale * 0.8), 0, 0)
  brush.globalCompositeOperation = 'source-atop'
  brush.fillStyle = pattern
  brush.fillRect(0, 0, canvas.width, canvas.height)
  brush.restore()
}

function grainTile(): HTMLCanvasElement {
  const size = 128
  const canvas = document.createElement('canvas')
  canvas.width = size
  canvas.height = size
  const brush = canvas.getContext('2d')
  if (!brush) return canvas
  const chance = chanceOf('grain')
  const dots = brush.createImageData(size, size)
  for (let dot = 0; dot < size * size; dot++) {
    const value = chance() < 0.5 ? 0 : 255
    dots.data[dot * 4] = value
    dots.data[dot * 4 + 1] = value
    dots.data[dot * 4 + 2] = value
    dots.data[dot * 4 + 3] = chance() ** 2 * (value ? 11 : 19)
  }
  brush.putImageData(dots, 0, 0)
  return canvas
}

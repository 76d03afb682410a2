import {
  boats,
  type Cues,
  type Easel,
  type Element,
  type Figure,
  hills,
  houses,
  lampPosts,
  lighthouse,
  type PlacePainting,
  quay,
  shade,
  ship,
  sky,
  veil,
  water,
} from '@lacuna/runtime-web/painting'

/** What does not move: the sky, the sea, and what lies on it. */
const bay: PlacePainting = {
  tint: '#55707c',
  horizon: 0.6,
  elements: [
    sky(),
    hills({ height: 15, distance: 0.8, waves: 1.7, colour: '#4a5f66' }),
    lighthouse({ at: 0.86, height: 26, distance: 0.6 }),
    water(),
    boats({ at: 0.22, count: 2, size: 5, from: 0.1, to: 0.6 }),
  ],
}

/** What passes by as one walks: painted on a sheet as wide as the quay, with no sky. */
const planks: PlacePainting = {
  tint: '#55707c',
  horizon: 0.6,
  elements: [
    houses({ depth: 'far', height: 26, distance: 0.4, foot: 0.3, from: -0.08, to: 0.16, width: 10 }),
    ship({ at: 0.93, foot: 0.62, size: 44 }),
    quay({ from: 0.58 }),
    lampPosts({ at: 0.7, places: [0.1, 0.46, 0.72], height: 56 }),
    net(0.235),
    barrel(0.565),
    rope(0.29),
  ],
}

export const paint: Readonly<Record<string, PlacePainting>> = {
  bay,
  planks,
  cover: { ...bay, elements: [...bay.elements, ...planks.elements.slice(2, 4)] },
}

export const cast: Readonly<Record<string, Figure>> = {
  YOU: { coat: 'long', coatColour: '#35506b', accent: '#c8553d', hair: 'short', hat: 'none', carries: 'bag' },
  BERTHE: {
    height: 0.92,
    build: 1.12,
    coat: 'shawl',
    coatColour: '#6a3f3c',
    accent: '#d9a441',
    hair: 'bun',
    hairColour: '#b9aea0',
    hat: 'none',
    carries: 'nothing',
  },
  PIM: {
    height: 0.7,
    build: 0.9,
    coat: 'dress',
    coatColour: '#5a6a3a',
    accent: '#e0c9a6',
    hair: 'curly',
    hairColour: '#6e3320',
    hat: 'knit',
    carries: 'nothing',
  },
  IVO: {
    height: 1.04,
    build: 1.15,
    coat: 'short',
    coatColour: '#2f3a44',
    accent: '#7fa7a0',
    hair: 'short',
    hairColour: '#9b958c',
    hat: 'cap',
    beard: true,
    carries: 'nothing',
  },
}

export const cover: Cues = { place: 'cover', hour: 'dusk', weather: 'clear', people: 'BERTHE, PIM' }

/** Something that stands on the planks. */
function onPlanks(draw: (easel: Easel, x: number, y: number) => void, at: number): Element {
  return { depth: 'front', paint: easel => draw(easel, easel.across(at), easel.down(0.84)) }
}

/** A heap of net that nobody has got round to. */
function net(at: number): Element {
  return onPlanks(({ brush, unit, tone, chance }, x, y) => {
    const twine = tone('#8a7550')
    brush.fillStyle = shade(twine, -0.55)
    brush.beginPath()
    brush.ellipse(x, y, unit * 13, unit * 6, 0, Math.PI, 0)
    brush.fill()
    brush.lineWidth = Math.max(0.7, unit * 0.22)
    for (let mesh = 0; mesh < 90; mesh++) {
      const [angle, far] = [Math.PI * (1 + chance()), Math.sqrt(chance())]
      brush.strokeStyle = veil(shade(twine, chance() * 0.3 - 0.1), 0.75)
      brush.beginPath()
      brush.ellipse(
        x + Math.cos(angle) * unit * 12.5 * far,
        y + Math.sin(angle) * unit * 5.6 * far,
        unit,
        unit * 0.7,
        chance() * 3,
        0,
        5,
      )
      brush.stroke()
    }
    for (let cork = 0; cork < 5; cork++) {
      brush.fillStyle = tone('#c98a4a')
      brush.beginPath()
      brush.ellipse(x + (cork - 2) * unit * 4.6, y - unit * (1 + chance() * 3), unit * 1.1, unit * 0.8, 0, 0, 7)
      brush.fill()
    }
  }, at)
}

/** A barrel with a board on it, which is a shop. */
function barrel(at: number): Element {
  return onPlanks(({ brush, unit, tone }, x, y) => {
    const wood = tone('#6b4c30')
    const body = brush.createLinearGradient(x - unit * 6, 0, x + unit * 6, 0)
    body.addColorStop(0, shade(wood, -0.5))
    body.addColorStop(0.6, wood)
    body.addColorStop(1, shade(wood, 0.2))
    brush.fillStyle = body
    brush.beginPath()
    brush.moveTo(x - unit * 5, y)
    brush.quadraticCurveTo(x - unit * 7, y - unit * 8, x - unit * 5, y - unit * 16)
    brush.lineTo(x + unit * 5, y - unit * 16)
    brush.quadraticCurveTo(x + unit * 7, y - unit * 8, x + unit * 5, y)
    brush.fill()
    brush.fillStyle = veil('#14110d', 0.6)
    for (const hoop of [3.4, 12]) brush.fillRect(x - unit * 6, y - unit * hoop, unit * 12, unit * 0.8)
    brush.fillStyle = tone('#d8cbb0')
    for (let whelk = 0; whelk < 6; whelk++) {
      brush.beginPath()
      brush.ellipse(x + (whelk - 2.5) * unit * 1.7, y - unit * (16.6 + (whelk % 2)), unit * 0.9, unit * 0.7, 0, 0, 7)
      brush.fill()
    }
  }, at)
}

/** A coil of rope. */
function rope(at: number): Element {
  return onPlanks(({ brush, unit, tone }, x, y) => {
    brush.lineWidth = unit * 0.9
    for (let turn = 0; turn < 4; turn++) {
      brush.strokeStyle = shade(tone('#a58c5f'), -0.35 + turn * 0.1)
      brush.beginPath()
      brush.ellipse(x, y - turn * unit * 0.9, unit * (4.6 - turn * 0.3), unit * 1.5, 0, 0, 7)
      brush.stroke()
    }
  }, at)
}

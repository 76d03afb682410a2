import {
  type Element,
  type Figure,
  ground,
  hangingLamp,
  hills,
  houses,
  lampPosts,
  type PlacePainting,
  room,
  shade,
  shelves,
  sky,
  stove,
  table,
} from '@lacuna/runtime-web/painting'

const bakery: PlacePainting = {
  indoors: true,
  horizon: 0.79,
  tint: '#9a6b3f',
  elements: [
    room({ wall: '#937458', floor: '#5b4635', windows: [[0.06, 0.14, 0.22, 0.34]], panelled: true }),
    shelves({ at: 0.44, width: 0.22, rows: 4, top: 0.16, colour: '#5a4330' }),
    stove({ at: 0.78, size: 30, hearth: true }),
    loaves(),
    hangingLamp({ at: 0.26, drop: 22 }),
    table({ at: 0.3, width: 0.56, colour: '#8a6a48', low: 6 }),
  ],
}

const street: PlacePainting = {
  tint: '#8a7468',
  horizon: 0.68,
  elements: [
    sky(),
    hills({ height: 18, distance: 0.88 }),
    houses({ depth: 'far', height: 24, distance: 0.64, width: 12 }),
    houses({ height: 36, distance: 0.4, foot: 0.06, width: 19, from: 0.4, to: 1 }),
    ground({ colour: '#6d675f', from: 0.06, paved: true, distance: 0.35, edge: 0.2 }),
    lampPosts({ at: 0.34, places: [0.12, 0.9], height: 50 }),
  ],
}

export const paint: Readonly<Record<string, PlacePainting>> = { bakery, street }

export const cast: Readonly<Record<string, Figure>> = {
  BRUNA: {
    height: 0.95,
    build: 1.18,
    coat: 'dress',
    coatColour: '#cfc4b0',
    accent: '#b5523f',
    hair: 'bun',
    hairColour: '#8d857b',
    hat: 'none',
    skin: '#d9a583',
    carries: 'nothing',
    beard: false,
  },
}

export const cover = { place: 'bakery', hour: 'night', weather: 'clear', people: 'BRUNA' } as const

/** The night's bread, cooling. */
function loaves(): Element {
  return {
    depth: 'near',
    paint({ brush, across, horizon, unit, chance }) {
      for (let loaf = 0; loaf < 6; loaf++) {
        const x = across(0.08 + loaf * 0.085)
        const y = horizon + unit * 4.4
        const crust = shade('#b9783c', chance() * 0.16 - 0.12)
        brush.fillStyle = crust
        brush.beginPath()
        brush.ellipse(x, y, unit * 4.4, unit * 2.7, 0, Math.PI, 0)
        brush.fill()
        brush.strokeStyle = shade(crust, 0.45)
        brush.lineWidth = unit * 0.36
        for (const cut of [-2, 0, 2]) {
          brush.beginPath()
          brush.moveTo(x + (cut - 0.7) * unit, y - unit * 0.8)
          brush.lineTo(x + (cut + 0.5) * unit, y - unit * 2)
          brush.stroke()
        }
      }
    },
  }
}

import {
  boats,
  church,
  type Figure,
  grasses,
  graves,
  ground,
  hangingLamp,
  hills,
  houses,
  type PlacePainting,
  paintings as ready,
  room,
  shelves,
  sky,
  stoneWall,
  stove,
  table,
  trees,
  water,
} from '@lacuna/runtime-web/painting'
import { barrels } from './elements/barrels.ts'
import { blackboard } from './elements/blackboard.ts'
import { clock } from './elements/clock.ts'
import { dammingWall } from './elements/damming-wall.ts'
import { desks } from './elements/desks.ts'
import { lane } from './elements/lane.ts'
import { oblongs } from './elements/oblongs.ts'

const churchyard: PlacePainting = {
  tint: '#6b7568',
  horizon: 0.64,
  elements: [
    sky(),
    hills({ height: 40, distance: 0.8, colour: '#5c6a5c', waves: 1.7 }),
    hills({ height: 22, distance: 0.6, colour: '#55604c', waves: 2.4 }),
    church({ at: 0.66, size: 42, distance: 0.34, foot: 0.05 }),
    trees({ kind: 'bare', height: 52, count: 2, distance: 0.3, foot: 0.1, from: 0.47, to: 0.6, colour: '#3c3a34' }),
    ground({ depth: 'mid', colour: '#5c6144', from: 0.02, grass: true, distance: 0.4, edge: 1.4 }),
    stoneWall({ depth: 'mid', at: 0.22, height: 6, distance: 0.3 }),
    graves({ depth: 'mid', at: 0.34, count: 9, size: 8 }),
    oblongs(),
    graves({ at: 0.72, count: 4, size: 13, from: -0.05, to: 0.5 }),
    trees({
      kind: 'bare',
      depth: 'near',
      height: 112,
      count: 1,
      distance: 0.02,
      foot: 0.75,
      from: 0.92,
      to: 1.02,
      colour: '#2c2a26',
    }),
    grasses({ colour: '#5f6540', height: 9, count: 150 }),
  ],
}

const road: PlacePainting = {
  tint: '#7a7868',
  horizon: 0.62,
  elements: [
    sky(),
    hills({ height: 46, distance: 0.84, colour: '#66745f', waves: 1.5 }),
    hills({ height: 26, distance: 0.62, colour: '#5a6650', waves: 2.2 }),
    // Half a street: the Board takes the doors and the slates first.
    houses({
      height: 21,
      distance: 0.44,
      foot: 0.04,
      from: 0.44,
      to: 0.64,
      width: 13,
      colours: ['#8a867c', '#7c7a72', '#93897a'],
    }),
    houses({
      height: 17,
      distance: 0.5,
      foot: 0.03,
      from: 0.76,
      to: 1,
      width: 14,
      roofs: 'flat',
      colours: ['#8a867c', '#7c7a72'],
    }),
    ground({ depth: 'mid', colour: '#6a6a4c', from: 0.02, grass: true, distance: 0.4 }),
    lane(),
    stoneWall({ at: 0.5, height: 9, distance: 0.12, from: 0, to: 0.52 }),
    stoneWall({ at: 0.46, height: 8, distance: 0.14, from: 0.8, to: 1 }),
    grasses({ colour: '#6b6a44', height: 10, count: 150 }),
  ],
}

const schoolroom: PlacePainting = {
  indoors: true,
  horizon: 0.79,
  tint: '#6f7a72',
  elements: [
    room({
      wall: '#7d8a80',
      floor: '#6a513a',
      panelled: true,
      windows: [
        [0.05, 0.08, 0.19, 0.44],
        [0.76, 0.08, 0.19, 0.44],
      ],
    }),
    blackboard(),
    stove({ at: 0.93, size: 15, coldBy: ['dawn', 'day'] }),
    hangingLamp({ at: 0.5, drop: 14 }),
    desks(),
  ],
}

const woolpack: PlacePainting = {
  indoors: true,
  horizon: 0.8,
  tint: '#8a5f3c',
  elements: [
    room({ wall: '#7a5a40', floor: '#523a28', windows: [[0.74, 0.18, 0.19, 0.3]], beams: true, panelled: true }),
    shelves({ at: 0.2, width: 0.32, rows: 3, top: 0.2 }),
    barrels(),
    hangingLamp({ at: 0.34, drop: 24 }),
    hangingLamp({ at: 0.72, drop: 20 }),
    table({ at: 0.24, width: 0.52, counter: true, colour: '#5f3e28', low: 4 }),
  ],
}

const dam: PlacePainting = {
  tint: '#66757c',
  horizon: 0.52,
  elements: [
    sky(),
    hills({ height: 44, distance: 0.84, colour: '#5f6d62', waves: 1.6 }),
    hills({ height: 30, distance: 0.62, colour: '#566250', waves: 2 }),
    dammingWall(),
    water({ from: 0.5, to: 1, calm: 0.9, colour: '#33454a' }),
    boats({ at: 0.72, count: 1, size: 5, from: 0.1, to: 0.2 }),
    ground({ colour: '#6b675c', from: 0.74, edge: 1.4, distance: 0.1 }),
    grasses({ colour: '#5f6248', height: 7, count: 80 }),
  ],
}

const kitchen: PlacePainting = {
  indoors: true,
  horizon: 0.79,
  tint: '#94683f',
  elements: [
    room({ wall: '#8a6c50', floor: '#5c4836', windows: [[0.06, 0.16, 0.2, 0.36]], beams: true }),
    shelves({ at: 0.4, width: 0.2, rows: 3, top: 0.24, colour: '#5a4330' }),
    stove({ at: 0.66, size: 24, hearth: true }),
    clock(),
    hangingLamp({ at: 0.34, drop: 26 }),
    table({ at: 0.26, width: 0.46, candle: true, colour: '#6d4e35' }),
  ],
}

const ridge: PlacePainting = {
  tint: '#7c8a98',
  horizon: 0.66,
  elements: [
    sky(),
    hills({ height: 38, distance: 0.9, roughness: 0.3, colour: '#6c7a86', waves: 1.4 }),
    hills({ height: 26, distance: 0.74, colour: '#64715f', waves: 2.2 }),
    hills({ height: 14, distance: 0.52, colour: '#5b6650', waves: 1.6, foot: 0.06 }),
    ground({ depth: 'mid', colour: '#66694a', from: 0.1, grass: true, distance: 0.34, edge: 2.4 }),
    stoneWall({ depth: 'mid', at: 0.4, height: 6, distance: 0.22 }),
    graves({ at: 0.62, count: 7, size: 7, from: 0.02, to: 0.98 }),
    grasses({ colour: '#6a6c48', height: 11, count: 170 }),
  ],
}

/** How each place of Dry Ground is painted. */
export const paint: Readonly<Record<string, PlacePainting>> = {
  churchyard,
  road,
  schoolroom,
  woolpack,
  dam,
  kitchen,
  ridge,
  gas_street: ready.town,
}

/** How its people look. */
export const cast: Readonly<Record<string, Figure>> = {
  HESTER: {
    height: 0.94,
    build: 1.06,
    coat: 'dress',
    coatColour: '#4a4650',
    accent: '#9a8f7c',
    hair: 'bun',
    hairColour: '#b4aca0',
    hat: 'none',
    skin: '#e3b99a',
    carries: 'nothing',
    beard: false,
  },
  TOLLY: {
    height: 0.97,
    build: 1.12,
    coat: 'short',
    coatColour: '#4d4a3c',
    accent: '#a2553f',
    hair: 'short',
    hairColour: '#9b958c',
    hat: 'cap',
    skin: '#d9a583',
    carries: 'stick',
    beard: true,
  },
  PEG: {
    height: 0.72,
    build: 0.92,
    coat: 'dress',
    coatColour: '#6a3f3c',
    accent: '#d9a441',
    hair: 'long',
    hairColour: '#6e3320',
    hat: 'knit',
    skin: '#f0cdb4',
    carries: 'bag',
    beard: false,
  },
  LOMAX: {
    height: 1.05,
    build: 1.14,
    coat: 'long',
    coatColour: '#7a6d58',
    accent: '#4c5a68',
    hair: 'short',
    hairColour: '#5a4a3c',
    hat: 'brim',
    skin: '#e0b596',
    carries: 'nothing',
    beard: false,
  },
  AMOS: {
    height: 0.96,
    build: 0.9,
    coat: 'long',
    coatColour: '#2e3440',
    accent: '#b8b0a0',
    hair: 'short',
    hairColour: '#d0cac0',
    hat: 'cap',
    skin: '#e0b79c',
    carries: 'bag',
    beard: false,
  },
}

/** What stands behind the notice, and on the gallery's card. */
export const cover = { place: 'churchyard', hour: 'dusk', weather: 'snow', people: '' } as const

import { hashOf } from './chance.ts'
import type { PlacePainting } from './easel.ts'
import { hangingLamp } from './elements/hanging-lamp.ts'
import { houses } from './elements/houses.ts'
import { lampPosts } from './elements/lamp-posts.ts'
import { grasses, ground, hills, rocks } from './elements/land.ts'
import { lighthouse } from './elements/lighthouse.ts'
import { rail } from './elements/rail.ts'
import { room } from './elements/room.ts'
import { shelves } from './elements/shelves.ts'
import { ship } from './elements/ship.ts'
import { sky } from './elements/sky.ts'
import { stove } from './elements/stove.ts'
import { table } from './elements/table.ts'
import { trees } from './elements/trees.ts'
import { boats, quay, water } from './elements/water.ts'

const harbour: PlacePainting = {
  tint: '#4f7480',
  horizon: 0.56,
  elements: [
    sky(),
    hills({ height: 17, distance: 0.78, waves: 1.6, colour: '#4a5f66' }),
    houses({ depth: 'far', height: 9, distance: 0.62, from: 0.42, to: 0.86, width: 5 }),
    lighthouse({ at: 0.12, height: 22, distance: 0.6 }),
    water(),
    ship({ at: 0.74, foot: 0.2, size: 34 }),
    boats({ at: 0.34, count: 3, size: 6, from: -0.05, to: 0.5 }),
    quay({ from: 0.56 }),
    lampPosts({ at: 0.6, places: [0.3], height: 44 }),
  ],
}

const shore: PlacePainting = {
  tint: '#5d8a94',
  horizon: 0.55,
  elements: [
    sky(),
    hills({ height: 12, distance: 0.85, waves: 1.2 }),
    water(),
    rocks({ at: 0.35, count: 9, size: 8, distance: 0.3 }),
    ground({ colour: '#8a7d66', from: 0.55, edge: 2.4, distance: 0.15 }),
    rocks({ depth: 'near', at: 0.78, count: 6, size: 9, distance: 0 }),
    grasses({ colour: '#6f7a4a', height: 15, count: 120 }),
  ],
}

const atSea: PlacePainting = {
  tint: '#3f6a7c',
  horizon: 0.5,
  elements: [
    sky(),
    hills({ height: 6, distance: 0.9, waves: 3 }),
    water({ calm: 0.5 }),
    ground({ colour: '#7a6650', from: 0.66, edge: 0, distance: 0.1 }),
    rail({ at: 0.68, height: 17 }),
  ],
}

const forest: PlacePainting = {
  tint: '#4d6a4c',
  horizon: 0.66,
  elements: [
    sky(),
    hills({ height: 24, distance: 0.82, colour: '#3f5c4a' }),
    trees({ kind: 'fir', depth: 'far', height: 34, count: 34, distance: 0.74 }),
    trees({ kind: 'fir', height: 48, count: 22, distance: 0.5, foot: 0.08 }),
    ground({ depth: 'mid', colour: '#4a4f36', grass: true, from: 0.04, distance: 0.45 }),
    trees({ kind: 'birch', height: 74, count: 7, distance: 0.28, foot: 0.3 }),
    trees({
      kind: 'fir',
      depth: 'near',
      height: 110,
      count: 2,
      distance: 0.06,
      foot: 0.72,
      colour: '#1f332b',
      from: 0.84,
      to: 1.02,
    }),
    trees({
      kind: 'fir',
      depth: 'near',
      height: 96,
      count: 1,
      distance: 0.1,
      foot: 0.66,
      colour: '#1f332b',
      from: 0.36,
      to: 0.46,
    }),
    grasses({ colour: '#46583a', height: 12, count: 190 }),
  ],
}

const town: PlacePainting = {
  tint: '#8a7460',
  horizon: 0.66,
  elements: [
    sky(),
    hills({ height: 22, distance: 0.86 }),
    houses({ depth: 'far', height: 22, distance: 0.66, width: 11 }),
    houses({ height: 32, distance: 0.42, foot: 0.06, width: 17 }),
    ground({ colour: '#6d675f', from: 0.06, paved: true, distance: 0.35, edge: 0.2 }),
    lampPosts({ at: 0.3, places: [0.16, 0.84], height: 46 }),
  ],
}

const field: PlacePainting = {
  tint: '#8c8a52',
  horizon: 0.6,
  elements: [
    sky(),
    hills({ height: 20, distance: 0.84, colour: '#56706a' }),
    hills({ height: 10, distance: 0.6, colour: '#5f7048', waves: 3.4 }),
    trees({ kind: 'leaf', height: 11, count: 22, distance: 0.55, foot: 0.02 }),
    ground({ depth: 'mid', colour: '#7a7a48', grass: true, distance: 0.5 }),
    trees({ kind: 'leaf', height: 48, count: 2, distance: 0.22, foot: 0.34, from: 0.72, to: 1 }),
    rail({ at: 0.6, height: 12, bars: 2, gap: 17, colour: '#5e4c3c' }),
    grasses({ colour: '#86894c', height: 17, count: 260 }),
  ],
}

const heights: PlacePainting = {
  tint: '#6a7f9a',
  horizon: 0.7,
  elements: [
    sky(),
    hills({ height: 62, distance: 0.88, roughness: 0.9, colour: '#66788a', waves: 2.6 }),
    hills({ height: 42, distance: 0.66, roughness: 0.8, colour: '#4c5f6a', waves: 3 }),
    hills({ height: 22, distance: 0.44, roughness: 0.5, colour: '#41524a', foot: 0.08 }),
    trees({ kind: 'fir', height: 20, count: 18, distance: 0.34, foot: 0.22 }),
    ground({ colour: '#5b5a48', from: 0.3, grass: true, distance: 0.2, edge: 3 }),
    rocks({ depth: 'near', at: 0.7, count: 5, size: 11 }),
    grasses({ colour: '#5d6444', height: 9, count: 120 }),
  ],
}

const river: PlacePainting = {
  tint: '#56806e',
  horizon: 0.56,
  elements: [
    sky(),
    hills({ height: 24, distance: 0.82 }),
    trees({ kind: 'leaf', depth: 'far', height: 18, count: 30, distance: 0.66 }),
    water({ from: 0.04, to: 0.7, calm: 0.95 }),
    boats({ at: 0.36, count: 1, size: 8, from: 0.55, to: 0.8 }),
    ground({ colour: '#55603c', from: 0.66, grass: true, distance: 0.12, edge: 2.5 }),
    trees({ kind: 'bare', depth: 'near', height: 92, count: 1, distance: 0.05, foot: 0.78, from: 0.86, to: 1 }),
    grasses({ colour: '#5d7040', height: 22, count: 200 }),
  ],
}

const hearth: PlacePainting = {
  indoors: true,
  horizon: 0.78,
  tint: '#8a5a3a',
  elements: [
    room({ wall: '#7d5b45', floor: '#5a3f2d', windows: [[0.1, 0.16, 0.24, 0.4]], panelled: true, beams: true }),
    shelves({ at: 0.86, width: 0.22, rows: 4, top: 0.2 }),
    stove({ at: 0.6, size: 24, hearth: true }),
    hangingLamp({ at: 0.38, drop: 24 }),
    table({ at: 0.22, width: 0.4, candle: true }),
  ],
}

const study: PlacePainting = {
  indoors: true,
  horizon: 0.78,
  tint: '#6a6a58',
  elements: [
    room({ wall: '#5b6a63', floor: '#5a4635', windows: [[0.36, 0.12, 0.28, 0.46]], panelled: true }),
    shelves({ at: 0.14, width: 0.3, rows: 5, top: 0.06 }),
    shelves({ at: 0.87, width: 0.28, rows: 5, top: 0.06 }),
    hangingLamp({ at: 0.5, drop: 18 }),
    table({ at: 0.5, width: 0.46, candle: true, colour: '#4d3222' }),
  ],
}

const cabin: PlacePainting = {
  indoors: true,
  horizon: 0.8,
  tint: '#466a78',
  elements: [
    room({
      wall: '#8a8f86',
      floor: '#4c463e',
      windows: [
        [0.08, 0.22, 0.2, 0.28],
        [0.4, 0.22, 0.2, 0.28],
        [0.72, 0.22, 0.2, 0.28],
      ],
      round: true,
      panelled: true,
    }),
    hangingLamp({ at: 0.34, drop: 16 }),
    hangingLamp({ at: 0.78, drop: 16 }),
    table({ at: 0.3, width: 0.5, counter: true, colour: '#6a4a32' }),
  ],
}

const cellar: PlacePainting = {
  indoors: true,
  horizon: 0.8,
  tint: '#3a4450',
  elements: [
    room({ wall: '#4b4a4c', floor: '#3a3836', beams: true }),
    shelves({ at: 0.82, width: 0.26, rows: 3, top: 0.3 }),
    hangingLamp({ at: 0.46, drop: 30 }),
    table({ at: 0.24, width: 0.36, candle: true, colour: '#4b3a2a' }),
  ],
}

const words: readonly (readonly [RegExp, PlacePainting])[] = [
  [/church ?yard|grave|cemetery|farm ?yard|farm\b/, field],
  [/cabin|saloon|below deck|wheelhouse|galley|carriage|compartment/, cabin],
  [/harbou?r|quay|pier|port\b|dock|jetty|wharf|marina|landing/, harbour],
  [/ferry|deck|ship|boat|at sea|crossing/, atSea],
  [/cellar|crypt|tunnel|cave|mine|basement|vault|prison|cell/, cellar],
  [/library|study|office|archive|school|museum|shop|bureau|post/, study],
  [
    /room|kitchen|house|inn|tavern|pub|bar\b|caf|hearth|cottage|hall|home|attic|hut|parlou?r|smithy|bakery|church|chapel/,
    hearth,
  ],
  [/beach|shore|coast|cliff|island|cape|sea|strand|point|lighthouse|rock/, shore],
  [/forest|wood|trees|grove|park|garden|orchard/, forest],
  [/mountain|pass\b|peak|summit|ridge|hill|fell|quarry/, heights],
  [/river|lake|bridge|ford|marsh|canal|pond|mill|weir|stream/, river],
  [/street|town|city|square|market|village|station|lane|alley|gate|plaza|court/, town],
  [/field|meadow|road|farm|moor|heath|path|plain|grave|cemetery|yard/, field],
]

const anywhere: readonly PlacePainting[] = [field, town, shore, forest, heights, river, harbour]

/**
 * The painting of a place that nobody painted: what its name suggests, else always the same one for the same name.
 *
 * @example
 * paintingFor('old mill') // a river
 * const elements = [...paintingFor('quay').elements, boats({ at: 0.3 })]
 */
export function paintingFor(place: string): PlacePainting {
  const said = place.toLowerCase()
  const found = words.find(([word]) => word.test(said))
  if (found) return found[1]
  return anywhere[hashOf(said) % anywhere.length] ?? field
}

/** The paintings that come with the stage, to take as they are or to build on. */
export const paintings: Readonly<
  Record<
    | 'harbour'
    | 'shore'
    | 'atSea'
    | 'forest'
    | 'town'
    | 'field'
    | 'heights'
    | 'river'
    | 'hearth'
    | 'study'
    | 'cabin'
    | 'cellar',
    PlacePainting
  >
> = { harbour, shore, atSea, forest, town, field, heights, river, hearth, study, cabin, cellar }

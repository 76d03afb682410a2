import {
  between,
  boats,
  church,
  type Element,
  type Figure,
  grasses,
  graves,
  ground,
  hangingLamp,
  hills,
  houses,
  mix,
  type PlacePainting,
  paintings as ready,
  room,
  shade,
  shelves,
  sky,
  stoneWall,
  stove,
  table,
  trees,
  veil,
  water,
} from '@lacuna/runtime-web/painting'

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

/** Graves that have been emptied: oblongs in the grass. */
function oblongs(): Element {
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

/** The road through the village, coming towards the eye. */
function lane(): Element {
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

/** The wall that will make a lake of the valley: not yet closed. */
function dammingWall(): Element {
  return {
    depth: 'mid',
    paint({ brush, across, down, unit, width, tone, light, chance, alive }) {
      const top = down(0) - unit * 24
      const foot = down(0.54)
      const stone = tone('#8d8a82', 0.3)
      const paint = brush.createLinearGradient(0, top, 0, foot)
      paint.addColorStop(0, mix(stone, light.lamp.colour, 0.14 * light.lamp.strength))
      paint.addColorStop(1, shade(stone, -0.4))
      brush.fillStyle = paint
      brush.beginPath()
      brush.moveTo(-unit * 4, top)
      brush.lineTo(width, top)
      brush.lineTo(width, foot)
      brush.lineTo(-unit * 4, foot)
      brush.fill()
      for (let course = 0; course < 16; course++) {
        const y = top + ((foot - top) * course) / 16
        brush.fillStyle = veil('#000000', 0.12)
        brush.fillRect(0, y, width, Math.max(0.7, unit * 0.14))
        for (let block = 0; block < 46; block++) {
          const x = ((block + (course % 2) / 2) / 46) * width
          brush.fillStyle = veil(chance() < 0.5 ? '#ffffff' : '#000000', chance() * 0.05)
          brush.fillRect(x, y, width / 46, (foot - top) / 16)
          brush.fillStyle = veil('#000000', 0.1)
          brush.fillRect(x, y, Math.max(0.7, unit * 0.12), (foot - top) / 16)
        }
      }
      brush.fillStyle = shade(stone, 0.08)
      brush.fillRect(0, top - unit * 1.6, width, unit * 2)
      for (let post = 0; post < 24; post++) brush.fillRect((post / 24) * width, top - unit * 3.4, unit * 1.2, unit * 2)
      const towerX = across(0.7)
      brush.fillStyle = shade(stone, -0.14)
      brush.fillRect(towerX - unit * 7, top - unit * 13, unit * 14, foot - top + unit * 13)
      brush.fillStyle = shade(tone('#4b4a50', 0.25), -0.1)
      brush.beginPath()
      brush.moveTo(towerX - unit * 8.4, top - unit * 13)
      brush.lineTo(towerX, top - unit * 20)
      brush.lineTo(towerX + unit * 8.4, top - unit * 13)
      brush.fill()
      for (const side of [-1, 1]) {
        const lit = light.lit > 0.35
        brush.fillStyle = lit ? '#ffcf7d' : shade(stone, -0.6)
        brush.fillRect(towerX + side * unit * 3 - unit * 1.1, top - unit * 9, unit * 2.2, unit * 3.6)
        if (lit)
          alive({
            kind: 'glow',
            x: towerX + side * unit * 3,
            y: top - unit * 7,
            radius: unit * 11,
            colour: '#ffab55',
            strength: 0.4,
            flicker: 0.08,
          })
      }
      // The hole that the river still goes through.
      const holeX = across(0.26)
      brush.fillStyle = '#0b0d10'
      brush.beginPath()
      brush.moveTo(holeX - unit * 7, foot)
      brush.lineTo(holeX - unit * 7, foot - unit * 9)
      brush.arc(holeX, foot - unit * 9, unit * 7, Math.PI, 0)
      brush.lineTo(holeX + unit * 7, foot)
      brush.fill()
      brush.fillStyle = veil(mix(light.sky[2], '#ffffff', 0.4), 0.5)
      for (let fall = 0; fall < 26; fall++)
        brush.fillRect(
          holeX - unit * 6 + chance() * unit * 12,
          foot - unit * (1 + chance() * 5),
          unit * 0.3,
          unit * (2 + chance() * 4),
        )
      alive({ kind: 'smoke', x: holeX, y: foot, size: unit * 2.2, colour: mix(light.sky[2], '#ffffff', 0.3) })
    },
  }
}

function blackboard(): Element {
  return {
    depth: 'far',
    paint({ brush, across, clear, unit, chance }) {
      const x = across(0.31)
      const y = clear.y + clear.height * 0.15
      const wide = clear.width * 0.38
      const tall = clear.height * 0.32
      brush.fillStyle = '#4a3524'
      brush.fillRect(x - unit * 1.2, y - unit * 1.2, wide + unit * 2.4, tall + unit * 2.4)
      brush.fillStyle = '#1d2622'
      brush.fillRect(x, y, wide, tall)
      for (let smear = 0; smear < 26; smear++) {
        brush.fillStyle = veil('#cfd8d0', 0.02)
        brush.beginPath()
        brush.ellipse(x + chance() * wide, y + chance() * tall, unit * 9, unit * 2.4, chance() * 3, 0, 7)
        brush.fill()
      }
      // What Miss Cole wrote last, and the triangle that it was about.
      brush.fillStyle = veil('#e8ece4', 0.78)
      brush.textBaseline = 'alphabetic'
      const letters = Math.min(wide * 0.098, tall * 0.2)
      brush.font = `italic ${letters}px "Lacuna Literata", Georgia, serif`
      for (const [line, words] of ['HALF THE BASE', 'TIMES'].entries()) {
        let at = x + wide * 0.07
        for (const letter of words) {
          brush.fillText(letter, at, y + tall * 0.27 + (line * 1.3 + between(chance, -0.05, 0.05)) * letters)
          at += brush.measureText(letter).width + letters * 0.05
        }
      }
      brush.strokeStyle = veil('#e8ece4', 0.7)
      brush.lineWidth = Math.max(0.8, unit * 0.28)
      brush.lineJoin = 'round'
      brush.beginPath()
      brush.moveTo(x + wide * 0.5, y + tall * 0.88)
      brush.lineTo(x + wide * 0.9, y + tall * 0.87)
      brush.lineTo(x + wide * 0.76, y + tall * 0.48)
      brush.closePath()
      brush.moveTo(x + wide * 0.76, y + tall * 0.49)
      brush.lineTo(x + wide * 0.765, y + tall * 0.87)
      brush.stroke()
      brush.fillStyle = '#5a4330'
      brush.fillRect(x - unit * 1.4, y + tall + unit, wide + unit * 2.8, unit)
    },
  }
}

function desks(): Element {
  return {
    depth: 'near',
    paint({ brush, across, horizon, height, unit, light }) {
      const own = mix('#7a5638', '#0d0a0c', light.hour === 'day' ? 0.25 : 0.5)
      for (const share of [0.1, 0.44, 0.8]) {
        const x = across(share)
        const y = horizon + unit * 7
        brush.fillStyle = shade(own, -0.45)
        for (const leg of [-8, 6.6]) brush.fillRect(x + leg * unit, y, unit * 1.4, height - y)
        brush.fillStyle = own
        brush.beginPath()
        brush.moveTo(x - unit * 9, y - unit * 3)
        brush.lineTo(x + unit * 9, y - unit * 3)
        brush.lineTo(x + unit * 10.4, y + unit)
        brush.lineTo(x - unit * 10.4, y + unit)
        brush.fill()
        brush.fillStyle = shade(own, -0.25)
        brush.fillRect(x - unit * 10.4, y + unit, unit * 20.8, unit * 3.4)
        brush.fillStyle = '#1a1c22'
        brush.beginPath()
        brush.ellipse(x + unit * 7, y - unit * 2.1, unit * 0.9, unit * 0.35, 0, 0, 7)
        brush.fill()
        brush.fillStyle = veil('#efe6d2', 0.85)
        brush.beginPath()
        brush.moveTo(x - unit * 5, y - unit * 2.4)
        brush.lineTo(x + unit * 1, y - unit * 2.4)
        brush.lineTo(x + unit * 1.4, y + unit * 0.1)
        brush.lineTo(x - unit * 5.4, y + unit * 0.1)
        brush.fill()
      }
    },
  }
}

function barrels(): Element {
  return {
    depth: 'far',
    paint({ brush, across, horizon, unit, light }) {
      const dusk = light.hour === 'day' ? 0.3 : 0.5
      for (const [share, lift] of [
        [0.46, 0],
        [0.58, 0],
        [0.52, 15],
      ] as const) {
        const x = across(share)
        const y = horizon - unit * (4 + lift)
        const size = unit * 8.4
        brush.fillStyle = mix('#6b4528', '#0d0a0c', dusk)
        brush.beginPath()
        brush.arc(x, y - size * 0.6, size, 0, 7)
        brush.fill()
        for (const ring of [0.94, 0.76]) {
          brush.strokeStyle = mix('#3a3a3e', '#0d0a0c', dusk * 0.6)
          brush.lineWidth = unit * 0.7
          brush.beginPath()
          brush.arc(x, y - size * 0.6, size * ring, 0, 7)
          brush.stroke()
        }
        for (let stave = -3; stave <= 3; stave++) {
          brush.fillStyle = veil('#000000', 0.25)
          brush.fillRect(x + stave * size * 0.2, y - size * 1.2, Math.max(0.7, unit * 0.2), size * 1.2)
        }
        brush.fillStyle = '#c49a5a'
        brush.fillRect(x - unit * 0.6, y + size * 0.02, unit * 1.2, unit * 2)
      }
    },
  }
}

/** The long-case clock, in which something is kept. */
function clock(): Element {
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

import { paintPerson, paintStill } from '@lacuna/runtime-web/painting'
import { Container, Graphics, Sprite, Texture } from 'pixi.js'
import { cast, paint } from './pictures.ts'
import { cat, lostCoins, people } from './places.ts'

/** The quay with everybody on it, as wide as it is; it is moved behind the player. */
export interface Walkers {
  readonly view: Container
  readonly width: number
  /** Where somebody's head is, in pixels of the quay. */
  headOf(name: string): { readonly x: number; readonly y: number }
  /** Puts the player and the things where they are now. `trust` is how brightly Berthe's lamp burns. */
  place(
    now: { readonly x: number; readonly found: readonly string[]; readonly trust: number },
    seconds: number,
    still: boolean,
  ): void
  destroy(): void
}

/** Paints the quay for a screen. @param ground height of the picture; what is below it is planks alone. */
export function walkers(width: number, height: number, ground: number): Walkers {
  const view = new Container()
  const scale = Math.min(2, globalThis.devicePixelRatio || 1)
  const textures: Texture[] = []
  const sprite = (canvas: HTMLCanvasElement): Sprite => {
    const texture = Texture.from(canvas, true)
    textures.push(texture)
    const made = new Sprite(texture)
    made.scale.set(1 / scale)
    return made
  }
  const sheet = document.createElement('canvas')
  const clear = { x: 0, y: 0, width, height: ground }
  paintStill(sheet, width, height, { place: 'planks', hour: 'dusk' }, { paint, clear, scale })
  const foot = ground * 0.935
  const tall = ground * 0.4
  const lamp = sprite(glow())
  lamp.anchor.set(0.5)
  lamp.blendMode = 'add'
  const lantern = drawLantern(tall / 100)
  lantern.position.set(people.berthe * width + tall * 0.3, foot)
  lamp.position.set(lantern.x, foot - tall * 0.07)
  const person = (name: string, at: number): Sprite => {
    const made = sprite(paintPerson(name, { figure: cast[name] ?? {}, hour: 'dusk', tall, scale }))
    made.anchor.set(0.5, 1)
    made.position.set(at * width, foot)
    return made
  }
  const others = {
    BERTHE: person('BERTHE', people.berthe),
    PIM: person('PIM', people.pim),
    IVO: person('IVO', people.ivo),
  }
  const you = person('YOU', 0)
  const animal = drawCat(tall / 100)
  animal.position.set(cat * width, foot)
  const coins = new Map(
    Object.entries(lostCoins).map(([name, at]) => {
      const coin = new Graphics()
        .ellipse(0, 0, tall * 0.022, tall * 0.012)
        .fill(0xf2c667)
        .stroke({ color: 0x6b4a12, width: 1 })
      coin.position.set(at * width, foot + tall * 0.04)
      return [name, coin]
    }),
  )
  view.addChild(sprite(sheet), lantern, lamp, animal, ...Object.values(others), ...coins.values(), you)
  let last = 0
  let walked = -9
  return {
    view,
    width,
    headOf(name) {
      const body = name in others ? others[name as keyof typeof others] : you
      return { x: body.x, y: foot - tall * (cast[name]?.height ?? 1) * 1.08 }
    },
    place({ x, found, trust }, seconds, still) {
      const to = x * width
      if (Math.abs(to - you.x) > 0.5) {
        walked = seconds
        you.scale.x = Math.sign(you.x - to) / scale
      }
      const step = seconds - walked < 0.1 && !still ? Math.sin(seconds * 11) : 0
      you.position.set(to, foot + tall * 0.05 - Math.abs(step) * tall * 0.018)
      you.rotation = step * 0.025
      if (!still)
        for (const [at, body] of Object.values(others).entries())
          body.scale.y = (1 + Math.sin(seconds * 1.2 + at * 2) * 0.004) / scale
      for (const [name, coin] of coins) coin.visible = !found.includes(name)
      const bright = 0.3 + Math.min(3, Math.max(0, trust)) * 0.22
      lamp.alpha = still ? bright : lamp.alpha + (bright - lamp.alpha) * Math.min(1, (seconds - last) * 2)
      lamp.width = lamp.height = tall * (1.1 + Math.min(3, trust) * 0.3)
      animal.children[0]?.position.set(0, found.includes('cat') ? 0 : Math.sin(seconds * 1.5) * 0.6)
      last = seconds
    },
    destroy() {
      view.destroy({ children: true })
      for (const texture of textures) texture.destroy(true)
    },
  }
}

/** A cat that sits, seen from the side on which it is grey. */
function drawCat(unit: number): Container {
  const body = new Graphics()
    .ellipse(0, -6 * unit, 5.4 * unit, 6.4 * unit)
    .circle(-3.4 * unit, -14 * unit, 3.6 * unit)
    .poly([-6.6, -15.4, -6.2, -19.6, -3.6, -17].map(at => at * unit))
    .poly([-3.2, -17.2, -0.8, -19.4, -0.4, -15.4].map(at => at * unit))
    .fill(0x4a4d55)
    .moveTo(4 * unit, -2 * unit)
    .bezierCurveTo(11 * unit, -2 * unit, 8 * unit, -10 * unit, 11 * unit, -12 * unit)
    .stroke({ color: 0x4a4d55, width: 1.8 * unit, cap: 'round' })
    .circle(-4.8 * unit, -14.4 * unit, 0.6 * unit)
    .circle(-2.4 * unit, -14.4 * unit, 0.6 * unit)
    .fill(0xf2c667)
  const cat = new Container()
  cat.addChild(new Container().addChild(body))
  return cat
}

/** A lantern that stands on the planks. */
function drawLantern(unit: number): Graphics {
  return new Graphics()
    .roundRect(-3 * unit, -2 * unit, 6 * unit, 2 * unit, unit)
    .roundRect(-2.8 * unit, -12.4 * unit, 5.6 * unit, 1.8 * unit, 0.8 * unit)
    .arc(0, -13 * unit, 2 * unit, Math.PI, 0)
    .fill(0x1b1c22)
    .roundRect(-2.1 * unit, -10.6 * unit, 4.2 * unit, 8.6 * unit, 1.4 * unit)
    .fill(0xffd591)
}

function glow(): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = 256
  const brush = canvas.getContext('2d')
  const light = brush?.createRadialGradient(128, 128, 0, 128, 128, 128)
  if (!brush || !light) return canvas
  for (let step = 0; step <= 10; step++) light.addColorStop(step / 10, `rgba(255,186,104,${(1 - step / 10) ** 2.4})`)
  brush.fillStyle = light
  brush.fillRect(0, 0, 256, 256)
  return canvas
}

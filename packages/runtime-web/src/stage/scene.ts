import { Container, Sprite, type Texture } from 'pixi.js'
import { chanceOf } from '../painting/chance.ts'
import type { Box, View } from '../painting/easel.ts'
import type { Figure } from '../painting/figure.ts'
import { paintFigure } from '../painting/paint-figure.ts'
import type { Cues, Sheets } from '../painting/paint-sheets.ts'
import { namesIn, placePeople } from '../painting/people.ts'
import { alive, type Moving } from './alive.ts'
import { canvasTexture, type SoftTextures } from './soft-textures.ts'
import { weather } from './weather.ts'

/** One painted picture on the stage, alive. */
export interface Scene {
  readonly view: Container
  at(seconds: number): void
  /** Sets who is there; who comes fades in, who leaves fades out. */
  people(names: string | undefined, still: boolean): void
  /** Who speaks stands in the light, the others a little back from it. */
  speaker(name: string | undefined): void
  destroy(): void
}

interface Person {
  readonly sprite: Sprite
  readonly home: number
  x: number
  presence: number
  here: boolean
  light: number
}

const drifts: Readonly<Record<string, number>> = { sky: 0, far: 1.6, mid: 3.4, near: 6, front: 11 }

/** Puts painted sheets on the stage, people among them. */
export function makeScene(
  picture: Sheets,
  view: View,
  cues: Cues,
  scale: number,
  soft: SoftTextures,
  cast: Readonly<Record<string, Figure>>,
): Scene {
  const root = new Container()
  const { light, painting } = picture
  const moving: Moving[] = []
  const layers: { container: Container; drift: number }[] = []
  const chance = chanceOf(`${cues.place ?? ''} alive`)
  const horizon = view.clear.y + view.clear.height * (painting.horizon ?? 0.62)
  const panes: Box[] = picture.sheets.flatMap(sheet =>
    sheet.life.flatMap(life => (life.kind === 'pane' ? [life.box] : [])),
  )
  const room = {
    width: view.width,
    height: view.height,
    horizon,
    unit: Math.max(3, view.clear.height / 100),
    ...(painting.indoors && { panes }),
  }
  const crowd = new Container()
  const people = new Map<string, Person>()
  const addWeather = (share: number, into: Container): void => {
    const falling = weather(light, room, soft, chance, share)
    moving.push(falling)
    into.addChild(falling.view)
  }
  /** What was painted for this scene alone. */
  const painted: Texture[] = []
  const textureOf = (canvas: HTMLCanvasElement): Texture => {
    const texture = canvasTexture(canvas, scale)
    painted.push(texture)
    return texture
  }
  let peopled = false
  const addPeople = (): void => {
    if (peopled) return
    peopled = true
    if (!painting.indoors) addWeather(0.55, root)
    const layer = new Container()
    layer.addChild(crowd)
    root.addChild(layer)
    layers.push({ container: layer, drift: 8 })
  }
  for (const sheet of picture.sheets) {
    if (sheet.depth === 'front') addPeople()
    const container = new Container()
    container.addChild(new Sprite(textureOf(sheet.canvas)))
    const living = alive(sheet.life, soft, chance, light.weather === 'wind' ? 1 : 0.15)
    container.addChild(living.view)
    moving.push(living)
    if (painting.indoors && sheet.depth === 'far') addWeather(1, container)
    container.pivot.set(view.width / 2, view.height / 2)
    container.position.set(view.width / 2, view.height / 2)
    const drift = drifts[sheet.depth] ?? 0
    container.scale.set(1 + (drift * 2.4) / view.width)
    root.addChild(container)
    layers.push({ container, drift })
  }
  addPeople()
  if (!painting.indoors) addWeather(0.45, root)

  let lastSeconds = 0
  const add = (name: string, still: boolean): Person => {
    const stand = placePeople([name], view)[0]
    const canvas = paintFigure(name, cast[name], light, stand?.tall ?? 100, scale, painting.indoors)
    const sprite = new Sprite({ texture: textureOf(canvas), anchor: { x: 0.5, y: 1 } })
    crowd.addChild(sprite)
    const person: Person = { sprite, home: hash(name), x: 0, presence: still ? 1 : 0, here: true, light: 1 }
    people.set(name, person)
    return person
  }
  const scene: Scene = {
    view: root,
    people(cue, still) {
      const names = namesIn(cue)
      for (const person of people.values()) person.here = false
      for (const stand of placePeople(names, view)) {
        const known = people.get(stand.name)
        const person = known ?? add(stand.name, still)
        person.here = true
        person.x = stand.x
        person.sprite.y = stand.foot
        if (!known || still) person.sprite.x = stand.x
      }
      if (still) for (const person of people.values()) person.presence = person.here ? 1 : 0
      scene.at(lastSeconds)
    },
    speaker(name) {
      for (const [who, person] of people)
        person.light = name === undefined || !people.has(name) || who === name ? 1 : 0.62
    },
    at(seconds) {
      const passed = Math.min(0.1, Math.max(0, seconds - lastSeconds))
      lastSeconds = seconds
      for (const one of moving) one.at(seconds)
      const swayX = Math.sin(seconds * 0.07) * 1.2
      const swayY = Math.sin(seconds * 0.053 + 1) * 0.5
      for (const { container, drift } of layers) {
        container.x = container.pivot.x + swayX * drift * 0.6
        container.y = container.pivot.y + swayY * drift * 0.6
      }
      for (const person of people.values()) {
        person.presence +=
          Math.sign((person.here ? 1 : 0) - person.presence) *
          Math.min(passed * 1.6, Math.abs((person.here ? 1 : 0) - person.presence))
        person.sprite.visible = person.presence > 0.01
        person.sprite.alpha = person.presence
        person.sprite.x += (person.x - person.sprite.x) * Math.min(1, passed * 4)
        person.sprite.scale.set(1, 1 + Math.sin(seconds * 1.1 + person.home) * 0.0028)
        const shown = ((person.sprite.tint >> 8) & 255) / 255
        const level = shown + (person.light - shown) * Math.min(1, passed * 5 || 1)
        person.sprite.tint = Math.round(level * 255) * 0x10101
      }
    },
    destroy() {
      if (!root.destroyed) root.destroy({ children: true })
      for (const texture of painted) if (!texture.destroyed) texture.destroy(true)
    },
  }
  return scene
}

function hash(name: string): number {
  return chanceOf(name)() * 9
}

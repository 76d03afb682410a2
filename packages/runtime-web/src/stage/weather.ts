import { Container, Sprite, Texture } from 'pixi.js'
import { between, type Chance } from '../painting/chance.ts'
import { mix, shade } from '../painting/colour.ts'
import type { Box } from '../painting/easel.ts'
import type { Light } from '../painting/light.ts'
import type { Moving } from './alive.ts'
import type { SoftTextures } from './soft-textures.ts'

/** Where weather falls: everywhere, or only behind panes. */
export interface WeatherRoom {
  readonly width: number
  readonly height: number
  readonly horizon: number
  readonly unit: number
  readonly panes?: readonly Box[]
}

/** The weather that moves. `share` of it: 1 is all, less for what falls behind people. */
export function weather(light: Light, room: WeatherRoom, soft: SoftTextures, chance: Chance, share: number): Moving {
  const made = kinds[light.weather](light, room, soft, chance, share)
  if (!room.panes) return made
  const mask = new Container()
  for (const pane of room.panes) {
    const glass = new Sprite({ texture: Texture.WHITE, x: pane.x, y: pane.y })
    glass.setSize(pane.width, pane.height)
    mask.addChild(glass)
  }
  made.view.addChild(mask)
  made.view.mask = mask
  return made
}

type Maker = (light: Light, room: WeatherRoom, soft: SoftTextures, chance: Chance, share: number) => Moving

const kinds: Readonly<Record<Light['weather'], Maker>> = {
  rain(light, room, soft, chance, share) {
    const view = new Container()
    const { width, height } = room
    const colour = shade(mix(light.sky[2], '#cfe0ea', 0.5), 0.1)
    const slant = 0.13
    const drops = Array.from({ length: Math.round(Math.min(240, (width * height) / 4600) * share) }, () => {
      const near = chance()
      const sprite = new Sprite({
        texture: soft.streak,
        anchor: { x: 0.5, y: 1 },
        tint: colour,
        alpha: 0.1 + near * 0.3,
        rotation: slant,
      })
      sprite.scale.set(0.35 + near * 0.5, (0.35 + near * 0.9) * (room.unit / 6))
      view.addChild(sprite)
      return { sprite, x: chance(), y: chance(), pace: (0.85 + near * 0.8) * between(chance, 0.9, 1.1) }
    })
    const splashes = room.panes
      ? []
      : Array.from({ length: Math.round(34 * share) }, () => {
          const sprite = new Sprite({ texture: soft.ring, anchor: 0.5, tint: colour })
          view.addChild(sprite)
          return { sprite, phase: chance(), pace: between(chance, 1.2, 2), seed: chance() * 1000 }
        })
    return {
      view,
      at(seconds) {
        for (const { sprite, x, y, pace } of drops) {
          const fall = (y + seconds * pace) % 1
          sprite.y = fall * (height + 90)
          sprite.x = ((((x * (width + 200) - sprite.y * slant) % (width + 200)) + width + 200) % (width + 200)) - 60
        }
        for (const { sprite, phase, pace, seed } of splashes) {
          const life = seconds * pace + phase
          const age = life % 1
          const spot = Math.abs(Math.sin(seed + Math.floor(life) * 12.9898) * 43758.5453) % 1
          const deep = Math.abs(Math.sin(seed + Math.floor(life) * 78.233) * 12543.123) % 1
          sprite.x = spot * width
          sprite.y = room.horizon + (0.12 + deep * 0.86) * (height - room.horizon)
          sprite.scale.set((0.12 + age * 0.5) * (0.35 + deep))
          sprite.alpha = (1 - age) * 0.34
        }
      },
    }
  },
  snow(light, room, soft, chance, share) {
    const view = new Container()
    const { width, height } = room
    const colour = light.hour === 'night' ? '#b9c8e4' : light.hour === 'dusk' ? '#dccfe0' : '#ffffff'
    const flakes = Array.from({ length: Math.round(Math.min(260, (width * height) / 4200) * share) }, () => {
      const near = chance() ** 2
      const sprite = new Sprite({ texture: soft.dot, anchor: 0.5, tint: colour, alpha: 0.35 + near * 0.55 })
      sprite.scale.set((0.06 + near * 0.26) * (room.unit / 7))
      view.addChild(sprite)
      return { sprite, x: chance(), y: chance(), near, sway: between(chance, 0.3, 1), phase: chance() * 9 }
    })
    return {
      view,
      at(seconds) {
        for (const { sprite, x, y, near, sway, phase } of flakes) {
          sprite.y = ((y + seconds * (0.028 + near * 0.06)) % 1) * (height + 30) - 15
          sprite.x =
            ((x + seconds * 0.006) % 1) * (width + 40) - 20 + Math.sin(seconds * sway + phase) * (6 + near * 22)
        }
      },
    }
  },
  fog(light, room, soft, chance, share) {
    return drift(light, room, soft, chance, Math.round(11 * share), 0.62)
  },
  wind(light, room, soft, chance, share) {
    const view = new Container()
    const { width, height } = room
    const gusts = Array.from({ length: Math.round(16 * share) }, () => {
      const sprite = new Sprite({
        texture: soft.glint,
        anchor: 0.5,
        tint: shade(light.sky[2], 0.3),
        rotation: between(chance, -0.07, 0.02),
      })
      view.addChild(sprite)
      return { sprite, y: chance(), phase: chance(), pace: between(chance, 0.12, 0.3), long: between(chance, 2, 6) }
    })
    const leaves = Array.from({ length: room.panes ? 0 : Math.round(22 * share) }, () => {
      const sprite = new Sprite({
        texture: soft.dot,
        anchor: 0.5,
        tint: mix(
          ['#a0683a', '#7d6a3a', '#8c4a34'][Math.floor(chance() * 3)] ?? '#8c6a3a',
          light.ambient,
          light.dim * 0.7,
        ),
      })
      view.addChild(sprite)
      return {
        sprite,
        y: chance(),
        phase: chance(),
        pace: between(chance, 0.1, 0.24),
        spin: between(chance, 2, 6),
        size: between(chance, 0.12, 0.26) * (room.unit / 7),
      }
    })
    return {
      view,
      at(seconds) {
        for (const { sprite, y, phase, pace, long } of gusts) {
          const along = (seconds * pace + phase) % 1
          sprite.x = -200 + along * (width + 400)
          sprite.y = y * height * 0.95 + Math.sin(along * 6 + phase * 9) * 14
          sprite.scale.set(long, 0.35)
          sprite.alpha = Math.sin(along * Math.PI) * 0.13
        }
        for (const { sprite, y, phase, pace, spin, size } of leaves) {
          const along = (seconds * pace + phase) % 1
          sprite.x = -30 + along * (width + 60)
          sprite.y =
            height * (0.25 + y * 0.7) +
            Math.sin(along * 9 + phase * 20) * 42 -
            Math.abs(Math.sin(along * 4 + phase)) * 60
          sprite.rotation = seconds * spin
          sprite.scale.set(size * 1.7, size * (0.35 + 0.6 * Math.abs(Math.sin(seconds * spin * 0.7))))
        }
      },
    }
  },
  clear(light, room, soft, chance, share) {
    if (room.panes) return { view: new Container(), at() {} }
    const low = light.hour === 'dawn' || light.hour === 'dusk'
    const mist =
      low || light.hour === 'night' ? drift(light, room, soft, chance, Math.round(4 * share), 0.2) : undefined
    const view = new Container()
    if (mist) view.addChild(mist.view)
    const motes = Array.from({ length: Math.round(26 * share) }, () => {
      const sprite = new Sprite({
        texture: soft.dot,
        anchor: 0.5,
        tint: shade(light.lamp.colour, 0.1),
        blendMode: 'add',
      })
      sprite.scale.set(between(chance, 0.03, 0.11) * (room.unit / 7))
      view.addChild(sprite)
      return { sprite, x: chance(), y: chance(), phase: chance() * 20, pace: between(chance, 0.002, 0.006) }
    })
    return {
      view,
      at(seconds) {
        mist?.at(seconds)
        for (const { sprite, x, y, phase, pace } of motes) {
          sprite.x = ((x + seconds * pace) % 1) * room.width
          sprite.y = (0.3 + y * 0.65) * room.height + Math.sin(seconds * 0.4 + phase) * 18
          sprite.alpha = (light.hour === 'night' ? 0.12 : 0.4) * (0.5 + 0.5 * Math.sin(seconds * 0.8 + phase))
        }
      },
    }
  },
}

/** Banks of fog that drift and fade in and out. */
function drift(
  light: Light,
  room: WeatherRoom,
  soft: SoftTextures,
  chance: Chance,
  count: number,
  strength: number,
): Moving {
  const view = new Container()
  const banks = Array.from({ length: count }, (_, index) => {
    const sprite = new Sprite({
      texture: soft.fog,
      anchor: 0.5,
      tint: shade(light.haze, light.hour === 'night' ? 0.06 : 0.16),
    })
    const wide = room.width * between(chance, 0.6, 1.3)
    sprite.setSize(wide, room.height * between(chance, 0.22, 0.5))
    view.addChild(sprite)
    return {
      sprite,
      wide,
      x: index / count + chance() * 0.1,
      y: between(chance, 0.42, 0.95),
      pace: between(chance, 0.006, 0.016),
      phase: chance() * 20,
    }
  })
  return {
    view,
    at(seconds) {
      for (const { sprite, wide, x, y, pace, phase } of banks) {
        const along = (x + seconds * pace) % 1
        sprite.x = -wide / 2 + along * (room.width + wide)
        sprite.y = room.height * y + Math.sin(seconds * 0.12 + phase) * 12
        sprite.alpha = strength * Math.sin(along * Math.PI) ** 0.6 * (0.75 + 0.25 * Math.sin(seconds * 0.2 + phase))
      }
    },
  }
}

import { Container, Sprite } from 'pixi.js'
import { between, type Chance } from '../painting/chance.ts'
import { lightness } from '../painting/colour.ts'
import type { Life } from '../painting/easel.ts'
import type { SoftTextures } from './soft-textures.ts'

/** Something on the stage that changes with time, and only with time: equal seconds give an equal picture. */
export interface Moving {
  readonly view: Container
  /** @param seconds since the stage began */
  at(seconds: number): void
}

/** What lives on one painted sheet: lights, glints, smoke, birds. */
export function alive(life: readonly Life[], soft: SoftTextures, chance: Chance, wind: number): Moving {
  const view = new Container()
  const moves: ((seconds: number) => void)[] = []
  for (const one of life) {
    if (one.kind === 'glow') moves.push(glow(one, view, soft, chance))
    else if (one.kind === 'glint') moves.push(glints(one, view, soft, chance))
    else if (one.kind === 'smoke') moves.push(smoke(one, view, soft, chance, wind))
    else if (one.kind === 'birds') moves.push(birds(one, view, soft, chance))
  }
  return {
    view,
    at(seconds) {
      for (const move of moves) move(seconds)
    },
  }
}

function glow(
  life: Extract<Life, { kind: 'glow' }>,
  view: Container,
  soft: SoftTextures,
  chance: Chance,
): (seconds: number) => void {
  const sprite = new Sprite({
    texture: soft.glow,
    anchor: 0.5,
    x: life.x,
    y: life.y,
    tint: life.colour,
    blendMode: 'add',
  })
  sprite.setSize(life.radius * 2)
  sprite.alpha = life.strength
  view.addChild(sprite)
  const phase = chance() * 90
  if (life.flicker === 0) return () => {}
  // A negative flicker turns like the lamp of a lighthouse.
  if (life.flicker < 0)
    return seconds => {
      sprite.alpha = life.strength * (0.35 + 0.65 * Math.max(0, Math.sin(seconds * 0.9 + phase)) ** 3)
    }
  return seconds => {
    const t = seconds + phase
    const tremble = Math.sin(t * 7.3) * 0.3 + Math.sin(t * 12.7 + 1.3) * 0.25 + Math.sin(t * 2.1) * 0.45
    sprite.alpha = life.strength * (1 + tremble * life.flicker * 0.36)
  }
}

function glints(
  life: Extract<Life, { kind: 'glint' }>,
  view: Container,
  soft: SoftTextures,
  chance: Chance,
): (seconds: number) => void {
  const { box } = life
  const all = Array.from({ length: life.count }, () => {
    const share = chance() ** 1.4
    const sprite = new Sprite({
      texture: soft.glint,
      anchor: 0.5,
      x: box.x + chance() * box.width,
      y: box.y + share * box.height,
      tint: life.colour,
      blendMode: 'add',
    })
    sprite.scale.set(between(chance, 0.15, 0.4) * (0.5 + share * 1.8), 0.25 + share * 0.5)
    view.addChild(sprite)
    return { sprite, phase: chance() * 40, pace: between(chance, 0.5, 1.3), home: sprite.x }
  })
  return seconds => {
    for (const { sprite, phase, pace, home } of all) {
      sprite.alpha = Math.max(0, Math.sin(seconds * pace + phase)) ** 4 * 0.5
      sprite.x = home + Math.sin(seconds * 0.3 + phase) * 6
    }
  }
}

function smoke(
  life: Extract<Life, { kind: 'smoke' }>,
  view: Container,
  soft: SoftTextures,
  chance: Chance,
  wind: number,
): (seconds: number) => void {
  const puffs = Array.from({ length: 7 }, (_, index) => {
    const sprite = new Sprite({ texture: soft.fog, anchor: 0.5, tint: life.colour })
    view.addChild(sprite)
    return { sprite, phase: index / 7 + chance() * 0.05, sway: between(chance, -1, 1) }
  })
  return seconds => {
    for (const { sprite, phase, sway } of puffs) {
      const age = (seconds * 0.06 + phase) % 1
      sprite.x = life.x + (age * (3 + wind * 26) + Math.sin(age * 5 + sway * 3) * 1.6) * life.size
      sprite.y = life.y - age * life.size * (13 - wind * 6)
      sprite.setSize(life.size * (2.6 + age * 9), life.size * (2.2 + age * 6))
      sprite.alpha = Math.sin(Math.PI * Math.min(1, age * 1.1)) * 0.5 * (0.5 + lightness(life.colour))
    }
  }
}

function birds(
  life: Extract<Life, { kind: 'birds' }>,
  view: Container,
  soft: SoftTextures,
  chance: Chance,
): (seconds: number) => void {
  const { box } = life
  const flock = Array.from({ length: life.count }, () => {
    const sprite = new Sprite({ texture: soft.bird, anchor: 0.5, tint: life.colour, alpha: 0.75 })
    view.addChild(sprite)
    return {
      sprite,
      x: chance(),
      y: chance(),
      size: between(chance, 0.14, 0.34),
      pace: between(chance, 0.004, 0.008),
      beat: between(chance, 4, 7),
    }
  })
  return seconds => {
    for (const { sprite, x, y, size, pace, beat } of flock) {
      const along = (x + seconds * pace) % 1
      sprite.x = box.x + along * box.width
      sprite.y = box.y + box.height * (y + Math.sin(seconds * 0.3 + x * 9) * 0.06)
      const glide = Math.sin(seconds * 0.7 + x * 20) > 0.2 ? 1 : Math.abs(Math.sin(seconds * beat))
      sprite.scale.set(size, size * (0.3 + glide * 0.8))
    }
  }
}

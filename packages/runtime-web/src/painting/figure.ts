import { between, chanceOf } from './chance.ts'
import type { Colour } from './colour.ts'

/** How someone looks. What is left out is made up from the name, always in the same way. */
export interface Figure {
  /** 1 is an adult of middle height. */
  readonly height?: number
  /** 1 is middle; below slighter, above broader. */
  readonly build?: number
  readonly coat?: 'long' | 'short' | 'dress' | 'shawl'
  readonly coatColour?: Colour
  /** Collar, scarf or belt: what one knows them by from far off. */
  readonly accent?: Colour
  readonly hair?: 'short' | 'bun' | 'long' | 'curly' | 'none'
  readonly hairColour?: Colour
  readonly hat?: 'none' | 'cap' | 'brim' | 'hood' | 'knit'
  readonly beard?: boolean
  readonly skin?: Colour
  readonly carries?: 'nothing' | 'lantern' | 'bag' | 'stick'
}

const coats: readonly Colour[] = ['#3b4a5e', '#5a4336', '#4c5a48', '#6a3f3c', '#3a3a44', '#6b5d46', '#47506b']
const accents: readonly Colour[] = ['#c8553d', '#d9a441', '#7fa7a0', '#b8c4cf', '#a85a76', '#e0c9a6', '#5f8a5a']
const hairs: readonly Colour[] = ['#2a211d', '#5a3a24', '#8c6a3f', '#9b958c', '#3d2b2b', '#b9aea0', '#6e3320']
const skins: readonly Colour[] = ['#e3b99a', '#c68f6b', '#a06a47', '#7b4c33', '#f0cdb4', '#5c3a29']

/** The whole look of a name: what the author gave, and the rest by chance of the name. */
export function figureOf(name: string, given: Figure = {}): Required<Figure> {
  const chance = chanceOf(`figure ${name.toLowerCase()}`)
  const pick = <T>(items: readonly T[]): T => items[Math.floor(chance() * items.length)] as T
  const made: Required<Figure> = {
    height: between(chance, 0.92, 1.06),
    build: between(chance, 0.88, 1.16),
    coat: pick(['long', 'short', 'dress', 'shawl', 'long', 'short'] as const),
    coatColour: pick(coats),
    accent: pick(accents),
    hair: pick(['short', 'bun', 'long', 'curly', 'short'] as const),
    hairColour: pick(hairs),
    hat: pick(['none', 'cap', 'none', 'brim', 'hood', 'knit', 'none'] as const),
    beard: chance() < 0.2,
    skin: pick(skins),
    carries: pick(['nothing', 'nothing', 'bag', 'lantern', 'stick', 'nothing'] as const),
  }
  if (made.coat === 'dress' || made.hair === 'bun' || made.hair === 'long')
    made.beard && Object.assign(made, { beard: false })
  return { ...made, ...given }
}

import type { Random } from '@lacuna/engine'

/** A choice of a generated story. Nobody but the test knows its `hidden` name: the story notes it in a variable. */
interface Option {
  readonly hidden: string
  readonly label: string
  readonly line: string
}

/** One scene: something that a provider or a game answers, and then a choice. */
interface Scene {
  readonly asks: readonly Asked[]
  readonly options: readonly Option[]
}

type Asked =
  | { readonly kind: 'decide'; readonly hidden: string; readonly named: boolean }
  | { readonly kind: 'invent'; readonly hidden: string }
  | { readonly kind: 'call'; readonly hidden: string; readonly function: string }

/** A story in one knot, full of equal labels. */
export interface EditedStory {
  readonly scenes: readonly Scene[]
}

/** What was done to a story, by kind. */
export type Edit =
  | 'insert'
  | 'move'
  | 'remove'
  | 'delete twin'
  | 'replace twin'
  | 'insert choice'
  | 'ask more'
  | 'ask less'

/** Edits that only add to a story. */
export const additive: readonly Edit[] = ['insert', 'insert choice', 'ask more']

export const edits: readonly Edit[] = [
  'insert',
  'move',
  'remove',
  'delete twin',
  'replace twin',
  'insert choice',
  'ask more',
  'ask less',
]

const labels = ['Wait.', 'Look.', 'Go on.'] as const
const functions = ['price', 'wind', 'toll'] as const
const sights = ['the rain', 'the tea', 'the doctor', 'a cart', 'the light'] as const

/** Makes stories of one generated family; `names` goes on counting over all of them. */
export class StoryMaker {
  readonly #random: Random
  #count = 0

  constructor(random: Random) {
    this.#random = random
  }

  story(): EditedStory {
    return { scenes: Array.from({ length: 3 + this.#random.whole(5) }, () => this.#scene()) }
  }

  /** The story after one edit of a kind. */
  edited({ scenes }: EditedStory, edit: Edit): EditedStory {
    const at = this.#random.whole(scenes.length)
    const scene = scenes[at] as Scene
    const { options, asks } = scene
    const place = this.#random.whole(options.length)
    switch (edit) {
      case 'insert':
        return { scenes: scenes.toSpliced(at, 0, this.#scene()) }
      case 'move': {
        const rest = scenes.toSpliced(at, 1)
        return { scenes: rest.toSpliced(this.#random.whole(rest.length + 1), 0, scene) }
      }
      case 'remove':
        return { scenes: scenes.length === 1 ? scenes : scenes.toSpliced(at, 1) }
      case 'delete twin':
        return this.#with(scenes, at, {
          ...scene,
          options: options.length === 1 ? options : options.toSpliced(place, 1),
        })
      case 'replace twin': {
        const { label } = options[place] as Option
        return this.#with(scenes, at, { ...scene, options: options.with(place, this.#option(label)) })
      }
      case 'insert choice':
        return this.#with(scenes, at, { ...scene, options: options.toSpliced(place, 0, this.#option()) })
      case 'ask more':
        return this.#with(scenes, at, {
          ...scene,
          asks: asks.toSpliced(this.#random.whole(asks.length + 1), 0, this.#asked()),
        })
      case 'ask less':
        return this.#with(scenes, at, { ...scene, asks: asks.slice(1) })
    }
  }

  #with(scenes: readonly Scene[], at: number, scene: Scene): EditedStory {
    return { scenes: scenes.with(at, scene) }
  }

  #scene(): Scene {
    const asks = Array.from({ length: this.#random.whole(3) }, () => this.#asked())
    return { asks, options: Array.from({ length: 2 + this.#random.whole(2) }, () => this.#option()) }
  }

  #asked(): Asked {
    const hidden = this.#name()
    const kind = this.#random.pick(['decide', 'invent', 'call'] as const) ?? 'call'
    if (kind === 'decide') return { kind, hidden, named: this.#random.whole(2) === 0 }
    return kind === 'invent' ? { kind, hidden } : { kind, hidden, function: this.#random.pick(functions) ?? 'price' }
  }

  #option(label: string = this.#random.pick(labels) ?? labels[0]): Option {
    const hidden = this.#name()
    // One in four says what another one may say, too.
    const line = this.#random.whole(4) === 0 ? `You see ${this.#random.pick(sights)}.` : `You see ${hidden}, far off.`
    return { hidden, label, line }
  }

  #name(): string {
    return `h${(this.#count++).toString(36)}`
  }
}

/**
 * By which name of the first story something of the other goes: a choice with the same words and the same line as one that is
 * gone is that one, for all that anybody can tell, and so is a call of the same function.
 */
export function replacements(before: EditedStory, after: EditedStory): (name: string) => string {
  const [was, is] = [signatures(before), signatures(after)]
  const gone = [...was].filter(([hidden]) => !is.has(hidden))
  const names = new Map<string, string>()
  for (const [hidden, signature] of is) {
    const same = gone.find(([, other]) => other === signature)
    if (same !== undefined && !was.has(hidden)) names.set(hidden, same[0])
  }
  return name => names.get(name) ?? name
}

/** What tells choices and calls apart, by hidden name. */
function signatures({ scenes }: EditedStory): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const { asks, options } of scenes) {
    for (const asked of asks) if (asked.kind === 'call') found.set(asked.hidden, asked.function)
    for (const { hidden, label, line } of options) found.set(hidden, `${label} ${line}`)
  }
  return found
}

/** The story in ink. What its player did is noted in `trail`, by hidden names. */
export function inkOf({ scenes }: EditedStory): string {
  const invented = scenes.flatMap(({ asks }) => asks.filter(({ kind }) => kind === 'invent'))
  const lines = [
    ...functions.map(name => `EXTERNAL ${name}()`),
    'VAR trail = ""',
    ...invented.map(({ hidden }) => `VAR v_${hidden} = "nothing"`),
    '-> road',
    '=== road',
    'A road.',
  ]
  for (const [index, { asks, options }] of scenes.entries()) {
    lines.push(`- (scene${index}) The road goes on.`)
    for (const asked of asks) lines.push(...askedLines(asked))
    for (const { hidden, label, line } of options) lines.push(`+ [${label}]`, `  ~ trail += "${hidden} "`, `  ${line}`)
  }
  return [...lines, '- The end.', '-> END', ''].join('\n')
}

function askedLines(asked: Asked): readonly string[] {
  const { hidden } = asked
  if (asked.kind === 'call')
    return [`~ temp t_${hidden} = ${asked.function}()`, `~ trail += "${hidden}=" + t_${hidden} + " "`]
  if (asked.kind === 'invent') {
    return [
      `The inn is {v_${hidden}}. # invent v_${hidden}: a name; max 2 words`,
      `~ trail += "${hidden}=" + v_${hidden} + " "`,
    ]
  }
  const slot = asked.named ? `decide d_${hidden}` : 'decide'
  return [
    `Somebody looks up. # ${slot}: does ${asked.named ? 'he' : hidden} nod`,
    `+ [yes] He nods.`,
    `  ~ trail += "${hidden}=yes "`,
    `+ [no # default] He does not.`,
    `  ~ trail += "${hidden}=no "`,
    '- On.',
  ]
}

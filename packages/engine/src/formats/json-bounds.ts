/** How much a file may hold. Counts, never times: what is within them is read on every machine, or on none. */
export interface JsonBounds {
  /** Characters of all texts and names together. */
  readonly characters: number
  /** Values of every kind, lists and objects included. */
  readonly values: number
  /** Lists and objects inside one another. */
  readonly depth: number
}

/** The first thing in a value that keeps it from being read. */
export interface OutOfBounds {
  /** Like `$.journal[2].inputs`. */
  readonly path: string
  /** Goes on with "must": `be nested less than 64 deep`. */
  readonly rule: string
}

/**
 * Looks through what somebody brought before anything else does: it is plain JSON, within the bounds, and no object has a
 * member `__proto__` of its own. Takes time for what is within the bounds alone, whatever the rest is.
 *
 * @returns nothing where all is well.
 */
export function outOfBounds(value: unknown, bounds: JsonBounds): OutOfBounds | undefined {
  return new Walk(bounds).look(value)
}

class Walk {
  readonly #bounds: JsonBounds
  readonly #path: (string | number)[] = []
  #characters = 0
  #values = 0

  constructor(bounds: JsonBounds) {
    this.#bounds = bounds
  }

  look(value: unknown): OutOfBounds | undefined {
    if (++this.#values > this.#bounds.values) return this.#wrong(`hold at most ${this.#bounds.values} values`)
    if (value === null || typeof value === 'boolean') return undefined
    if (typeof value === 'string') return this.#spell(value)
    if (typeof value === 'number') return Number.isFinite(value) ? undefined : this.#wrong('be a finite number')
    if (typeof value !== 'object') return this.#wrong('be JSON')
    if (this.#path.length >= this.#bounds.depth) return this.#wrong(`be nested at most ${this.#bounds.depth} deep`)
    return Array.isArray(value) ? this.#list(value) : this.#object(value)
  }

  #list(list: readonly unknown[]): OutOfBounds | undefined {
    if (this.#values + list.length > this.#bounds.values) {
      return this.#wrong(`hold at most ${this.#bounds.values} values`)
    }
    for (let index = 0; index < list.length; index++) {
      const wrong = this.#inside(index, list[index])
      if (wrong !== undefined) return wrong
    }
    return undefined
  }

  #object(object: object): OutOfBounds | undefined {
    const prototype: unknown = Object.getPrototypeOf(object)
    if (prototype !== Object.prototype && prototype !== null) return this.#wrong('be JSON')
    for (const name of Object.keys(object)) {
      const wrong =
        name === '__proto__'
          ? this.#wrong('have no member "__proto__"')
          : (this.#spell(name) ?? this.#inside(name, (object as Readonly<Record<string, unknown>>)[name]))
      if (wrong !== undefined) return wrong
    }
    return undefined
  }

  #inside(name: string | number, value: unknown): OutOfBounds | undefined {
    this.#path.push(name)
    const wrong = this.look(value)
    this.#path.pop()
    return wrong
  }

  #spell(text: string): OutOfBounds | undefined {
    this.#characters += text.length
    const { characters } = this.#bounds
    return this.#characters > characters ? this.#wrong(`hold at most ${characters} characters`) : undefined
  }

  #wrong(rule: string): OutOfBounds {
    return { path: pathText(this.#path), rule }
  }
}

/** Longest name that a path spells out. */
const mostNameCharacters = 60

/** `$.journal[2].inputs` for `['journal', 2, 'inputs']`. */
export function pathText(path: readonly (string | number)[]): string {
  const parts = path.map(part => (typeof part === 'number' ? `[${part}]` : `.${part.slice(0, mostNameCharacters)}`))
  return `$${parts.join('')}`
}

/**
 * Whether the JSON in a text is nested more than `depth` deep. Brackets are counted before anything is parsed: not every
 * parser gets through 100,000 of them.
 */
export function isDeeper(text: string, depth: number): boolean {
  let open = 0
  for (let index = 0; index < text.length; index++) {
    const character = text.charCodeAt(index)
    if (character === 0x22) index = endOfText(text, index)
    else if (character === 0x7b || character === 0x5b) {
      if (++open > depth) return true
    } else if (character === 0x7d || character === 0x5d) open--
  }
  return false
}

/** The place of the quote that ends the text which begins at `start`. */
function endOfText(text: string, start: number): number {
  for (let index = start + 1; index < text.length; index++) {
    const character = text.charCodeAt(index)
    if (character === 0x5c) index++
    else if (character === 0x22) return index
  }
  return text.length
}

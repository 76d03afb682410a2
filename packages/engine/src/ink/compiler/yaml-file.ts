import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml'
import type { Json } from '../../base/json.ts'
import { nearest } from '../../base/nearest.ts'
import type { SourcePlace } from '../../story/slot.ts'
import type { Diagnoses } from './diagnoses.ts'

/** Where a value stands in a YAML file: keys and indices from the top. */
export type YamlPath = readonly (string | number)[]

/** A YAML file as plain values, with the line of each; reading a value of the wrong type reports it. */
export class YamlFile {
  readonly file: string
  readonly value: Json
  readonly #lines = new Map<string, number>()
  readonly #sources = new Map<string, string>()
  readonly #diagnoses: Diagnoses
  readonly #malformed: boolean

  constructor(file: string, text: string, diagnoses: Diagnoses) {
    this.file = file
    this.#diagnoses = diagnoses
    const counter = new LineCounter()
    const document = documentIn(text, counter)
    if (document === undefined) {
      this.#malformed = true
      this.value = null
      diagnoses.report('yaml-malformed', { file, line: 1 }, 'It is nested too deep, or too long, to be read.', yamlHint)
      return
    }
    const line = (offset: number | undefined) => (offset === undefined ? 1 : counter.linePos(offset).line)
    this.#malformed = document.errors.length > 0
    for (const error of document.errors) {
      diagnoses.report(
        'yaml-malformed',
        { file, line: line(error.pos[0]) },
        `${error.message.replace(/\.?$/, '.')}`,
        yamlHint,
      )
    }
    const read = (node: unknown, path: YamlPath): Json => {
      if (isMap(node)) {
        const members: Record<string, Json> = {}
        for (const { key, value } of node.items) {
          const name = isScalar(key) ? String(key.source ?? key.value) : String(key)
          const at = [...path, name]
          if (name === '__proto__') {
            this.#reserved(name, line(isScalar(key) ? key.range?.[0] : undefined))
            continue
          }
          if (this.#lines.has(keyOf(at))) this.#twice(name, line(isScalar(key) ? key.range?.[0] : undefined))
          this.#lines.set(keyOf(at), line(isScalar(key) ? key.range?.[0] : undefined))
          Object.defineProperty(members, name, { value: read(value, at), enumerable: true, configurable: true })
        }
        return members
      }
      if (isSeq(node)) {
        return node.items.map((item, index) => {
          const at = [...path, index]
          const range = (item as { readonly range?: readonly number[] } | null)?.range
          this.#lines.set(keyOf(at), line(range?.[0]))
          return read(item, at)
        })
      }
      if (!isScalar(node)) return null
      const { value, source } = node
      if (source !== undefined) this.#sources.set(keyOf(path), source)
      const cut = /^\S.*/.exec(node.comment ?? '')?.[0]
      if (cut !== undefined && typeof value === 'string') this.#cut(cut, line(node.range?.[1]))
      return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null
    }
    this.value = read(document.contents, [])
  }

  /** The line of the value, or of what is nearest around it. */
  place(path: YamlPath): SourcePlace {
    for (let length = path.length; length > 0; length--) {
      const line = this.#lines.get(keyOf(path.slice(0, length)))
      if (line !== undefined) return { file: this.file, line }
    }
    return { file: this.file, line: 1 }
  }

  /** Of a file that could not be read as a whole nothing but that is said: the rest may follow from it. */
  report(code: string, path: YamlPath, message: string, hint: string): void {
    if (this.#malformed) return
    this.#diagnoses.report(code, this.place(path), message, hint)
  }

  #twice(name: string, line: number): void {
    const place = { file: this.file, line }
    this.#diagnoses.report(
      'key-twice',
      place,
      `"${name}" is here already: only one of the two is read.`,
      'Take one out, or put both under one key.',
    )
  }

  #reserved(name: string, line: number): void {
    this.#diagnoses.report(
      'reserved-name',
      { file: this.file, line },
      `Nothing in a story can be called "${name}".`,
      'Give it another name.',
    )
  }

  #cut(comment: string, line: number): void {
    const place = { file: this.file, line }
    this.#diagnoses.report(
      'hash-in-yaml',
      place,
      `YAML takes "#${comment}" for a comment: it is no part of the text.`,
      'Put the whole text in quotes, or a space behind the "#" of a comment.',
    )
  }

  /** The members of a map; with `keys`, those that are known, and the others are reported. */
  map(value: Json | undefined, path: YamlPath, keys?: readonly string[]): Readonly<Record<string, Json>> {
    if (value === undefined || value === null) return {}
    if (typeof value !== 'object' || Array.isArray(value)) {
      const shape =
        keys === undefined
          ? 'name: value'
          : keys
              .slice(0, 3)
              .map(key => `${key}: ...`)
              .join(', ')
      this.wrongType(path, 'keys with values', `Write keys under it: ${shape}.`)
      return {}
    }
    const members = value as Readonly<Record<string, Json>>
    if (keys === undefined) return members
    const known: Record<string, Json> = {}
    for (const [key, member] of Object.entries(members)) {
      if (keys.includes(key)) known[key] = member
      else {
        const close = nearest(key, keys)
        const hint = close === undefined ? `There are ${keys.join(', ')}.` : `Did you mean ${close}?`
        this.report('unknown-key', [...path, key], `"${key}" is no key here, so nobody reads it.`, hint)
      }
    }
    return known
  }

  /** Text; numbers and truth values as written. */
  text(value: Json | undefined, path: YamlPath): string | undefined {
    if (value === undefined || value === null) return undefined
    if (typeof value === 'string') return value.trim()
    if (typeof value !== 'object') return this.#sources.get(keyOf(path)) ?? String(value)
    this.wrongType(path, 'text', 'Write it behind the colon, or as a block under "|".')
    return undefined
  }

  /** The items of a list; a single text stands for a list of one. */
  list(value: Json | undefined, path: YamlPath): readonly Json[] {
    if (value === undefined || value === null) return []
    if (Array.isArray(value)) return value as readonly Json[]
    if (typeof value !== 'object') return [value]
    this.wrongType(path, 'a list', 'Write it with a dash in front of each item, or as [one, two].')
    return []
  }

  /** The texts of a list. */
  texts(value: Json | undefined, path: YamlPath): readonly string[] {
    return this.list(value, path).flatMap((item, index) => this.text(item, [...path, index]) ?? [])
  }

  /** One of a few words. */
  oneOf<Option extends string>(
    value: Json | undefined,
    path: YamlPath,
    options: readonly Option[],
  ): Option | undefined {
    const text = this.text(value, path)
    const found = options.find(option => option === text)
    if (text !== undefined && found === undefined) {
      const close = nearest(text, options)
      const hint = close === undefined ? `Write ${options.join(', or ')}.` : `Did you mean ${close}?`
      this.wrongType(path, options.join(', '), hint)
    }
    return found
  }

  wrongType(path: YamlPath, wanted: string, hint: string): void {
    this.report('wrong-type', path, `"${path.join('.')}" must be ${wanted}.`, hint)
  }
}

/** Characters of a bible or bank. */
const mostCharacters = 10_000_000

/** What a text says; nothing where it is longer, or nested deeper, than anything a person writes. */
function documentIn(text: string, lineCounter: LineCounter): ReturnType<typeof parseDocument> | undefined {
  if (text.length > mostCharacters) return undefined
  try {
    const document = parseDocument(text, { lineCounter, uniqueKeys: false, prettyErrors: false })
    return isShallow(document.contents, mostDepth) ? document : undefined
  } catch {
    return undefined
  }
}

const mostDepth = 64

function isShallow(node: unknown, depth: number): boolean {
  if (isMap(node)) return depth > 0 && node.items.every(({ value }) => isShallow(value, depth - 1))
  return !isSeq(node) || (depth > 0 && node.items.every(item => isShallow(item, depth - 1)))
}

const yamlHint =
  'YAML wants equal indents, "key: value" with a space, and quotes around a text that has ": " or " #" in it.'

function keyOf(path: YamlPath): string {
  return path.join('\u0000')
}

import type { SourcePlace } from '../../story/slot.ts'
import type { InkSource } from './ink-source.ts'
import { childrenOf, type Metadata, type ParsedObject } from './parsed.ts'
import type { ScriptTag } from './script.ts'

/** Sorts the objects of one line (or one part of a choice) into words and tags. */
export class TagReader {
  readonly words: ParsedObject[] = []
  readonly tags: ScriptTag[] = []
  readonly #source: InkSource
  #open: { readonly object: ParsedObject; readonly parts: ParsedObject[] } | undefined
  #firstWord: Metadata | undefined
  #lastWord: Metadata | undefined

  constructor(source: InkSource) {
    this.#source = source
  }

  /** Whether there are tags but no words, and the last tag is closed. */
  get standsAlone(): boolean {
    return this.words.length === 0 && this.tags.length > 0 && this.#open === undefined
  }

  get line(): number | undefined {
    return this.#lastTag?.line
  }

  get #lastTag(): SourcePlace | undefined {
    return this.tags.at(-1)?.place
  }

  /** Source text of the words. */
  get text(): string {
    if (this.#firstWord === undefined || this.#lastWord === undefined) return ''
    return this.#source.across(this.#firstWord, this.#lastWord)
  }

  add(object: ParsedObject): void {
    if (object.typeName === 'ContentList' && childrenOf(object).some(child => child.typeName === 'Tag')) {
      for (const child of childrenOf(object)) this.add(child)
    } else if (object.typeName === 'Tag') {
      if (object.isStart === true) this.#begin(object)
      else this.#close(true)
    } else if (this.#open !== undefined) {
      this.#open.parts.push(object)
    } else {
      this.words.push(object)
      const at = object.debugMetadata
      if (at !== null && object.typeName !== 'Divert') {
        this.#firstWord ??= at
        this.#lastWord = at
      }
    }
  }

  /** Ends the line. `whole`: a tag still open here simply ends; in a branch of `{ | }` it does not. */
  finish(whole: boolean): void {
    this.#close(whole)
  }

  #begin(object: ParsedObject): void {
    this.#close(true)
    this.#open = { object, parts: [] }
  }

  #close(closed: boolean): void {
    if (this.#open === undefined) return
    const { object, parts } = this.#open
    this.#open = undefined
    const last = parts.at(-1)?.debugMetadata
    const begin = object.debugMetadata
    const text = begin === null || last === null || last === undefined ? '' : this.#source.across(after(begin), last)
    const holes = parts.filter(part => part.typeName !== 'Text')
    const place = this.#source.place(object)
    const details = this.#source.insertedInto(place, text)
    const written = details === undefined ? text.trim() : `${details.head}: ${details.text}`
    this.tags.push({ text: written, place, textPlace: details?.place ?? place, object, holes, closed })
  }
}

/** The place behind an object, as an object's own place. */
function after(at: Metadata): Metadata {
  return { ...at, startLineNumber: at.endLineNumber, startCharacterNumber: at.endCharacterNumber }
}

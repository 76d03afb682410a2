import type { SourcePlace } from '../../story/slot.ts'
import { type InsertedDetails, withDetails } from './details-in-script.ts'
import type { Metadata, ParsedObject } from './parsed.ts'
import type { SlotDetails } from './slot-details.ts'

/** One file of the script as ink reads it. */
export interface InkFile {
  readonly path: string
  /** As written. */
  readonly raw: readonly string[]
  /** With the details of its slots that stand elsewhere: what ink reads. */
  readonly whole: readonly string[]
  /** The same without comments, as ink counts its characters. */
  readonly lines: readonly string[]
}

/** The files of one script: the main one and what it includes. */
export class InkSource {
  readonly main: InkFile
  readonly #files = new Map<string, InkFile>()
  readonly #refused: string[] = []
  readonly #read: (path: string) => string | undefined
  readonly #inserted: InsertedDetails[] = []
  /** Details of slots that stand outside of the script. */
  readonly details: readonly SlotDetails[]

  constructor(
    file: string,
    source: string,
    read: (path: string) => string | undefined,
    details: readonly SlotDetails[] = [],
  ) {
    this.#read = read
    this.details = details
    this.main = this.#add(file, source)
  }

  /** The same script with other details. */
  withDetails(details: readonly SlotDetails[]): InkSource {
    return new InkSource(this.main.path, this.main.raw.join('\n'), this.#read, details)
  }

  /** The details that were put into its tags. */
  get inserted(): readonly InsertedDetails[] {
    return this.#inserted
  }

  get files(): readonly InkFile[] {
    return [...this.#files.values()]
  }

  /** Paths outside of the story's folder that the script wanted to include. */
  get refused(): readonly string[] {
    return this.#refused
  }

  /** The text of an included file, by its path. @throws Error when there is none; ink reports it. */
  include(path: string): string {
    if (isOutside(path)) {
      this.#refused.push(path)
      throw new Error(`${path} is outside of the story's folder.`)
    }
    const source = this.#read(path)
    if (source === undefined) throw new Error(`There is no file ${path}.`)
    return this.#add(path, source).whole.join('\n')
  }

  #add(path: string, written: string): InkFile {
    const { source, inserted } = withDetails(path, written, this.details)
    const split = (text: string) => text.split(/\r\n|\n|\r/)
    const file = { path, raw: split(written), whole: split(source), lines: split(withoutComments(source)) }
    this.#files.set(path, file)
    this.#inserted.push(...inserted.filter(each => !this.#inserted.some(other => sameTag(each, other))))
    return file
  }

  /** The details that were put into a tag of a line. @param text of the tag, as ink reads it. */
  insertedInto({ file, line }: SourcePlace, text: string): InsertedDetails | undefined {
    const head = /^([^:]*):/.exec(text)?.[1]?.trim().replace(/\s+/g, ' ')
    return this.#inserted.find(({ at, head: own }) => own === head && at.line === line && at.file === file)
  }

  /** The path of a file by the name that ink knows it by: relative to the main file, as in every ink. */
  pathOf(name: string | null): string {
    if (name === null || name === this.main.path) return this.main.path
    const folders = this.main.path.split('/').slice(0, -1)
    for (const part of name.replaceAll('\\', '/').split('/')) {
      if (part === '..' && folders.length > 0) folders.pop()
      else if (part !== '.') folders.push(part)
    }
    return folders.join('/')
  }

  place(object: ParsedObject): SourcePlace {
    const at = object.debugMetadata
    return { file: this.pathOf(at?.fileName ?? null), line: at?.startLineNumber ?? 1 }
  }

  /** What stands in a line behind the last of its words: a comment, or nothing. */
  commentAt(path: string, line: number): string {
    const file = this.#files.get(path)
    const raw = file?.raw[line - 1] ?? ''
    const words = file?.lines[line - 1] ?? ''
    return raw.startsWith(words) ? raw.slice(words.length) : ''
  }

  /** The script's text from the end of one object to the start of the next, both of one file. */
  between(from: Metadata, to: Metadata): string {
    return this.#text(
      from.fileName,
      from.endLineNumber,
      from.endCharacterNumber,
      to.startLineNumber,
      to.startCharacterNumber,
    )
  }

  /** The script's text from the start of one object to the end of another. */
  across(first: Metadata, last: Metadata): string {
    return this.#text(
      first.fileName,
      first.startLineNumber,
      first.startCharacterNumber,
      last.endLineNumber,
      last.endCharacterNumber,
    )
  }

  #text(name: string | null, line: number, character: number, endLine: number, endCharacter: number): string {
    const lines = this.#files.get(this.pathOf(name))?.lines ?? []
    const parts: string[] = []
    for (let number = line; number <= endLine; number++) {
      const text = lines[number - 1] ?? ''
      const start = number === line ? character - 1 : 0
      parts.push(number === endLine ? text.slice(start, endCharacter - 1) : text.slice(start))
    }
    return parts.join('\n')
  }
}

/** Whether a path leaves the folder where the paths of a story start. */
function isOutside(path: string): boolean {
  return /^(?:\/|[a-z]:)|(?:^|\/)\.\.(?:\/|$)|\0/i.test(path)
}

function sameTag(one: InsertedDetails, other: InsertedDetails): boolean {
  return one.head === other.head && one.at.line === other.at.line && one.at.file === other.at.file
}

/** Comments out, line breaks kept. Ink knows no strings here: `//` in a sentence is a comment too. */
function withoutComments(source: string): string {
  return source.replace(/\/\/[^\r\n]*|\/\*[\s\S]*?(?:\*\/|$)/g, comment => comment.replace(/[^\n]/g, ''))
}

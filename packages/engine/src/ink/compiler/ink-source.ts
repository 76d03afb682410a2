import type { SourcePlace } from '../../story/slot.ts'
import type { Metadata, ParsedObject } from './parsed.ts'

/** One file of the script as ink reads it. */
export interface InkFile {
  readonly path: string
  /** As written. */
  readonly raw: readonly string[]
  /** Without comments, as ink counts its characters. */
  readonly lines: readonly string[]
}

/** The files of one script: the main one and what it includes. */
export class InkSource {
  readonly main: InkFile
  readonly #files = new Map<string, InkFile>()
  readonly #refused: string[] = []
  readonly #read: (path: string) => string | undefined

  constructor(file: string, source: string, read: (path: string) => string | undefined) {
    this.#read = read
    this.main = inkFile(file, source)
    this.#files.set(file, this.main)
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
    this.#files.set(path, inkFile(path, source))
    return source
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

function inkFile(path: string, source: string): InkFile {
  return { path, raw: source.split(/\r\n|\n|\r/), lines: withoutComments(source).split(/\r\n|\n|\r/) }
}

/** Comments out, line breaks kept. Ink knows no strings here: `//` in a sentence is a comment too. */
function withoutComments(source: string): string {
  return source.replace(/\/\/[^\r\n]*|\/\*[\s\S]*?(?:\*\/|$)/g, comment => comment.replace(/[^\n]/g, ''))
}

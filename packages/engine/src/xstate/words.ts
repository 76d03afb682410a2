import type { Json } from '../base/json.ts'
import type { Piece, Variables } from '../story/passage.ts'
import { valueText } from '../story/value-text.ts'
import type { TextPart } from '../write/holes.ts'

/** By variable: the marks of the values that its value was computed from; never an empty list. */
export type Marks = ReadonlyMap<string, readonly string[]>

/** A text with its holes filled. What stands in the hole of a marked variable is a piece of its own. */
export function pieces(
  parts: readonly TextPart[],
  variables: Variables,
  marks: Marks,
  slot?: number,
  part?: string,
): readonly Piece[] {
  const where = { ...(slot === undefined ? {} : { slot }), ...(part === undefined ? {} : { part }) }
  const made: Piece[] = []
  let plain = ''
  const close = (): void => {
    if (plain !== '') made.push({ text: plain, ...where })
    plain = ''
  }
  for (const part of parts) {
    if ('literal' in part) {
      plain += part.literal
      continue
    }
    const text = valueText(valueAt(variables, part.hole))
    const own = marks.get(part.hole[0] ?? '')
    if (own === undefined) plain += text
    else if (text !== '') {
      close()
      made.push({ text, marks: own, ...where })
    }
  }
  close()
  return made
}

/** The marks of the variables in a text. */
export function marksIn(parts: readonly TextPart[], marks: Marks): readonly string[] {
  return union(parts.flatMap(part => ('hole' in part ? [marks.get(part.hole[0] ?? '') ?? []] : [])))
}

/** The marks of some variables together. */
export function marksOfAll(variables: Iterable<string>, marks: Marks): readonly string[] {
  return union([...variables].map(name => marks.get(name) ?? []))
}

/** Several lists of marks in one, each mark once, sorted. */
export function union(lists: readonly (readonly string[])[]): readonly string[] {
  return [...new Set(lists.flat())].sort()
}

export function piecesText(all: readonly Piece[]): string {
  return all.map(piece => piece.text).join('')
}

function valueAt(variables: Variables, path: readonly string[]): Json | undefined {
  let value: Json | undefined = variables
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
    value = (value as Readonly<Record<string, Json>>)[key]
  }
  return value
}

/** Pieces by line: the author's line breaks divide them, and a line without words is none. */
export function pieceLines(all: readonly Piece[]): readonly (readonly Piece[])[] {
  const lines: Piece[][] = [[]]
  for (const piece of all) {
    // A line break in a value that somebody brought in is no line of the author's.
    const texts = piece.marks === undefined ? piece.text.split('\n') : [piece.text]
    for (const [index, text] of texts.entries()) {
      if (index > 0) lines.push([])
      if (text !== '') lines.at(-1)?.push({ ...piece, text })
    }
  }
  return lines.filter(line => piecesText(line).trim() !== '')
}

/** Where a value stands in a JSON text: names of members and places in lists, from the outside in. */
export type JsonPath = readonly (string | number)[]

/** What is heard of a JSON object while it arrives. */
export interface JsonListener {
  /** An object or a list begins; the outermost has the empty path. */
  opened(path: JsonPath): void
  /** The next piece of a text (its quotes and escapes as they came), or all of a number, a truth value or null. */
  piece(path: JsonPath, json: string, isWhole: boolean): void
  closed(path: JsonPath): void
}

const deepest = 16
const literal = /^(?:true|false|null|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)$/

type Mode = 'before' | 'name' | 'colon' | 'value' | 'after' | 'text' | 'literal' | 'over'

/**
 * Listens to the one object that a text holds. What stands before it and behind it is let pass, and so are line breaks
 * inside of texts; from the first sign on that has no place in JSON nothing more is heard.
 *
 * @returns what takes the next part of the text.
 */
export function jsonPieces(listener: JsonListener): (text: string) => void {
  const path: (string | number)[] = []
  const kinds: ('object' | 'list')[] = []
  let mode: Mode = 'before'
  let piece = ''
  let isName = false
  let isEscaped = false
  let hasBegun = false

  const open = (kind: 'object' | 'list'): void => {
    if (kinds.length >= deepest) {
      mode = 'over'
      return
    }
    // The outermost is reported with its first name: a brace in what is said before it opens nothing.
    if (kinds.length > 0) listener.opened(path)
    kinds.push(kind)
    if (kind === 'list') path.push(0)
    mode = kind === 'list' ? 'value' : 'name'
  }
  const close = (kind: 'object' | 'list'): void => {
    if (kinds.at(-1) !== kind) {
      mode = 'over'
      return
    }
    kinds.pop()
    if (kind === 'list') path.pop()
    listener.closed(path)
    valueEnds()
  }
  const valueEnds = (): void => {
    if (kinds.at(-1) === 'object') path.pop()
    mode = kinds.length === 0 ? 'over' : 'after'
  }
  const textEnds = (): void => {
    if (!isName) {
      listener.piece(path, piece, true)
      valueEnds()
    } else {
      if (!hasBegun) listener.opened(path)
      hasBegun = true
      path.push(parsedText(piece))
      mode = 'colon'
    }
    piece = ''
  }
  const literalEnds = (): void => {
    if (!literal.test(piece)) mode = 'over'
    else {
      listener.piece(path, piece, true)
      valueEnds()
    }
    piece = ''
  }

  const take = (sign: string): void => {
    if (mode === 'literal') {
      if (/[\w.+-]/.test(sign)) {
        piece += sign
        return
      }
      literalEnds()
    }
    if (mode === 'text') {
      piece += sign
      if (isEscaped) isEscaped = false
      else if (sign === '\\') isEscaped = true
      else if (sign === '"') textEnds()
      return
    }
    if (mode === 'before') {
      if (sign === '{') open('object')
      return
    }
    if (mode === 'over' || sign === ' ') return
    if (sign === '"' && (mode === 'name' || mode === 'value')) {
      isName = mode === 'name'
      piece = sign
      mode = 'text'
    } else if (mode === 'value' && sign === '{') open('object')
    else if (mode === 'value' && sign === '[') open('list')
    else if (mode === 'value' && /[\w-]/.test(sign)) {
      piece = sign
      mode = 'literal'
    } else if (mode === 'colon' && sign === ':') mode = 'value'
    else if (mode === 'after' && sign === ',') {
      if (kinds.at(-1) === 'list') path.push((path.pop() as number) + 1)
      mode = kinds.at(-1) === 'list' ? 'value' : 'name'
    } else if (sign === '}' && (mode === 'after' || mode === 'name')) close('object')
    else if (sign === ']' && (mode === 'after' || mode === 'value')) close('list')
    else if (mode === 'name' && kinds.length === 1 && path.length === 0) {
      kinds.pop()
      mode = 'before'
    } else mode = 'over'
  }

  return text => {
    for (const sign of text.replace(/\p{Cc}/gu, ' ')) take(sign)
    if (mode === 'text' && !isName && piece !== '') {
      listener.piece(path, piece, false)
      piece = ''
    }
  }
}

function parsedText(json: string): string {
  try {
    return String(JSON.parse(json))
  } catch {
    return ''
  }
}

/** Where a value stands in a JSON text: names of members and places in lists, from the outside in. */
export type JsonPath = readonly (string | number)[]

/** What is heard of a JSON object while it arrives. */
export interface JsonListener {
  /** An object or a list begins; the outermost has the empty path. */
  opened?(path: JsonPath): void
  /** The next piece of a text (its quotes and escapes as they came), or all of a number, a truth value or null. */
  piece(path: JsonPath, json: string, isWhole: boolean): void
  closed?(path: JsonPath): void
}

/**
 * How the object stands: it has not begun, it is being read, it is closed, or something in it has no place in JSON.
 */
export type JsonState = 'before' | 'reading' | 'complete' | 'invalid'

/** Takes a text part by part. */
export interface JsonPieces {
  take(text: string): void
  readonly state: JsonState
}

const deepest = 16
const literal = /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)$/

type Mode = 'before' | 'name' | 'colon' | 'value' | 'after' | 'text' | 'literal' | 'inner' | 'over'

/**
 * Listens to the one object that a text holds. What stands before it and behind it is let pass, and so are line breaks
 * inside of texts; from the first sign on that has no place in JSON nothing more is heard. One nested deeper than 16 is an
 * attempt on the stack, and has no place either.
 *
 * @param depth a value that stands this deep is one piece, objects and lists too. 1: each member of the object. Default: only
 *   what has nothing inside is a piece.
 */
export function jsonPieces(listener: JsonListener, depth: number = Number.POSITIVE_INFINITY): JsonPieces {
  const path: (string | number)[] = []
  const kinds: ('object' | 'list')[] = []
  let mode: Mode = 'before'
  let piece = ''
  let isName = false
  let hasBegun = false
  /** Signs of an escape that are still to come: after a backslash one, after `\u` four. */
  let escaping: 'none' | 'kind' | 1 | 2 | 3 | 4 = 'none'
  /** Brackets that are open in a value which is one piece, and whether a text in it is. */
  let innerDepth = 0
  let isInText = false

  const open = (kind: 'object' | 'list'): void => {
    if (kinds.length >= deepest) {
      mode = 'over'
      return
    }
    // The outermost is reported with its first name: a brace in what is said before it opens nothing.
    if (kinds.length > 0) listener.opened?.(path)
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
    hasBegun = true
    listener.closed?.(path)
    valueEnds()
  }
  const valueEnds = (): void => {
    if (kinds.at(-1) === 'object') path.pop()
    mode = kinds.length === 0 ? 'over' : 'after'
  }
  const wholePiece = (): void => {
    const json = piece
    piece = ''
    listener.piece(path, json, true)
    valueEnds()
  }
  const textEnds = (): void => {
    if (!isName) {
      wholePiece()
      return
    }
    if (!hasBegun) listener.opened?.(path)
    hasBegun = true
    path.push(JSON.parse(piece) as string)
    piece = ''
    mode = 'colon'
  }
  const literalEnds = (): void => {
    if (literal.test(piece)) wholePiece()
    else mode = 'over'
  }
  /** Whether a sign of a text is its closing quote. */
  const closesText = (sign: string): boolean => {
    if (escaping === 'none') {
      if (sign === '\\') escaping = 'kind'
      return sign === '"'
    }
    if (escaping === 'kind' ? !/["\\/bfnrtu]/.test(sign) : !/[\da-fA-F]/.test(sign)) mode = 'over'
    if (escaping === 'kind') escaping = sign === 'u' ? 4 : 'none'
    else escaping = escaping === 1 ? 'none' : ((escaping - 1) as 1 | 2 | 3)
    return false
  }
  const takeInner = (sign: string): void => {
    piece += sign
    if (isInText) isInText = !closesText(sign)
    else if (sign === '"') isInText = true
    else if (sign === '{' || sign === '[') innerDepth++
    else if (sign === '}' || sign === ']') innerDepth--
    if (innerDepth > deepest) mode = 'over'
    if (innerDepth > 0) return
    try {
      JSON.parse(piece)
    } catch {
      mode = 'over'
      return
    }
    wholePiece()
  }
  const begin = (sign: string): void => {
    if (sign === '"') {
      isName = false
      mode = 'text'
    } else if (sign === '{' || sign === '[') {
      if (kinds.length < depth) {
        open(sign === '{' ? 'object' : 'list')
        return
      }
      innerDepth = 1
      mode = 'inner'
    } else if (/[\w-]/.test(sign)) mode = 'literal'
    else {
      mode = 'over'
      return
    }
    piece = sign
  }

  const takeSign = (sign: string): void => {
    if (mode === 'literal') {
      if (/[\w.+-]/.test(sign)) {
        piece += sign
        return
      }
      literalEnds()
    }
    if (mode === 'text') {
      piece += sign
      if (closesText(sign)) textEnds()
      return
    }
    if (mode === 'inner') {
      takeInner(sign)
      return
    }
    if (mode === 'before') {
      if (sign === '{') open('object')
      return
    }
    if (mode === 'over' || sign === ' ') return
    if (mode === 'name' && sign === '"') {
      isName = true
      piece = sign
      mode = 'text'
    } else if (sign === '}' && (mode === 'after' || mode === 'name')) close('object')
    else if (sign === ']' && (mode === 'after' || mode === 'value')) close('list')
    else if (mode === 'value') begin(sign)
    else if (mode === 'colon' && sign === ':') mode = 'value'
    else if (mode === 'after' && sign === ',') {
      if (kinds.at(-1) === 'list') path.push((path.pop() as number) + 1)
      mode = kinds.at(-1) === 'list' ? 'value' : 'name'
    } else if (mode === 'name' && kinds.length === 1 && !hasBegun) {
      // It was a brace of what is said before the object.
      kinds.pop()
      mode = 'before'
      takeSign(sign)
    } else mode = 'over'
  }

  return {
    get state() {
      if (mode === 'over') return hasBegun && kinds.length === 0 ? 'complete' : 'invalid'
      return mode === 'before' || (mode === 'name' && !hasBegun) ? 'before' : 'reading'
    },
    take(text) {
      for (const sign of text.replace(/\p{Cc}/gu, ' ')) {
        takeSign(sign)
        if (mode === 'over') return
      }
      if (mode === 'text' && !isName && piece !== '') {
        listener.piece(path, piece, false)
        piece = ''
      }
    },
  }
}

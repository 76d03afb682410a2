/** Reads a JSON text while it arrives. */
export interface JsonText {
  /** Takes the next piece, its quotes and escapes as they came. @returns all of the text so far; half an escape is not text yet */
  take(json: string, isWhole: boolean): string
}

/** Half an escape at the end of a piece, where the backslash before it is none of another escape. */
const halfEscape = /(?<=(?:^|[^\\])(?:\\\\)*)\\(?:u[\da-fA-F]{0,3})?$/

/** Each piece is read once, in however small pieces the text comes. */
export function jsonText(): JsonText {
  let text = ''
  let rest = ''
  let isBegun = false
  return {
    take(json, isWhole) {
      rest += isBegun ? json : json.slice(1)
      isBegun = true
      const end = isWhole ? rest.length - 1 : rest.search(halfEscape)
      const known = end < 0 ? rest : rest.slice(0, end)
      text += JSON.parse(`"${known}"`) as string
      rest = rest.slice(known.length)
      return text
    },
  }
}

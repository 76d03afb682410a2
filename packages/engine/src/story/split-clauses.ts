/**
 * The parts of a tag's text between its semicolons, trimmed. A semicolon inside quotes or braces separates nothing; a
 * quote or brace that is never closed is an ordinary character.
 */
export function splitClauses(text: string): readonly string[] {
  const parts: string[] = []
  let start = 0
  for (let index = 0; index < text.length; index++) {
    const closing = closers[text[index] ?? '']
    if (closing !== undefined) index = closed(text, index, closing) ?? index
    else if (text[index] === ';') {
      parts.push(text.slice(start, index).trim())
      start = index + 1
    }
  }
  parts.push(text.slice(start).trim())
  return parts
}

const closers: Readonly<Record<string, string>> = { '"': '"', '“': '”', '{': '}' }

/** Index of the character that closes the one at `open`, if any; braces nest. */
function closed(text: string, open: number, closing: string): number | undefined {
  let depth = 0
  for (let index = open + 1; index < text.length; index++) {
    if (text[index] === closing) {
      if (depth === 0) return index
      depth--
    } else if (closing === '}' && text[index] === '{') depth++
  }
  return undefined
}

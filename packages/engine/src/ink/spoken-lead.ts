/** The beginning of a spoken line. */
export interface SpokenLead {
  /** A name of the cast. */
  readonly speaker: string
  /** What stands in the parenthesis behind the name. */
  readonly direction?: string
  /** Index of the colon. */
  readonly colon: number
}

/** Characters of a direction: a longer parenthesis belongs to a sentence. */
export const mostDirectionCharacters = 60

/**
 * Who says a line, where it begins with `OONA:` or `OONA (quietly):`. Nothing where the name is not in the cast, or where the
 * parenthesis is empty, long, or not one: then all of it is narration.
 */
export function spokenLead(text: string, cast: ReadonlySet<string>): SpokenLead | undefined {
  const colon = text.indexOf(':')
  if (colon < 1 || cast.size === 0) return undefined
  const head = text.slice(0, colon)
  if (cast.has(head)) return { speaker: head, colon }
  if (!head.endsWith(')')) return undefined
  const open = head.indexOf('(')
  const speaker = head.slice(0, Math.max(open, 0)).trimEnd()
  const direction = head.slice(open + 1, -1).trim()
  return cast.has(speaker) && isDirection(direction) ? { speaker, direction, colon } : undefined
}

/** Whether what stands in a parenthesis behind a name is short and plain enough to say how something is said. */
export function isDirection(text: string): boolean {
  return text !== '' && text.length <= mostDirectionCharacters && !/[():\n]/.test(text)
}

import { withoutUnseenCharacters } from '../../base/unseen-characters.ts'
import type { RequestSources } from './request-sources.ts'

/** Lines of history that are included at most. */
export const mostHistoryLines = 12

/** Characters of history that are included at most; the oldest lines go first. */
export const mostHistoryCharacters = 3000

/** The label of the part of a request with the last lines that were read. */
export const historyPart = 'what the reader read before'

/** The last lines, oldest first: data, whoever wrote them. */
export function historyText(lines: readonly string[], cut: RequestSources['cut']): string {
  const included: string[] = []
  let characters = 0
  for (const line of lines.slice(-mostHistoryLines).reverse()) {
    const clean = withoutUnseenCharacters(line)
    characters += clean.length
    if (characters > mostHistoryCharacters) break
    included.unshift(clean)
  }
  if (included.length < lines.length) {
    const why = `Of what was read before, ${mostHistoryLines} lines and ${mostHistoryCharacters} characters are included, the latest.`
    cut?.({ label: historyPart, amount: lines.length - included.length, unit: 'lines', why })
  }
  return included.join('\n')
}

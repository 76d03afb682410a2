import { withoutUnseenCharacters } from '../../base/unseen-characters.ts'
import { type Knowers, mayKnow } from '../../diary/knowers.ts'
import type { SoftPart } from '../../provider/port/fill-request.ts'
import type { KnownTo } from '../../story/memory.ts'

/** A line as it stood on the page before, whoever wrote it. */
export interface ShownLine {
  readonly speaker?: string
  readonly text: string
  /** Who has heard it, and may know what it was made from, besides the reader. */
  readonly knownTo: KnownTo
}

/** The label of the part of a request with the page before. */
export const pageBeforePart = 'the page before'

/** Lines of the page before that are included at most; the latest. */
const mostLines = 24

/** Characters of it that are included at most. */
const mostCharacters = 3000

/** The page before, as far as it may be told, as a soft part; nothing where nothing of it may. */
export function pageBefore(lines: readonly ShownLine[], knowers: Knowers): SoftPart | undefined {
  const text = shownLinesText(lines, knowers)
  return text === '' ? undefined : { label: pageBeforePart, text, trust: 'player', before: 'passage' }
}

/** Lines as they stood, those that may be told, as many of the latest as are included; empty where none may. */
export function shownLinesText(lines: readonly ShownLine[], knowers: Knowers): string {
  const known = lines.filter(line => line.text !== '' && knowers !== 'public' && mayKnow(knowers, line.knownTo))
  const texts: string[] = []
  let characters = 0
  for (const { speaker, text } of known.slice(-mostLines).reverse()) {
    const line = withoutUnseenCharacters(speaker === undefined ? text : `${speaker}: ${text}`)
    characters += line.length
    if (characters > mostCharacters) break
    texts.unshift(line)
  }
  return texts.join('\n')
}

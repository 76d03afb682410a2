import { type Knowers, mayKnow } from '../../diary/knowers.ts'
import type { SoftPart } from '../../provider/port/fill-request.ts'
import type { Passage } from '../../story/passage.ts'
import { type ShownLine, shownLinesText } from './page-before.ts'
import { passageText } from './passage-text.ts'
import type { PlayerWords } from './player-words.ts'

/** A passage that the turn has shown before the one that is asked for. */
export interface EarlierPassage {
  readonly passage: Passage
  /** Its lines in which generated words stand, where they are on the screen. Default: none is known. */
  readonly filled?: readonly ShownLine[]
}

/** The label of the part of a request with what the turn has said before its passage. */
export const earlierPart = 'earlier on this page'

/** The label of the part of a request with lines of that in which generated words stand. */
export const filledPart = 'lines of it as they read now'

/** Lines that are included at most; the latest. */
const mostLines = 24

/** What the turn has said before, in the author's words, as far as it was heard by those who may be told. */
export function earlierText(earlier: readonly EarlierPassage[], knowers: Knowers, said: PlayerWords): string {
  const heard = earlier.map(({ passage }) => ({
    ...passage,
    lines: passage.lines.filter(line => mayKnow(knowers, line.present ?? passage.present)),
  }))
  const lines = heard.flatMap(({ lines }) => lines).slice(-mostLines)
  return heard
    .map(passage => passageText({ ...passage, lines: passage.lines.filter(line => lines.includes(line)) }, none, said))
    .filter(text => text !== '')
    .join('\n')
}

const none: ReadonlyMap<number, string> = new Map()

/** Lines of it as they stand on the screen, as a soft part; nothing where none may be told. */
export function filledEarlier(earlier: readonly EarlierPassage[], knowers: Knowers): SoftPart | undefined {
  const text = shownLinesText(
    earlier.flatMap(({ filled = [] }) => filled),
    knowers,
  )
  return text === '' ? undefined : { label: filledPart, text, trust: 'player', before: 'passage' }
}

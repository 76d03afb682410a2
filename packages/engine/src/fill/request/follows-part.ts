import { nameInFront } from '../../story/name-in-front.ts'
import type { PassageLine } from '../../story/passage.ts'
import type { PlayerWords } from './player-words.ts'
import type { WhatFollows } from './what-follows.ts'

/** The label of the part of a request with the author's lines that may stand behind its passage. */
export const followsPart = 'what may follow, in the author’s words'

/** The label of the part of a request with what the reader may say to who speaks. */
export const sayablePart = 'what the reader may say then'

/** Lines that may follow: behind a label, the label first. */
export function followsText({ after }: WhatFollows, said: PlayerWords): string {
  return after
    .map(({ label, lines }) => {
      const shown = lines.map(line => lineText(line, said)).join('\n')
      return label === undefined ? shown : `After “${said.runs(label).trim()}”:\n${shown}`
    })
    .join('\n')
}

/** Labels that are said aloud, a line each. */
export function sayableText({ sayable }: WhatFollows, said: PlayerWords): string {
  return sayable.map(({ pieces }) => `- ${said.runs(pieces).trim()}`).join('\n')
}

function lineText({ speaker, pieces, ...line }: PassageLine, said: PlayerWords): string {
  const text = said.runs(pieces).trim()
  return speaker === undefined ? text : `${nameInFront(speaker, line)}: ${text}`
}

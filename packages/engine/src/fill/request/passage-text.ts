import { isTainted } from '../../story/mark.ts'
import type { MarkedText } from '../../story/marked-text.ts'
import type { Passage, Piece } from '../../story/passage.ts'
import type { PlayerWords } from './player-words.ts'

/**
 * A passage as a provider reads it: the author's words as rendered, with the gaps marked as `[key: the author's words]`.
 *
 * @param gaps the member of the answer for each slot that is asked for, by its index in the passage's slots.
 */
export function passageText(passage: Passage, gaps: ReadonlyMap<number, string>, said: PlayerWords): string {
  const lines = passage.lines.map(line => {
    const text = piecesText(line.pieces, gaps, said)
    return line.speaker === undefined ? text : `${line.speaker}: ${text}`
  })
  // Offers are told only to who words them: what a turn says does not depend on them, and so turns that differ in nothing
  // else share a fill. What a `decide` chooses from is not for the reader's eyes.
  const wordsOffers = passage.choices.some(choice =>
    choice.pieces.some(({ slot }) => slot !== undefined && gaps.has(slot)),
  )
  if (passage.stop !== 'decide' && wordsOffers) {
    lines.push('', 'The reader may then choose:')
    for (const choice of passage.choices) lines.push(`- ${piecesText(choice.pieces, gaps, said)}`)
  }
  return lines.join('\n').trim()
}

/** What stands in a passage in front of the author's words for a gap. */
export function slotOpening(key: string): string {
  return `[${key}: `
}

function piecesText(pieces: readonly Piece[], gaps: ReadonlyMap<number, string>, said: PlayerWords): string {
  let text = ''
  for (const [index, piece] of pieces.entries()) {
    const gap = piece.slot === undefined ? undefined : gaps.get(piece.slot)
    if (gap !== undefined && pieces[index - 1]?.slot !== piece.slot) text += slotOpening(gap)
    text += said.runs([piece])
    if (gap !== undefined && pieces[index + 1]?.slot !== piece.slot) text += ']'
  }
  return text
}

/** Whether a run was computed from words that the player, a game or a model brought in. */
export function isMarked(run: MarkedText): boolean {
  return isTainted(run.marks)
}

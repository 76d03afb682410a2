import { isTainted } from '../../story/mark.ts'
import type { MarkedText } from '../../story/marked-text.ts'
import { nameInFront } from '../../story/name-in-front.ts'
import type { Passage, PassageLine, Piece } from '../../story/passage.ts'
import { hidesChoices } from '../../story/verbs/stops.ts'
import type { PlayerWords } from './player-words.ts'

/**
 * A passage as a provider reads it: the author's words as rendered, with the open slots marked as `[key: the author's words]`.
 * Other slots of it may be filled by others: their authored words are marked as such, whoever fills them in the end.
 *
 * @param keys the member of the answer for each slot that is asked for, by its index in the passage's slots.
 */
export function passageText(passage: Passage, keys: ReadonlyMap<number, string>, said: PlayerWords): string {
  const names = slotNames(passage, keys)
  const documentOf = (line: PassageLine | undefined): number | undefined =>
    line?.pieces.find(({ slot = -1 }) => passage.slots[slot]?.slot.document !== undefined)?.slot
  const lines = passage.lines.map((line, at) => {
    const document = documentOf(line)
    const isWithin = document !== undefined && names.has(document)
    const [begins, ends] = [-1, 1].map(step => documentOf(passage.lines[at + step]) !== document)
    const text = piecesText(line.pieces, names, said, isWithin ? { begins, ends } : {})
    if (isWithin && begins === false) return text
    return line.speaker === undefined ? text : `${nameInFront(line.speaker, line)}: ${text}`
  })
  // Offers are included only where their labels are asked for: what a turn says does not depend on them, and so turns that differ in nothing
  // else share a fill. What a `decide` chooses from is not for the reader's eyes.
  const wordsOffers = passage.choices.some(choice =>
    choice.pieces.some(({ slot }) => slot !== undefined && keys.has(slot)),
  )
  if (!hidesChoices(passage.stop) && wordsOffers) {
    lines.push('', offersHeading)
    for (const choice of passage.choices) lines.push(`- ${piecesText(choice.pieces, names, said)}`)
  }
  return lines.join('\n').trim()
}

/** What stands in a passage over the choices that are offered. */
export const offersHeading = 'The reader may then choose:'

/** What stands in a passage in front of the author's words for an open slot. */
export function slotOpening(key: string): string {
  return `[${key}: `
}

/** What the words of a slot are marked by that is not asked for here, and need not be filled as they stand. */
const mayBeOthers = 'may read otherwise'

function slotNames({ slots }: Passage, keys: ReadonlyMap<number, string>): ReadonlyMap<number, string> {
  const others = slots.flatMap(({ slot }, index) =>
    keys.has(index) || slot.policy === 'author' ? [] : [[index, mayBeOthers] as const],
  )
  return new Map([...keys, ...others])
}

/** @param of a line of a document: whether it is the first, and the last of it. Default: both. */
function piecesText(
  pieces: readonly Piece[],
  names: ReadonlyMap<number, string>,
  said: PlayerWords,
  { begins = true, ends = true }: { readonly begins?: boolean | undefined; readonly ends?: boolean | undefined } = {},
): string {
  let text = ''
  for (const [index, piece] of pieces.entries()) {
    const name = piece.slot === undefined ? undefined : names.get(piece.slot)
    if (name !== undefined && begins && pieces[index - 1]?.slot !== piece.slot) text += slotOpening(name)
    text += said.runs([piece])
    if (name !== undefined && ends && pieces[index + 1]?.slot !== piece.slot) text += ']'
  }
  return text
}

/** Whether a run was computed from words that the player, a game or a model brought in. */
export function isMarked(run: MarkedText): boolean {
  return isTainted(run.marks)
}

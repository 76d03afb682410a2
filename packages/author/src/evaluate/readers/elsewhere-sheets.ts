import type { Position } from '../routes/positions.ts'
import type { Fill } from '../writers/fills.ts'
import { elsewhereOf } from './elsewhere.ts'
import { pageWith } from './page-with.ts'
import type { ItemKey } from './reader-keys.ts'
import type { SheetWords } from './reader-sheet.ts'
import { isOnPage } from './set-into.ts'
import type { SheetItem } from './sheet-item.ts'

export const elsewhereWords: SheetWords = {
  title: 'Is this text wrong in this play?',
  asks: `Each play below is what one reader saw, page by page, with the choices that this reader made. Read each of
them once; where a slot that is judged stands, there is […].

Then judge the items one by one. Each shows a page of one of these plays on which one text, between ⟦ and ⟧, was put in the place
of the author's. Is it **wrong** for the reader of this play? It is wrong if it says or clearly takes for granted something that
in this play has not happened, is not so, or is not known to the one who says it: an act of the reader's that this reader did not
do, or did otherwise; something that somebody has, knows, feels or was told, and here does not. It is **not wrong** if it could
stand there, however dull, odd or badly written it is, and also if it brings in something new that nothing here speaks against.

Answer in \`verdicts.yaml\`: \`wrong: yes\` or \`wrong: no\`, and \`why\` in a few words: what in the play speaks against it. Look at nothing but this sheet.`,
  form: ['wrong: ', "why: ''"],
}

/** A fill set into the play of another reader. */
export function elsewhereItem(fill: Fill, other: Position): SheetItem<ItemKey> {
  return {
    key: { source: fill.writer, position: fill.position.id, other: other.id },
    slot: fill.position.slot.slot,
    plays: [{ route: other.route, until: other.turn }],
    body: nameOf => `${nameOf(other.route)}, page ${other.turn}:\n\n${pageWith(other, fill.text)}`,
  }
}

/** Where a fill can be tried, of all places; `undefined` where it can't. */
export function placeElsewhere(fill: Fill, positions: readonly Position[]): Position | undefined {
  const other = elsewhereOf(fill, positions)
  return other !== undefined && isOnPage(other) && isOnPage(fill.position) ? other : undefined
}

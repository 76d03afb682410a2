import type { Random } from '@lacuna/engine'
import type { Position } from '../routes/positions.ts'
import type { Fill } from '../writers/fills.ts'
import { pageWith } from './page-with.ts'
import type { ItemKey } from './reader-keys.ts'
import type { SheetWords } from './reader-sheet.ts'
import type { SheetItem } from './sheet-item.ts'

export const swapWords: SheetWords = {
  title: 'Whose play is this text from?',
  asks: `Each play below is what one reader saw, page by page, with the choices that this reader made. Read each of
them once; where a slot that is judged stands, there is […].

Then judge the items one by one. Each shows the same text, between ⟦ and ⟧, on a page of two plays. It was written for one of the
two. Say for which: \`own: 1\` or \`own: 2\`; where you can't tell, guess. Then say how natural it is there, for each of the two: from
1 (it jars: in its wording, its place between the lines, or what it says) to 7 (as if the author had written it), as in
\`natural: [6, 3]\`. Some texts are the author's own, and some fit both plays.

Answer in \`verdicts.yaml\`. Look at nothing but this sheet.`,
  form: ['own: ', 'natural: []'],
}

/** A text in its own play and in another, in an order that chance decides. */
export function swapItem(
  source: ItemKey['source'],
  { position, text }: Pick<Fill, 'position' | 'text'>,
  other: Position,
  random: Random,
): SheetItem<ItemKey> {
  const ownFirst = random.next() < 0.5
  const [first, second] = ownFirst ? [position, other] : [other, position]
  return {
    key: { source, position: position.id, other: other.id, ownFirst },
    slot: position.slot.slot,
    plays: [position, other].map(({ route, turn }) => ({ route, until: turn })),
    body: nameOf =>
      [first, second]
        .map((each, at) => `**${at + 1}.** ${nameOf(each.route)}, page ${each.turn}:\n\n${pageWith(each, text)}`)
        .join('\n\n'),
  }
}

import type { Random } from '@lacuna/engine'
import { fenced } from '../writers/fenced.ts'
import type { Fill } from '../writers/fills.ts'
import { shuffled } from './deal-items.ts'
import { marks } from './page-with.ts'
import type { ItemKey, TextSource } from './reader-keys.ts'
import { letter, type SheetWords } from './reader-sheet.ts'
import { setInto } from './set-into.ts'
import type { SheetItem } from './sheet-item.ts'

export const preferenceWords: SheetWords = {
  title: 'Which text is best there?',
  asks: `Each play below is what one reader saw, page by page, with the choices that this reader made. Each item shows a page of one of
them with a gap, ⟦…⟧, and two or three texts for it. Which would you rather read there, as this reader? Judge the whole: whether it
is well written, whether it fits the lines around it, whether it belongs to this reader.

Answer in \`verdicts.yaml\` with a letter, \`best: B\`; with several where they are equally good, \`best: AC\`. Look at nothing but this sheet.`,
  form: ["best: ''"],
}

/** The texts for one slot: the author's, the grammar's and the writer's, in an order that chance decides; equal ones once. */
export function preferenceItem(fill: Fill, random: Random): SheetItem<ItemKey> | undefined {
  const { position, text } = fill
  const { asked, slot } = position
  const grammar = asked.grammar[slot.key]
  const texts = new Map<string, TextSource>([[slot.words, 'author']])
  if (grammar !== undefined && !texts.has(grammar)) texts.set(grammar, 'grammar')
  if (fill.isOwn && !texts.has(text)) texts.set(text, fill.writer)
  if (texts.size < 2) return undefined
  const order = shuffled([...texts], random)
  const gap = setInto(asked.page, [{ position, text: marks.join('…') }])
  return {
    key: { source: fill.writer, position: position.id, order: order.map(([, source]) => source) },
    slot: slot.slot,
    plays: [{ route: position.route, until: position.turn }],
    body: nameOf =>
      [
        `${nameOf(position.route)}, page ${position.turn}:`,
        fenced(gap.join('\n')),
        ...order.map(([words], at) => `**${letter(at)}**\n\n${fenced(words)}`),
      ].join('\n\n'),
  }
}

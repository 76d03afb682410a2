import { fenced } from '../writers/fenced.ts'
import type { Fill } from '../writers/fills.ts'
import { itemsOf } from './elsewhere.ts'
import type { ItemKey } from './reader-keys.ts'
import type { SheetWords } from './reader-sheet.ts'
import type { SheetItem } from './sheet-item.ts'

export const usesWords: SheetWords = {
  title: 'What does this text use?',
  asks: `Each item shows a text, and a numbered list of things that its writer was told. Which of them show in the text: are named,
alluded to, or the reason that it reads as it does? Answer in \`verdicts.yaml\` with their numbers, \`shows: [2, 5]\`, or \`shows: []\` for none. Look
at nothing but this sheet.`,
  form: ['shows: '],
}

/** A text with what its writer was told; `undefined` where nothing was told by number. */
export function usesItem({ position, text, writer }: Fill): SheetItem<ItemKey> | undefined {
  const items = itemsOf(position.asked.request)
  if (items.length === 0) return undefined
  return {
    key: { source: writer, position: position.id },
    slot: position.slot.slot,
    plays: [],
    body: () => `${fenced(text)}\n\n${fenced(items.map(item => `[${item.n}] ${item.text}`).join('\n'))}`,
  }
}

import type { Random } from '@lacuna/engine'
import type { SheetItem } from './sheet-item.ts'

/**
 * Deals items to as few sheets of at most `most` as there have to be. A sheet takes what needs the fewest more plays, so that
 * a reader reads few of them; no slot twice, where that can be had.
 */
export function dealItems<Key>(
  items: readonly SheetItem<Key>[],
  most: number,
  random: Random,
): readonly (readonly SheetItem<Key>[])[] {
  const left = [...shuffled(items, random)]
  const count = Math.ceil(items.length / most)
  const sheets: (readonly SheetItem<Key>[])[] = []
  while (left.length > 0) {
    const size = Math.ceil(left.length / (count - sheets.length))
    const sheet: SheetItem<Key>[] = []
    while (sheet.length < size) {
      const next = nextFor(sheet, left)
      sheet.push(...left.splice(next, 1))
    }
    sheets.push(shuffled(sheet, random))
  }
  return sheets
}

/** Which of the items that are left goes best with a sheet. */
function nextFor<Key>(sheet: readonly SheetItem<Key>[], left: readonly SheetItem<Key>[]): number {
  const slots = new Set(sheet.map(({ slot }) => slot))
  const routes = new Set(sheet.flatMap(({ plays }) => plays.map(({ route }) => route)))
  const costs = left.map(({ plays, slot }) => {
    const fresh = plays.filter(({ route }) => !routes.has(route)).length
    return fresh + (slots.has(slot) ? slotAgain : 0)
  })
  return costs.indexOf(Math.min(...costs))
}

/** A slot that comes again on a sheet is worth so many more plays to read. */
const slotAgain = 3

/** A copy in another order. */
export function shuffled<Item>(items: readonly Item[], random: Random): readonly Item[] {
  return items
    .map(item => ({ item, at: random.next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item)
}

/**
 * At most so many items, from as many slots as there are: one of each, then a second one of each, and so on.
 */
export function sampled<Item>(
  items: readonly Item[],
  most: number,
  slotOf: (item: Item) => string,
  random: Random,
): readonly Item[] {
  const bySlot = new Map<string, Item[]>()
  for (const item of shuffled(items, random)) bySlot.set(slotOf(item), [...(bySlot.get(slotOf(item)) ?? []), item])
  const rounds = shuffled([...bySlot.values()], random)
  const taken: Item[] = []
  for (let round = 0; taken.length < most && rounds.some(slot => slot.length > round); round++) {
    for (const slot of rounds) {
      const item = slot[round]
      if (item !== undefined && taken.length < most) taken.push(item)
    }
  }
  return taken
}

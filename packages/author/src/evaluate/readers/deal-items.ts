import type { Random } from '@lacuna/engine'
import type { SheetItem } from './sheet-item.ts'

/** Deals items to as few sheets of at most `most` as there have to be: those of the same plays together, no slot twice. */
export function dealItems<Key>(
  items: readonly SheetItem<Key>[],
  most: number,
  random: Random,
): readonly (readonly SheetItem<Key>[])[] {
  const count = Math.ceil(items.length / most)
  const sheets: SheetItem<Key>[][] = Array.from({ length: count }, () => [])
  const even = Math.ceil(items.length / Math.max(1, count))
  for (const item of byPlays(items, random)) {
    const [sheet] = sheets
      .filter(each => each.length < even)
      .map(each => ({
        each,
        again: each.some(({ slot }) => slot === item.slot) ? 1 : 0,
        fresh: item.plays.filter(({ route }) => !routesOn(each).has(route)).length,
      }))
      .sort((a, b) => a.again - b.again || a.fresh - b.fresh || a.each.length - b.each.length)
    sheet?.each.push(item)
  }
  return sheets.filter(sheet => sheet.length > 0).map(sheet => shuffled(sheet, random))
}

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

function byPlays<Key>(items: readonly SheetItem<Key>[], random: Random): readonly SheetItem<Key>[] {
  const name = ({ plays }: SheetItem<Key>): string =>
    plays
      .map(({ route }) => route)
      .sort()
      .join(' ')
  return shuffled(items, random)
    .map(item => ({ item, name: name(item) }))
    .sort((a, b) => a.name.localeCompare(b.name))
    .map(({ item }) => item)
}

function routesOn<Key>(sheet: readonly SheetItem<Key>[]): ReadonlySet<string> {
  return new Set(sheet.flatMap(({ plays }) => plays.map(({ route }) => route)))
}

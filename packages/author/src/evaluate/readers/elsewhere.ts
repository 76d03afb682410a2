import type { ContextPart, FillRequest } from '@lacuna/engine'
import { difference } from '../routes/far-apart.ts'
import type { Position } from '../routes/positions.ts'
import type { Fill } from '../writers/fills.ts'

/**
 * The play of another reader in which a fill is tried: of those that meet the same slot, the one that differs least in what
 * the fill says it uses, but in one thing at least. Where it says nothing, or nothing that differs, it is the one that
 * differs least in what the reader had done before. `undefined` where there is none.
 *
 * @param positions every place for prose of all routes.
 */
export function elsewhereOf(fill: Fill, positions: readonly Position[]): Position | undefined {
  const { position } = fill
  const others = positions.filter(({ route, slot }) => route !== position.route && slot.slot === position.slot.slot)
  const items = new Map(itemsOf(position.asked.request).map(({ n, text }) => [n, text]))
  const used = new Set(fill.uses.flatMap(number => items.get(number) ?? []))
  const acts = actsOf(position)
  const [best] = others
    .map(other => {
      const told = new Set(itemsOf(other.asked.request).map(({ text }) => text))
      return {
        other,
        missing: [...used].filter(text => !told.has(text)).length,
        apart: difference(acts, actsOf(other)),
      }
    })
    .filter(({ missing, apart }) => missing > 0 || apart > 0)
    .sort(
      (a, b) =>
        Number(a.missing === 0) - Number(b.missing === 0) ||
        a.missing - b.missing ||
        a.apart - b.apart ||
        a.other.id.localeCompare(b.other.id),
    )
  return best?.other
}

/** The numbered items of a request; none in requests of format 2. */
export function itemsOf({ context, soft = [] }: FillRequest): readonly NumberedItem[] {
  return [...context, ...soft].flatMap(({ items = [] }) => items)
}

type NumberedItem = NonNullable<ContextPart['items']>[number]

function actsOf({ acts }: Position): ReadonlySet<string> {
  return new Set(acts.map(({ id }) => id))
}

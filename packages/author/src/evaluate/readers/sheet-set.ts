import type { PlayedRoute } from '../routes/route.ts'
import type { Fill } from '../writers/fills.ts'
import type { ItemKey } from './reader-keys.ts'
import type { SheetWords } from './reader-sheet.ts'
import type { SheetItem } from './sheet-item.ts'

/** What goes on the sheets of one kind, before it is dealt to readers. */
export type SheetSet =
  | {
      readonly words: SheetWords
      readonly items: readonly SheetItem<ItemKey>[]
      /** Sampled, but the author's words stand there. */
      readonly standing: readonly ItemKey[]
      readonly excluded: readonly ItemKey[]
      readonly readers: number
    }
  | { readonly plays: readonly WholePlay[]; readonly readers: number }

/** A play that is read as a whole, with what stands in its slots. */
export interface WholePlay {
  readonly key: ItemKey
  readonly played: PlayedRoute
  readonly fills: readonly Fill[]
}

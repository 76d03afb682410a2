import { type Dial, dials } from '@lacuna/engine'
import type { Filler } from '../page/index.ts'

/** The dial that the player answered the notice with; `undefined` when they must be asked: never before, or about another filler, unless that is `any`. */
export function readAnswer(kept: unknown, filler: Filler | 'any' | undefined): Dial | undefined {
  if (typeof kept !== 'object' || kept === null) return undefined
  const {
    dial,
    filler: id,
    model,
  } = kept as { readonly dial?: unknown; readonly filler?: unknown; readonly model?: unknown }
  if (filler !== 'any' && ((id ?? null) !== (filler?.id ?? null) || (model ?? null) !== (filler?.model ?? null)))
    return undefined
  return dials.find(position => position === dial)
}

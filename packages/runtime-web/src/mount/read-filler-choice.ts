import type { FillerSource } from '../fillers/filler-source.ts'
import type { FillerChoice, FillerKind } from '../page/index.ts'

/** Characters of an address, a model's name or a key at most. */
const mostCharacters = 2000

/** What was chosen at an earlier visit, where the page still offers it. */
export function readFillerChoice(kept: unknown, sources: readonly FillerSource[]): FillerChoice | undefined {
  if (typeof kept !== 'object' || kept === null) return undefined
  const { kind, address, model } = kept as Readonly<Record<string, unknown>>
  if (kind !== 'author' && kind !== 'story' && !sources.some(source => source.kind === kind)) return undefined
  return {
    kind: kind as FillerKind,
    ...(isShort(address) && { address }),
    ...(isShort(model) && { model }),
  }
}

/** The key that was kept at an earlier visit. */
export function readFillerKey(kept: unknown): string | undefined {
  return isShort(kept) ? kept : undefined
}

function isShort(value: unknown): value is string {
  return typeof value === 'string' && value.length <= mostCharacters
}

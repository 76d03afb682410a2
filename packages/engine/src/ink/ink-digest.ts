import { digest } from '../base/digest.ts'
import type { InkBundle } from './ink-bundle.ts'

/** The digest that a bundle must have: of its script, slots and choices; where they stand in the source does not count. */
export function inkDigest({ ink, slots, choices }: Pick<InkBundle, 'ink' | 'slots' | 'choices'>): string {
  return digest({ ink, slots: withoutPlaces(slots), choices: withoutPlaces(choices) })
}

function withoutPlaces(record: Readonly<Record<string, object>>): object {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, { ...value, source: undefined }]))
}

import { sameJson } from '../../base/json.ts'
import type { StoredFills } from './fill-store.ts'

/** The variants in what somebody kept: whatever is none of ours counts as none. */
export function readVariants(item: unknown): readonly StoredFills[] {
  return Array.isArray(item) ? item.filter(isStoredFills) : []
}

/** Variants with one more, unless an equal one is among them; of more than `most` the oldest are gone. */
export function withVariant(
  variants: readonly StoredFills[],
  fills: StoredFills,
  most: number,
): readonly StoredFills[] {
  return variants.some(one => sameJson(one.values, fills.values))
    ? variants
    : [...variants, fills].slice(-Math.max(1, most))
}

function isStoredFills(item: unknown): item is StoredFills {
  if (typeof item !== 'object' || item === null) return false
  const { provider, model, rules, values, uses, because } = item as Partial<Record<keyof StoredFills, unknown>>
  return (
    typeof provider === 'string' &&
    (model === undefined || typeof model === 'string') &&
    (rules === undefined || typeof rules === 'boolean') &&
    typeof values === 'object' &&
    values !== null &&
    !Array.isArray(values) &&
    Object.values(values).every(isValue) &&
    isMapOf(uses, numbers => Array.isArray(numbers) && numbers.every(Number.isSafeInteger)) &&
    isMapOf(because, reason => typeof reason === 'string')
  )
}

function isMapOf(map: unknown, fits: (item: unknown) => boolean): boolean {
  if (map === undefined) return true
  return typeof map === 'object' && map !== null && !Array.isArray(map) && Object.values(map).every(fits)
}

function isValue(value: unknown): boolean {
  return value === null || typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value)
}

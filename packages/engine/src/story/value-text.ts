import type { Json } from '../base/json.ts'

/** A value as it reads in a text: lists with commas between, nothing for `null`. */
export function valueText(value: Json | undefined): string {
  if (value === undefined || value === null) return ''
  if (Array.isArray(value)) return value.map(valueText).join(', ')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

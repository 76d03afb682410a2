import type { Json } from '../base/json.ts'
import { sameJson } from '../base/json.ts'

/**
 * Conditions on values by name; all must hold. A literal must be equal; a text that starts with `>`, `>=`, `<`, `<=`
 * or `!=` compares. A name that is not there holds nothing but `!=`.
 *
 * @example { trust: '> 1', oath: true, coat: 'red' }
 */
export type Conditions = Readonly<Record<string, Json>>

const comparison = /^\s*(>=|<=|!=|>|<)\s*(.*)$/s

/** Whether every condition holds for the values. */
export function conditionsHold(conditions: Conditions, values: Readonly<Record<string, Json | undefined>>): boolean {
  return Object.entries(conditions).every(([name, wanted]) => holds(wanted, values[name]))
}

function holds(wanted: Json, value: Json | undefined): boolean {
  const parts = typeof wanted === 'string' ? comparison.exec(wanted) : null
  if (parts === null) return contains(value, wanted)
  const operator = parts[1]
  const operand = (parts[2] ?? '').trim()
  if (operator === '!=') return !contains(value, literal(operand))
  const left = Number(value)
  const right = Number(operand)
  if (typeof value === 'object' || value === undefined || Number.isNaN(left) || Number.isNaN(right)) return false
  if (operator === '>') return left > right
  if (operator === '>=') return left >= right
  if (operator === '<') return left < right
  return left <= right
}

/** Equal, or, for a list, having it as an item (by `list.item` or by the item alone). */
function contains(value: Json | undefined, wanted: Json): boolean {
  if (Array.isArray(value) && typeof wanted === 'string') {
    return value.some(item => item === wanted || (typeof item === 'string' && item.endsWith(`.${wanted}`)))
  }
  return value !== undefined && sameJson(value, wanted)
}

function literal(text: string): Json {
  if (text === 'true') return true
  if (text === 'false') return false
  return text !== '' && !Number.isNaN(Number(text)) ? Number(text) : text.replace(/^"(.*)"$/s, '$1')
}

import type { AnyStateMachine } from 'xstate'
import type { Json } from '../base/json.ts'

/**
 * All of a machine that is data, for its digest: states, events, targets, texts, constants in assignments. Of a function
 * only that there is one: neither its body nor its name is the same in every build.
 */
export function outline(machine: AnyStateMachine): Json {
  return described([machine.config, machine.implementations.actions, machine.implementations.guards], [])
}

function described(value: unknown, above: readonly object[]): Json {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value)
  if (typeof value === 'object') {
    if (above.includes(value)) return '(above)'
    const inside = [...above, value]
    if (Array.isArray(value)) return value.map(item => described(item, inside))
    return entries(value, inside)
  }
  // XState's own actions and guards are functions that carry their data.
  return typeof value === 'function' ? { function: entries(value, [...above, value]) } : null
}

function entries(value: object, inside: readonly object[]): Json {
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) => (item === undefined ? [] : [[key, described(item, inside)]])),
  )
}

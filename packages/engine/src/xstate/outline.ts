import type { AnyStateMachine } from 'xstate'
import type { Json } from '../base/json.ts'

/** What a digest can be made of, and whether that is all there is. */
export interface Outline {
  readonly data: Json
  /** Whether there are functions of the author's: neither their body nor their name is the same in every build. */
  readonly hasFunctions: boolean
}

// The parts of XState's own actions and guards that are XState's code.
const machinery: ReadonlySet<string> = new Set(['resolve', 'execute', 'retryResolve', 'check'])

/** All of a machine that is data: states, events, targets, texts, constants in assignments. */
export function outline(machine: AnyStateMachine): Outline {
  let hasFunctions = typeof (machine.config as { context?: unknown }).context === 'function'
  const described = (value: unknown, above: readonly object[]): Json => {
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
    if (typeof value === 'number') return Number.isFinite(value) ? value : String(value)
    if (typeof value === 'object') {
      if (above.includes(value)) return '(above)'
      const inside = [...above, value]
      return Array.isArray(value) ? value.map(item => described(item, inside)) : members(value, inside)
    }
    if (typeof value !== 'function') return null
    // XState's own actions and guards are functions that carry their data.
    if (!('resolve' in value || 'check' in value)) hasFunctions = true
    return { function: members(value, [...above, value]) }
  }
  const members = (value: object, inside: readonly object[]): Json =>
    Object.fromEntries(
      Object.entries(value).flatMap(([key, item]) =>
        item === undefined || machinery.has(key) ? [] : [[key, described(item, inside)]],
      ),
    )
  const { config, implementations } = machine
  const data = described([config, implementations.actions, implementations.guards], [])
  return { data, hasFunctions }
}

import type { FillRequest } from '@lacuna/engine'
import { readAnswer } from '@lacuna/engine/provider'
import type { Proposal } from './check-written.ts'

/**
 * What an answer proposes, by slot key: a text, or an object of `uses` and `text`, in which `null` keeps the author's words. What
 * is neither is left out.
 */
export function readProposals(answer: string, { slots }: FillRequest): Readonly<Record<string, Proposal>> {
  const members = objectIn(answer)
  const reader = readAnswer(slots.map(({ key }) => key))
  reader.push(answer)
  reader.end()
  return Object.fromEntries(
    slots.flatMap(({ key }) => {
      const proposal = proposalOf(members[key] ?? reader.value(key))
      return proposal === undefined ? [] : [[key, proposal] as const]
    }),
  )
}

function proposalOf(value: unknown): Proposal | undefined {
  if (typeof value === 'string') return { text: value, uses: [] }
  if (typeof value !== 'object' || value === null || !('text' in value)) return undefined
  const { text, uses } = value as { readonly text: unknown; readonly uses?: unknown }
  const numbers = Array.isArray(uses) ? uses.filter(each => Number.isSafeInteger(each)) : []
  return typeof text === 'string' || text === null ? { text, uses: numbers as number[] } : undefined
}

function objectIn(answer: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(answer)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

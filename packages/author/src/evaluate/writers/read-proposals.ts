import type { FillRequest } from '@lacuna/engine'
import { readAnswer } from '@lacuna/engine/provider'
import type { Proposal } from './check-written.ts'

/** What an answer proposes, by slot key, as the engine reads it. What is no text, and keeps nothing, is left out. */
export function readProposals(answer: string, { slots }: FillRequest): Readonly<Record<string, Proposal>> {
  const reader = readAnswer(slots.map(({ key }) => key))
  reader.push(answer)
  reader.end()
  return Object.fromEntries(
    slots.flatMap(({ key }) => {
      const text = reader.value(key)
      return typeof text === 'string' || text === null ? [[key, { text, uses: reader.uses(key) }] as const] : []
    }),
  )
}

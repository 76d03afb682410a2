import type { FillRequest, Story } from '@lacuna/engine'
import { checkAnswer } from '@lacuna/engine/fill'
import { readAnswer } from '@lacuna/engine/provider'
import type { Answer } from './answers.ts'

/** A text that somebody proposes for a slot; `null` keeps the author's words. */
export interface Proposal {
  readonly text: string | null
  readonly uses: readonly number[]
}

/** Holds proposals against their request, by slot key, with the checks that the engine itself makes. */
export function checkWritten(
  story: Pick<Story, 'bible' | 'banks'>,
  request: FillRequest,
  proposals: Readonly<Record<string, Proposal>>,
  by: string,
): Readonly<Record<string, Answer>> {
  const slots = request.slots.filter(({ key }) => proposals[key] !== undefined)
  const reader = readAnswer(slots.map(({ key }) => key))
  reader.push(JSON.stringify(proposals))
  reader.end()
  const { accepted, repairs } = checkAnswer({ ...request, slots }, { ...story, banks: {} }, reader)
  return Object.fromEntries(
    slots.map(({ key }): readonly [string, Answer] => {
      const { text = null, uses = [] } = proposals[key] ?? {}
      const value = accepted[key]
      if (value === null || text === null) return [key, { state: 'kept', uses, by }]
      if (typeof value === 'string') return [key, { state: 'written', text: value, uses, by }]
      const problems = repairs.find(repair => repair.key === key)?.problems ?? []
      return [key, { state: 'refused', text, problems, by }]
    }),
  )
}

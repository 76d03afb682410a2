import { type Conditions, conditionsHold } from './conditions.ts'
import type { Variables } from './passage.ts'

/** What the conditions of a bank or of a grammar can look at. What is a function is worked out only where a condition names it. */
export interface Situation {
  /** The values that may be named. */
  readonly variables: Variables
  /** The choice just taken. */
  readonly choice: { readonly id: string; readonly text: string } | undefined
  /** Facts that hold about those present. */
  readonly facts: () => readonly string[]
  /** What is remembered of the reader, as far as the slot's speaker or writer may know it. */
  readonly memories: () => readonly string[]
  /** Makes words comparable, so that case and the like make no difference. */
  readonly fold: (text: string) => string
}

/** Names that look at the situation; a variable of such a name is looked at in its place. */
export const situationNames = ['choice', 'fact', 'memory'] as const

/**
 * Whether every condition holds: `choice` by the choice's id or label, `fact` and `memory` by words that one of them
 * contains (several as a list), every other name by its value.
 */
export function holdsIn(when: Conditions, situation: Situation): boolean {
  const { variables, choice, facts, memories } = situation
  const fold = (text: unknown): string => situation.fold(String(text))
  const contains = (texts: readonly string[], wanted: unknown): boolean => {
    const all = texts.map(fold)
    return [wanted].flat().every(words => all.some(text => text.includes(fold(words))))
  }
  const looks: Readonly<Record<(typeof situationNames)[number], (wanted: unknown) => boolean>> = {
    choice: wanted => choice !== undefined && (wanted === choice.id || fold(wanted) === fold(choice.text)),
    fact: wanted => contains(facts(), wanted),
    memory: wanted => contains(memories(), wanted),
  }
  return Object.entries(when).every(([name, wanted]) => {
    const look = situationNames.find(known => known === name && !Object.hasOwn(variables, known))
    return look === undefined ? conditionsHold({ [name]: wanted }, variables) : looks[look](wanted)
  })
}

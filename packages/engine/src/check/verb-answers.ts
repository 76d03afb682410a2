import { type Json, sameJson } from '../base/json.ts'
import type { Random } from '../base/random.ts'
import { outcomesOf } from '../story/outcomes.ts'
import type { Passage, Variables } from '../story/passage.ts'
import type { Contract, Slot, SlotVerb } from '../story/slot.ts'
import { valueText } from '../story/value-text.ts'
import { authorsVerdict } from '../story/verdict.ts'

/** Answers to a verb's slots, for checks that play a story as a provider might. */
export interface VerbAnswers {
  /**
   * What a provider may answer where a passage stops, besides the author's own: every outcome of a verdict; every value of a
   * finite domain, of a range both its ends, and of any other domain a sample.
   *
   * @param brought variables that a value was brought in for before.
   */
  readonly others: (passage: Passage, brought: ReadonlySet<string>) => readonly Json[]
  /** Whether a slot takes more answers than are tried of it. */
  readonly isSampled: (slot: Pick<Slot, 'contract'>) => boolean
  /** An answer that leaves everything as it is but for being somebody else's; absent: the author's own stands. */
  readonly unchanged: (slot: Slot, passage: Passage, random: Random) => Json | undefined
}

const noAnswers: VerbAnswers = { others: () => [], isSampled: () => false, unchanged: () => undefined }

/** Answers to the slots of each verb. */
export const verbAnswers: Readonly<Record<SlotVerb, VerbAnswers>> = {
  fill: noAnswers,
  // The player chooses, and each choice is tried as any other.
  ask: noAnswers,
  decide: {
    ...noAnswers,
    others: ({ choices }) => {
      const authors = authorsVerdict(choices)
      return choices.flatMap(({ id }) => (id === authors.id ? [] : [id]))
    },
  },
  invent: {
    others: ({ slots, variables }, brought) => {
      const { variable, again, contract } = slots.at(-1)?.slot ?? {}
      if (variable === undefined || contract === undefined || (again !== true && brought.has(variable))) return []
      return valuesOf(contract).filter(value => !sameJson(value, variables[variable]))
    },
    isSampled,
    unchanged: ({ variable = '' }, { variables }) => variables[variable],
  },
  judge: {
    ...noAnswers,
    others: passage => outcomesOf(passage).filter(value => valueText(value) !== passage.slots.at(-1)?.words),
  },
  detour: {
    ...noAnswers,
    unchanged: ({ contract }, { variables }, random) =>
      random.whole(2) === 0 ? undefined : picked(variables, contract.maySet ?? []),
  },
}

function isSampled({ contract: { domain, oneOf } }: Pick<Slot, 'contract'>): boolean {
  if (domain === undefined || domain.type === 'text') return oneOf === undefined
  if (domain.type !== 'range') return domain.type === 'number'
  const { from, to } = domain
  const isWhole = Number.isInteger(from) && Number.isInteger(to)
  return from !== to && !(isWhole && to - from < valuesOf({ domain }).length)
}

const sampleText = 'somebody else'
const sampleNumbers: readonly number[] = [0, 1, -1, 1000]

function valuesOf({ domain, oneOf }: Contract): readonly Json[] {
  switch (domain?.type) {
    case 'options':
      return domain.options
    case 'boolean':
      return [true, false]
    case 'range': {
      const { from, to } = domain
      return [...new Set([from, to, ...(from < 0 && to > 0 ? [0] : [])])]
    }
    case 'number':
      return sampleNumbers
    default:
      return oneOf ?? [sampleText]
  }
}

function picked(variables: Variables, names: readonly string[]): Variables {
  return Object.fromEntries(
    names.flatMap(name => {
      const value = variables[name]
      return value === undefined ? [] : [[name, value]]
    }),
  )
}

import { type BriefReading, parseBrief } from '../story/brief.ts'
import { readNames } from '../story/reads-of.ts'
import type { Contract, SlotVerb } from '../story/slot.ts'
import type { DeclaredSlot } from './machine-verb.ts'

/** What a slot is declared with, and what is wrong in the details that were put into it. */
export interface DetailedSlot {
  readonly declared: DeclaredSlot
  readonly problems: BriefReading['problems']
}

/** Details of slots that stand in the bible, by id: for slots that are declared without a brief. */
export class SlotDetails {
  readonly #texts: Readonly<Record<string, string>>
  readonly #taken = new Map<string, Set<string>>()
  readonly #own = new Set<string>()

  constructor(texts: Readonly<Record<string, string>> = {}) {
    this.#texts = texts
  }

  /** The slot with the details that belong to it, if it has none of its own. */
  into(verb: SlotVerb, id: string, declared: DeclaredSlot): DetailedSlot {
    const name = id.split('.').at(-1) ?? id
    const key = [id, name].find(each => Object.hasOwn(this.#texts, each))
    if (key === undefined) return { declared, problems: [] }
    if (declared.brief !== '') {
      this.#own.add(key)
      return { declared, problems: [] }
    }
    this.#taken.set(key, (this.#taken.get(key) ?? new Set()).add(id))
    const { brief, problems } = parseBrief(`${verb} ${name}: ${this.#texts[key]?.replace(/\s+/g, ' ')}`)
    if (brief === undefined) return { declared, problems }
    const named = [...(declared.options.reads ?? []), ...readNames(brief.reads)]
    const reads = named.length === 0 ? {} : { reads: named }
    const policy = declared.options.policy ?? brief.policy
    const options = {
      ...declared.options,
      ...reads,
      ...(policy === undefined ? {} : { policy }),
      ...(brief.again === undefined ? {} : { again: brief.again }),
    }
    const contract = { ...declared.contract, ...asNumbers(brief.contract, declared.contract) }
    return { declared: { ...declared, brief: brief.brief, contract, options }, problems }
  }

  /** What is wrong with the ids, each with a hint, when all slots are known. */
  problems(): readonly { readonly message: string; readonly hint: string }[] {
    return Object.keys(this.#texts).flatMap(key => {
      const ids = [...(this.#taken.get(key) ?? [])]
      if (ids.length > 1) {
        const hint = `Write the full ids: ${ids.join(', ')}.`
        return [{ message: `The bible's details of "${key}" belong to several slots.`, hint }]
      }
      if (ids.length === 1) return []
      const message = this.#own.has(key)
        ? `The slot "${key}" has a brief of its own, and details in the bible.`
        : `The bible has details of a slot "${key}", and there is none.`
      return [{ message, hint: 'Take them out of `slots`, or leave the brief of the slot empty.' }]
    })
  }
}

/** Options of a number, which the text of a clause gives as words. */
function asNumbers(contract: Contract, { domain: declared }: Contract): Contract {
  const { domain } = contract
  if (domain?.type !== 'options' || declared?.type !== 'number') return contract
  return { ...contract, domain: { type: 'options', options: domain.options.map(Number) } }
}

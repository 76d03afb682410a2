import type { Contract, SlotVerb } from '../story/slot.ts'
import { verbTags } from '../story/verbs/verb-tags.ts'
import type { SlotDefaults } from '../write/inline-slot.ts'
import type { DeclaredSlot } from './machine-verb.ts'

/** Members of a contract that may hold for many slots, by the clause that says them. */
const limits = [
  ['minWords', 'min'],
  ['maxWords', 'max'],
  ['maxSentences', 'max'],
  ['maxCharacters', 'max'],
  ['mention', 'mention'],
  ['never', 'never'],
] as const

/** What holds for every slot of a state and of those inside it that does not say otherwise. */
export class StateDefaults {
  readonly #byState = new Map<string, SlotDefaults>()

  /** Said before the slots of the state, and of those inside it, are read. */
  note(path: readonly string[], defaults: SlotDefaults | undefined): void {
    if (defaults !== undefined) this.#byState.set(path.join('.'), defaults)
  }

  /** A slot with what holds where it stands, of the innermost state that says it: its own wins, member by member. */
  into(verb: SlotVerb, path: readonly string[], declared: DeclaredSlot): DeclaredSlot {
    const around = path
      .map((_, index) => this.#byState.get(path.slice(0, path.length - index).join('.')))
      .filter(each => each !== undefined)
    const defaults = Object.assign({}, ...[this.#byState.get('') ?? {}, ...around.reverse()]) as SlotDefaults
    if (Object.keys(defaults).length === 0) return declared
    const taken: readonly string[] = verbTags[verb].clauses
    const isList = declared.contract.oneOf !== undefined || declared.contract.domain?.type === 'options'
    const contract: Contract = Object.fromEntries(
      limits.flatMap(([member, clause]) =>
        isList || defaults[member] === undefined || !taken.includes(clause) ? [] : [[member, defaults[member]]],
      ),
    )
    const { reads, policy } = defaults
    return {
      ...declared,
      contract: { ...contract, ...declared.contract },
      options: {
        ...(reads === undefined ? {} : { reads }),
        ...(policy === undefined ? {} : { policy }),
        ...declared.options,
      },
    }
  }
}

import { BoundedMap, type CheckedAnswer } from '@lacuna/engine/fill'

type Repairs = CheckedAnswer['repairs']

/** So many first answers are remembered. */
const mostKept = 500

/** What was wrong with first answers, so that a second try says it. */
export class KnownRepairs {
  readonly #kept = new BoundedMap<string, Repairs>(mostKept)

  note(name: string, repairs: Repairs): void {
    this.#kept.setNewest(name, repairs)
  }

  /** What is asked for again, and why; where the first answer is not known here, in general words. */
  of(name: string, members: readonly string[]): Repairs {
    const known = this.#kept.get(name) ?? []
    return members.map(
      member =>
        known.find(repair => repair.key === member) ?? {
          key: member,
          problems: ['It did not keep to what was asked for.'],
        },
    )
  }
}

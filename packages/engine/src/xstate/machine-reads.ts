import { readsOf } from '../story/reads-of.ts'
import type { Reads, Slot } from '../story/slot.ts'
import { mayType, stopOf } from '../story/verbs/stops.ts'
import { verbs } from '../story/verbs/verbs.ts'
import { hintFor } from './hint-for.ts'

/** What is wrong in what a slot reads. */
interface ReadsProblem {
  readonly slot: string
  readonly message: string
  readonly hint: string
}

/** What the names under `reads` say; slots with their full ids. */
export function machineReads(names: readonly string[], fullId: (name: string) => string): Reads {
  const { typed, said, ...reads } = readsOf([{ type: 'reads', names }])
  return { ...reads, typed: typed.map(fullId), ...(said === undefined ? {} : { said: said.map(fullId) }) }
}

/** Slots that read others which are not there, or have nothing to be read. */
export function readsProblems(slots: Readonly<Record<string, Slot>>): readonly ReadsProblem[] {
  const all = Object.values(slots)
  const asks = all.filter(slot => mayType(stopOf(slot))).map(({ id }) => id)
  const fills = all.filter(({ verb }) => verbs[verb].brings === 'words').map(({ id }) => id)
  const check = (slot: string, sign: string, name: string, what: string, known: readonly string[], kind: string) =>
    known.includes(name)
      ? []
      : [
          {
            slot,
            message: `The slot "${slot}" reads ${sign}${name}, which is no ${what}.`,
            hint: hintFor(name, known, kind),
          },
        ]
  return all.flatMap(({ id, reads }) => [
    ...reads.typed.flatMap(name => check(id, '@', name, '`ask`', asks, 'Questions')),
    ...(reads.said ?? []).flatMap(name => check(id, '@said.', name, 'slot with words', fills, 'Slots')),
  ])
}

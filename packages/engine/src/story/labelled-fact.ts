import { type MarkedText, sealed, textOf } from './marked-text.ts'
import { knowersOf, namesKnowing, readKnownTo } from './read-known-to.ts'
import type { Fact } from './skeleton.ts'

const label = /^\(([^()]*)\)\s*/

/**
 * A fact without the labels in front of it: `(act)`, and who knows it besides the one whom it is about, `(TOLLY, HESTER)`;
 * `(reader)`: nobody else, `(all)`. What stands in parentheses and is neither is a part of the sentence.
 *
 * @param about a name of the cast, or `reader`.
 * @param fact as it was printed. A label is the author's: one in a tainted run is text.
 */
export function labelledFact(fact: Fact, about: string, isCast: (name: string) => boolean): Fact {
  if (!fact.text.startsWith('(')) return fact
  const { text, open } = sealed(fact.text, fact.pieces)
  let rest = text
  let act = false
  let known: Fact['knownTo']
  for (let found = label.exec(rest); found !== null; found = label.exec(rest)) {
    const names = namesKnowing(found[1] ?? '')
    const others = names.filter(name => name !== 'act')
    const list = others.length === 0 ? undefined : readKnownTo(others.join(','), isCast)
    if (names.length === 0 || (others.length > 0 && list === undefined)) break
    if (others.length < names.length) act = true
    if (list !== undefined) known = knowersOf(list, about)
    rest = rest.slice(found[0].length)
  }
  if (rest === text || rest.trim() === '') return fact
  const pieces: readonly MarkedText[] = open(rest)
  return {
    ...fact,
    text: textOf(pieces),
    ...(fact.pieces === undefined ? {} : { pieces }),
    ...(act ? { act: true } : {}),
    ...(known === undefined ? {} : { knownTo: known }),
  }
}

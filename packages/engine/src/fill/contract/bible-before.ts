import type { Bible } from '../../story/bible.ts'
import { conditionsHold } from '../../story/conditions.ts'
import type { Variables } from '../../story/passage.ts'

const known = new WeakMap<Bible, Map<string, Bible>>()

/**
 * The bible as fills are held against it in a state of the story: words that give away a secret before its time are among
 * those that none may contain. The same object for the same secrets.
 */
export function bibleBefore(bible: Bible, variables: Variables): Bible {
  const { secrets = [] } = bible
  const closed = secrets.filter(({ until }) => !conditionsHold(until, variables))
  if (closed.length === 0) return bible
  const byName = known.get(bible) ?? new Map<string, Bible>()
  known.set(bible, byName)
  const name = closed.map(secret => secrets.indexOf(secret)).join(',')
  const made = byName.get(name) ?? { ...bible, never: [...bible.never, ...closed.flatMap(({ words }) => words)] }
  byName.set(name, made)
  return made
}

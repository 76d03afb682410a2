import type { KnownTo } from '../story/memory.ts'

/**
 * By whose knowledge something is told: the reader's, who knows all that happened; the public's, which is what everybody may
 * know; or that of people of the cast together, which is what each of them knows.
 */
export type Knowers = 'reader' | 'public' | readonly string[]

/** Whether something may be told by the knowledge of these. */
export function mayKnow(knowers: Knowers, knownTo: KnownTo): boolean {
  if (knowers === 'reader' || knownTo === 'all') return true
  return knowers !== 'public' && knowers.every(name => knownTo.includes(name))
}

/** Who knows both of two things. */
export function knownToBoth(one: KnownTo, other: KnownTo): KnownTo {
  if (one === 'all') return other
  return other === 'all' ? one : one.filter(name => other.includes(name))
}

/** Those who are told what may be told to each of the two. */
export function knowersOfBoth(one: Knowers, other: Knowers): Knowers {
  if (one === 'reader') return other
  if (other === 'reader') return one
  if (one === 'public' || other === 'public') return 'public'
  return [...new Set([...one, ...other])].sort()
}

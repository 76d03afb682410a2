import type { KnownTo } from '../../story/memory.ts'

/** What a fill says of who may know what its request held: `all`, `reader`, or names of the cast. */
export function knownText(knownTo: KnownTo): string {
  if (knownTo === 'all') return 'all'
  return knownTo.length === 0 ? 'reader' : `of ${[...knownTo].sort().join(', ')}`
}

/** What {@link knownText} wrote; of what is none of that, only the reader may know. */
export function knownToOf(text: string): KnownTo {
  if (text === 'all') return 'all'
  return text.startsWith('of ') ? text.slice(3).split(', ') : []
}

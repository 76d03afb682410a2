import type { KnownTo } from './memory.ts'

/**
 * Reads a list of who may know something, as an author writes it in parentheses: names of the cast, `reader` for nobody
 * else, `all`. Gives `undefined` where somebody in it is not known.
 *
 * @example
 * readKnownTo('TOLLY, HESTER', name => name in bible.cast) // ['TOLLY', 'HESTER']
 * readKnownTo('reader', () => true) // []
 */
export function readKnownTo(list: string, isCast: (name: string) => boolean): KnownTo | undefined {
  const names = namesKnowing(list)
  if (names.length === 0) return undefined
  if (names.includes('all')) return names.every(name => isKnowingWord(name) || isCast(name)) ? 'all' : undefined
  const cast = names.filter(name => name !== 'reader')
  return cast.every(isCast) ? [...new Set(cast)] : undefined
}

/** Who knows a fact about somebody, from those named in front of it: that one knows it too, unless nobody does. */
export function knowersOf(named: KnownTo, about: string): KnownTo {
  return named === 'all' || named.length === 0 || about === 'reader' ? named : [...new Set([about, ...named])]
}

/** The names in such a list. */
export function namesKnowing(list: string): readonly string[] {
  return list
    .split(',')
    .map(name => name.trim())
    .filter(name => name !== '')
}

/** Whether it is one of the two words that are nobody's name there. */
export function isKnowingWord(name: string): boolean {
  return name === 'all' || name === 'reader'
}

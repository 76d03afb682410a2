import type { Bible } from './bible.ts'

/**
 * How a speaker is named to the player: by the `name` that the bible gives, else by the key of the cast in title case.
 *
 * @param bible of the story; without one, or for a speaker that is not in its cast, the key in title case.
 * @param key what `line.speaker` holds, like `OLD_TOM`.
 * @example
 * castName(story.bible, 'OLD_TOM') // 'Old Tom'
 */
export function castName(bible: Pick<Bible, 'cast'> | undefined, key: string): string {
  const titled = key
    .toLowerCase()
    .replace(/_+/g, ' ')
    .replace(/(^|[\s-])\p{L}/gu, letter => letter.toUpperCase())
  return (bible && Object.hasOwn(bible.cast, key) ? bible.cast[key]?.name : undefined) ?? titled
}

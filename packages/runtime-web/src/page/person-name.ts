import type { Story } from '@lacuna/engine'

/** How someone in the cast is called: as the bible says, else the cast key in title case. */
export function personName(story: Story, speaker: string): string {
  return (
    story.bible.cast[speaker]?.name ??
    speaker
      .toLowerCase()
      .replace(/[_-]+/g, ' ')
      .replace(/(^|\s)\p{L}/gu, letter => letter.toUpperCase())
  )
}

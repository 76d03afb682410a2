import type { NarrativeProvider, Story } from '@lacuna/engine'
import type { Cues, Figure, Paint } from '@lacuna/runtime-web'

/** What a card paints, and a story's stage. */
export interface ItemPictures {
  readonly paint: Paint
  readonly cast: Readonly<Record<string, Figure>>
  readonly cover: Cues
}

/** What a card of the gallery says. */
interface Card {
  readonly name: string
  readonly title: string
  readonly by: string
  readonly about: string
  readonly length: string
  readonly pictures: () => Promise<ItemPictures>
}

/** A story that is played on a page. */
export interface GalleryStory extends Card {
  readonly story: () => Promise<Story>
  /** Who plays it from a tape, where one lies beside it. Default: it has none. */
  readonly recorded?: () => Promise<NarrativeProvider | undefined>
}

/** A game that plays a story inside itself. */
export interface GalleryGame extends Card {
  readonly game: () => Promise<{ play(into: HTMLElement): Promise<unknown> }>
}

export type GalleryItem = GalleryStory | GalleryGame

/** The examples, each opened by its name in the address: `?story=dry-ground`. */
export const galleryItems: readonly GalleryItem[] = [
  {
    name: 'dry-ground',
    title: 'Dry Ground',
    by: 'the Lacuna project',
    about:
      'A valley is to be drowned on Saturday. You count its dead, and number thirty-eight turns out to be hymn books.',
    length: 'Half an hour, seven endings',
    pictures: () => import('../dry-ground/paintings.ts'),
    story: async () => (await import('../dry-ground/dry-ground.ink')).default,
  },
  {
    name: 'starter',
    title: 'The Starter',
    by: 'the Lacuna project',
    about: 'One night in a bakery, a jar of something alive, and a train at six.',
    length: 'Five minutes',
    pictures: () => import('../starter/paintings.ts'),
    story: async () => (await import('../starter/ink/starter.ink')).default,
    recorded: async () => (await import('./recorded-story.ts')).recordedStory('starter'),
  },
  {
    name: 'harbour',
    title: 'Slack Water',
    by: 'the Lacuna project',
    about: 'A small game. The last boat costs five coins, you have three, and nobody on the quay is in a hurry.',
    length: 'Five minutes, two endings',
    pictures: () => import('../harbour/drawing/pictures.ts'),
    game: () => import('../harbour/play.ts'),
  },
]

import type { Story } from '@lacuna/engine'
import type { Cues, Figure, Paint } from '@lacuna/runtime-web'

/** What a story brings to be played here. */
export interface Shown {
  readonly story: Story
  readonly paint: Paint
  readonly cast: Readonly<Record<string, Figure>>
  readonly cover: Cues
}

/** A story in the gallery: what its card says, and how it is fetched. */
export interface GalleryItem {
  readonly name: string
  readonly title: string
  readonly by: string
  readonly about: string
  readonly length: string
  readonly pictures: () => Promise<Omit<Shown, 'story'>>
  readonly story: () => Promise<Story>
}

/** The example stories, each opened by its name in the address: `?story=dry-ground`. */
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
  },
]

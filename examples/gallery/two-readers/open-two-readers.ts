import { galleryItems } from '../gallery-items.ts'
import { readingsOf } from './readings.ts'
import { twoReaders } from './two-readers.ts'
import './two-readers.css'

/** Puts the two recorded readings of an example on the page (`?readers=dry-ground`); the cards where there are not two. */
export async function openTwoReaders(into: HTMLElement, name: string): Promise<void> {
  const item = galleryItems.find(one => one.name === name)
  const readings = item !== undefined && 'story' in item ? await readingsOf(name) : undefined
  if (item === undefined || !('story' in item) || readings === undefined) {
    const { cards } = await import('../cards.ts')
    cards(into)
    return
  }
  document.title = `${item.title}: two readers · Lacuna`
  twoReaders(into, {
    title: item.title,
    readings,
    playOn: (reading, turn) => void import('./play-on.ts').then(({ playOn }) => playOn(into, item, reading, turn)),
  })
}

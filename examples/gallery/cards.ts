import { addFonts } from '@lacuna/runtime-web/page'
import { type GalleryItem, galleryItems } from './gallery-items.ts'
import { storiesWithReadings } from './two-readers/readings.ts'

/** A card for each example, with a cover painted in code. */
export function cards(into: HTMLElement): void {
  addFonts()
  into.className = 'cards'
  const head = document.createElement('header')
  const title = document.createElement('h1')
  title.textContent = 'Lacuna'
  const about = document.createElement('p')
  about.textContent =
    'Two example stories and a small game, drafted with a language model to show the engine; no named person has reviewed them. Some places in them are left open: read them as they stand, or let these places follow what you do. Nothing here leaves your device.'
  head.append(title, about)
  const list = document.createElement('ul')
  list.append(...galleryItems.map(card))
  into.replaceChildren(head, list)
}

function card(item: GalleryItem): HTMLElement {
  const box = document.createElement('li')
  const link = document.createElement('a')
  link.href = `?story=${item.name}`
  const picture = document.createElement('canvas')
  picture.setAttribute('aria-hidden', 'true')
  const title = document.createElement('h2')
  title.textContent = item.title
  const by = document.createElement('p')
  by.className = 'by'
  by.textContent = `by ${item.by}`
  const about = document.createElement('p')
  about.textContent = item.about
  const length = document.createElement('p')
  length.className = 'length'
  length.textContent = item.length
  link.append(picture, title)
  box.append(link, by, about, length)
  if (storiesWithReadings().includes(item.name)) {
    const both = document.createElement('a')
    both.href = `?readers=${item.name}`
    both.textContent = 'Two readers, one page: a recorded reading'
    box.append(both)
  }
  void paintCover(picture, item)
  return box
}

async function paintCover(picture: HTMLCanvasElement, item: GalleryItem): Promise<void> {
  const [{ paintStill }, { paint, cast, cover }] = await Promise.all([
    import('@lacuna/runtime-web/painting'),
    item.pictures(),
  ])
  paintStill(picture, 640, 400, cover, { paint, cast })
  picture.dataset.painted = ''
}

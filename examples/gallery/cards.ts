import { addFonts } from '@lacuna/runtime-web/page'
import { type Shelved, shelf } from './shelf.ts'

/** The shelf: a card for each story, with a cover painted in code. */
export function cards(into: HTMLElement): void {
  addFonts()
  into.className = 'shelf'
  const head = document.createElement('header')
  const title = document.createElement('h1')
  title.textContent = 'Lacuna'
  const about = document.createElement('p')
  about.textContent =
    'Two example stories, drafted with a language model to show the engine; no named person has reviewed them. Some places in them are left open: read them as they stand, or let these places follow what you do. Nothing here leaves your device.'
  head.append(title, about)
  const list = document.createElement('ul')
  list.append(...shelf.map(card))
  into.replaceChildren(head, list)
}

function card(shelved: Shelved): HTMLElement {
  const item = document.createElement('li')
  const link = document.createElement('a')
  link.href = `?story=${shelved.name}`
  const picture = document.createElement('canvas')
  picture.setAttribute('aria-hidden', 'true')
  const title = document.createElement('h2')
  title.textContent = shelved.title
  const by = document.createElement('p')
  by.className = 'by'
  by.textContent = `by ${shelved.by}`
  const about = document.createElement('p')
  about.textContent = shelved.about
  const length = document.createElement('p')
  length.className = 'length'
  length.textContent = shelved.length
  link.append(picture, title)
  item.append(link, by, about, length)
  void paintCover(picture, shelved)
  return item
}

async function paintCover(picture: HTMLCanvasElement, shelved: Shelved): Promise<void> {
  const [{ paintStill }, { paint, cast, cover }] = await Promise.all([
    import('@lacuna/runtime-web/painting'),
    shelved.pictures(),
  ])
  paintStill(picture, 640, 400, cover, { paint, cast })
  picture.dataset.painted = ''
}

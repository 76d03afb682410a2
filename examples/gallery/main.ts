import { galleryItems } from './gallery-items.ts'

const main = document.querySelector<HTMLElement>('#gallery')
const search = new URLSearchParams(location.search)
const [name, readers] = [search.get('story'), search.get('readers')]
const item = galleryItems.find(one => one.name === name)
try {
  if (main && readers) {
    const { openTwoReaders } = await import('./two-readers/open-two-readers.ts')
    await openTwoReaders(main, readers)
  } else if (main && item && 'game' in item) {
    document.title = `${item.title} · Lacuna`
    const { play } = await item.game()
    await play(main)
  } else if (main && item && 'story' in item) {
    const { play } = await import('./play.ts')
    await play(main, item)
  } else if (main) {
    const { cards } = await import('./cards.ts')
    cards(main)
  }
} catch (error) {
  if (main && !main.querySelector('.lacuna, .harbour canvas')) sayUnfetched(main)
  throw error
}

/** Nothing stands there yet, and nothing will: what happened, and what to do. */
function sayUnfetched(into: HTMLElement): void {
  into.className = 'unfetched'
  const said = document.createElement('p')
  said.setAttribute('role', 'alert')
  said.textContent = 'This page could not be fetched whole: your connection may be gone. What you have read is kept.'
  const again = document.createElement('button')
  again.textContent = 'Load the page again'
  again.addEventListener('click', () => location.reload())
  into.replaceChildren(said, again)
}

import { shelf } from './shelf.ts'

const main = document.querySelector<HTMLElement>('#gallery')
const name = new URLSearchParams(location.search).get('story')
const shelved = shelf.find(one => one.name === name)
if (main && shelved) {
  const { play } = await import('./play.ts')
  await play(main, shelved)
} else if (main) {
  const { cards } = await import('./cards.ts')
  cards(main)
}

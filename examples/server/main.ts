import { remote } from '@lacuna/engine/providers/remote'
import { mount } from '@lacuna/runtime-web'
import story from '../dry-ground/dry-ground.ink'

/** The game: its slots are filled by the server that it came from, once the player has agreed to what is sent there. */
const page = document.querySelector<HTMLElement>('#story')
if (page) {
  mount(page, story, { provider: remote({ url: '/lacuna' }), pictures: () => import('../dry-ground/paintings.ts') })
}

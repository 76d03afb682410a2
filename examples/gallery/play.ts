import { type Mounted, mount } from '@lacuna/runtime-web'
import { browserModel, localServer, modelFile, ownKey } from '@lacuna/runtime-web/fillers'
import wasm from '@wllama/wllama/esm/wasm/wllama.wasm?url'
import type { Shelved } from './shelf.ts'

/**
 * Puts a story of the shelf on the page. Everything comes from this server. Nothing is sent anywhere, unless the player
 * chooses somebody to fill the gaps who is elsewhere, and agrees to it.
 */
export async function play(into: HTMLElement, shelved: Shelved): Promise<Mounted> {
  into.className = 'stage'
  document.title = `${shelved.title} · Lacuna`
  return mount(into, await shelved.story(), {
    pictures: shelved.pictures,
    fillers: [browserModel(), localServer(), ownKey(), modelFile({ wasm })],
  })
}

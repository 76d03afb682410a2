import { type Mounted, mount } from '@lacuna/runtime-web'
import type { GalleryStory } from './gallery-items.ts'

/**
 * Puts a story of the gallery on the page. Everything comes from this server. Nothing is sent anywhere, unless the player
 * chooses somebody to fill the slots who is elsewhere, and agrees to it.
 */
export async function play(into: HTMLElement, item: GalleryStory): Promise<Mounted> {
  into.className = 'stage'
  document.title = `${item.title} · Lacuna`
  const provider = await item.recorded?.()
  return mount(into, await item.story(), {
    ...(provider && { provider }),
    pictures: item.pictures,
    fillers: async () => (await import('./fillers.ts')).fillers,
  })
}

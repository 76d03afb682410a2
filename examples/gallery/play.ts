import { type Mounted, mount } from '@lacuna/runtime-web'
import type { Shelved } from './shelf.ts'

/** Puts a story of the shelf on the page. Everything comes from this server; nothing is sent anywhere. */
export async function play(into: HTMLElement, shelved: Shelved): Promise<Mounted> {
  into.className = 'stage'
  document.title = `${shelved.title} · Lacuna`
  return mount(into, await shelved.story(), { pictures: shelved.pictures })
}

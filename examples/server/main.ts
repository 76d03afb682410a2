import { remote } from '@lacuna/engine/providers/remote'
import { mount } from '@lacuna/runtime-web'
import story from '../dry-ground/dry-ground.ink'
import { askConsent } from './ask-consent.ts'

/** The game: its gaps are filled by the server that it came from. */
const page = document.querySelector<HTMLElement>('#story')
if (page) {
  const provider = remote({ url: '/lacuna' })
  const consent = await askConsent(page, provider)
  mount(page, story, { provider, consent, pictures: () => import('../dry-ground/paintings.ts') })
}

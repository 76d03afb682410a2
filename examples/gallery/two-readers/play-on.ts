import { createSession } from '@lacuna/engine'
import type { Reading } from '@lacuna/engine/providers/recorded'
import { type Mounted, mount } from '@lacuna/runtime-web'
import { memoryStorage, storySaves } from '@lacuna/runtime-web/saves'
import type { GalleryStory } from '../gallery-items.ts'

/** What is said where somebody leaves a recording. */
export const whatChanges =
  'You have left the recording. What you read so far stays as it was recorded; from here you choose, and the places that were left open stand as the script has them, or are filled by whom you choose. This play-through is kept until you close the page, and your own place in the story is as you left it.'

/** Opens a story as a recorded reader had it at a turn, and says what changes. */
export async function playOn(into: HTMLElement, item: GalleryStory, reading: Reading, turn: number): Promise<Mounted> {
  const story = await item.story()
  const session = createSession(story, { snapshot: reading.save })
  if (session.frame.turn !== turn) session.jump(turn)
  const save = session.save()
  const words = session.frame.lines.at(-1)?.text ?? ''
  session.close()
  const storage = memoryStorage()
  await storySaves(storage, story.id).keepAuto({ at: Date.now(), turn, words, save })
  const said = document.createElement('p')
  said.className = 'left-recording'
  said.setAttribute('role', 'status')
  said.textContent = whatChanges
  const stage = document.createElement('div')
  stage.className = 'stage'
  into.className = 'played-on'
  into.replaceChildren(said, stage)
  return mount(stage, story, {
    storage,
    pictures: item.pictures,
    fillers: async () => (await import('../fillers.ts')).fillers,
  })
}

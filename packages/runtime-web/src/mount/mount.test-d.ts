// What the types of a story promise to whoever mounts it; `tsc -b` checks it, and nothing here is run.
import { storyKit } from '@lacuna/engine/xstate'
import { mount } from './mount.ts'

const { scene, story } = storyKit({ cast: {}, vars: { gold: 3 } })
const quay = scene({ start: 'quay', beats: { quay: { choices: { go: { label: 'Go.', target: 'quay' } } } } })
const harbour = story({ id: 'harbour', version: '1', start: 'quay', scenes: { quay }, entries: ['quay'] })
declare const element: HTMLElement

const { ready } = mount(element, harbour, { entry: 'quay', world: { read: () => ({ gold: 3 }) }, storage: false })
ready.then(session => {
  session.choose('quay.go')
  // @ts-expect-error an unknown choice
  session.choose('quay.og')
  // @ts-expect-error an unknown variable
  session.frame.variables.golld
})
// @ts-expect-error an unknown entry
mount(element, harbour, { entry: 'quya' })
// @ts-expect-error an unknown variable of the game's world
mount(element, harbour, { world: { read: () => ({ golld: 3 }) } })
// @ts-expect-error what is off is `false`
mount(element, harbour, { storage: null })

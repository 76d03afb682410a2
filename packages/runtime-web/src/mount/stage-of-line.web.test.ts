import { emptyBible } from '@lacuna/engine'
import { inkStory } from '@lacuna/engine/ink'
import { compileInk } from '@lacuna/engine/ink/compiler'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { PlacePainting } from '../painting/index.ts'
import { memoryStorage } from '../saves/index.ts'
import { mount } from './mount.ts'
import type { Mounted } from './mount-options.ts'

let host: HTMLElement
let mounted: Mounted

beforeEach(() => {
  host = document.createElement('main')
  host.style.height = '100vh'
  document.body.replaceChildren(host)
})
afterEach(() => mounted?.destroy())

function storyOf(source: string) {
  const { bundle } = compileInk({ file: 'pub.ink', source, bible: emptyBible('pub') })
  if (!bundle) throw new Error('It does not compile.')
  return inkStory(bundle)
}

const source = `-> kitchen
=== kitchen
# place: kitchen
Hester pours the tea, and for a good while neither of them says anything at all. # sound: clock
She looks at the window, and at the coat on its hook, and at the window.
# place: pub
Tolly looks up. # sound: door
# effect: dark
* [On.]
  On. # sound: step
  -> END
`

test('the picture moves and a sound is heard with the line that is read; going back repeats none', async () => {
  const heard: string[] = []
  const painted: string[] = []
  const place = (name: string): PlacePainting => ({
    indoors: true,
    get elements() {
      if (painted.at(-1) !== name) painted.push(name)
      return []
    },
  })
  mounted = mount(host, storyOf(source), {
    storage: memoryStorage(),
    pictures: { paint: { kitchen: place('kitchen'), pub: place('pub') } },
    onCue: ({ value, line }) => heard.push(`${value} ${line ?? 'at the end'}`),
  })
  const begin = (): HTMLButtonElement | undefined =>
    [...host.querySelectorAll('button')].find(one => one.textContent?.startsWith('Begin'))
  await expect.poll(begin).toBeTruthy()
  begin()?.click()
  const session = await mounted.ready
  expect(session.frame).toMatchObject({ phase: 'choosing', stage: { place: 'pub' } })
  expect(heard).toEqual(['clock 1.0'])
  await expect.poll(() => painted, { timeout: 5000 }).toEqual(['kitchen'])
  await expect.poll(() => heard, { timeout: 15_000 }).toEqual(['clock 1.0', 'door 1.2'])
  await expect.poll(() => painted, { timeout: 5000 }).toEqual(['kitchen', 'pub'])
  await expect.poll(() => heard, { timeout: 5000 }).toEqual(['clock 1.0', 'door 1.2', 'dark at the end'])
  session.choose(session.frame.choices[0]?.id ?? '')
  await expect.poll(() => heard.length).toBe(4)
  session.back()
  session.forward()
  expect(heard.slice(3)).toEqual(['step 2.0'])
}, 40_000)

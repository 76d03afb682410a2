import { type Json, LacunaError, type NarrativeProvider, type Session } from '@lacuna/engine'
import { grammarProvider } from '@lacuna/engine/providers/grammar'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { harbourStory } from '../page/harbour.fixture.ts'
import { takeChoice } from '../page/take-choice.fixture.ts'
import { browserStorage, memoryStorage, type SaveStorage } from '../saves/index.ts'
import { mount } from './mount.ts'
import type { Mounted, MountOptions } from './mount-options.ts'

const story = harbourStory()
let host: HTMLElement
let mounted: Mounted

beforeEach(() => {
  host = document.createElement('main')
  host.style.height = '100vh'
  document.body.replaceChildren(host)
})
afterEach(() => mounted?.destroy())

const texts = (selector: string): readonly string[] =>
  [...host.querySelectorAll(selector)].map(one => one.textContent ?? '')
const line = (): string | undefined => texts('.lacuna-line')[0]
const find = async (name: string): Promise<HTMLButtonElement> => {
  const found = (): HTMLButtonElement | undefined =>
    [...host.querySelectorAll('button')].findLast(one =>
      (one.getAttribute('aria-label') ?? one.querySelector('.lacuna-label')?.textContent ?? '').startsWith(name),
    )
  await expect.poll(found, { message: name }).toBeTruthy()
  return found() as HTMLButtonElement
}
const press = async (name: string): Promise<void> => {
  const button = await find(name)
  await (button.matches('.lacuna-choice') ? takeChoice(host, name) : button.click())
}
const put = (storage: SaveStorage, options: MountOptions = {}): void => {
  mounted = mount(host, story, { storage, stage: false, seed: 5, ...options })
}

test('asks once, then goes on where the player was, also after the page was killed', async () => {
  const storage = browserStorage(`test-${crypto.randomUUID()}`)
  put(storage)
  await press('Begin')
  await mounted.ready
  await press('Keep it.')
  await expect.poll(line).toBe('You keep it.')
  await expect.poll(async () => ((await storage.read('harbour/auto')) as { turn?: number } | undefined)?.turn).toBe(2)
  // Nobody says goodbye: the page is simply gone, and another one opens.
  host.replaceChildren()
  put(storage)
  await mounted.ready
  expect(line()).toBe('You keep it.')
  expect(texts('.lacuna-chosen')).toEqual(['You chose: Keep it.'])
  expect(mounted.session?.frame.canGoBack).toBe(true)
})

test('a page killed while a fill is under way goes on in the same turn', async () => {
  const storage = memoryStorage()
  const never: NarrativeProvider = {
    ...grammarProvider(story.bible),
    async *fill(_request, { signal }) {
      await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
    },
  }
  put(storage, { provider: never })
  await press('Begin')
  await expect.poll(() => mounted.session?.frame.phase).toBe('writing')
  await expect.poll(async () => ((await storage.read('harbour/auto')) as { turn?: number } | undefined)?.turn).toBe(1)
  host.replaceChildren()
  put(storage, { provider: grammarProvider(story.bible) })
  const session = await mounted.ready
  await session.settled()
  expect(session.frame.turn).toBe(1)
  await expect.poll(() => texts('.lacuna-choice').length).toBe(2)
})

test('saves with a name are kept, loaded and deleted', async () => {
  put(memoryStorage())
  await press('Begin')
  await mounted.ready
  await press('Saves')
  await press('Save here')
  await expect.poll(() => texts('.lacuna-saves b')).toEqual(['Turn 1'])
  await press('Close')
  await press('Keep it.')
  await expect.poll(line).toBe('You keep it.')
  await press('Saves')
  await press('Load Turn 1')
  await expect.poll(line).toContain('The ferry smells')
  await expect.poll(() => host.querySelector('dialog')).toBeNull()
  expect(document.activeElement?.textContent).toContain('The ferry smells')
  await press('Saves')
  await press('Delete Turn 1')
  await expect.poll(() => texts('.lacuna-saves b')).toEqual([])
})

test.each([
  ['storage-full', 'has no room left'],
  ['storage-refused', 'keeps nothing for this page'],
] as const)('a storage that answers %s is told of, and the story goes on', async (code, said) => {
  const broken: SaveStorage = {
    ...memoryStorage(),
    write: () => Promise.reject(new LacunaError(code, 'No.')),
    update: () => Promise.reject(new LacunaError(code, 'No.')),
  }
  put(broken)
  await press('Begin')
  await expect.poll(() => texts('.lacuna-message')[0]).toContain(said)
  await press('Keep it.')
  await expect.poll(line).toBe('You keep it.')
})

const refuses = (): Promise<never> => Promise.reject(new LacunaError('storage-refused', 'No.'))
const shownIn = (dialog: Element): string =>
  [...dialog.querySelectorAll('p, li, label, button')]
    .filter(one => one.checkVisibility())
    .map(one => one.textContent)
    .join('\n')

test('where the browser keeps nothing that is said once, it stays until it is put away, and Saves says the same alone', async () => {
  put({ read: refuses, write: refuses, remove: refuses, keys: refuses })
  await press('Begin')
  await expect.poll(() => texts('.lacuna-message p')).toEqual([expect.stringContaining('keeps nothing for this page')])
  await press('Keep it.')
  await expect.poll(line).toBe('You keep it.')
  expect(texts('.lacuna-message p')).toHaveLength(1)
  await press('Saves')
  await expect.poll(() => host.querySelector('dialog')).toBeTruthy()
  await expect.poll(() => shownIn(host.querySelector('dialog') as Element)).toContain('keeps nothing for this page')
  const said = shownIn(host.querySelector('dialog') as Element)
  expect(said).not.toMatch(/kept by itself|No saves|Save here|has no room|does not let/)
  expect(said).toContain('Export this play-through')
  await press('Close')
  await press('Pay.')
  await expect.poll(line).toBe('You pay.')
  expect(texts('.lacuna-message p')).toHaveLength(1)
})

test('where there is no room Saves does not say that turns are kept; once there is, all is as before', async () => {
  const room = memoryStorage()
  let full = true
  const write: SaveStorage['write'] = (key, value) =>
    full ? Promise.reject(new LacunaError('storage-full', 'No.')) : room.write(key, value)
  put((({ update: _update, ...rest }) => ({ ...rest, write }))(room))
  await press('Begin')
  await expect.poll(() => texts('.lacuna-message p')).toEqual([expect.stringContaining('has no room left')])
  await press('Saves')
  await expect.poll(() => shownIn(host.querySelector('dialog') as Element)).toContain('has no room left')
  expect(shownIn(host.querySelector('dialog') as Element)).not.toContain('kept by itself')
  await press('Close')
  full = false
  await press('Keep it.')
  await expect.poll(() => texts('.lacuna-message')).toEqual([])
  await press('Saves')
  await expect.poll(() => shownIn(host.querySelector('dialog') as Element)).toContain('Every turn is kept by itself')
})

test('where the game wants nothing kept Saves says so', async () => {
  mounted = mount(host, story, { storage: false, stage: false, seed: 5 })
  await press('Begin')
  await press('Saves')
  await expect.poll(() => shownIn(host.querySelector('dialog') as Element)).toContain('Nothing is kept here once')
  expect(shownIn(host.querySelector('dialog') as Element)).not.toContain('kept by itself')
  await press('Close')
  expect(texts('.lacuna-message')).toEqual([])
})

test('the dial and the settings are remembered', async () => {
  const storage = memoryStorage()
  put(storage)
  await find('Begin')
  host.querySelector<HTMLInputElement>('input[value=author]')?.click()
  await press('Begin')
  expect((await mounted.ready).frame.dial).toBe('author')
  mounted.destroy()
  put(storage)
  expect((await mounted.ready).frame.dial).toBe('author')
})

test('another filler is asked about again', async () => {
  const storage = memoryStorage()
  put(storage)
  await press('Begin')
  await mounted.ready
  mounted.destroy()
  put(storage, {
    provider: {
      ...grammarProvider(story.bible),
      id: 'other',
      capabilities: { streaming: true, jsonSchema: 'none', local: false },
    },
  })
  await find('Begin')
  expect(texts('.lacuna-notice')[0]).toContain('is sent to other')
})

test('a save that is no longer readable is put aside, told of, and the story begins', async () => {
  const storage = memoryStorage()
  await storage.write('harbour/notice', { dial: 'author', filler: 'grammar', model: null })
  await storage.write('harbour/auto', { at: 1, turn: 4, words: 'Long ago', save: { format: 'something else' } as Json })
  put(storage)
  await mounted.ready
  expect(line()).toContain('The ferry')
  await expect.poll(() => texts('.lacuna-message')[0]).toContain('This save can’t be loaded')
  expect(await storage.keys('harbour/save/')).toHaveLength(1)
})

describe('in a later version of the story that can’t follow a save to its end', () => {
  const later = harbourStory(source => source.replace('* [Pay.]', '* [Pay him.]'))
  const playTo = async (storage: SaveStorage): Promise<Session> => {
    put(storage)
    await press('Begin')
    await mounted.ready
    await press('Keep it.')
    await press('Pay.')
    await expect.poll(line).toBe('You pay.')
    return mounted.ready
  }
  const told = (): string => texts('.lacuna-message')[0] ?? ''

  test('the page stands at the last turn that fits, says so, and keeps the old save', async () => {
    const storage = memoryStorage()
    await playTo(storage)
    await expect.poll(async () => ((await storage.read('harbour/auto')) as { turn?: number } | undefined)?.turn).toBe(3)
    mounted.destroy()
    mounted = mount(host, later, { storage, stage: false })
    await mounted.ready
    expect(mounted.session?.frame.turn).toBe(2)
    expect(line()).toBe('You keep it.')
    await expect.poll(told).toContain('Your way through this story can’t be followed any further')
    expect(told()).toContain('turn 3')
    await expect.poll(() => storage.keys('harbour/save/')).toHaveLength(1)
    expect(told()).toContain('All of it is kept under Saves.')
    // Opened again before the player has moved: told again, and kept once.
    mounted.destroy()
    mounted = mount(host, later, { storage, stage: false })
    await mounted.ready
    await expect.poll(told).toContain('All of it is kept under Saves.')
    expect(await storage.keys('harbour/save/')).toHaveLength(1)
    await press('Pay him.')
    await expect.poll(line).toBe('You pay.')
    expect(told()).toBe('')
  })

  test('a save with a name stands there too', async () => {
    const storage = memoryStorage()
    await playTo(storage)
    await press('Saves')
    await press('Save here')
    await expect.poll(() => texts('.lacuna-saves b')).toEqual(['Turn 3'])
    mounted.destroy()
    mounted = mount(host, later, { storage, stage: false })
    await mounted.ready
    mounted.session?.restart()
    await press('Saves')
    await press('Load Turn 3')
    await expect.poll(line).toBe('You keep it.')
    expect(told()).toContain('Your way through this story can’t be followed any further')
  })
})

describe('a play-through in a file', () => {
  const choose = async (text: string): Promise<void> => {
    await press('Saves')
    await find('Open a play-through from a file')
    const file = host.querySelector<HTMLInputElement>('input[type=file]') as HTMLInputElement
    const files = new DataTransfer()
    files.items.add(new File([text], 'harbour.save.json', { type: 'application/json' }))
    file.files = files.files
    file.dispatchEvent(new Event('change'))
  }

  test('that was exported is opened again, on another device, too', async () => {
    put(memoryStorage())
    await press('Begin')
    const session = await mounted.ready
    await press('Keep it.')
    await expect.poll(line).toBe('You keep it.')
    const text = JSON.stringify(session.save())
    mounted.destroy()
    put(memoryStorage())
    await press('Begin')
    await mounted.ready
    await choose(text)
    await expect.poll(line).toBe('You keep it.')
    await expect.poll(() => host.querySelector('dialog')).toBeNull()
    expect(document.activeElement?.textContent).toContain('You keep it.')
    expect(mounted.session?.frame.canGoBack).toBe(true)
  })

  test.each(['', 'no save', '{"format":"something else"}'])(
    'that is none (%j) is refused, and nothing changes',
    async text => {
      put(memoryStorage())
      await press('Begin')
      const session = await mounted.ready
      await choose(text)
      await expect.poll(() => texts('.lacuna-problem').join('')).toMatch(/\S/)
      expect(mounted.session).toBe(session)
      expect(line()).toContain('The ferry')
    },
  )
})

test('a game hears the cues of the first passage, too', async () => {
  const heard: string[] = []
  mounted = mount(
    host,
    harbourStory(source => source.replace('# place: harbour', '# place: harbour\n# sound: gulls')),
    { storage: memoryStorage(), stage: false, onCue: ({ key, value }) => heard.push(`${key}: ${value}`) },
  )
  await press('Begin')
  await mounted.ready
  await expect.poll(() => heard).toEqual(['sound: gulls'])
})

test('taken away, it leaves nothing behind', async () => {
  const sheets = document.adoptedStyleSheets.length
  put(memoryStorage())
  await press('Begin')
  await mounted.ready
  mounted.destroy()
  expect(host.children).toHaveLength(0)
  expect(document.adoptedStyleSheets).toHaveLength(sheets)
})

test('the game’s own dial holds: a save that was made at Live asks nobody', async () => {
  const storage = memoryStorage()
  let asked = 0
  const provider: NarrativeProvider = {
    ...grammarProvider(story.bible),
    rules: false,
    async *fill(request, options) {
      asked++
      yield* grammarProvider(story.bible).fill(request, options)
    },
  }
  let highest: 'author' | 'live' = 'live'
  put(storage, { provider, dial: () => highest })
  await press('Begin')
  await mounted.ready
  await press('Keep it.')
  await expect.poll(async () => ((await storage.read('harbour/auto')) as { turn?: number } | undefined)?.turn).toBe(2)
  mounted.destroy()
  expect(asked).toBeGreaterThan(0)
  highest = 'author'
  asked = 0
  put(storage, { provider, dial: () => highest })
  const session = await mounted.ready
  expect([session.frame.dial, session.frame.turn]).toEqual(['author', 2])
  await new Promise(resolve => setTimeout(resolve, 300))
  expect(asked).toBe(0)
})

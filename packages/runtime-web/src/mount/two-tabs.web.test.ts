import { afterEach, beforeEach, expect, test } from 'vitest'
import { harbourStory } from '../page/harbour.fixture.ts'
import { takeChoice } from '../page/take-choice.fixture.ts'
import { browserStorage, type KeptSave, memoryStorage, type SaveStorage, storySaves } from '../saves/index.ts'
import { mount } from './mount.ts'
import type { Mounted } from './mount-options.ts'

const story = harbourStory()
let storage: SaveStorage
const open: Mounted[] = []

beforeEach(async () => {
  storage = browserStorage(`test-${crypto.randomUUID()}`)
  await storage.write('settings', { motion: 'still' })
  await storage.write('harbour/notice', { dial: 'author', filler: null, model: null })
  document.body.replaceChildren()
})
afterEach(() => {
  for (const one of open.splice(0)) one.destroy()
})

interface Tab {
  readonly host: HTMLElement
  readonly mounted: Mounted
}
/** A tab of the story: two pages that share their storage and nothing else. */
async function tab(over: SaveStorage = storage): Promise<Tab> {
  const host = document.createElement('main')
  host.style.height = '60vh'
  document.body.append(host)
  const mounted = mount(host, story, { storage: over, stage: false, seed: 5, provider: false })
  open.push(mounted)
  await mounted.ready
  return { host, mounted }
}
const kept = async (): Promise<KeptSave | undefined> => storySaves(storage, 'harbour').auto()
const keptTurn = async (): Promise<number | undefined> => (await kept())?.turn
const named = async (): Promise<readonly string[]> => (await storySaves(storage, 'harbour').list()).map(one => one.name)
const messages = ({ host }: Tab): readonly (string | null)[] =>
  [...host.querySelectorAll('.lacuna-message p')].map(one => one.textContent)
const turn = ({ mounted }: Tab): number | undefined => mounted.session?.frame.turn
const press = ({ host }: Tab, label: string): void =>
  [...host.querySelectorAll<HTMLElement>('.lacuna-message button')].find(one => one.textContent === label)?.click()
/** What a browser sends to a tab that goes behind another, or comes back. */
const hide = (state: 'hidden' | 'visible'): void => {
  Object.defineProperty(document, 'visibilityState', { configurable: true, value: state })
  document.dispatchEvent(new Event('visibilitychange'))
  Reflect.deleteProperty(document, 'visibilityState')
}
const soon = (): Promise<void> => new Promise(resolve => setTimeout(resolve, 120))

/** The older tab stands at turn 1, the newer one has gone on to turn 2. */
async function twoTabs(over?: SaveStorage): Promise<readonly [Tab, Tab]> {
  const older = await tab(over)
  await expect.poll(keptTurn).toBe(1)
  const newer = await tab(over)
  await takeChoice(newer.host, 'Keep it.')
  await expect.poll(keptTurn).toBe(2)
  return [older, newer]
}
const said = expect.stringContaining('read on in another tab or window, as far as turn 2')

test.each([
  ['a storage that writes in one step', () => undefined],
  ['one that only reads and writes', () => (({ update: _update, ...rest }) => rest)(storage)],
])('an older tab that is hidden takes nothing back, in %s', async (_name, over) => {
  const [older, newer] = await twoTabs(over())
  hide('hidden')
  await soon()
  expect(await keptTurn()).toBe(2)
  expect(messages(newer)).toEqual([])
  hide('visible')
  await expect.poll(() => messages(older)).toEqual([said])
  expect(messages(newer)).toEqual([])
})

test('opening a second tab and only looking is nothing to speak of', async () => {
  const older = await tab()
  await expect.poll(keptTurn).toBe(1)
  const newer = await tab()
  await soon()
  window.dispatchEvent(new Event('focus'))
  await soon()
  expect([messages(older), messages(newer), await named()]).toEqual([[], [], []])
})

test('what is read on in the older one meanwhile is kept beside it, as one save', async () => {
  const [older] = await twoTabs()
  await takeChoice(older.host, 'Give her')
  await expect.poll(() => messages(older)).toEqual([said])
  await expect.poll(named).toEqual(['This tab, turn 2'])
  await takeChoice(older.host, 'Pay.')
  await expect.poll(named).toEqual(['This tab, turn 3'])
  expect([await keptTurn(), messages(older)]).toEqual([2, [said]])
})

test('go on from there: the older tab stands where the newer one does', async () => {
  const [older] = await twoTabs()
  window.dispatchEvent(new Event('focus'))
  await expect.poll(() => messages(older)).toEqual([said])
  press(older, 'Go on from there')
  await expect.poll(() => turn(older)).toBe(2)
  expect(messages(older)).toEqual([])
  await takeChoice(older.host, 'Pay.')
  await expect.poll(keptTurn).toBe(3)
  expect(await named()).toEqual([])
})

test('go on here: the other way is kept under Saves, and the other tab is told in its turn', async () => {
  const [older, newer] = await twoTabs()
  await takeChoice(older.host, 'Give her')
  await expect.poll(named).toEqual(['This tab, turn 2'])
  press(older, 'Go on here, and keep the other under Saves')
  await expect.poll(named).toEqual(['The other tab, turn 2'])
  await expect.poll(async () => (await kept())?.words).toBe('The fare has gone up.')
  await takeChoice(newer.host, 'Walk.')
  await expect.poll(() => messages(newer).length).toBe(1)
  expect(await keptTurn()).toBe(2)
})

test('two tabs that begin at the same time do not overwrite each other', async () => {
  storage = memoryStorage()
  await storage.write('settings', { motion: 'still' })
  await storage.write('harbour/notice', { dial: 'author', filler: null, model: null })
  const [one, other] = await Promise.all([tab(), tab()])
  await takeChoice(one.host, 'Keep it.')
  await takeChoice(other.host, 'Give her')
  await expect.poll(() => messages(one).length + messages(other).length).toBe(1)
  const apart = await named()
  expect([(await kept())?.turn, apart]).toEqual([2, ['This tab, turn 2']])
})

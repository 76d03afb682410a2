import { LacunaError } from '@lacuna/engine'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { harbourStory } from '../page/harbour.fixture.ts'
import { takeChoice } from '../page/take-choice.fixture.ts'
import { browserStorage, type SaveStorage, storySaves } from '../saves/index.ts'
import { mount } from './mount.ts'
import type { Mounted } from './mount-options.ts'

let storage: SaveStorage
let host: HTMLElement
let mounted: Mounted | undefined

beforeEach(async () => {
  storage = browserStorage(`test-${crypto.randomUUID()}`)
  await storage.write('settings', { motion: 'still' })
  await storage.write('harbour/notice', { dial: 'author', filler: null, model: null })
  host = document.createElement('main')
  host.style.height = '60vh'
  document.body.replaceChildren(host)
})
afterEach(() => mounted?.destroy())

const messages = (): readonly (string | null)[] =>
  [...host.querySelectorAll('.lacuna-message p')].map(one => one.textContent)

test('a write that was given up, and took place all the same, is no other tab', async () => {
  let isSlow = true
  let answer = (): void => {}
  const answers = new Promise<void>(resolve => {
    answer = resolve
  })
  const { update } = storage
  const late: Promise<void>[] = []
  const slow: SaveStorage = {
    ...storage,
    async update(key, change) {
      if (!isSlow) return update?.(key, change)
      late.push(answers.then(() => update?.(key, change)))
      throw new LacunaError('storage-refused', 'The storage does not answer.', { hint: 'Export.' })
    },
  }
  const saves = storySaves(storage, 'harbour')
  mounted = mount(host, harbourStory(), { storage: slow, stage: false, seed: 5, provider: false })
  await mounted.ready
  await expect.poll(messages).toEqual([expect.stringContaining('keeps nothing for this page')])
  await takeChoice(host, 'Keep it.')
  await expect.poll(() => late.length).toBeGreaterThan(1)
  isSlow = false
  answer()
  await Promise.all(late)
  expect((await saves.auto())?.turn).toBe(2)
  await takeChoice(host, 'Pay.')
  await expect.poll(async () => (await saves.auto())?.turn).toBe(3)
  await expect.poll(messages).toEqual([])
  expect(await saves.list()).toEqual([])
})

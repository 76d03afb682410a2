import { grammarProvider } from '@lacuna/engine/providers/grammar'
import { afterEach, expect, test, vi } from 'vitest'
import { harbourStory } from '../page/harbour.fixture.ts'
import { english } from '../page/index.ts'
import { memoryStorage } from '../saves/index.ts'
import { mount } from './mount.ts'
import type { Mounted } from './mount-options.ts'
import { fetchGrammar, providerFor } from './provider-for.ts'

const story = harbourStory()
let mounted: Mounted
afterEach(() => {
  vi.restoreAllMocks()
  mounted?.destroy()
})

const lines = (): readonly string[] => mounted.session?.frame.lines.map(({ text }) => text) ?? []

// First: what was fetched once is there for good.
test('without a network the grammar can’t be fetched: the author’s words stand, that is said once, and later it is there', async () => {
  const online = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
  const host = document.body.appendChild(document.createElement('main'))
  mounted = mount(host, story, { storage: memoryStorage(), stage: false, seed: 5 })
  await expect.poll(() => host.querySelector('.lacuna-begin')).toBeTruthy()
  host.querySelector<HTMLButtonElement>('.lacuna-begin')?.click()
  const session = await mounted.ready
  await session.settled()
  const said = (): number =>
    [...host.querySelectorAll('.lacuna-message')].filter(one => one.textContent?.includes(english.fillerMissing)).length
  await expect.poll(said).toBe(1)
  expect(session.frame.dial).toBe('live')
  expect(lines()).toEqual(['The ferry smells of diesel and wet wool.', 'You again.'])
  online.mockReturnValue(true)
  session.restart()
  await session.settled()
  await expect.poll(lines).toContain('Back already.')
  host.remove()
})

test('what the page says of it before it is fetched is so', () => {
  const { fill: _, ...now } = providerFor(story, undefined, () => {}) ?? {}
  const { fill: __, ...then } = grammarProvider(story.bible)
  expect(now).toEqual(then)
})

test('it writes what the grammar writes, and is fetched with the rest only where a story has one', async () => {
  await fetchGrammar()
  expect(providerFor(story, false, () => {})).toBeUndefined()
  expect(providerFor({ ...story, bible: { ...story.bible, grammar: {} } }, undefined, () => {})).toBeUndefined()
})

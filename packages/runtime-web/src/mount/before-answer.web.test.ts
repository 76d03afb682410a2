import { consentBook, type Json } from '@lacuna/engine'
import { manualClock, type ScriptedProvider, type ScriptOptions, scripted } from '@lacuna/engine/testing'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { harbourStory } from '../page/harbour.fixture.ts'
import { takeChoice } from '../page/take-choice.fixture.ts'
import { memoryStorage, type SaveStorage } from '../saves/index.ts'
import { mount } from './mount.ts'
import type { Mounted, MountOptions } from './mount-options.ts'

const story = harbourStory()
const answers = {
  'quay.crossing': ['Diesel, rain, oranges.', 'Tar and wind.', 'Salt.'],
  'quay.greet': ['Back again.', 'You once more.', 'There you are.'],
  'quay.so': 'Then you know.',
}
let host: HTMLElement
let mounted: Mounted
let storage: SaveStorage
let clock: ReturnType<typeof manualClock>
let provider: ScriptedProvider

beforeEach(async () => {
  storage = memoryStorage()
  await storage.write('settings', { motion: 'still' })
  clock = manualClock()
  host = document.createElement('main')
  host.style.height = '100vh'
  document.body.replaceChildren(host)
})
afterEach(() => mounted?.destroy())

const put = (script: ScriptOptions = {}, options: MountOptions = {}): void => {
  provider = scripted(answers, { clock, firstMs: 3000, ...script })
  mounted = mount(host, story, { storage, stage: false, seed: 5, provider, clock, ...options })
}
const find = async (name: string): Promise<HTMLButtonElement> => {
  const found = (): HTMLButtonElement | undefined =>
    [...host.querySelectorAll('button')].findLast(one => one.textContent?.includes(name))
  await expect.poll(found, { message: name }).toBeTruthy()
  return found() as HTMLButtonElement
}
const mark = (dial: string): void => host.querySelector<HTMLInputElement>(`input[value=${dial}]`)?.click()
const begin = async (): Promise<void> => {
  ;(await find('Begin')).click()
  await mounted.ready
}
const firstLine = (): string | undefined => host.querySelector('.lacuna-line')?.textContent ?? undefined
/** What may come is looked for in a task of its own, which this clock has to reach. */
const asked = async (): Promise<void> => {
  const calls = async (): Promise<number> => {
    await clock.advance(0)
    return provider.calls
  }
  await expect.poll(calls).toBeGreaterThan(0)
}
const slotsAsked = (): readonly (string | undefined)[] => provider.requests.map(({ slots }) => slots[0]?.slot)
const fillsKept = (): Promise<readonly string[]> => storage.keys('harbour/fills/')

describe('while the notice is read, with what stays on the device', () => {
  test('the first passage is prepared for the answer that is marked: who gives it does not wait', async () => {
    put()
    await find('Begin')
    await asked()
    expect(slotsAsked()[0]).toBe('quay.crossing')
    expect([mounted.session, firstLine()]).toEqual([undefined, undefined])
    await clock.advance(10_000)
    // Nothing is kept before the answer.
    expect(await fillsKept()).toEqual([])
    const met = clock.now()
    await begin()
    await clock.settle()
    expect(mounted.session?.frame.phase).toBe('choosing')
    expect(clock.now()).toBe(met)
    expect(firstLine()).toContain('Diesel, rain, oranges.')
    expect(slotsAsked().filter(slot => slot === 'quay.crossing')).toHaveLength(1)
    await expect.poll(async () => (await fillsKept()).length).toBeGreaterThan(0)
  })

  test('what is under way when the answer comes goes on on the page', async () => {
    put()
    await asked()
    await clock.advance(2000)
    await begin()
    expect(mounted.session?.frame.phase).toBe('writing')
    await clock.advance(1000)
    expect(firstLine()).toContain('Diesel, rain, oranges.')
    expect([slotsAsked().filter(slot => slot === 'quay.crossing').length, provider.aborted]).toEqual([1, 0])
  })

  test.each([
    ['under way', 1000],
    ['ready', 10_000],
  ])('another mark lets go of it on the instant (%s), and nothing of it is shown or kept', async (_, ms) => {
    put()
    await asked()
    await clock.advance(ms)
    const { calls } = provider
    mark('author')
    await clock.settle()
    if (ms < 3000) expect(provider.aborted).toBe(calls)
    await begin()
    await clock.advance(20_000)
    expect(provider.calls).toBe(calls)
    expect(mounted.session?.frame).toMatchObject({ dial: 'author', phase: 'choosing' })
    expect(firstLine()).toContain('The ferry smells')
    expect(await fillsKept()).toEqual([])
    expect(JSON.stringify(mounted.session?.save())).not.toContain('Diesel')
    // The play-through is one that was never meant to be another.
    expect(mounted.session?.ledger().map(({ kind }) => kind)).toEqual(['move'])
  })

  test('a page that is taken away before the answer leaves nothing running', async () => {
    put()
    await asked()
    mounted.destroy()
    await clock.settle()
    expect(provider.aborted).toBe(provider.calls)
    expect(clock.waiting).toBe(0)
  })

  test('who comes back and is asked about another filler finds prepared what comes next, where they were', async () => {
    put({ id: 'old' })
    await begin()
    await clock.advance(10_000)
    await expect.poll(async () => ((await storage.read('harbour/auto')) as { turn?: number } | undefined)?.turn).toBe(1)
    mounted.destroy()
    put({ id: 'new' })
    await asked()
    expect(slotsAsked()).toEqual(['quay.so'])
    await clock.advance(10_000)
    await begin()
    expect([mounted.session?.frame.turn, firstLine()]).toEqual([1, 'Diesel, rain, oranges.'])
    await takeChoice(host, 'Give her the letter.')
    await clock.settle()
    expect(mounted.session?.frame.phase).toBe('choosing')
    expect([...host.querySelectorAll('.lacuna-line')].map(line => line.textContent).join()).toContain('Then you know.')
  })
})

describe('while the notice is read, with what leaves the device', () => {
  const now = (): string => new Date().toISOString()

  test('nothing is asked before the player has agreed; after a yes it is asked at once', async () => {
    put({ id: 'far', local: false })
    await find('Begin')
    await clock.advance(5000)
    mark('live')
    await clock.advance(5000)
    expect(provider.calls).toBe(0)
    ;(await find('Begin')).click()
    const yes = await find('Yes, send it')
    await clock.advance(5000)
    expect(provider.calls).toBe(0)
    yes.click()
    // In the same task: everything that is needed to ask is there.
    await clock.settle()
    await asked()
    await mounted.ready
    await clock.advance(3000)
    expect(firstLine()).toContain('Diesel, rain, oranges.')
    expect(slotsAsked().filter(slot => slot === 'quay.crossing')).toHaveLength(1)
  })

  test('no is no', async () => {
    put({ id: 'far', local: false })
    await find('Begin')
    mark('live')
    ;(await find('Begin')).click()
    ;(await find('No, send nothing')).click()
    await mounted.ready
    await clock.advance(20_000)
    expect([provider.calls, mounted.session?.frame.dial]).toEqual([0, 'author'])
  })

  test('who agreed before is prepared for when they mark it, and not sooner', async () => {
    const consent = consentBook({ version: '1', now })
    consent.give({ purpose: 'To fill slots', version: '1', provider: 'far', data: ['story', 'choices'], time: now() })
    put({ id: 'far', local: false }, { consent })
    await find('Begin')
    await clock.advance(5000)
    expect([provider.calls, consent.sent.length]).toEqual([0, 0])
    mark('live')
    await asked()
    await clock.advance(10_000)
    await begin()
    await clock.settle()
    expect(mounted.session?.frame.phase).toBe('choosing')
    expect(firstLine()).toContain('Diesel, rain, oranges.')
  })
})

test('an entry that a game begins with is the one that is prepared', async () => {
  const doors = harbourStory(source =>
    source.replace('=== bargain ===', '=== bargain ===\n# entry').replace('gone up.', 'gone up. # fill fare: the fare'),
  )
  provider = scripted({ 'bargain.fare': 'More, now.' }, { clock, firstMs: 3000 })
  mounted = mount(host, doors, { storage, stage: false, seed: 5, provider, clock, entry: 'bargain' })
  await asked()
  expect(slotsAsked()).toEqual(['bargain.fare'])
  await clock.advance(5000)
  await begin()
  await clock.settle()
  expect(firstLine()).toContain('More, now.')
})

test('at the end the beginning is ready once more: who restarts does not wait', async () => {
  put()
  await asked()
  await clock.advance(10_000)
  await begin()
  await takeChoice(host, 'Keep it.')
  await takeChoice(host, 'Pay.')
  await clock.advance(60_000)
  expect(mounted.session?.frame.phase).toBe('ended')
  const met = clock.now()
  mounted.session?.restart(99)
  await clock.settle()
  expect([mounted.session?.frame.phase, clock.now()]).toEqual(['choosing', met])
  expect(firstLine()).toMatch(/Tar and wind|Salt/)
})

test('the dial that was kept with the answer is kept as before', async () => {
  put()
  await begin()
  const answer = (await storage.read('harbour/notice')) as Json
  expect(answer).toMatchObject({ dial: 'live', filler: 'scripted' })
})

import { createSession } from '@lacuna/engine'
import { manualClock, type ScriptOptions, scripted } from '@lacuna/engine/testing'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { page as browser } from 'vitest/browser'
import { createPage, type Page } from './create-page.ts'
import { harbourStory } from './harbour.fixture.ts'
import { defaultSettings } from './settings.ts'
import { takeChoice } from './take-choice.fixture.ts'

const story = harbourStory()
const answers = {
  'quay.crossing': 'Tar and rain.',
  'quay.greet': 'Back.',
  'quay.so': 'So you did. After all. And now.',
}
let host: HTMLElement
let shown: Page | undefined

beforeEach(async () => {
  await browser.viewport(1280, 800)
  host = document.createElement('main')
  host.style.height = '100vh'
  document.body.replaceChildren(host)
})
afterEach(() => shown?.destroy())

function begin(script: ScriptOptions, motion: 'system' | 'still') {
  const clock = manualClock()
  const provider = scripted(answers, { ...script, clock })
  shown = createPage(host, story, {
    filler: { id: 'far', local: true, rules: false },
    settings: { ...defaultSettings, motion },
  })
  const session = createSession(story, { provider, clock, lookahead: false, deadlineMs: 6000 })
  session.enter()
  session.dial('live')
  shown.play(session)
  return { clock }
}

const lines = (): readonly string[] =>
  [...host.querySelectorAll('.lacuna-line .lacuna-words')].map(one => one.textContent ?? '')
const phase = (): string | undefined => host.querySelector<HTMLElement>('.lacuna')?.dataset.phase
const sources = (): readonly (string | undefined)[] =>
  [...host.querySelectorAll<HTMLElement>('.lacuna-words > span')].map(span => span.dataset.source)

/** What moves for ever on the page: a sign of waiting would. */
const turning = (): readonly string[] =>
  host
    .getAnimations({ subtree: true })
    .filter(({ effect }) => effect?.getComputedTiming().endTime === Number.POSITIVE_INFINITY)
    .map(animation => (animation.effect as KeyframeEffect | null)?.target?.className ?? '')

const give = (): Promise<void> => takeChoice(host, 'Give her')

test('while a slot is awaited the author’s words before it are there and type on, and nothing turns', async () => {
  begin({ firstMs: 60_000 }, 'system')
  await give()
  expect(phase()).toBe('writing')
  expect(lines()[0]).toBe('You give her the letter.')
  expect(lines().slice(1).join('')).toBe('')
  expect(host.querySelector('.lacuna-line[data-typing]')).not.toBeNull()
  await expect.poll(() => host.querySelector('.lacuna-line[data-typing]')).toBeNull()
  expect(phase()).toBe('writing')
  expect(turning()).toEqual([])
  // Where the words stand there are words, and the player's own choice above them; the rest is beneath.
  const region = host.querySelector('.lacuna-lines') as HTMLElement
  expect([...region.children].every(child => child.matches('.lacuna-line, .lacuna-chosen'))).toBe(true)
  expect(host.querySelector('.lacuna-after .lacuna-writing')?.textContent).toBe('The next lines are being written.')
})

test('at the deadline the author’s words are shown, with the choices; what comes later changes nothing', async () => {
  const { clock } = begin({ firstMs: 9000 }, 'still')
  await give()
  await clock.advance(5999)
  expect(phase()).toBe('writing')
  await clock.advance(1)
  const whole = ['You give her the letter.', 'So it was you.', 'The fare has gone up.']
  expect([phase(), lines(), sources()]).toEqual(['choosing', whole, ['author', 'author', 'author']])
  expect(host.querySelector('.lacuna-writing')).toBeNull()
  await clock.advance(60_000)
  expect([phase(), lines()]).toEqual(['choosing', whole])
})

test('what was read of a slot by the deadline stays as it is', async () => {
  const { clock } = begin({ firstMs: 1000, chunk: 10, betweenMs: 1400 }, 'still')
  await give()
  await clock.advance(5999)
  const read = lines()[1]
  expect(read).toMatch(/^So you did\./)
  await clock.advance(60_000)
  expect([phase(), lines()[1]]).toEqual(['choosing', read])
})

import { createSession, type Session } from '@lacuna/engine'
import { scripted } from '@lacuna/engine/testing'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { page as browser } from 'vitest/browser'
import { createPage, type Page } from './create-page.ts'
import { harbourStory } from './harbour.fixture.ts'
import { defaultSettings } from './settings.ts'
import { readable } from './take-choice.fixture.ts'

const long = 'And the rain came in over the quay, as it had all week, and nobody said a word of it. '.repeat(4).trim()
const story = harbourStory(
  () => `-> quay
=== quay
${long} # fill rain: the rain; max 90 words
OONA: You again. # fill greet: guarded
Nobody else came.
+ [Give her the letter. # fill give: a small act; max 12 words]
  You give it. -> quay
+ [Go.] -> END`,
)
const answers = { 'quay.rain': 'Rain.', 'quay.greet': 'Back, then, and late.', 'quay.give': 'Hand it over.' }
let host: HTMLElement
let shown: Page | undefined
let session: Session

beforeEach(async () => {
  await browser.viewport(390, 844)
  host = document.createElement('main')
  host.style.height = '100vh'
  document.body.style.margin = '0'
  document.body.replaceChildren(host)
  shown = createPage(host, story, { settings: { ...defaultSettings, motion: 'still' } })
  const provider = scripted(answers, { id: 'reed', model: 'reed-1' })
  session = createSession(story, { seed: 3, provider, dial: 'live', entry: '' })
  shown.play(session, { focus: true })
  await session.settled()
  await readable(host)
})
afterEach(() => shown?.destroy())

const words = (): readonly string[] =>
  [...host.querySelectorAll<HTMLElement>('.lacuna-words, .lacuna-choice .lacuna-label, .lacuna-script')]
    .filter(one => one.checkVisibility({ visibilityProperty: true }))
    .map(one => (one.textContent ?? '').replace('In the script: ', '§'))
const fills = ['Rain.', 'Back, then, and late.', 'Nobody else came.', 'Hand it over.', 'Go.']
const script = [`§${long}`, '§You again.', 'Nobody else came.', '§Give her the letter.', 'Go.']
/** Where everything stands that is not laid over something else. */
const places = (): readonly string[] =>
  [...host.querySelectorAll('.lacuna *')]
    .filter(one => !one.closest('.lacuna-script,[role=status]'))
    .map(one => {
      const { x, y, width, height } = one.getBoundingClientRect()
      return [one.className, x, y, width, height].join(' ')
    })
const key = (type: 'keydown' | 'keyup', init: KeyboardEventInit): void =>
  void document.body.dispatchEvent(new KeyboardEvent(type, { bubbles: true, code: 'KeyW', ...init }))
const said = (): readonly (string | null)[] =>
  [...host.querySelectorAll('[role=status].lacuna-unseen p')].map(one => one.textContent)

test.each([
  ['W', 'w'],
  ['the same key where another letter is on it', 'ц'],
])('%s shows the script’s words while it is held, and moves nothing', async (_name, letter) => {
  const before = places()
  expect(words()).toEqual(fills)
  key('keydown', { key: letter })
  await expect.poll(words).toEqual(script)
  expect(places()).toEqual(before)
  expect(said().slice(-3)).toEqual([
    `In the script: ${long}`,
    'In the script: You again.',
    'In the script: Give her the letter.',
  ])
  // None covers another, or the label that follows.
  const boxes = [...host.querySelectorAll('.lacuna-script')].map(one => one.getBoundingClientRect())
  for (const [index, box] of boxes.entries())
    expect(box.top).toBeGreaterThanOrEqual((boxes[index - 1]?.bottom ?? 0) - 1)
  key('keyup', { key: letter })
  expect(words()).toEqual(fills)
  expect(places()).toEqual(before)
  expect(said().at(-1)).toBe('The fills are back.')
})

test('a press on marked words does so until it ends, and is no click', async () => {
  const run = host.querySelector('.lacuna-words > span') as HTMLElement
  run.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, button: 0 }))
  await expect.poll(words).toEqual(script)
  run.dispatchEvent(new PointerEvent('pointerup', { bubbles: true, button: 0 }))
  const click = new MouseEvent('click', { bubbles: true, cancelable: true })
  run.dispatchEvent(click)
  expect([words(), click.defaultPrevented]).toEqual([fills, true])
  // A short one is none.
  run.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, button: 0 }))
  run.dispatchEvent(new PointerEvent('pointerup', { bubbles: true, button: 0 }))
  await new Promise(resolve => setTimeout(resolve, 400))
  expect(words()).toEqual(fills)
})

test('a button does so for whoever can’t hold anything, and another turn ends it', async () => {
  const button = host.querySelector('.lacuna-script-button') as HTMLElement
  button.click()
  await expect.poll(words).toEqual(script)
  expect(button.getAttribute('aria-pressed')).toBe('true')
  expect([...host.querySelectorAll('.lacuna-words[aria-hidden=true]')]).toHaveLength(2)
  session.choose(session.frame.choices[0]?.id ?? '')
  await session.settled()
  await expect.poll(() => host.querySelector('.lacuna-script')).toBeNull()
  expect(said()).not.toContain(`In the script: ${long}`)
})

test('the letter types where words are typed, and does nothing where the keys are off', async () => {
  shown?.context.changeSettings({ ...defaultSettings, motion: 'still', numberKeys: false })
  key('keydown', { key: 'w' })
  await new Promise(resolve => setTimeout(resolve, 100))
  expect(words()).toEqual(fills)
})

test('a loaded play and its history know the script’s words, too', async () => {
  const again = createSession(story, { snapshot: JSON.stringify(session.save()) })
  const spans = again.history().flatMap(turn => turn.lines.flatMap(line => line.spans))
  expect(spans.map(span => span.scripted)).toEqual([long, 'You again.', undefined])
  expect(again.frame.choices.map(choice => choice.spans[0]?.scripted)).toEqual(['Give her the letter.', undefined])
})

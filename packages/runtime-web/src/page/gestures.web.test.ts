import { createSession, type Session } from '@lacuna/engine'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { page as browser, cdp, userEvent } from 'vitest/browser'
import { createPage, type Page } from './create-page.ts'
import { harbourStory } from './harbour.fixture.ts'
import { defaultSettings, type Settings } from './settings.ts'
import { readable, takeChoice } from './take-choice.fixture.ts'

const filler = 'And the rain came in over the quay, as it had all week, and nobody said a word of it. '
/** Turns of one length. */
const story = harbourStory(
  () => `-> quay
=== quay
{shuffle:
- ${filler}
- ${filler}
}
${filler.repeat(2)}
+ [Stay.] -> quay
+ [Wait a little for somebody who may come.] -> quay
+ [Go.] -> END`,
)
/** More words than any page holds. */
const long = harbourStory(
  () => `-> quay
=== quay
${Array.from({ length: 60 }, (_, n) => `Rain, and ${n}.`).join('\n')}
+ [Stay.] -> quay
+ [Wait.] -> quay
+ [Go.] -> END`,
)

let host: HTMLElement
let shown: Page | undefined
let session: Session

beforeEach(async () => {
  await browser.viewport(1280, 800)
  host = document.createElement('main')
  host.style.height = '100vh'
  document.body.style.margin = '0'
  document.body.replaceChildren(host)
})
afterEach(() => shown?.destroy())

function begin(settings: Partial<Settings> = {}, of = story): void {
  shown = createPage(host, of, { settings: { ...defaultSettings, speed: 'slow', ...settings } })
  session = createSession(of, { seed: 3, entry: '' })
  shown.play(session, { focus: true })
}

const still = { motion: 'still' } as const
const one = (selector: string): HTMLElement => host.querySelector(selector) as HTMLElement
const isTyping = (): boolean => host.querySelector('.lacuna[data-typing]') !== null
const settled = (): Promise<void> =>
  expect.poll(() => host.querySelector('[data-settling]')).toBeNull() as Promise<void>
/** The first turn types on, and the next ones do. */
async function typing(): Promise<void> {
  await takeChoice(host, 'Stay.')
  await expect.poll(isTyping).toBe(true)
  await settled()
  expect(isTyping()).toBe(true)
}
const waits = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms))
type Send = { send(method: string, params: object): Promise<unknown> }
const send = (method: string, params: object): Promise<unknown> => (cdp() as unknown as Send).send(method, params)
/** A real press of the mouse, as the system counts clicks. */
async function mouse(x: number, y: number, clickCount = 1): Promise<void> {
  for (const type of ['mousePressed', 'mouseReleased'])
    await send('Input.dispatchMouseEvent', { type, ...inFrame(x, y), button: 'left', clickCount })
}
/** Tests run in a frame of the window. */
function inFrame(x: number, y: number): { readonly x: number; readonly y: number } {
  const frame = window.frameElement?.getBoundingClientRect()
  const scale = frame ? frame.width / innerWidth : 1
  return { x: (frame?.left ?? 0) + x * scale, y: (frame?.top ?? 0) + y * scale }
}
const middleOf = (element: Element): readonly [number, number] => {
  const { left, top, width, height } = element.getBoundingClientRect()
  return [left + width / 2, top + height / 2]
}
const enter = (autoRepeat = false): Promise<unknown> =>
  send('Input.dispatchKeyEvent', { type: 'keyDown', autoRepeat, ...enterKey, text: '\r' })
const enterUp = (): Promise<unknown> => send('Input.dispatchKeyEvent', { type: 'keyUp', ...enterKey })
const enterKey = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13 }

describe('while words appear, the first gesture shows them all and takes nothing', () => {
  test.each([
    ['a click where a choice will be', () => mouse(...middleOf(one('.lacuna-choice')))],
    ['a click on the words', () => mouse(...middleOf(one('.lacuna-line')))],
    ['a click on the picture', () => mouse(1200, 400)],
    ['the key 1', () => userEvent.keyboard('1')],
    ['Enter', () => userEvent.keyboard('{Enter}')],
    ['Space', () => userEvent.keyboard(' ')],
    ['a press by other software', async () => one('.lacuna-choice').click()],
  ])('%s', async (_name, gesture) => {
    begin()
    await typing()
    await gesture()
    await expect.poll(isTyping).toBe(false)
    expect(session.frame.turn).toBe(2)
    await readable(host)
    one('.lacuna-choice').click()
    expect(session.frame.turn).toBe(3)
  })

  test('other software that focuses and presses at once is told to press again', async () => {
    begin()
    await typing()
    one('.lacuna-choice').focus()
    one('.lacuna-choice').click()
    expect(isTyping()).toBe(false)
    expect(session.frame.turn).toBe(2)
    await readable(host)
    one('.lacuna-choice').click()
    expect(session.frame.turn).toBe(3)
  })
})

describe('nobody chooses what they have not seen', () => {
  test('a double click takes one choice, however slow it is', async () => {
    for (const gap of [0, 120, 400]) {
      begin(still)
      await readable(host)
      const at = middleOf(one('.lacuna-choice'))
      await mouse(...at, 1)
      await waits(gap)
      await mouse(...at, 2)
      await waits(50)
      expect(session.frame.turn, `${gap} ms apart`).toBe(2)
      shown?.destroy()
      host.replaceChildren()
    }
  })

  test('a key that is held acts once', async () => {
    begin(still)
    await readable(host)
    one('.lacuna-choice').focus()
    await enter()
    for (let times = 0; times < 12; times++) {
      await waits(40)
      await enter(true)
    }
    await enterUp()
    expect(session.frame.turn).toBe(2)
  })

  test('what comes within a quarter of a second after a turn was painted does nothing, and later it does', async () => {
    begin(still)
    await takeChoice(host, 'Stay.')
    await userEvent.keyboard('1')
    one('.lacuna-choice').click()
    expect(session.frame.turn).toBe(2)
    await readable(host)
    await userEvent.keyboard('1')
    expect(session.frame.turn).toBe(3)
  })

  test('what waited in a queue while the turn was made counts as of its own time', async () => {
    begin(still)
    await readable(host)
    const early = performance.now()
    one('.lacuna-choice').click()
    await readable(host)
    const event = new MouseEvent('click', { bubbles: true, cancelable: true })
    Object.defineProperty(event, 'timeStamp', { value: early })
    one('.lacuna-choice').dispatchEvent(event)
    expect(session.frame.turn).toBe(2)
  })

  test('a number brings a choice into view first', async () => {
    begin(still, long)
    await readable(host)
    await userEvent.keyboard('2')
    expect(session.frame.turn).toBe(1)
    await readable(host)
    const { bottom } = (one('.lacuna-choice:nth-child(2)') as Element).getBoundingClientRect()
    expect(bottom).toBeLessThan(one('.lacuna-scroll').getBoundingClientRect().bottom)
    await userEvent.keyboard('2')
    expect(session.frame.turn).toBe(2)
  })
})

describe('the view', () => {
  test.each([
    [1280, 800],
    [390, 844],
    [700, 380],
  ])('follows the line that is read, until the reader scrolls, at %i × %i', async (width, height) => {
    await browser.viewport(width, height)
    begin({ speed: 'fast' }, long)
    await takeChoice(host, 'Stay.')
    const scroller = (): HTMLElement =>
      getComputedStyle(one('.lacuna-scroll')).overflowY === 'visible' ? one('.lacuna-front') : one('.lacuna-scroll')
    expect(scroller().scrollTop).toBe(0)
    await expect.poll(() => scroller().scrollTop, { interval: 30 }).toBeGreaterThan(60)
    expect(isTyping()).toBe(true)
    const now = one('.lacuna-line[data-typing]').getBoundingClientRect()
    expect(now.top).toBeLessThan(scroller().getBoundingClientRect().bottom)
    scroller().scrollTop = 10
    await waits(300)
    expect(isTyping()).toBe(true)
    expect(scroller().scrollTop).toBe(10)
    one('.lacuna-line').click()
    await takeChoice(host, 'Stay.')
    await expect.poll(() => scroller().scrollTop, { interval: 30 }).toBeGreaterThan(60)
  })

  test.each([
    [1280, 800],
    [390, 844],
    [700, 380],
  ])('says how many choices wait below, and goes there, at %i × %i', async (width, height) => {
    await browser.viewport(width, height)
    begin(still, long)
    const below = one('.lacuna-below')
    await expect.poll(() => below.hidden).toBe(false)
    expect(below.textContent).toBe('3 choices below ↓')
    expect([...host.querySelectorAll('[role=status].lacuna-unseen p')].map(said => said.textContent)).toEqual([
      '3 choices below',
    ])
    await document.fonts.ready
    expect(document.elementFromPoint(...middleOf(below))?.closest('.lacuna-below')).toBe(below)
    expect(below.getBoundingClientRect().left).toBeGreaterThanOrEqual(0)
    // Nothing is read behind it: the words fade out in what scrolls, or under what stays at its end.
    const words = one('.lacuna-scroll')
    const { overflowY, maskImage } = getComputedStyle(words)
    const { position, insetBlockEnd } = getComputedStyle(words, '::after')
    expect(overflowY === 'auto' ? maskImage : `${position} ${insetBlockEnd}`).toMatch(/gradient|^sticky 0px$/)
    await readable(host)
    below.click()
    await expect.poll(() => below.hidden).toBe(true)
    expect(document.activeElement?.textContent).toContain('Stay.')
    await readable(host)
    one('.lacuna-choice').click()
    expect(session.frame.turn).toBe(2)
    await expect.poll(() => below.hidden).toBe(false)
  })

  test('says nothing where all choices are in view', async () => {
    begin(still)
    await readable(host)
    expect(one('.lacuna-below').hidden).toBe(true)
  })
})

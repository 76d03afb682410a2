import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright'
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest'
import { chromeLaunch } from '../../tools/chrome.ts'
import { readable } from './read-on.fixture.ts'
import { type TakenChoice, watchChoices } from './seen-choices.fixture.ts'

let browser: Browser
const address = inject('gallery')
let context: BrowserContext

beforeAll(async () => {
  // Nothing is painted here: the words are what is read.
  const launch = chromeLaunch()
  browser = await chromium.launch({ ...launch, args: ['--disable-3d-apis'] })
})
afterAll(async () => {
  await browser?.close()
})
afterEach(() => context?.close())

async function open(
  story: string,
  options: BrowserContextOptions,
  before: (context: BrowserContext) => Promise<unknown> = async () => {},
): Promise<Page> {
  context = await browser.newContext(options)
  context.setDefaultTimeout(120_000)
  await context.addInitScript(watchChoices)
  await before(context)
  const page = await context.newPage()
  await page.goto(`${address}?story=${story}&seed=7`)
  await page.getByRole('radio', { name: 'As written' }).click()
  return page
}

const choices = '.lacuna-choice'
const turnOf = (page: Page): Promise<string | null> =>
  page.locator('.lacuna-lines .lacuna-line').first().getAttribute('data-line')
const takenOn = (page: Page): Promise<readonly TakenChoice[]> =>
  page.evaluate(() => (globalThis as unknown as { taken: readonly TakenChoice[] }).taken)
const middleOf = async (page: Page, selector: string): Promise<readonly [number, number] | undefined> => {
  const box = await page.locator(selector).first().boundingBox()
  return box ? [box.x + box.width / 2, box.y + box.height / 2] : undefined
}
/** Where the picture would be. */
const picture = (page: Page): readonly [number, number] => {
  const { width, height } = page.viewportSize() as { width: number; height: number }
  return width > 700 ? [width - 60, height / 2] : [width / 2, 60]
}

/** What was painted has stood there for a moment. */
const seen = (page: Page): Promise<void> => page.locator('.lacuna:not([data-settling])').waitFor()

/** Ways of reading, each as impatient as a hand can be. One turn: until another stands there. */
const hands: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  async mouse(page) {
    const at = await middleOf(page, choices)
    if (at) await page.mouse.dblclick(...at)
    await seen(page)
    await page.mouse.click(...picture(page))
    await readable(page)
    const below = page.locator('.lacuna-below')
    if (await below.isVisible()) await below.click()
    const there = await middleOf(page, choices)
    if (there) await page.mouse.dblclick(...there)
  },
  async touch(page) {
    const at = await middleOf(page, choices)
    if (at) await page.touchscreen.tap(...at)
    await page.touchscreen.tap(...picture(page))
    await seen(page)
    await page.touchscreen.tap(...picture(page))
    await readable(page)
    const below = page.locator('.lacuna-below')
    if (await below.isVisible()) await below.tap()
    const there = await middleOf(page, choices)
    if (!there) return
    await page.touchscreen.tap(...there)
    await page.touchscreen.tap(...there)
  },
  async keyboard(page) {
    // Held for 0.8 s: the system repeats it.
    for (let times = 0; times < 20; times++) {
      await page.keyboard.down('Enter')
      await page.waitForTimeout(40)
    }
    await page.keyboard.up('Enter')
    for (const key of ['1', '1', 'Enter', '1']) await page.keyboard.press(key)
  },
  async switch(page) {
    await page.keyboard.press('Space')
    await page.waitForTimeout(150)
  },
}

async function play(page: Page, hand: string, turns: number): Promise<readonly TakenChoice[]> {
  const begin = page.getByRole('button', { name: 'Begin' })
  await (hand === 'touch' ? begin.tap() : begin.press('Enter'))
  await page.locator('.lacuna-lines .lacuna-line').first().waitFor()
  for (let turn = 0; turn < turns; turn++) {
    const before = await turnOf(page)
    for (let tries = 0; (await turnOf(page)) === before; tries++) {
      if ((await page.locator('.lacuna-ending').count()) > 0) return takenOn(page)
      expect(tries, `${hand}: nothing comes of it in turn ${turn}`).toBeLessThan(80)
      await hands[hand]?.(page)
    }
  }
  return takenOn(page)
}

const small = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
const middle = { viewport: { width: 1280, height: 800 } }
const large = { viewport: { width: 1920, height: 1080 } }

test.each([
  ['starter', 'mouse', middle, 40],
  ['starter', 'touch', small, 40],
  ['starter', 'keyboard', large, 40],
  ['starter', 'switch', small, 40],
  ['dry-ground', 'mouse', large, 5],
  ['dry-ground', 'touch', small, 5],
  ['dry-ground', 'switch', middle, 5],
] as const)('%s by %s: no choice is taken that could not be seen whole', async (story, hand, size, turns) => {
  const page = await open(story, size)
  const taken = await play(page, hand, turns)
  expect(taken.length).toBeGreaterThanOrEqual(turns === 40 ? 3 : turns)
  if (turns === 40) expect(await page.locator('.lacuna-ending').count()).toBe(1)
  expect(taken.filter(({ unseen }) => unseen !== '')).toEqual([])
  // Each of them once.
  expect((await turnOf(page))?.split('.')[0]).toBe(String(taken.length + 1))
})

test('offline in the first moments: what can’t be fetched says so, and is there when it is tried again', async () => {
  let go = (): void => {}
  const gone = new Promise<void>(resolve => {
    go = resolve
  })
  const still = { ...middle, reducedMotion: 'reduce' } as const
  const page = await open('starter', still, context =>
    // The picture is on its way when the network goes, and never arrives.
    context.route(/\/assets\/(stage|paintings)-/, async route => {
      await gone
      await route.abort('internetdisconnected').catch(() => {})
    }),
  )
  await page.getByRole('button', { name: 'Begin' }).click()
  await readable(page)
  await context.setOffline(true)
  go()
  const said = page.locator('.lacuna-message')
  const picture = said.filter({ hasText: 'The picture could not be fetched' })
  const missing = said.filter({ hasText: 'This part of the page could not be fetched' })
  await picture.waitFor()
  const press = (name: string, exact = true) => page.getByRole('button', { name, exact }).last().click()
  /** Says that it is not there, and is there when the network is. */
  const triedAgain = async (heading: string): Promise<void> => {
    await missing.waitFor()
    expect(await page.locator('dialog').count()).toBe(0)
    await context.setOffline(false)
    await missing.getByRole('button', { name: 'Try again' }).click()
    await page.getByRole('heading', { name: heading, exact: true }).waitFor()
    expect(await missing.count()).toBe(0)
  }
  await press('About these lines')
  await missing.waitFor()
  await press('History')
  await triedAgain('History')
  await press('Close')
  await press('Settings')
  await page.getByRole('heading', { name: 'Settings', exact: true }).waitFor()
  await context.setOffline(true)
  await press('Who may fill the slots…')
  await triedAgain('Who may fill the slots')
  await press('Close')

  // The picture was tried again by itself when the network was back, and was not there yet.
  await context.unroute(/\/assets\/(stage|paintings)-/)
  const lines = await page.locator('.lacuna-line').allTextContents()
  // A browser may try a module once only: then the page can be loaded again, too.
  await picture.getByRole('button', { name: 'Load the page again' }).waitFor()
  await picture.getByRole('button', { name: 'Try again' }).click()
  await expect.poll(() => said.count()).toBe(0)
  await readable(page)
  expect(await page.locator('.lacuna-line').allTextContents()).toEqual(lines)
  expect(await said.count()).toBe(0)
})

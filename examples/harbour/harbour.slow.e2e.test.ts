import { type Browser, chromium, type Page } from 'playwright'
import { createServer, type ViteDevServer } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { chromeLaunch } from '../../tools/chrome.ts'

let server: ViteDevServer
let browser: Browser
let address: string

beforeAll(async () => {
  server = await createServer({
    root: `${import.meta.dirname}/../gallery`,
    logLevel: 'error',
    server: { port: 0, hmr: false, watch: null },
  })
  await server.listen()
  address = server.resolvedUrls?.local[0] ?? ''
  browser = await chromium.launch(chromeLaunch())
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

interface Opened {
  readonly page: Page
  readonly wrong: readonly string[]
  readonly elsewhere: readonly string[]
}

async function open(width: number, height: number): Promise<Opened> {
  const page = await browser.newPage({ reducedMotion: 'reduce', viewport: { width, height } })
  page.setDefaultTimeout(120_000)
  const [wrong, elsewhere]: [string[], string[]] = [[], []]
  page.on('pageerror', error => wrong.push(error.message))
  page.on('request', request => {
    if (!request.url().startsWith(address) && !/^(data|blob):/.test(request.url())) elsewhere.push(request.url())
  })
  await page.goto(`${address}?story=harbour`)
  await page.locator('.harbour canvas').waitFor()
  return { page, wrong, elsewhere }
}

const said = (page: Page): Promise<string | undefined> =>
  page
    .locator('[role=log] p')
    .allTextContents()
    .then(all => all.at(-1))
const status = (page: Page): Promise<string> =>
  page
    .locator('output')
    .textContent()
    .then(text => text ?? '')
const offers = (page: Page): Promise<string[]> => page.locator('[role=group] button').allTextContents()

/** Walks by taps on the arrow keys until somebody can be talked to, and talks. */
async function walkAndTalk(page: Page, who: string): Promise<void> {
  let taps = 0
  await expect
    .poll(async () => {
      const [first] = await offers(page)
      // To the end of the quay, and back.
      if (first !== `Talk to ${who}`) await page.keyboard.press(taps++ < 40 ? 'ArrowRight' : 'ArrowLeft')
      return first
    })
    .toBe(`Talk to ${who}`)
  await page.keyboard.press('Enter')
}

/** Reads on with Enter until a choice is there, and takes it by its number. */
async function take(page: Page, choice: string): Promise<void> {
  await expect
    .poll(async () => {
      const all = await offers(page)
      if (all.includes(choice)) return true
      if (all[0] === 'Go on') await page.keyboard.press('Enter')
      return false
    })
    .toBe(true)
  await page.keyboard.press(String((await offers(page)).indexOf(choice) + 1))
  await expect.poll(async () => (await offers(page)).includes(choice)).toBe(false)
}

/** Reads on until the talk is over. */
const readOut = (page: Page): Promise<void> =>
  expect
    .poll(async () => {
      const [first] = await offers(page)
      if (first === 'Go on') await page.keyboard.press('Enter')
      return first
    })
    .toMatch(/^(Walk|Talk) to/)

test('by keyboard alone: walks, finds, talks, leaves in mid-talk, pays, saves, reloads and goes back', async () => {
  const { page, wrong, elsewhere } = await open(1280, 800)
  expect(await status(page)).toBe('3 coins')
  await walkAndTalk(page, 'Berthe')
  await expect.poll(() => said(page)).toMatch(/^Berthe has the net/)
  await take(page, 'Hold the net for her.')
  // The story pays into the game's purse.
  await expect.poll(() => status(page)).toBe('5 coins')
  await take(page, 'Tell her where you are going.')
  await page.keyboard.press('Escape')
  await expect.poll(() => said(page)).toBe('Berthe: Off you go. I was only talking.')
  await readOut(page)
  // What was done before stays done, and Berthe knows who is back.
  await page.keyboard.press('Enter')
  await expect.poll(() => said(page)).toContain('Berthe does not look up.')
  await take(page, 'Ask her to speak for you to Ivo.')
  await take(page, 'Say good night.')
  await expect.poll(() => said(page)).toContain('He can')
  await readOut(page)
  await page.keyboard.down('ArrowRight')
  // Two coins lie on the planks, and the game's own purse has them.
  await expect.poll(() => status(page)).toBe('7 coins')
  await page.keyboard.up('ArrowRight')
  await walkAndTalk(page, 'Ivo')
  await expect.poll(() => said(page)).toMatch(/^The Patience lies at the steps/)
  await expect.poll(() => offers(page)).not.toContain('Walk to Ivo, and talk')
  await expect
    .poll(async () => {
      if ((await offers(page))[0] === 'Go on') await page.keyboard.press('Enter')
      return offers(page)
    })
    .toContain('Pay 3 coins, and go aboard.')
  await page.getByRole('button', { name: 'Save' }).press('Enter')
  await expect.poll(() => status(page)).toBe('Saved')
  await take(page, 'Pay 3 coins, and go aboard.')
  await expect.poll(() => status(page)).toBe('The end: aboard')

  await page.reload()
  await page.locator('.harbour canvas').waitFor()
  await expect.poll(() => offers(page)).toContain('Pay 3 coins, and go aboard.')
  expect(await status(page)).toBe('7 coins')
  await take(page, 'Pay 3 coins, and go aboard.')
  await page.getByRole('button', { name: 'Back' }).press('Enter')
  await expect.poll(() => offers(page)).toContain('Pay 3 coins, and go aboard.')
  // The fare is back in the purse, and what was found stays.
  expect(await status(page)).toBe('7 coins')
  await page.getByRole('button', { name: 'Load' }).press('Enter')
  await expect.poll(() => status(page)).toBe('Loaded')
  expect(wrong).toEqual([])
  expect(elsewhere).toEqual([])
  await page.close()
})

test('by touch, on a phone: a coin, the cat, and a talk at Live', async () => {
  const { page, wrong } = await open(390, 844)
  await page.getByRole('button', { name: 'As written' }).click()
  // The lowest of all: the edge of the planks, at the right of the screen, again and again.
  await expect
    .poll(async () => {
      await page.mouse.click(370, 700)
      return status(page)
    })
    .toBe('4 coins')
  await page.getByRole('button', { name: 'Walk to the cat, and feed it' }).dispatchEvent('click')
  await page.getByRole('button', { name: 'Walk to Pim, and talk' }).dispatchEvent('click')
  await expect.poll(() => said(page)).toMatch(/^Pim: Whelks! /)
  expect(await page.getByRole('button', { name: 'Live' }).isVisible()).toBe(true)
  const { width, height } = (await page.locator('canvas').boundingBox()) ?? { width: 0, height: 0 }
  expect([width, height]).toEqual([390, 844])
  // The lowest choice stands at the bottom of the canvas.
  await page.touchscreen.tap(195, 800).catch(() => page.mouse.click(195, 800))
  await expect.poll(() => said(page)).toBe('Pim: There goes my crowd.')
  expect(wrong).toEqual([])
  await page.close()
})

test('nothing of it is in what the gallery loads at first', async () => {
  const page = await browser.newPage()
  const loaded: string[] = []
  page.on('request', request => loaded.push(request.url()))
  await page.goto(address)
  await page.locator('h2').first().waitFor()
  expect(loaded.filter(url => /harbour\/(play|game|drawing\/(canvas|walkers|bubbles))/.test(url))).toEqual([])
  await page.close()
})

import { type Browser, chromium, type Page } from 'playwright'
import { createServer, type ViteDevServer } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { chromeLaunch } from '../../tools/chrome.ts'
import { keptTurn } from './kept-turn.fixture.ts'
import { chooseByKey } from './read-on.fixture.ts'

let server: ViteDevServer
let browser: Browser
let address: string

beforeAll(async () => {
  server = await createServer({
    root: import.meta.dirname,
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

async function open(path: string): Promise<{ readonly page: Page; readonly elsewhere: readonly string[] }> {
  const page = await browser.newPage({ reducedMotion: 'reduce', viewport: { width: 900, height: 640 } })
  page.setDefaultTimeout(120_000)
  const elsewhere: string[] = []
  page.on('request', request => {
    if (!request.url().startsWith(address) && !/^(data|blob):/.test(request.url())) elsewhere.push(request.url())
  })
  await page.goto(address + path)
  return { page, elsewhere }
}

test('the gallery has a card with a painted cover for each example', async () => {
  const { page, elsewhere } = await open('')
  await page.waitForFunction(() => document.querySelectorAll('canvas[data-painted]').length >= 3)
  expect(await page.locator('h2').allTextContents()).toEqual(['Dry Ground', 'The Starter', 'Slack Water'])
  await page.getByRole('link', { name: 'The Starter' }).click()
  await page.getByRole('heading', { name: 'The Starter', level: 1 }).waitFor()
  expect(elsewhere).toEqual([])
  await page.close()
})

test('Dry Ground opens by its address, plays by keyboard alone, survives a reload, and nothing is sent anywhere', async () => {
  const { page, elsewhere } = await open('?story=dry-ground')
  await page.getByRole('button', { name: 'Begin' }).press('Enter')
  await page.locator('.lacuna-line').first().waitFor()
  for (let turn = 1; turn <= 3; turn++) {
    await page.locator('.lacuna-choice').first().waitFor()
    await chooseByKey(page, 1)
    await page
      .locator(`.lacuna-line[data-line^="${turn + 1}."]`)
      .first()
      .waitFor()
  }
  await page.locator('.lacuna-choice').first().waitFor()
  const words = await page.locator('.lacuna-line').allTextContents()
  await expect.poll(() => page.evaluate(keptTurn)).toBe(4)
  await page.reload()
  await page.locator('.lacuna-choice').first().waitFor()
  expect(await page.locator('.lacuna-line').allTextContents()).toEqual(words)
  await page.locator('canvas').waitFor()
  expect(elsewhere).toEqual([])
  await page.close()
})

test('The Starter plays to an ending by keyboard alone', async () => {
  const { page, elsewhere } = await open('?story=starter')
  await page.getByRole('button', { name: 'Begin' }).press('Enter')
  let turns = 0
  for (;;) {
    await page.locator('.lacuna-choice, .lacuna-ending').first().waitFor()
    if ((await page.locator('.lacuna-choice').count()) === 0) break
    expect(turns++).toBeLessThan(40)
    await chooseByKey(page, 1)
  }
  expect(turns).toBeGreaterThanOrEqual(3)
  await page.locator('.lacuna-ending').waitFor()
  expect(elsewhere).toEqual([])
  await page.close()
})

import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright'
import { createServer } from 'vite'
import { chromeLaunch } from './chrome.ts'

// Takes the pictures that the documents show, from the real runtime: `npx -y pnpm@12 exec node tools/take-pictures.ts`.

/** To Hester Oake's kitchen, on the first evening. */
const toSupper = [
  'thirty_eight.asked',
  'thirty_eight.looked',
  'street.thursday.768dd988',
  'woolpack.pressed',
  'street.thursday.b88b8341',
  'schoolroom.thursday.nobody_left',
  'schoolroom.told',
]

const root = join(import.meta.dirname, '..')
const pictures = join(root, 'docs/pictures')
mkdirSync(pictures, { recursive: true })

const server = await createServer({
  root: join(root, 'examples/gallery'),
  configLoader: 'native',
  logLevel: 'error',
  server: { port: 0, host: '127.0.0.1', hmr: false, watch: null },
})
await server.listen()
const browser = await chromium.launch(chromeLaunch())
try {
  const page = await browser.newPage({ reducedMotion: 'reduce', viewport: { width: 1280, height: 800 } })
  // The same chance each time, so that a picture changes only when the runtime or the story does.
  await page.goto(`${server.resolvedUrls?.local[0]}?story=dry-ground&seed=7`)
  await page.getByRole('button', { name: 'Begin' }).click()
  for (const id of toSupper) await page.locator(`[data-choice="${id}"]`).click()
  await page.locator('[data-choice="kitchen.thursday.said_done"]').waitFor()
  await page.locator('.lacuna-stage canvas').waitFor()
  await page.mouse.move(0, 0)
  // The picture is painted between frames, and fades in.
  await page.waitForTimeout(8000)
  await page.screenshot({ path: join(pictures, 'dry-ground.png') })
} finally {
  await browser.close()
  await server.close()
}

import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright'
import { createServer } from 'vite'
import { chromeLaunch } from './chrome.ts'

// Takes the pictures that the documents show, from the real runtime: `npx -y pnpm@12 exec node tools/take-pictures.ts`.

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
const browser = await chromium.launch(await chromeLaunch())
try {
  const page = await browser.newPage({ reducedMotion: 'reduce', viewport: { width: 1200, height: 750 } })
  // The same chance each time, so that a picture changes only when the runtime or the story does.
  await page.addInitScript(() => {
    crypto.getRandomValues = numbers => {
      if (numbers instanceof Uint32Array) numbers.fill(1954)
      return numbers
    }
  })
  await page.goto(`${server.resolvedUrls?.local[0]}?story=dry-ground`)
  await page.getByRole('button', { name: 'Begin' }).click()
  await page.locator('.lacuna-choice').first().waitFor()
  await page.locator('.lacuna-stage canvas').waitFor()
  // The picture is painted between frames, and fades in.
  await page.waitForTimeout(6000)
  await page.screenshot({ path: join(pictures, 'dry-ground.png') })
} finally {
  await browser.close()
  await server.close()
}

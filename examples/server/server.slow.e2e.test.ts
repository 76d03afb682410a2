import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fillAnswer, type NarrativeProvider, type Story } from '@lacuna/engine'
import { createFillHandler, type FillHandler, type LogEntry, type RequestOrigin } from '@lacuna/server'
import { type ServedGame, serveGame } from '@lacuna/server/node'
import { type Browser, chromium } from 'playwright'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { chromeLaunch } from '../../tools/chrome.ts'
import { chooseByKey } from '../gallery/read-on.fixture.ts'
import { readStory } from './read-story.ts'

const key = 'sk-test-e2e-0123456789-never-to-be-seen'
const folder = mkdtempSync(join(tmpdir(), 'lacuna-game-'))
const log: LogEntry[] = []
let story: Story
let game: ServedGame
let browser: Browser

/** A vendor's model, as far as a game can see: it has a key, and writes the same sentence everywhere. */
const provider: NarrativeProvider & { readonly key: string } = {
  id: 'vendor',
  model: 'vendor-1',
  key,
  capabilities: { streaming: true, jsonSchema: 'strict', local: false },
  async *fill(request) {
    const values = request.slots.map(slot => [
      slot.key,
      slot.maxWords < 9 ? 'Very well.' : 'The rain keeps its own ledger.',
    ])
    yield* fillAnswer(Object.fromEntries(values), { model: 'vendor-1', chunk: 5 })
  },
}

/** Builds a page as its developer does, on a machine that has keys in its environment. */
async function built(example: string, outDir: string): Promise<void> {
  const root = join(import.meta.dirname, example)
  const names = ['ANTHROPIC_API_KEY', 'MODEL_KEY', 'OPENAI_API_KEY', 'LACUNA_SECRET'] as const
  const before = names.map(name => process.env[name])
  for (const name of names) process.env[name] = key
  try {
    await build({
      root,
      configFile: join(root, 'vite.config.ts'),
      configLoader: 'native',
      logLevel: 'error',
      build: { outDir, emptyOutDir: true },
    })
  } finally {
    for (const [index, name] of names.entries()) {
      if (before[index] === undefined) delete process.env[name]
      else process.env[name] = before[index]
    }
  }
}

beforeAll(async () => {
  await built('.', folder)
  story = readStory(join(import.meta.dirname, '../dry-ground/dry-ground.ink'))
  // Its address is known when it is served, and the handler wants to know it.
  let handler: FillHandler
  const served: FillHandler = Object.assign((request: Request, from?: RequestOrigin) => handler(request, from), {
    close: (graceMs?: number) => handler.close(graceMs),
  })
  game = await serveGame({ game: folder, handler: served, port: 0 })
  handler = createFillHandler({
    stories: [story],
    provider,
    secret: 'a secret of the tests, 32 characters or more',
    origins: [game.url],
    log: entry => log.push(entry),
  })
  browser = await chromium.launch(chromeLaunch())
})
afterAll(async () => {
  await browser?.close()
  await game?.close()
  rmSync(folder, { recursive: true, force: true })
})

test('the built game runs under its policy, is painted, and is filled by its server', async () => {
  const page = await browser.newPage({ reducedMotion: 'reduce', viewport: { width: 900, height: 640 } })
  page.setDefaultTimeout(120_000)
  const complaints: string[] = []
  const seen: string[] = []
  page.on('console', message => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('pageerror', error => complaints.push(error.message))
  page.on('response', async response => {
    seen.push(JSON.stringify(response.headers()), await response.text().catch(() => ''))
  })
  await page.goto(game.url)
  await page.getByRole('button', { name: 'Begin' }).waitFor()
  await page.getByText('Live', { exact: true }).click()
  await page.getByRole('button', { name: 'Begin' }).click()
  expect(log.filter(entry => entry.event !== 'refused')).toEqual([])
  await page.getByRole('button', { name: 'Yes, send it' }).click()
  await page.locator('.lacuna-choice').first().waitFor()
  await page.locator('canvas').waitFor()
  for (let turn = 1; turn <= 3; turn++) {
    await chooseByKey(page, 1)
    await page
      .locator(`.lacuna-line[data-line^="${turn + 1}."]`)
      .first()
      .waitFor()
    await page.locator('.lacuna-choice').first().waitFor()
  }
  expect(log.filter(entry => entry.event === 'refused' || entry.event === 'fault')).toEqual([])
  expect(log.some(entry => entry.event === 'answer' && entry.result === 'complete')).toBe(true)
  expect(complaints).toEqual([])
  // Later, since what a test itself runs in the page is let through.
  const evaluated = await page.evaluate(
    () =>
      new Promise(resolve => {
        setTimeout(() => {
          try {
            resolve(new Function('return "ran"')())
          } catch {
            resolve('refused')
          }
        })
      }),
  )
  expect(evaluated).toBe('refused')
  // All that the page keeps of the play-through and of what was sent, as it stands in the browser.
  const kept = await page.evaluate(
    () =>
      new Promise<string>(resolve => {
        const opening = indexedDB.open('lacuna')
        opening.onsuccess = () => {
          const all = opening.result.transaction('kept').objectStore('kept').getAll()
          all.onsuccess = () => resolve(JSON.stringify([all.result, localStorage, sessionStorage, document.cookie]))
        }
      }),
  )
  expect(kept).toContain('lacuna-save')
  expect(kept).toContain('the path through the story')
  expect(kept).not.toContain(key)
  expect(seen.join('\n')).not.toContain(key)
  expect(JSON.stringify(log)).not.toContain(key)
  await page.close()
})

test('no key is in any file of a built game, and none of the server’s code', async () => {
  const gallery = mkdtempSync(join(tmpdir(), 'lacuna-gallery-'))
  try {
    await built('../gallery', gallery)
    for (const out of [folder, gallery]) {
      const files = readdirSync(out, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile())
      expect(files.length).toBeGreaterThan(5)
      for (const file of files) {
        const text = readFileSync(join(file.parentPath, file.name), 'latin1')
        expect(text.includes(key), file.name).toBe(false)
        if (out === folder)
          expect(/createFillHandler|LACUNA_SECRET|ANTHROPIC_API_KEY/.test(text), file.name).toBe(false)
      }
    }
  } finally {
    rmSync(gallery, { recursive: true, force: true })
  }
})

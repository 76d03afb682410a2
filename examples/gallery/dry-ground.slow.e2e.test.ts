import axe from 'axe-core'
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright'
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest'
import { chromeLaunch } from '../../tools/chrome.ts'
import { keptTurn } from './kept-turn.fixture.ts'
import { chooseBy, chooseByKey, readable } from './read-on.fixture.ts'

// Ways to three of the endings, whatever the seed.
const toCommonKnowledge =
  `thirty_eight.counted thirty_eight.hushed street.thursday.b88b8341 schoolroom.thursday.pass_time
  schoolroom.hens street.thursday.768dd988 woolpack.pressed kitchen.thursday.said_strap kitchen.promised
  friday_post.filed street.friday.361bda4a churchyard.she_carried churchyard.flyleaf street.friday.f515ec6f
  woolpack.showed street.friday.868b229c schoolroom.wired street.before_six.ae2c4849 six_oclock.in_order kitchen.friday.half the_clock.tell
  wake.which common_knowledge.open_it`.split(/\s+/)
const toReceipt = `thirty_eight.asked thirty_eight.looked street.thursday.768dd988 woolpack.pressed
  street.thursday.b88b8341 schoolroom.thursday.nobody_left schoolroom.told kitchen.thursday.said_done
  kitchen.asked_clock friday_post.filed street.friday.f515ec6f woolpack.leave_it street.friday.868b229c
  schoolroom.invoice street.friday.361bda4a churchyard.she_carried churchyard.screws street.before_six.ae2c4849 six_oclock.in_order
  kitchen.friday.gave the_clock.carry wake.cold bus.why bus.take_up receipt.other_corner`.split(/\s+/)
const toReturnTicket = `thirty_eight.asked thirty_eight.hushed street.thursday.768dd988 woolpack.alive
  street.thursday.a8d89122 dam.thursday.gravel dam.dogs kitchen.thursday.said_strap kitchen.asked_amos
  friday_post.filed street.friday.f515ec6f woolpack.eight street.friday.868b229c schoolroom.peg_asked
  street.friday.fe6b7401 dam.friday.says_yes dam.gave_time street.before_six.ae2c4849 six_oclock.in_order kitchen.friday.half
  kitchen.no_trouble wake.which bus.why bus.send_back return_ticket.say_noise`.split(/\s+/)

let browser: Browser
/** A browser that can't paint: the words stand on plain colour. */
let plain: Browser
const address = inject('gallery')

beforeAll(async () => {
  const launch = chromeLaunch()
  browser = await chromium.launch(launch)
  plain = await chromium.launch({ ...launch, args: ['--disable-3d-apis'] })
})
afterAll(async () => {
  await browser?.close()
  await plain?.close()
})

const open: BrowserContext[] = []
const wrong: string[] = []
afterEach(async () => {
  for (const context of open.splice(0)) await context.close()
  expect(wrong.splice(0)).toEqual([])
})

/** A reader's browser. Whatever goes wrong in it, or leaves this machine, fails the test. */
async function reader(options: BrowserContextOptions, by = browser): Promise<BrowserContext> {
  const context = await by.newContext(options)
  context.on('console', said => {
    if (said.type() === 'error') wrong.push(`console: ${said.text()}`)
  })
  context.on('weberror', error => wrong.push(`page: ${error.error()}`))
  context.on('request', request => {
    if (!request.url().startsWith(address) && !/^(data|blob):/.test(request.url())) wrong.push(`to ${request.url()}`)
  })
  // Painting without a graphics card takes as long as the machine is busy.
  context.setDefaultTimeout(120_000)
  open.push(context)
  return context
}

const storyAt = (): string => `${address}?story=dry-ground&seed=7`

async function atStory(context: BrowserContext): Promise<Page> {
  const page = await context.newPage()
  await page.goto(storyAt())
  return page
}

const offered = (page: Page, id: string) => page.locator(`.lacuna-choice[data-choice="${id}"]`)
const linesOn = (page: Page): Promise<readonly string[]> => page.locator('.lacuna-line').allTextContents()

async function axeFindsNothing(page: Page, where: string): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source)
  const found = await page.evaluate(async () => {
    const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run(document, {
      resultTypes: ['violations'],
    })
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(' ')}`)
  })
  expect(found, where).toEqual([])
}

/** Who wrote what is on the page, by its attributes. Text without them is an error. */
async function sourcesOn(page: Page): Promise<readonly string[]> {
  const { bare, sources } = await page.evaluate(() => {
    const bare: string[] = []
    const sources: string[] = []
    for (const words of document.querySelectorAll('.lacuna-words, .lacuna-choice .lacuna-label'))
      for (const run of words.childNodes) {
        const marks = ['ai-disclosure', 'data-digital-source-type', 'data-entry', 'data-source']
        if (run instanceof Element && marks.every(mark => run.getAttribute(mark)))
          sources.push(run.getAttribute('data-source') as string)
        else bare.push(run.textContent ?? '')
      }
    return { bare, sources }
  })
  expect(bare).toEqual([])
  return sources
}

/** Takes the choices one by one. Says who wrote what was read on the way. */
async function follow(
  page: Page,
  way: readonly string[],
  choose: (id: string, index: number) => Promise<void>,
): Promise<ReadonlySet<string>> {
  const sources = new Set<string>()
  for (const [index, id] of way.entries()) {
    await offered(page, id).waitFor()
    for (const source of await sourcesOn(page)) sources.add(source)
    await choose(id, index)
  }
  return sources
}

const endingOn = (page: Page): Promise<string | null> => page.locator('.lacuna-ending-name').textContent()

test('as written, with a mouse, to an ending of its own; when the network goes, nothing is lost but the network', async () => {
  const context = await reader({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' })
  const page = await atStory(context)
  await page.getByRole('radio', { name: 'As written' }).click()
  await axeFindsNothing(page, 'the notice')
  await page.getByRole('button', { name: 'Begin' }).click()
  await offered(page, toCommonKnowledge[0] as string).waitFor()
  await axeFindsNothing(page, 'the first turn')
  await page.waitForFunction(hasTheRest)
  await context.setOffline(true)

  const sources = await follow(page, toCommonKnowledge, async (id, index) => {
    if (index === 11) await axeFindsNothing(page, 'in the middle')
    if (index === 12)
      for (const name of ['About these lines', 'History', 'Saves', 'Settings']) {
        await page.getByRole('button', { name, exact: true }).click()
        await page.getByRole('heading', { name, exact: true }).waitFor()
        await axeFindsNothing(page, name)
        await page.getByRole('button', { name: 'Close' }).click()
      }
    await chooseBy(page, () => offered(page, id).click())
  })
  expect(await endingOn(page)).toBe('common knowledge')
  await axeFindsNothing(page, 'the end')
  expect([...sources]).toEqual(['author'])
})

test('live, by keyboard alone, to another, where nothing can be painted; nothing moves for who wants it so', async () => {
  const context = await reader({ viewport: { width: 1000, height: 700 }, reducedMotion: 'reduce' }, plain)
  const page = await atStory(context)
  const { keyboard } = page
  const focused = () =>
    page.evaluate(() => {
      const at = document.activeElement as HTMLInputElement
      return at.dataset.choice ?? at.value ?? at.textContent
    })
  const tabTo = async (wanted: (at: string) => boolean): Promise<void> => {
    for (let times = 0; times < 20; times++) {
      if (wanted(await focused())) return
      await keyboard.press('Tab')
    }
    throw new Error(`Tab never came there; it stands at ${await focused()}.`)
  }
  const begin = page.getByRole('button', { name: 'Begin' })
  await begin.waitFor()
  await tabTo(at => at === 'live')
  await keyboard.press('ArrowUp')
  await keyboard.press('ArrowDown')
  expect(await page.getByRole('radio', { name: 'Live' }).isChecked()).toBe(true)
  while (!(await begin.evaluate(button => button === document.activeElement))) await keyboard.press('Tab')
  await keyboard.press('Enter')

  const sources = await follow(page, toReceipt, async (id, index) => {
    const ids = await page
      .locator('.lacuna-choice')
      .evaluateAll(all => all.map(one => (one as HTMLElement).dataset.choice))
    const at = ids.indexOf(id)
    await readable(page)
    if (index % 3 === 0) await chooseByKey(page, at + 1)
    else if (index % 3 === 1) {
      await tabTo(choice => choice === id)
      await keyboard.press('Enter')
    } else {
      await keyboard.press('Enter')
      for (let down = 0; down < at; down++) await keyboard.press('ArrowDown')
      expect(await focused()).toBe(id)
      await readable(page)
      await keyboard.press('Space')
    }
    if (index !== 9) return
    // The words that come next have the focus, and everything stands still.
    await offered(page, toReceipt[10] as string).waitFor()
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('lacuna-line')
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0)
  })
  expect(await endingOn(page)).toBe('receipt')
  expect(sources).toContain('rules')
})

test('prepared, on a phone, to a third; a tab that dies on the way is gone on from in another', async () => {
  const context = await reader({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })
  let page = await atStory(context)
  await page.getByRole('radio', { name: 'Prepared' }).tap()
  await page.getByRole('button', { name: 'Begin' }).tap()
  const tap = async (id: string, index: number): Promise<void> => {
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    const box = await offered(page, id).boundingBox()
    expect(box?.height).toBeGreaterThanOrEqual(44)
    // Words that are still appearing are all there after a tap.
    if (index < 2) await page.locator('.lacuna-line').first().tap()
    await chooseBy(page, () => offered(page, id).tap())
  }
  const middle = 5
  const before = await follow(page, toReturnTicket.slice(0, middle), tap)
  await offered(page, toReturnTicket[middle] as string).waitFor()
  await axeFindsNothing(page, 'in the middle')
  const lines = await linesOn(page)
  await expect.poll(() => page.evaluate(keptTurn)).toBe(middle + 1)
  const devtools = await context.newCDPSession(page)
  const died = page.waitForEvent('crash')
  devtools.send('Page.crash').catch(() => {})
  await died

  page = await context.newPage()
  // The reader has had enough of moving pictures, too.
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto(storyAt())
  await offered(page, toReturnTicket[middle] as string).waitFor()
  expect(await linesOn(page)).toEqual(lines)
  expect(await page.getByRole('button', { name: 'Who fills the slots' }).textContent()).toBe('Prepared')
  const after = await follow(page, toReturnTicket.slice(middle), tap)
  expect(await endingOn(page)).toBe('return ticket')
  await axeFindsNothing(page, 'the end')
  for (const source of [...before, ...after]) expect(['author', 'prepared']).toContain(source)
})

/** Whether the page has fetched what it needs later; it does so once the picture stands. */
function hasTheRest(): boolean {
  const fetched = performance.getEntriesByType('resource') as PerformanceResourceTiming[]
  const dialogs = ['open-dialog', 'about-dialog', 'history-dialog', 'saves-dialog', 'settings-dialog']
  const rest = [...dialogs, 'last-page', 'kept-fills']
  return rest.every(part => fetched.some(({ name, responseEnd }) => name.includes(`/${part}`) && responseEnd > 0))
}

test('the bar at the foot keeps one row at every width, also with large text', async () => {
  const context = await reader({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' }, plain)
  const page = await atStory(context)
  await page.getByRole('button', { name: 'Begin' }).click()
  await page.locator('.lacuna-tools').waitFor()
  for (const size of [1, 1.6]) {
    await page.locator('.lacuna').evaluate((one, text) => one.style.setProperty('--lacuna-size', String(text)), size)
    for (const width of [390, 840, 1040, 1100, 1280]) {
      await page.setViewportSize({ width, height: 720 })
      const tops = await page
        .locator('.lacuna-tools button')
        .evaluateAll(all => all.map(one => Math.round(one.getBoundingClientRect().top)))
      expect(new Set(tops).size, `${width} wide, text ${size}`).toBe(1)
    }
  }
})

import { afterAll, expect, inject, test } from 'vitest'
import { startFirefox } from '../../tools/firefox.ts'

const firefox = await startFirefox()
if (typeof firefox === 'string') console.log(firefox)

afterAll(async () => {
  if (typeof firefox !== 'string') await firefox.close()
})

test.skipIf(typeof firefox === 'string')(
  'the Starter plays to its end in Firefox, from the built gallery',
  async () => {
    if (typeof firefox === 'string') return
    const page = await firefox.newPage()
    page.setDefaultTimeout(120_000)
    const broken: string[] = []
    page.on('pageerror', error => broken.push(String(error)))
    await page.goto(`${inject('gallery')}?story=starter`)
    await page.locator('button ::-p-text(Begin)').click()

    const lines = (): Promise<string> =>
      page.$$eval('.lacuna-line', all => all.map(line => line.textContent).join('\n'))
    let turns = 0
    let before = ''
    while (turns < 40) {
      // The story goes on when other lines stand there, with choices below them or none any more.
      await page.waitForFunction(
        (shown: string) => {
          const now = [...document.querySelectorAll('.lacuna-line')].map(line => line.textContent).join('\n')
          return now !== '' && now !== shown
        },
        {},
        before,
      )
      await page.waitForSelector('.lacuna-choice, .lacuna-ending')
      before = await lines()
      if ((await page.$('.lacuna-choice')) === null) break
      turns++
      // The first gesture shows all words; the next one chooses, once they have been seen for a moment.
      const readable = '.lacuna:not([data-typing],[data-settling]) .lacuna-choice'
      await page.waitForSelector('.lacuna:not([data-settling])')
      if ((await page.$(readable)) === null) await page.locator('.lacuna-line').click()
      await page.waitForSelector(readable)
      await page.$eval(readable, choice => choice.scrollIntoView({ block: 'nearest' }))
      if (turns % 2 === 0) await page.keyboard.press('1')
      else await page.locator('.lacuna-choice').click()
    }
    expect(turns).toBeGreaterThanOrEqual(3)
    expect(before.length).toBeGreaterThan(20)
    expect(broken).toEqual([])
  },
)

import type { Page } from 'playwright'

const line = '.lacuna-lines .lacuna-line'

/** Waits until all words of a turn stand there and have been seen for a moment. */
export async function readable(page: Page): Promise<void> {
  await page.locator('.lacuna:not([data-typing],[data-settling]) .lacuna-after > *').first().waitFor()
}

/** Takes a choice by pressing it; the first press may only bring it into view. */
export async function chooseBy(page: Page, press: () => Promise<void>): Promise<void> {
  const before = await page.locator(line).first().getAttribute('data-line')
  for (;;) {
    await readable(page)
    await press()
    if ((await page.locator(line).first().getAttribute('data-line')) !== before) return
  }
}

/** Takes a choice by its number; the first press may only bring it into view. */
export async function chooseByKey(page: Page, number: number): Promise<void> {
  await chooseBy(page, () => page.keyboard.press(String(number)))
}

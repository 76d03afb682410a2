import { expect } from 'vitest'

/** Waits until what a page offers can be taken: all words are there, and have been for a moment. */
export async function readable(host: ParentNode): Promise<void> {
  await expect.poll(() => host.querySelector('.lacuna:not([data-typing],[data-settling]) .lacuna-after')).toBeTruthy()
}

/** Takes a choice as a reader does: shows all words, looks, goes there, presses; and again, where that was too early. */
export async function takeChoice(host: ParentNode, label: string): Promise<void> {
  const found = (): HTMLElement | undefined =>
    [...host.querySelectorAll<HTMLElement>('.lacuna-choice')].find(one =>
      one.querySelector('.lacuna-label')?.textContent?.startsWith(label),
    )
  await expect.poll(found, { message: label }).toBeTruthy()
  const choice = found()
  await expect
    .poll(async () => {
      if (!choice?.isConnected) return true
      if (host.querySelector('.lacuna[data-settling]')) return false
      if (host.querySelector('.lacuna[data-typing]')) host.querySelector<HTMLElement>('.lacuna-line')?.click()
      else {
        choice.scrollIntoView({ block: 'nearest' })
        choice.click()
      }
      return !choice.isConnected
    })
    .toBe(true)
}

import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { part } from '../parts/part.ts'
import { type MessageBox, messageBox } from './message-box.ts'
import { openPart } from './open-part.ts'
import { english } from './strings.ts'

let messages: MessageBox
const used = vi.fn()
const said = (): readonly (string | null | undefined)[] =>
  [...messages.element.children].map(box => box.firstChild?.textContent)
const network = (isThere: boolean): void => {
  Object.defineProperty(navigator, 'onLine', { configurable: true, value: isThere })
  if (isThere) window.dispatchEvent(new Event('online'))
}
const open = (missing?: string): void =>
  openPart(
    { messages, strings: english, unkept: () => undefined },
    part(async () => 'there'),
    used,
    missing,
  )

beforeEach(() => {
  used.mockClear()
  messages = messageBox(english)
  document.body.replaceChildren(messages.element)
  network(false)
})
afterEach(() => void Reflect.deleteProperty(navigator, 'onLine'))

test('what the page shows unasked comes once the network is back, once, and nothing says it is missing', async () => {
  open(english.stageMissing)
  await expect.poll(said).toEqual([english.stageMissing])
  messages.element.querySelector('button')?.click()
  await expect.poll(said).toEqual([english.stageMissing])
  network(true)
  await expect.poll(() => used.mock.calls).toEqual([['there']])
  expect(said()).toEqual([])
  network(true)
  await Promise.resolve()
  expect(used).toHaveBeenCalledOnce()
})

test('a dialog that was asked for and could not come does not open by itself later', async () => {
  open()
  await expect.poll(said).toEqual([english.partMissing])
  network(true)
  expect(said()).toEqual([english.partMissing])
  await new Promise(resolve => setTimeout(resolve))
  expect(used).not.toHaveBeenCalled()
})

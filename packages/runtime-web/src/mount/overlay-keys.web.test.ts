import { afterEach, beforeEach, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { overlayKeys } from './overlay-keys.ts'

let host: HTMLElement
let field: HTMLInputElement
let stop: () => void

beforeEach(() => {
  host = document.createElement('main')
  field = document.createElement('input')
  const radio = document.createElement('input')
  radio.type = 'radio'
  host.append(field, radio)
  document.body.replaceChildren(host)
  stop = overlayKeys('Ctrl+Alt+L', host, () => undefined)
})
afterEach(() => stop())

const isShown = (): boolean => [...host.children].some(child => child.shadowRoot !== null)
const press = (more: KeyboardEventInit = {}): KeyboardEvent => {
  const init = { key: 'l', code: 'KeyL', ctrlKey: true, altKey: true, bubbles: true, cancelable: true, ...more }
  const event = new KeyboardEvent('keydown', { composed: true, ...init })
  ;(document.activeElement ?? document.body).dispatchEvent(event)
  return event
}
/** Whether it comes, also where its part is fetched late: another press of the keys has fetched it. */
const stays = async (): Promise<boolean> => {
  await import('../overlay/open-overlay.ts')
  await new Promise(resolve => setTimeout(resolve, 0))
  return isShown()
}

test('its keys show it and take it away', async () => {
  await userEvent.keyboard('{Control>}{Alt>}l{/Alt}{/Control}')
  await expect.poll(isShown).toBe(true)
  await userEvent.keyboard('{Control>}{Alt>}l{/Alt}{/Control}')
  await expect.poll(isShown).toBe(false)
})

test('a letter that AltGr types is not meant, where that comes as Ctrl and Alt', async () => {
  const event = press({ key: 'ł', modifierAltGraph: true })
  expect(event.defaultPrevented).toBe(false)
  expect(await stays()).toBe(false)
  expect(press({ key: 'ł' }).defaultPrevented).toBe(true)
  await expect.poll(isShown).toBe(true)
})

test('who writes in a text field keeps every letter; a button of choice is none', async () => {
  field.focus()
  expect(press({ key: 'ł' }).defaultPrevented).toBe(false)
  expect(await stays()).toBe(false)
  host.querySelector<HTMLInputElement>('[type=radio]')?.focus()
  expect(press().defaultPrevented).toBe(true)
  await expect.poll(isShown).toBe(true)
})

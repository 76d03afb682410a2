import { createSession, type Session } from '@lacuna/engine'
import { scripted } from '@lacuna/engine/testing'
import axe from 'axe-core'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { page as browser, userEvent } from 'vitest/browser'
import { memoryStorage } from '../saves/memory-storage.ts'
import { createPage, type Page } from './create-page.ts'
import { harbourStory } from './harbour.fixture.ts'
import { lineReports } from './line-reports.ts'
import { defaultSettings } from './settings.ts'

const story = harbourStory()
const storage = memoryStorage()
let host: HTMLElement
let shown: Page
let session: Session

beforeEach(async () => {
  await browser.viewport(1280, 800)
  document.documentElement.lang = 'en'
  document.title = 'Test'
  host = document.createElement('main')
  host.style.height = '100vh'
  document.body.replaceChildren(host)
  const provider = scripted({
    'quay.crossing': ['The crossing smells of tar tonight.', 'Rain stands in the wheelhouse.'],
    'quay.greet': ['Back already.', null] as never,
  })
  shown = createPage(host, story, { settings: { ...defaultSettings, speed: 'at-once' }, storage })
  session = createSession(story, { dial: 'live', provider, lookahead: false, seed: 1, entry: '' }) as unknown as Session
  shown.play(session, { focus: true })
  await session.settled()
})
afterEach(() => shown.destroy())

const lineTexts = (): readonly (string | null)[] =>
  [...host.querySelectorAll('.lacuna-lines .lacuna-words')].map(words => words.textContent)
const button = (name: string) => browser.getByRole('button', { name, exact: true })
/** What is wrong for those who can't see the page or a mouse, once everything stands still. */
const violations = async (): Promise<readonly axe.Result[]> => {
  await Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => {})))
  return (await axe.run(host)).violations
}
const openAbout = async (): Promise<void> => {
  await userEvent.click(button('About these lines'))
  await expect.element(browser.getByRole('dialog')).toBeVisible()
}

test('another wording is asked for by keyboard, announced, and can be taken back', async () => {
  const [before, choices] = [lineTexts(), host.querySelector('.lacuna-after')?.innerHTML]
  await openAbout()
  const [first] = host.querySelectorAll<HTMLElement>('[data-reword]')
  first?.focus()
  await userEvent.keyboard('{Enter}')
  await vi.waitFor(() => expect(lineTexts()[0]).toBe('Rain stands in the wheelhouse.'))
  expect(lineTexts().slice(1)).toEqual(before.slice(1))
  expect(host.querySelector('dialog [aria-live]')?.textContent).toBe('Line replaced.')
  expect(document.activeElement?.textContent).toBe('Another wording')
  expect(host.querySelector('dialog blockquote')?.textContent).toBe('Rain stands in the wheelhouse.')
  expect(await violations()).toEqual([])

  await userEvent.click(browser.getByText('Earlier wording', { exact: true }))
  await userEvent.click(button('Bring this back'))
  await vi.waitFor(() => expect(lineTexts()).toEqual(before))
  expect(document.activeElement?.textContent).toBe('Another wording')
  await userEvent.keyboard('{Escape}')
  expect(host.querySelector('.lacuna-after')?.innerHTML).toBe(choices)
})

test('closed before the line is there, the panel leaves it to the page to say so', async () => {
  await openAbout()
  host.querySelector<HTMLElement>('[data-reword]')?.click()
  host.querySelector('dialog')?.close()
  await vi.waitFor(() => expect(lineTexts()[0]).toBe('Rain stands in the wheelhouse.'))
  await vi.waitFor(() =>
    expect([...host.querySelectorAll('[aria-live]')].map(({ textContent }) => textContent)).toContain('Line replaced.'),
  )
  expect(document.activeElement?.textContent).toBe('About these lines')
})

test('where nothing better comes the line stays, and that is said', async () => {
  const before = lineTexts()
  await openAbout()
  const [, second] = host.querySelectorAll<HTMLElement>('[data-reword]')
  second?.focus()
  await userEvent.keyboard(' ')
  const status = host.querySelector('dialog [aria-live]')
  await vi.waitFor(() => expect(status?.textContent).toMatch(/^The line stays as it is\. ./))
  expect(document.activeElement).toBe(second)
  expect(lineTexts()).toEqual(before)
})

test('a report stays on the device, is looked at, saved as a file, and deleted', async () => {
  await openAbout()
  await userEvent.click(button('Report this line').first())
  const form = host.querySelector('form')
  expect(form?.textContent).toMatch(/kept on this device and sent to nobody/)
  await vi.waitFor(() => expect(document.activeElement).toBe(form?.querySelector('select')))
  await userEvent.selectOptions(form?.querySelector('select') as HTMLSelectElement, 'contradicts')
  await userEvent.fill(form?.querySelector('textarea') as HTMLTextAreaElement, '<b>It was dry.</b>')
  expect(await violations()).toEqual([])
  await userEvent.click(button('Keep the report'))
  await vi.waitFor(() => expect(host.querySelector('dialog form')).toBeNull())
  expect(document.activeElement?.textContent).toBe('Report this line')
  await userEvent.keyboard('{Escape}')

  await userEvent.click(button('Settings'))
  await userEvent.click(button('Reports (1)'))
  await expect.element(browser.getByText('<b>It was dry.</b>')).toBeVisible()
  expect(await violations()).toEqual([])
  expect(await lineReports(storage, story).file()).toMatchObject({
    format: 1,
    story: 'harbour',
    reports: [
      {
        slot: 'quay.crossing',
        text: 'The crossing smells of tar tonight.',
        origin: { source: 'live', provider: 'scripted' },
        version: story.version,
        digest: story.digest,
        reason: 'contradicts',
        note: '<b>It was dry.</b>',
      },
    ],
  })
  await userEvent.click(browser.getByRole('button', { name: /^Delete the report of/ }))
  await expect.element(browser.getByText('There are no reports.')).toBeVisible()
  expect(await lineReports(storage, story).list()).toEqual([])
})

test('where the page keeps nothing, no report can be made', async () => {
  shown.destroy()
  shown = createPage(host, story, { settings: { ...defaultSettings, speed: 'at-once' } })
  shown.play(session)
  await openAbout()
  expect(host.querySelectorAll('[data-reword]')).toHaveLength(2)
  expect(host.querySelector('dialog')?.textContent).not.toContain('Report this line')
})

import { createSession, emptyBible } from '@lacuna/engine'
import { inkStory } from '@lacuna/engine/ink'
import { compileInk } from '@lacuna/engine/ink/compiler'
import { scripted } from '@lacuna/engine/testing'
import axe from 'axe-core'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { page as browser, userEvent } from 'vitest/browser'
import { createPage, type Page } from './create-page.ts'
import { defaultSettings } from './settings.ts'

const source = `
-> shelf
=== shelf ===
# place: office
# weather: rain
# hour: dusk
Peg has the book open at today.
# document page by PEG: what the river left; max 8 lines
Received, Thursday, of the river at Holm:
one rope, wet; one bell, cracked, which the chapel says is not its own.
Three coats. Nobody has asked.
Margaret Oake, clerk.
# end document
She blots it as though it might still change its mind.
# document card by public: what the card says
OPEN TUESDAYS
# end document
* [Ask about the coats.]
  She looks at the window. -> END
* [Leave the book alone.]
  You leave it. -> END
`

function shelfStory() {
  const cast = { PEG: { name: 'Peg' } }
  const { bundle, diagnostics } = compileInk({
    file: 'shelf.ink',
    source,
    bible: { ...emptyBible('shelf'), title: 'The Shelf', cast },
  })
  if (!bundle) throw new Error(diagnostics.map(one => one.message).join('\n'))
  return inkStory(bundle)
}

const story = shelfStory()
const filled = {
  'shelf.page':
    'Received, Thursday, of the river at Holm:\none rope; one bell, which somebody rang twice before he brought it in.\nTwo coats. The third was given to a boy at the bridge, against no signature.\nA tea-cloth, damp.\nMargaret Oake, clerk.',
}
let host: HTMLElement
let shown: Page

beforeEach(async () => {
  await browser.viewport(1280, 800)
  document.documentElement.lang = 'en'
  document.title = 'Test'
  host = document.createElement('main')
  host.style.height = '100vh'
  document.body.replaceChildren(host)
})
afterEach(() => shown?.destroy())

async function begin(dial: 'author' | 'live') {
  const settings = { ...defaultSettings, motion: 'still' as const }
  shown = createPage(host, story, { filler: { id: 'scripted', local: true, rules: false }, settings })
  const session = createSession(story, { seed: 3, provider: scripted(filled), dial })
  session.enter()
  await session.settled()
  shown.play(session, { focus: true })
  await vi.waitFor(() => expect(getComputedStyle(papers()[0] as Element).display).toBe('grid'))
  return session
}

const papers = (): readonly HTMLElement[] => [...host.querySelectorAll<HTMLElement>('.lacuna-document')]
const linesOf = (paper: HTMLElement | undefined): readonly string[] =>
  [...(paper?.querySelectorAll('.lacuna-line') ?? [])].map(line => line.textContent ?? '')

describe('a document on the page', () => {
  test('is one group, called by who wrote it', async () => {
    await begin('author')
    expect(papers().map(paper => paper.getAttribute('aria-label'))).toEqual([
      'A document, written by Peg',
      'A document',
    ])
    expect(papers().every(paper => paper.getAttribute('role') === 'group')).toBe(true)
    expect(linesOf(papers()[0])).toHaveLength(4)
    expect(linesOf(papers()[1])).toEqual(['OPEN TUESDAYS'])
    expect([...host.querySelectorAll('.lacuna-lines > .lacuna-line')]).toHaveLength(2)
  })

  test('that is filled says so beside each of its lines', async () => {
    await begin('live')
    expect(linesOf(papers()[0])).toEqual(filled['shelf.page'].split('\n'))
    expect(papers()[0]?.querySelectorAll('.lacuna-line[data-slot]')).toHaveLength(5)
    expect(papers()[1]?.querySelectorAll('.lacuna-line[data-slot]')).toHaveLength(0)
  })

  test.each([
    ['on a desk', 1280, 800],
    ['on a phone', 390, 844],
  ])('is readable %s, for everybody', async (_, width, height) => {
    await browser.viewport(width, height)
    await begin('live')
    const [paper] = papers()
    const inner = (paper as HTMLElement).getBoundingClientRect()
    expect(inner.left).toBeGreaterThanOrEqual(0)
    expect(inner.right).toBeLessThanOrEqual(width)
    const found = await axe.run(host, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'best-practice'] })
    expect(found.violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([])
  })

  test('is one entry of what is said about the lines', async () => {
    await begin('live')
    await userEvent.click(browser.getByRole('button', { name: 'About these lines' }))
    await vi.waitFor(() => expect(host.querySelector('.lacuna-about')).not.toBeNull())
    const quotes = [...host.querySelectorAll('.lacuna-about blockquote')].map(quote => quote.textContent)
    expect(quotes).toContain(filled['shelf.page'])
  })

  test('stands together in what was read', async () => {
    await begin('live')
    await userEvent.click(browser.getByRole('button', { name: 'History' }))
    await vi.waitFor(() => expect(host.querySelector('.lacuna-history .lacuna-document')).not.toBeNull())
    expect(linesOf(host.querySelector<HTMLElement>('.lacuna-history .lacuna-document') ?? undefined)).toHaveLength(5)
  })
})

import { type BankEntry, createSession, type NarrativeProvider } from '@lacuna/engine'
import { grammarProvider } from '@lacuna/engine/providers/grammar'
import { scripted } from '@lacuna/engine/testing'
import axe from 'axe-core'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { page as browser, userEvent } from 'vitest/browser'
import { createPage, type Page } from './create-page.ts'
import { harbourStory } from './harbour.fixture.ts'
import type { PageOptions } from './page-options.ts'
import { defaultSettings } from './settings.ts'
import { readable, takeChoice } from './take-choice.fixture.ts'

const story = harbourStory()
const filler = { id: 'grammar', local: true, rules: true }
const still = { ...defaultSettings, motion: 'still' as const }
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

function begin(
  options: PageOptions & {
    readonly provider?: NarrativeProvider
    readonly dial?: 'author' | 'live'
    readonly enter?: boolean
  } = {},
) {
  const { provider = grammarProvider(story.bible), dial = 'author', enter = true, ...rest } = options
  shown = createPage(host, story, { filler, settings: still, ...rest })
  const session = createSession(story, { seed: 3, provider, dial })
  if (enter) session.enter()
  shown.play(session, { focus: true })
  return session
}

const texts = (selector: string): readonly string[] =>
  [...host.querySelectorAll(selector)].map(one => one.textContent ?? '')
const one = (selector: string): HTMLElement => {
  const found = host.querySelector<HTMLElement>(selector)
  if (!found) throw new Error(`nothing on the page for ${selector}`)
  return found
}
const button = (name: string): HTMLButtonElement => {
  const said = (one: HTMLButtonElement): string =>
    one.getAttribute('aria-label') ?? one.querySelector('.lacuna-label')?.textContent ?? ''
  const found = [...host.querySelectorAll('button')].findLast(one => said(one).startsWith(name))
  if (!found) throw new Error(`no button ${name}: ${texts('button').join(' | ')}`)
  return found
}
const press = (name: string): void => {
  button(name).focus()
  button(name).click()
}
const dialog = (): Promise<HTMLDialogElement> =>
  expect
    .poll(() => host.querySelector('dialog[open]'))
    .toBeTruthy()
    .then(() => one('dialog[open]') as HTMLDialogElement)

async function axeFindsNothing(): Promise<void> {
  const { violations } = await axe.run(document, { resultTypes: ['violations'] })
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(' ')}`)).toEqual([])
}

describe('the notice', () => {
  test('says who wrote it, how many slots there are, who fills them, and what leaves the device', async () => {
    shown = createPage(host, story, { filler })
    const answered = shown.notice()
    const words = one('.lacuna-notice').textContent ?? ''
    expect(words).toContain('Mira Aalto')
    expect(words).toContain('3 places')
    expect(words).toContain('without a language model')
    expect(words).toContain('Nothing you read, choose or type leaves this device.')
    await axeFindsNothing()
    press('Begin')
    expect(await answered).toBe('live')
  })

  test('says of texts that lie ready that they may stand in slots, and who looked at them', () => {
    const entry: BankEntry = { slot: 'quay.greet', text: 'Back.', state: 'proposed' }
    const ready = {
      ...story,
      bible: { ...story.bible, bank: 'prepared' },
      banks: { en: { entries: [entry] } },
    } as const
    shown = createPage(host, ready, { filler })
    void shown.notice()
    const words = one('.lacuna-notice').textContent ?? ''
    expect(words).toContain(
      'Some may hold words that were generated before the story was published. Reviewed by nobody.',
    )
    expect(words).toContain('The others are filled by the story’s rules, worked out on this device')
    expect(words).toContain('Besides, a slot may be filled as you play, by the story’s rules.')
  })

  test('stands at As written when words would be sent somewhere', async () => {
    shown = createPage(host, story, { filler: { id: 'elsewhere', model: 'some-model', local: false, rules: false } })
    const answered = shown.notice()
    expect(one('.lacuna-notice').textContent).toContain('is sent to elsewhere')
    press('Begin')
    expect(await answered).toBe('author')
  })
})

describe('the words', () => {
  test('a line is one paragraph with its speaker; choices stand together as buttons', async () => {
    begin()
    expect(texts('.lacuna-line')).toEqual(['The ferry smells of diesel and wet wool.', 'Oona: You again.'])
    expect(texts('.lacuna-choice .lacuna-label')).toEqual(['Give her the letter.', 'Keep it.'])
    await axeFindsNothing()
  })

  test('how a line is said stands smaller behind the name', async () => {
    const { lineView } = await import('./line-view.ts')
    const line = {
      id: '1.0',
      speaker: 'OONA',
      direction: 'quietly',
      text: 'Hm.',
      spans: [],
      cues: [],
      tags: [],
      done: true,
    }
    host.append(lineView(line, 'Oona').element)
    expect(texts('.lacuna-speaker').at(-1)).toBe('Oona (quietly): ')
    expect(host.querySelector('.lacuna-direction')?.textContent).toBe(' (quietly)')
  })

  test('every run of words carries where it comes from', async () => {
    await begin({ dial: 'live' }).settled()
    const [crossing] = [...host.querySelectorAll('.lacuna-words > span')]
    expect(crossing?.getAttribute('data-source')).toBe('rules')
    expect(crossing?.getAttribute('data-slot')).toBe('quay.crossing')
    expect(crossing?.getAttribute('ai-disclosure')).toBe('none')
    expect(crossing?.getAttribute('data-digital-source-type')).toBe(
      'http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia',
    )
    expect(texts('.lacuna-legend')).toHaveLength(1)
  })

  test('markup in a fill is only ever text', async () => {
    const hostile: NarrativeProvider = {
      ...grammarProvider(story.bible),
      fill: grammarProvider({ ...story.bible, grammar: { 'quay.greet': ['Back & <already>.'] } }).fill,
    }
    await begin({ dial: 'live', provider: hostile }).settled()
    expect(host.querySelector('already')).toBeNull()
  })

  test('words that appear one by one are whole in the page from the start, and Enter shows them all', async () => {
    begin({ settings: { ...defaultSettings, speed: 'slow' } })
    expect(host.querySelector('.lacuna')?.hasAttribute('data-typing')).toBe(true)
    expect(texts('.lacuna-line')[0]).toBe('The ferry smells of diesel and wet wool.')
    const speaker = host.querySelector('.lacuna-speaker') as Element
    expect(getComputedStyle(speaker).opacity).toBe('0')
    await expect.poll(() => host.querySelector('[data-settling]')).toBeNull()
    await userEvent.keyboard('{Enter}')
    await expect.poll(() => getComputedStyle(speaker).opacity).toBe('1')
    expect(host.querySelector('.lacuna')?.hasAttribute('data-typing')).toBe(false)
    expect(CSS.highlights.get('lacuna-unread')?.size).toBe(0)
  })
})

describe('choosing', () => {
  test('by number; then the first new line has the focus and the choice is told', async () => {
    begin()
    await readable(host)
    await userEvent.keyboard('2')
    await expect.poll(() => document.activeElement?.textContent).toBe('You keep it.')
    expect(texts('.lacuna-chosen')).toEqual(['You chose: Keep it.'])
  })

  test('by arrows and Enter', async () => {
    begin()
    await readable(host)
    await userEvent.keyboard('{Enter}')
    expect(document.activeElement?.textContent).toContain('Give her')
    await userEvent.keyboard('{ArrowDown}{Enter}')
    await expect.poll(() => texts('.lacuna-line')[0]).toBe('You keep it.')
  })

  test('numbers do nothing when they are switched off', async () => {
    begin({ settings: { ...still, numberKeys: false } })
    await readable(host)
    await userEvent.keyboard('2')
    expect(texts('.lacuna-line')[0]).toContain('The ferry')
  })

  test('back and forward show the same words again', async () => {
    begin()
    await takeChoice(host, 'Keep it.')
    await expect.poll(() => texts('.lacuna-line').length).toBe(2)
    const there = texts('.lacuna-line')
    press('Back')
    expect(texts('.lacuna-line')[1]).toBe('Oona: You again.')
    press('Forward')
    expect(texts('.lacuna-line')).toEqual(there)
    expect(texts('.lacuna-chosen')).toEqual(['You chose: Keep it.'])
  })

  test('going back where there is nothing says so, and harms nothing', async () => {
    begin()
    press('Back')
    await expect.poll(() => texts('.lacuna-message')[0]).toBeTruthy()
    expect(texts('.lacuna-line')).toHaveLength(2)
    await axeFindsNothing()
  })
})

describe('late lines', () => {
  test('are told once, when they are whole', async () => {
    let arrive = (): void => {}
    const arrived = new Promise<void>(resolve => {
      arrive = resolve
    })
    const rules = grammarProvider(story.bible)
    begin({
      dial: 'live',
      provider: {
        ...rules,
        async *fill(request, options) {
          await arrived
          yield* rules.fill(request, options)
        },
      },
    })
    expect(one('.lacuna').dataset.phase).toBe('writing')
    expect(host.querySelector('.lacuna-choice')).toBeNull()
    await axeFindsNothing()
    await new Promise(resolve => setTimeout(resolve, 20))
    arrive()
    await expect.poll(() => texts('[role=status].lacuna-unseen p').length).toBeGreaterThan(0)
    await expect.poll(() => one('.lacuna').dataset.phase).toBe('choosing')
    const told = texts('[role=status].lacuna-unseen p')
    expect(told.filter(text => text.startsWith('The ferry'))).toHaveLength(1)
    expect(told.filter(text => text === 'Oona: Back already.')).toHaveLength(1)
    expect(told.at(-1)).toBe('2 choices.')
  })
})

describe('the dialogs', () => {
  test('About these lines tells of each line who wrote it', async () => {
    await begin({ dial: 'live' }).settled()
    press('About these lines')
    const open = await dialog()
    expect(open.textContent).toContain(
      'Put together by the offline grammar; nobody reviewed the result. Its rules: written by Mira Aalto.',
    )
    expect(open.textContent).toContain('quay.crossing')
    expect(open.textContent).toContain('the author’s brief')
    await axeFindsNothing()
  })

  test('About these lines says of the author’s words that they are hers', async () => {
    begin()
    press('About these lines')
    expect((await dialog()).textContent).toContain('Written by Mira Aalto')
  })

  test('About these lines tells who picked how the story went on', async () => {
    const judged = harbourStory(
      () =>
        '-> quay\n=== quay\nOona looks up. # decide looks: whether she knows you\n+ [yes] She nods.\n+ [no # default] She goes.\n- -> END',
    )
    const provider = scripted({ 'quay.looks': 'yes' }, { id: 'reed', model: 'reed-1' })
    shown = createPage(host, judged, { filler: { id: 'reed', local: true, rules: false }, settings: still })
    const session = createSession(judged, { provider, dial: 'live', entry: '' })
    shown.play(session, { focus: true })
    await session.settled()
    expect(texts('.lacuna-lines .lacuna-line').join(' ')).toContain('She nods.')
    press('About these lines')
    const open = await dialog()
    expect(open.textContent).toContain('How the story went on here was picked by reed-1, among the ways of the script.')
    expect(open.textContent).toContain('quay.looks')
    await axeFindsNothing()
  })

  test('History has every turn and a way back to it', async () => {
    begin()
    await takeChoice(host, 'Keep it.')
    press('History')
    const open = await dialog()
    expect(open.querySelectorAll('li')).toHaveLength(2)
    await axeFindsNothing()
    press('Go back to here: Turn 1')
    await expect.poll(() => texts('.lacuna-lines .lacuna-line')[0]).toContain('The ferry')
    await expect.poll(() => host.querySelector('dialog')).toBeNull()
  })

  test('Settings: the size of the text, the pace, the keys, the dial', async () => {
    const session = begin()
    await session.settled()
    press('Settings')
    const open = await dialog()
    await axeFindsNothing()
    const size = open.querySelector('select')
    if (!size) throw new Error('no field for the size')
    await userEvent.selectOptions(size, '2')
    expect(getComputedStyle(one('.lacuna')).fontSize).toBe('36px')
    ;(open.querySelector('input[value=live]') as HTMLInputElement).click()
    expect(session.frame.dial).toBe('live')
    await userEvent.keyboard('{Escape}')
    // A browser tells of the key before it has closed the dialog.
    await expect.poll(() => host.querySelector('dialog')).toBeNull()
    expect(button('Who fills the slots, now: Live')).toBeTruthy()
    expect(document.activeElement).toBe(button('Settings'))
  })

  test('starting again asks first', async () => {
    const session = begin({ saves: undefined as never })
    await takeChoice(host, 'Keep it.')
    press('Saves')
    await dialog()
    await axeFindsNothing()
    press('Start again')
    await expect.poll(() => texts('dialog h2')[0]).toBe('Start again')
    press('Cancel')
    expect(session.frame.turn).toBe(2)
    press('Saves')
    await dialog()
    press('Start again')
    press('Yes, start again')
    expect(session.frame.turn).toBe(1)
    await expect.poll(() => texts('.lacuna-line')[0]).toContain('The ferry')
  })
})

describe('the end', () => {
  test('is named, and what was read can be kept', async () => {
    begin()
    await takeChoice(host, 'Keep it.')
    await takeChoice(host, 'Walk.')
    await expect.poll(() => texts('.lacuna-ending h2')).toEqual(['The end'])
    expect(texts('.lacuna-ending-name')).toEqual(['walked'])
    expect(button('As Markdown')).toBeTruthy()
    const saved = vi.spyOn(URL, 'createObjectURL')
    press('Who wrote what (JSON)')
    const [[file] = []] = saved.mock.calls
    const kept = JSON.parse(await new Response(file as Blob).text())
    saved.mockRestore()
    expect(kept.story).toMatchObject({ id: 'harbour', authorship: { script: { kind: 'human' } }, bank: 'reviewed' })
    expect(kept.ledger.at(-1)).toMatchObject({ kind: 'move', move: { text: 'Walk.' } })
    await axeFindsNothing()
  })

  test('a story that can’t go on says why and what can be done', async () => {
    shown = createPage(host, story, { filler, settings: still })
    const session = createSession(story, { snapshot: '{"nothing": "of ours"}' })
    shown.play(session)
    expect(session.frame.phase).toBe('failed')
    await expect.poll(() => texts('[role=alert]').length).toBe(1)
    expect(one('[role=alert]').textContent).toContain(session.frame.problem?.message)
    expect(button('Start again')).toBeTruthy()
    await axeFindsNothing()
  })
})

test('a story that breaks shows its lines, what went wrong and where, and the way back', async () => {
  const broken = harbourStory(
    () => '-> hall\n=== hall\nThe hall.\n+ [Go in.] You open the door.\n  -> cellar\n=== cellar\nThat was all.',
  )
  shown = createPage(host, broken, { filler, settings: still })
  const session = createSession(broken)
  session.enter()
  shown.play(session)
  await takeChoice(host, 'Go in.')
  await expect.poll(() => texts('[role=alert]').length).toBe(1)
  expect(texts('.lacuna-line')).toEqual(['You open the door.', 'That was all.'])
  expect(one('[role=alert]').textContent).toContain('ran out of content')
  expect(one('[role=alert]').textContent).toContain('cellar')
  await axeFindsNothing()
  press('Back')
  await expect.poll(() => texts('.lacuna-line')).toEqual(['The hall.'])
})

describe('any screen', () => {
  test.each([
    ['a phone', 390, 844],
    ['a small phone', 320, 568],
    ['a desktop at 400 %', 320, 200],
    ['a desktop at 200 %', 640, 400],
  ])('nothing is cut off on %s', async (_name, width, height) => {
    await browser.viewport(width, height)
    begin({ settings: { ...still, textSize: 1.35 } })
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width)
    for (const part of ['.lacuna-line', '.lacuna-choice', '.lacuna-tool', '.lacuna-dial-button']) {
      const box = one(part).getBoundingClientRect()
      expect(box.left, part).toBeGreaterThanOrEqual(0)
      expect(box.right, part).toBeLessThanOrEqual(width)
    }
    const last = [...host.querySelectorAll<HTMLElement>('.lacuna-choice')].at(-1)
    last?.focus()
    last?.scrollIntoView({ block: 'center' })
    const box = last?.getBoundingClientRect()
    expect(box?.bottom).toBeLessThanOrEqual(height)
    await axeFindsNothing()
  })
})

import { LacunaError, type NarrativeProvider } from '@lacuna/engine'
import { type ScriptedProvider, scripted } from '@lacuna/engine/testing'
import axe from 'axe-core'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { page as browser, userEvent } from 'vitest/browser'
import { type FillerSource, localServer } from '../fillers/index.ts'
import { harbourStory } from '../page/harbour.fixture.ts'
import { takeChoice } from '../page/take-choice.fixture.ts'
import { browserStorage, memoryStorage, type SaveStorage } from '../saves/index.ts'
import { mount } from './mount.ts'
import type { Mounted, MountOptions } from './mount-options.ts'

const story = harbourStory()
const secret = 'key-that-is-nobodys-business'
const answers = { 'quay.crossing': 'Diesel, rain, oranges.', 'quay.greet': 'Back again.', 'quay.so': 'Then you know.' }
let host: HTMLElement
let mounted: Mounted
let storage: SaveStorage
let far: ScriptedProvider
let keys: string[]

beforeEach(async () => {
  await browser.viewport(1280, 800)
  storage = memoryStorage()
  await storage.write('settings', { motion: 'still' })
  document.documentElement.lang = 'en'
  document.title = 'Test'
  host = document.createElement('main')
  host.style.height = '100vh'
  document.body.replaceChildren(host)
  far = scripted(answers, { id: 'anthropic', model: 'far-1', local: false })
  keys = []
})
afterEach(() => mounted?.destroy())

const keySource: FillerSource = {
  kind: 'key',
  vendor: 'Somebody',
  open: async ({ key }) => {
    keys.push(key)
    return far
  },
}
const put = (options: MountOptions = {}): void => {
  mounted = mount(host, story, { storage, stage: false, seed: 5, fillers: [keySource], ...options })
}
const texts = (selector: string): readonly string[] =>
  [...host.querySelectorAll(selector)].map(one => one.textContent ?? '')
const find = async (name: string): Promise<HTMLButtonElement> => {
  const found = (): HTMLButtonElement | undefined =>
    [...host.querySelectorAll('button')].findLast(
      one =>
        one.checkVisibility() &&
        (one.getAttribute('aria-label') ?? one.querySelector('.lacuna-label')?.textContent ?? '').startsWith(name),
    )
  await expect.poll(found, { message: name }).toBeTruthy()
  return found() as HTMLButtonElement
}
const press = async (name: string): Promise<void> => {
  const button = await find(name)
  if (button.matches('.lacuna-choice')) return takeChoice(host, name)
  button.focus()
  button.click()
}
const begin = async (options: MountOptions = {}): Promise<void> => {
  put(options)
  await press('Begin')
  await mounted.ready
}
const openPanel = async (): Promise<void> => {
  await press('Settings')
  await press('Who may fill the slots')
  await expect.poll(() => host.querySelector('.lacuna-fillers')).toBeTruthy()
}
const pick = (kind: string): void => host.querySelector<HTMLInputElement>(`input[value=${kind}]`)?.click()
const type = (label: string, text: string): void => {
  const found = [...host.querySelectorAll('label')].findLast(one => one.textContent?.startsWith(label))
  const input = found && host.querySelector<HTMLInputElement>(`#${found.htmlFor}`)
  if (!input) throw new Error(`no field ${label}`)
  input.value = text
}
const useKey = async (): Promise<void> => {
  await openPanel()
  pick('key')
  type('Key for Somebody', secret)
  // As a person does it: the browser lets Escape close one dialog for each click.
  await userEvent.click(await find('Use this'))
}
const line = (): string | undefined => texts('.lacuna-line')[0]
const shown = (): string => texts('dialog[open]').at(-1) ?? ''
const everythingKept = async (): Promise<string> =>
  JSON.stringify(await Promise.all((await storage.keys('')).map(async key => [key, await storage.read(key)])))

async function axeFindsNothing(): Promise<void> {
  const { violations } = await axe.run(document, { resultTypes: ['violations'] })
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(' ')}`)).toEqual([])
}

const file: FillerSource = { kind: 'file', open: async () => scripted(answers, { id: 'wllama' }) }
const browserSource: FillerSource = {
  kind: 'browser',
  availability: async () => 'unavailable',
  open: async () => scripted(answers, { id: 'chrome' }),
}

describe('the panel', () => {
  test.each([
    ['wide', 1280, 800],
    ['phone', 360, 640],
  ])('says of each way what it costs and where text goes, and is read by everybody (%s)', async (_, width, height) => {
    await browser.viewport(width, height)
    await begin({ fillers: [browserSource, localServer(), keySource, file] })
    await openPanel()
    expect(texts('.lacuna-filler > label')).toEqual([
      'Nobody: the script’s words',
      'The story’s rules',
      'The model of this browser',
      'A server that you run',
      'A hosted model, with your own key',
      'A model file that you have',
    ])
    for (const about of texts('.lacuna-filler > p')) expect(about).toMatch(/[Cc]osts.*(leaves|goes to)/)
    expect(texts('.lacuna-now')).toEqual(['Now: The story’s rules'])
    for (const kind of ['author', 'story', 'browser', 'server', 'key', 'file']) {
      pick(kind)
      await axeFindsNothing()
    }
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width)
  })

  test('ways that are fetched are asked for when the panel is opened, and again where that failed', async () => {
    let tries = 0
    const fetched = async (): Promise<readonly FillerSource[]> => {
      tries++
      if (tries === 1) throw new TypeError('Failed to fetch dynamically imported module')
      return [keySource]
    }
    await begin({ fillers: fetched })
    expect(tries).toBe(0)
    await press('Settings')
    await press('Who may fill the slots')
    await press('Try again')
    await expect.poll(() => host.querySelector('.lacuna-fillers')).toBeTruthy()
    expect(tries).toBe(2)
    expect(texts('.lacuna-filler > label')).toContain('A hosted model, with your own key')
  })

  test('is worked by keys alone, and Escape closes it', async () => {
    await begin()
    await openPanel()
    await expect.poll(() => document.activeElement?.tagName).toBe('H2')
    host.querySelector<HTMLInputElement>('input[value=story]')?.focus()
    await userEvent.keyboard('{ArrowDown}')
    expect(host.querySelector<HTMLInputElement>('input[value=key]')?.checked).toBe(true)
    await userEvent.keyboard('{Tab}')
    expect(document.activeElement?.getAttribute('type')).toBe('password')
    await userEvent.keyboard('{Escape}')
    await expect.poll(() => host.querySelector('dialog')).toBeNull()
  })

  test('a way that is not there is told of, and everything stays as it was', async () => {
    await begin({ fillers: [browserSource] })
    await openPanel()
    pick('browser')
    await press('Use this')
    await expect.poll(() => texts('.lacuna-problem').join('')).toContain('no model of its own')
    expect(texts('.lacuna-now')).toEqual(['Now: The story’s rules'])
  })

  test('the author’s words only: the dial stands there, and nobody is asked', async () => {
    await begin({ provider: scripted(answers) })
    await openPanel()
    pick('author')
    await press('Use this')
    await expect.poll(() => mounted.session?.frame.dial).toBe('author')
    expect(texts('.lacuna-now')).toEqual(['Now: Nobody: the script’s words'])
  })

  test('a server is asked for its models, and for nothing else', async () => {
    const asked: string[] = []
    vi.spyOn(globalThis, 'fetch').mockImplementationOnce(async (url, init) => {
      asked.push(`${init?.method ?? 'GET'} ${url} ${init?.body ?? ''}`)
      return Response.json({ object: 'list', data: [{ id: 'gull-7b' }, { id: 'tern-3b' }] })
    })
    await begin({ fillers: [localServer()] })
    await openPanel()
    pick('server')
    type('Address', ' 127.0.0.1:11434')
    await press('Test the address')
    await expect.poll(shown).toContain('It answers, and has 2 models. gull-7b, tern-3b')
    expect(asked).toEqual(['GET http://127.0.0.1:11434/v1/models '])
    // Nobody listens there: a real connection that fails.
    type('Address', 'http://127.0.0.1:9')
    await press('Test the address')
    await expect.poll(() => texts('.lacuna-problem').join('')).toContain('No connection to the server')
    type('Address', 'no address at all')
    await press('Test the address')
    await expect.poll(() => texts('.lacuna-problem').join('')).toContain('This is no address')
  })

  test('a model file shows how far it is', async () => {
    let goOn = (): void => {}
    const slow: FillerSource = {
      kind: 'file',
      open: ({ onProgress }) => {
        onProgress(0.4)
        return new Promise(resolve => {
          goOn = () => resolve(scripted(answers, { id: 'wllama', model: 'small' }))
        })
      },
    }
    await begin({ fillers: [slow] })
    await openPanel()
    pick('file')
    await press('Use this')
    await expect.poll(() => texts('.lacuna-problem').join('')).toContain('Choose a file first')
    const files = new DataTransfer()
    files.items.add(new File(['GGUF'], 'small.gguf'))
    const input = host.querySelector<HTMLInputElement>('input[type=file]')
    if (input) input.files = files.files
    await press('Use this')
    await expect.poll(shown).toContain('Loading: 40 %')
    await axeFindsNothing()
    goOn()
    await expect.poll(() => texts('.lacuna-now')).toEqual(['Now: A model file that you have'])
    await press('Close')
    await press('Give her the letter.')
    await expect.poll(() => mounted.session?.frame.lines.map(one => one.text).join()).toContain('Then you know.')
  })
})

describe('consent', () => {
  test('before the first call: what, to whom, why, and what happens on no; no is no', async () => {
    await begin()
    await useKey()
    await expect.poll(shown).toContain('May words leave this device?')
    for (const said of [
      'Anthropic',
      'far-1',
      'What is sent',
      'choice',
      'typed',
      'What you have done in this story so far',
      'Lines on your screen',
      'Why',
      'If you say no',
      'take this back',
    ])
      expect(shown()).toContain(said)
    await axeFindsNothing()
    await press('No, send nothing')
    await expect.poll(shown).toContain('Now: The story’s rules')
    await press('Close')
    await press('Give her the letter.')
    await mounted.session?.settled()
    expect(far.calls).toBe(0)
  })

  test('of a newer version it stays as it was, and the player is told that a yes is not kept here', async () => {
    const newer = { format: 4, records: [{ provider: 'anthropic', switches: ['word'] }], sent: [], receipts: [] }
    await storage.write('harbour/consent', newer)
    await begin()
    await useKey()
    await expect.poll(shown).toContain('A newer version of this page keeps what you agreed to')
    await axeFindsNothing()
    await press('Yes, send it')
    await expect.poll(() => texts('.lacuna-now')).toEqual(['Now: A hosted model, with your own key'])
    await expect.poll(() => far.calls).toBeGreaterThan(0)
    await expect.poll(() => texts('.lacuna-agreed').join()).toContain('is not kept')
    expect(texts('.lacuna-agreed').join()).toContain('What you have done in this story so far')
    await press('Take it back: Anthropic')
    await expect.poll(() => texts('.lacuna-agreed').join()).toContain('You have agreed to nothing')
    expect(await storage.read('harbour/consent')).toEqual(newer)
  })

  test('closing the question is a no', async () => {
    await begin()
    await useKey()
    await expect.poll(shown).toContain('May words leave')
    await userEvent.keyboard('{Escape}')
    await expect.poll(shown).toContain('Now: The story’s rules')
    expect(far.calls).toBe(0)
  })

  test('after a yes it is asked no more, also at the next visit; what was sent can be read and erased', async () => {
    await begin()
    await useKey()
    await press('Yes, send it')
    await expect.poll(() => texts('.lacuna-now')).toEqual(['Now: A hosted model, with your own key'])
    await expect.poll(() => far.calls).toBeGreaterThan(0)
    await press('Close')
    await press('Give her the letter.')
    await expect.poll(() => mounted.session?.frame.lines.map(one => one.text).join()).toContain('Then you know.')
    await openPanel()
    expect(texts('.lacuna-sent summary').join()).toContain('quay.so')
    host.querySelector<HTMLElement>('.lacuna-sent summary')?.click()
    await axeFindsNothing()
    expect(texts('.lacuna-sent pre').join()).toContain('she understands')
    await press('Erase the list')
    await expect.poll(() => texts('.lacuna-agreed').join()).toContain('Nothing is in the list.')
    expect(document.activeElement?.closest('dialog')).toBeTruthy()
  })

  test('taken back: nothing is sent any more, and the play-through stands as it was', async () => {
    await begin()
    await useKey()
    await press('Yes, send it')
    await expect.poll(() => far.calls).toBeGreaterThan(0)
    await press('Close')
    await press('Give her the letter.')
    await mounted.session?.settled()
    const before = mounted.session?.frame.lines
    await openPanel()
    const { calls } = far
    await press('Take it back: Anthropic')
    await expect.poll(() => texts('.lacuna-agreed').join()).toContain('You have agreed to nothing')
    await press('Close')
    expect(mounted.session?.frame.lines).toEqual(before)
    expect(mounted.session?.frame.dial).toBe('author')
    await press('Pay.')
    await mounted.session?.settled()
    expect(far.calls).toBe(calls)
    mounted.session?.back()
    mounted.session?.dial('live')
    mounted.session?.choose(mounted.session.frame.choices[1]?.id ?? '')
    await mounted.session?.settled()
    expect(far.calls).toBe(calls)
  })

  test('taken back in one page it is taken back in all that are open, and what was sent is in one list', async () => {
    await begin()
    await useKey()
    await press('Yes, send it')
    await expect.poll(() => far.calls).toBeGreaterThan(0)
    await press('Close')
    // Another page of the same story: it knows of the yes, and has a key of its own.
    await storage.write('filler/key', secret)
    const beside = document.createElement('div')
    document.body.append(beside)
    const farther = scripted(answers, { id: 'anthropic', model: 'far-1', local: false })
    const opens: FillerSource = { kind: 'key', vendor: 'Somebody', open: async () => farther }
    // It has to ask: what the first page was told is kept for it as well.
    const second = mount(beside, story, { storage, stage: false, seed: 5, fillers: [opens], store: false })
    await second.ready
    expect(second.session?.frame.dial).toBe('live')
    second.session?.choose(second.session.frame.choices[0]?.id ?? '')
    await expect.poll(() => farther.calls).toBeGreaterThan(0)
    await second.session?.settled()
    const kept = async () => (await storage.read('harbour/consent')) as { records: unknown[]; sent: unknown[] }
    await expect.poll(async () => (await kept()).sent.length).toBe(far.calls + farther.calls)

    await openPanel()
    await press('Take it back: Anthropic')
    await expect.poll(() => second.session?.frame.dial).toBe('author')
    const { calls } = farther
    second.session?.dial('live')
    second.session?.choose(second.session.frame.choices[0]?.id ?? '')
    await second.session?.settled()
    expect(farther.calls).toBe(calls)
    await press('Erase the list')
    await expect.poll(kept).toMatchObject({ records: [], sent: [] })

    const held = second.session
    await press('Forget the key')
    await expect.poll(everythingKept).not.toContain(secret)
    // What held the key is let go of there as well.
    await expect.poll(() => second.session !== held).toBe(true)
    second.destroy()
    beside.remove()
  })

  test('a save that was live asks nobody where the dial stands on the author’s words', async () => {
    await begin({ fillers: [], provider: far })
    await press('Who fills the slots, now')
    await expect.poll(() => host.querySelector('dialog input[value=live]')).toBeTruthy()
    host.querySelector<HTMLInputElement>('dialog input[value=live]')?.click()
    await press('Yes, send it')
    await expect.poll(() => mounted.session?.frame.dial).toBe('live')
    await press('Close')
    await expect.poll(() => far.calls).toBeGreaterThan(0)
    const save = mounted.session?.save() as { dial: string }
    expect(save.dial).toBe('live')
    mounted.session?.dial('author')
    await mounted.session?.settled()
    await storage.write('harbour/notice', { dial: 'author', filler: 'anthropic', model: 'far-1' })
    mounted.destroy()
    await storage.write('harbour/auto', { ...((await storage.read('harbour/auto')) as object), save: save as never })
    const { calls } = far
    put({ fillers: [], provider: far })
    await mounted.ready
    await new Promise(done => setTimeout(done, 100))
    expect([mounted.session?.frame.dial, mounted.session?.frame.turn, far.calls]).toEqual(['author', 1, calls])
  })

  test('who is told the way through the story is asked for it in so many words', async () => {
    const game = { ...far, id: 'remote', capabilities: { ...far.capabilities, path: true } }
    put({ provider: game, fillers: [] })
    await find('Begin')
    expect(host.textContent).toContain('your choices, and what you type where a slot reads it, are sent to the server')
    host.querySelector<HTMLInputElement>('input[value=live]')?.click()
    await press('Begin')
    await expect.poll(shown).toContain('Every choice that you have made from the beginning')
    expect(shown()).toContain('passes on to the vendor of a language model')
    await press('Yes, send it')
    await mounted.ready
    await expect.poll(() => far.calls).toBeGreaterThan(0)
  })

  test('is asked for the game’s own provider, too, before the first line', async () => {
    put({ provider: far, fillers: [] })
    await find('Begin')
    host.querySelector<HTMLInputElement>('input[value=live]')?.click()
    await press('Begin')
    await expect.poll(shown).toContain('May words leave')
    expect(far.calls).toBe(0)
    await press('No')
    await mounted.ready
    expect([line(), mounted.session?.frame.dial, far.calls]).toEqual([
      'The ferry smells of diesel and wet wool.',
      'author',
      0,
    ])
    // Turned up later, it is asked again.
    await press('Who fills the slots, now')
    await expect.poll(() => host.querySelector('dialog input[value=live]')).toBeTruthy()
    host.querySelector<HTMLInputElement>('dialog input[value=live]')?.click()
    await expect.poll(shown).toContain('May words leave')
    await press('No')
    await expect.poll(() => host.querySelector<HTMLInputElement>('dialog input[value=author]')?.checked).toBe(true)
    expect(mounted.session?.frame.dial).toBe('author')
  })
})

describe('a key', () => {
  test('is kept nowhere unless the player says so, and is in no save, log or record', async () => {
    await begin()
    await useKey()
    await press('Yes, send it')
    await expect.poll(() => far.calls).toBeGreaterThan(0)
    await press('Close')
    await press('Give her the letter.')
    await mounted.session?.settled()
    await press('Saves')
    await press('Save here')
    await expect.poll(() => texts('.lacuna-saves b')).toEqual(['Turn 2'])
    const all = [
      await everythingKept(),
      JSON.stringify(mounted.session?.save()),
      JSON.stringify(mounted.session?.ledger()),
      host.innerHTML,
      JSON.stringify({ ...localStorage, ...sessionStorage }),
    ].join()
    expect(all).not.toContain(secret)
    mounted.destroy()
    put()
    await mounted.ready
    await expect.poll(() => texts('.lacuna-message').join()).toContain('The key was not kept')
    await press('Change who fills the slots')
    await expect.poll(shown).toContain('Now: The story’s rules')
  })

  test('kept on this device it is there at the next visit, until it is forgotten', async () => {
    await begin()
    await openPanel()
    pick('key')
    type('Key for Somebody', secret)
    const keep = [...host.querySelectorAll('label')].find(label => label.textContent === 'Keep it on this device')
    keep?.click()
    await press('Use this')
    await press('Yes, send it')
    await expect.poll(() => texts('.lacuna-now')).toEqual(['Now: A hosted model, with your own key'])
    await expect.poll(everythingKept).toContain(secret)
    mounted.destroy()
    put()
    await mounted.ready
    expect(keys).toEqual([secret, secret])
    await openPanel()
    await press('Forget the key')
    await expect.poll(everythingKept).not.toContain(secret)
    await expect.poll(() => texts('.lacuna-now')).toEqual(['Now: The story’s rules'])
  })
})

describe('what was filled in and is kept on the device', () => {
  const keptNow = async (): Promise<string> =>
    JSON.stringify(await Promise.all((await storage.keys('harbour/fills/')).map(async key => await storage.read(key))))
  const near = (): ScriptedProvider => scripted(answers, { id: 'near', model: 'near-1' })
  const readOn = async (): Promise<void> => {
    await press('Give her the letter.')
    await expect.poll(() => mounted.session?.frame.lines.map(one => one.text).join()).toContain('Then you know.')
  }

  test.each([
    ['the browser', () => browserStorage(`test-${crypto.randomUUID()}`)],
    ['memory', () => memoryStorage()],
  ])('another visit shows it and asks nobody (%s)', async (_name, make) => {
    storage = make()
    await storage.write('settings', { motion: 'still' })
    const first = near()
    await begin({ fillers: [], provider: first })
    await expect.poll(() => first.calls).toBeGreaterThan(0)
    await readOn()
    await expect.poll(keptNow).toContain('Then you know.')
    await expect.poll(keptNow).toContain('Diesel, rain, oranges.')
    mounted.destroy()
    await storage.remove('harbour/auto')
    const second = near()
    put({ fillers: [], provider: second })
    await mounted.ready
    await expect.poll(line).toBe('Diesel, rain, oranges.')
    await readOn()
    expect(second.calls).toBe(0)
    // Another model’s words are not taken for its own.
    mounted.destroy()
    await storage.remove('harbour/auto')
    const other = scripted(answers, { id: 'near', model: 'near-2' })
    await begin({ fillers: [], provider: other })
    await expect.poll(() => other.calls).toBeGreaterThan(0)
  })

  test('is erased by the player, in the settings', async () => {
    await begin({ fillers: [], provider: near() })
    await readOn()
    await expect.poll(keptNow).toContain('Then you know.')
    await mounted.session?.settled()
    const count = (await storage.keys('harbour/fills/')).length
    await press('Settings')
    await expect.poll(() => texts('.lacuna-kept').join()).toContain(`${count} passages are kept on this device`)
    await axeFindsNothing()
    await press('Erase what is kept')
    await expect.poll(() => texts('.lacuna-kept')).toEqual(['Erased.'])
    expect(await keptNow()).toBe('[]')
    expect(document.activeElement?.textContent).toBe('Erased.')
    expect(await storage.read('harbour/auto')).toBeTruthy()
  })

  test('is nothing where nobody or rules fill, where the game keeps its own, and where it says so', async () => {
    const own = { load: async () => [], save: vi.fn(async () => {}) }
    for (const options of [
      { fillers: [] },
      { fillers: [], provider: false },
      { fillers: [], provider: near(), store: false },
      { fillers: [], provider: near(), store: own },
    ] satisfies MountOptions[]) {
      storage = memoryStorage()
      await begin(options)
      await press('Give her the letter.')
      await mounted.session?.settled()
      await press('Settings')
      await find('Close')
      expect([await storage.keys('harbour/fills/'), texts('.lacuna-kept').join()]).toEqual([[], ''])
      mounted.destroy()
      host.replaceChildren()
    }
    await expect.poll(() => own.save.mock.calls.length).toBeGreaterThan(0)
  })

  test('is nothing, too, where the storage is full; the story goes on, and nobody is told of it', async () => {
    const roomy = memoryStorage()
    storage = {
      ...roomy,
      write: (key, value) =>
        key.includes('/fills/')
          ? Promise.reject(new LacunaError('storage-full', 'Full.', { hint: 'Delete something.' }))
          : roomy.write(key, value),
    }
    await begin({ fillers: [], provider: near() })
    await readOn()
    expect([await keptNow(), texts('.lacuna-message').join()]).toEqual(['[]', ''])
  })
})

test('whoever wrote a line: what was sent for it can be read there', async () => {
  await begin({ fillers: [], provider: scripted(answers, { id: 'near' }) as NarrativeProvider })
  await mounted.session?.settled()
  await press('About these lines')
  await expect.poll(() => texts('.lacuna-given summary').length).toBeGreaterThan(0)
  host.querySelector<HTMLElement>('.lacuna-given summary')?.click()
  expect(texts('.lacuna-given').join()).toContain('the crossing tonight')
  await axeFindsNothing()
})

describe('the developer’s overlay', () => {
  const overlay = (): string =>
    [...host.children].map(child => child.shadowRoot?.querySelector('section')?.textContent ?? '').join('')
  test('opens and closes by its keys, and shows what is prepared', async () => {
    const near = scripted(answers, { id: 'near' })
    put({ fillers: [], provider: near })
    // Who reads the notice takes as long as the first passage does.
    await expect.poll(() => near.calls).toBeGreaterThan(0)
    await press('Begin')
    await mounted.ready
    await userEvent.keyboard('{Control>}{Alt>}l{/Alt}{/Control}')
    await expect.poll(overlay).toContain('Requests')
    expect(overlay()).toContain('Reachable slots')
    await mounted.session?.settled()
    await expect.poll(overlay).toMatch(/quay\.so/)
    // The next passages are there: live figures of what it took.
    await expect.poll(overlay).toMatch(/at hand\d+ %in 1/)
    for (const named of ['made', 'used', 'wasted', 'tokens', 'cost$0.0000', 'budgetno bound', 'under way0'])
      expect(overlay()).toContain(named)
    const [before] = overlay().match(/prepared\d+ \(used \d+/) ?? []
    await press('Give her the letter.')
    await expect.poll(() => overlay().match(/prepared\d+ \(used \d+/)?.[0]).not.toBe(before)
    // Those of the first passage were prepared while the notice was read.
    expect(overlay()).toContain('prepared3 (used 3')
    await userEvent.keyboard('{Control>}{Alt>}l{/Alt}{/Control}')
    await expect.poll(overlay).toBe('')
  })

  test('has other keys, or none, where the game says so', async () => {
    await begin({ overlayKeys: 'F9' })
    await userEvent.keyboard('{Control>}{Alt>}l{/Alt}{/Control}')
    await userEvent.keyboard('{F9}')
    await expect.poll(overlay).toContain('Requests')
    mounted.destroy()
    host.replaceChildren()
    put({ overlayKeys: false })
    await mounted.ready
    await userEvent.keyboard('{Control>}{Alt>}l{/Alt}{/Control}')
    expect(overlay()).toBe('')
  })
})

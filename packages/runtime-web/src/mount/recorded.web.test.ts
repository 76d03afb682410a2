import { createSession, emptyBible } from '@lacuna/engine'
import { inkStory } from '@lacuna/engine/ink'
import { compileInk } from '@lacuna/engine/ink/compiler'
import { newTape, record, recordedProvider } from '@lacuna/engine/providers/recorded'
import { scripted } from '@lacuna/engine/testing'
import { afterEach, expect, test } from 'vitest'
import { memoryStorage } from '../saves/index.ts'
import { mount } from './mount.ts'
import type { Mounted } from './mount-options.ts'

let mounted: Mounted | undefined
afterEach(() => mounted?.destroy())

const source = `-> quay
=== quay
The lamp gutters. # fill lamp: the lamp
* [On.] The boat is dark. # fill boat: the boat
  -> END
`

test('what is played from a tape is called Recorded everywhere, and nobody is asked for consent', async () => {
  const { bundle } = compileInk({ file: 'quay.ink', source, bible: { ...emptyBible('quay'), allow: 'live' } })
  if (!bundle) throw new Error('It does not compile.')
  const story = inkStory(bundle)
  const tape = newTape()
  const written = record(scripted({ 'quay.lamp': 'The flame is small.' }, { id: 'somebody' }), tape)
  const first = createSession(story, { provider: written, dial: 'live', entry: '', lookahead: false })
  await first.settled()
  first.close()

  const host = document.createElement('main')
  host.style.height = '100vh'
  document.body.replaceChildren(host)
  mounted = mount(host, story, { storage: memoryStorage(), provider: recordedProvider(tape), stage: false })
  const button = (text: string): HTMLButtonElement | undefined =>
    [...host.querySelectorAll('button')].find(one => one.textContent?.startsWith(text))
  await expect.poll(() => button('Begin')).toBeTruthy()
  expect(host.textContent).toContain(
    'filled from a recording: a language model wrote these lines before; nothing is generated now. Reviewed by nobody.',
  )
  expect(host.textContent).toContain('Nothing you read, choose or type leaves this device.')
  expect([...host.querySelectorAll('label')].map(label => label.textContent)).toContain('Recorded')
  expect(host.querySelector<HTMLInputElement>('input[value=live]')?.checked).toBe(true)
  button('Begin')?.click()
  const session = await mounted.ready
  await session.settled()
  await expect.poll(() => host.querySelector('.lacuna-line')?.textContent).toContain('The flame is small.')
  const span = host.querySelector('.lacuna-line [data-source=recorded]')
  expect(span?.getAttribute('ai-disclosure')).toBe('ai-generated')
  expect(host.textContent).toContain('Recorded')
  button('About these lines')?.click()
  await expect
    .poll(() => document.body.textContent)
    .toContain('before, for exactly what you had done; nothing was generated now. Which model it was is not stated.')
  session.choose(session.frame.choices[0]?.id ?? '')
  await session.settled()
  expect(session.frame.lines.at(-1)?.text).toBe('The boat is dark.')
  const fill = session.ledger().findLast(entry => entry.kind === 'fill')
  expect(fill).toMatchObject({ fill: { source: 'author', reason: 'not-recorded' } })
})

import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest'
import { manualClock } from '../base/manual-clock.ts'
import { testStory } from '../ink/compiler/test-story.ts'
import type { LedgerEntry } from '../ledger/ledger-entry.ts'
import { scripted } from '../testing/scripted-provider.ts'
import type { SessionOptions } from './create-session.ts'

const room = testStory('A bare room.\nThe wall is bare. # fill wall: the wall\n+ [On.] Done.\n-> END', { id: 'room' })

// Each test is the first session of its page.
beforeEach(() => vi.resetModules())
afterEach(() => vi.doUnmock('./fetched-services.ts'))
afterAll(() => vi.resetModules())

async function open(options: SessionOptions) {
  const { createSession } = await import('./create-session.ts')
  const session = createSession(room, { dial: 'live', lookahead: false, ...options })
  const texts = () => session.frame.lines.map(line => line.text)
  return { session, texts }
}

const told = (entries: readonly LedgerEntry[]): readonly unknown[] =>
  entries.map(entry => (entry.kind === 'fill' ? [entry.kind, entry.fill.source, entry.fill.reason] : entry.kind))

test('the first session begins before the Desk is there, and asks as soon as it is', async () => {
  const provider = scripted({ wall: 'Ivy holds it up.' })
  const { session, texts } = await open({ provider })
  session.enter()
  expect(session.frame.phase).toBe('writing')
  expect([texts(), provider.calls, session.ledger().length]).toEqual([['A bare room.'], 0, 1])
  const early = session.save()
  await session.settled()
  expect(texts()).toEqual(['A bare room.', 'Ivy holds it up.'])
  expect(told(session.ledger())).toEqual(['move', 'request', ['fill', 'live', undefined]])
  const left = await open({ snapshot: early })
  expect(left.texts()).toEqual(['A bare room.', 'The wall is bare.'])
})

test('later sessions ask at once', async () => {
  const first = await open({ provider: scripted({ wall: 'Ivy.' }) })
  first.session.enter()
  await first.session.settled()
  const { session } = await open({ provider: scripted({ wall: 'Moss.' }) })
  session.enter()
  expect(told(session.ledger())).toEqual(['move', 'request'])
})

test('what is played as written fetches nothing', async () => {
  const fetched = vi.fn()
  vi.doMock('./fetched-services.ts', async original => {
    fetched()
    return await original<object>()
  })
  const nobody = await open({})
  const asWritten = await open({ provider: scripted({}), dial: 'reviewed' })
  for (const { session } of [nobody, asWritten]) {
    session.enter()
    await new Promise(resolve => setTimeout(resolve, 20))
    expect(session.frame.phase).toBe('choosing')
  }
  expect(fetched).not.toHaveBeenCalled()
  asWritten.session.dial('live')
  await expect.poll(() => fetched.mock.calls.length).toBe(1)
  asWritten.session.close()
})

test('when the Desk can’t be fetched, or not in time, the author’s words stand', async () => {
  vi.doMock('./fetched-services.ts', () => {
    throw new Error('The network is gone.')
  })
  const { session, texts } = await open({ provider: scripted({ wall: 'Ivy.' }) })
  session.enter()
  await session.settled()
  expect(texts()).toEqual(['A bare room.', 'The wall is bare.'])
  expect(told(session.ledger())).toEqual(['move', ['fill', 'author', 'provider-failed']])

  vi.resetModules()
  let come = (_: object): void => {}
  vi.doMock('./fetched-services.ts', () => new Promise(resolve => (come = resolve)))
  let due = (): void => {}
  const after = (_: number, run: () => void): (() => void) => {
    due = run
    return () => {}
  }
  const clock = { ...manualClock(), after }
  const slow = await open({ provider: scripted({ wall: 'Ivy.' }), clock })
  slow.session.enter()
  due()
  expect(slow.session.frame.phase).toBe('choosing')
  expect(slow.texts()).toEqual(['A bare room.', 'The wall is bare.'])
  expect(told(slow.session.ledger())).toEqual(['move', ['fill', 'author', 'deadline']])
  slow.session.close()
  come({})
})

import { expect, test } from 'vitest'
import { manualClock } from '../../base/manual-clock.ts'
import { testStory } from '../../ink/compiler/test-story.ts'
import type { FillRequest } from '../../provider/port/fill-request.ts'
import type { NarrativeProvider } from '../../provider/port/narrative-provider.ts'
import { anthropicProvider } from '../../providers/anthropic/provider.ts'
import { openAiCompatibleProvider } from '../../providers/openai-compatible/provider.ts'
import { route } from '../../providers/wrappers/route.ts'
import { createSession, type SessionOptions } from '../../session/create-session.ts'
import { agreedTo } from '../../testing/agreed-to.ts'
import { scripted } from '../../testing/scripted-provider.ts'
import { consentBook } from './consent.ts'
import type { ConsentRecord } from './consent-record.ts'
import { dataCategories } from './data-categories.ts'

const story = testStory(`-> room
=== room ===
The wall is bare. # fill wall: the wall
* (on) [Go on.] -> next
=== next ===
The stairs are steep. # fill stairs: the stairs; reads @history
-> END`)

const record: ConsentRecord = {
  purpose: 'To fill slots',
  version: '1',
  provider: 'far',
  data: dataCategories,
  time: '2026-05-01T10:00:00Z',
}
const answers = { 'room.wall': 'Ivy holds it up.', 'next.stairs': 'They complain.' }

function play(options: SessionOptions = {}, far = scripted(answers, { id: 'far', model: 'm', local: false })) {
  const clock = manualClock()
  const session = createSession(story, { dial: 'live', clock, provider: far, lookahead: false, ...options })
  const first = () => session.frame.lines[0]?.text
  const fills = () => session.ledger().flatMap(entry => (entry.kind === 'fill' ? [entry.fill] : []))
  return { session, clock, far, first, fills }
}

test.each([
  ['no book', undefined],
  ['an empty book', consentBook({ version: '1' })],
  ['consent for another provider', agreedTo({ id: 'elsewhere' })],
])(
  'with %s a provider that leaves the device is never called; the author’s words stand at once',
  async (_, consent) => {
    const { session, clock, far, first, fills } = play(consent && { consent })
    session.enter()
    await clock.settle()
    expect(session.frame.phase).toBe('choosing')
    expect(first()).toBe('The wall is bare.')
    expect(fills()).toMatchObject([{ source: 'author', reason: 'no-consent' }])
    expect(far.calls).toBe(0)
  },
)

test('nothing is prepared ahead without consent, and it is as soon as there is some', async () => {
  const consent = consentBook({ version: '1' })
  const { session, clock, far } = play({ consent, lookahead: {} })
  await clock.settle()
  session.enter()
  await clock.settle()
  expect(far.calls).toBe(0)
  consent.give(record)
  await clock.advance(0)
  expect(far.requests.map(request => request.slots.map(slot => slot.slot))).toEqual([['next.stairs']])
})

test('a record of other words, of another model or of less data does not count', async () => {
  const tries: readonly Partial<ConsentRecord>[] = [{ version: '0' }, { model: 'other' }, { data: ['choices'] }]
  for (const part of tries) {
    const consent = consentBook({ version: '1' })
    consent.give({ ...record, ...part })
    const { session, far } = play({ consent })
    session.enter()
    await session.settled()
    expect([part, far.calls]).toEqual([part, 0])
  }
})

test('what was not agreed to is not sent, what was is', async () => {
  const consent = consentBook({ version: '1' })
  consent.give({ ...record, data: ['story', 'choices'] })
  const { session, clock, far, fills } = play({ consent })
  session.enter()
  await clock.settle()
  session.choose('room.on')
  await clock.settle()
  expect(fills().map(fill => fill.reason)).toEqual([undefined, 'no-consent'])
  expect(far.requests.flatMap(request => request.slots.map(slot => slot.slot))).toEqual(['room.wall'])
})

test('withdrawn while it is written: the answer is not heard any more, and the connection is let go', async () => {
  const clock = manualClock()
  const far = scripted(answers, { id: 'far', local: false, clock, firstMs: 1000 })
  const consent = agreedTo(far)
  const { session, first, fills } = play({ consent, clock }, far)
  session.enter()
  await clock.advance(500)
  expect([session.frame.phase, far.calls]).toEqual(['writing', 1])
  consent.withdraw()
  await clock.settle()
  expect(session.frame.phase).toBe('choosing')
  expect(first()).toBe('The wall is bare.')
  expect(fills()).toMatchObject([{ reason: 'no-consent' }])
  expect(far.aborted).toBe(1)
})

test('withdrawn after something was prepared: it is not shown, and the save is as good as before', async () => {
  const { far } = play()
  const consent = agreedTo(far)
  const { session, clock, fills } = play({ consent, lookahead: {} }, far)
  session.enter()
  await clock.advance(0)
  const { calls } = far
  expect(far.requests.at(-1)?.slots.map(slot => slot.slot)).toEqual(['next.stairs'])
  consent.withdraw('far')
  session.choose('room.on')
  await clock.settle()
  expect(session.frame.lines[0]?.text).toBe('The stairs are steep.')
  expect(far.calls).toBe(calls)
  expect(fills().map(fill => fill.reason)).toEqual([undefined, 'no-consent'])
  const again = createSession(story, { snapshot: JSON.stringify(session.save()) })
  expect(again.frame.lines).toEqual(session.frame.lines)
  expect(again.history()[0]?.lines[0]?.text).toBe('Ivy holds it up.')
})

test('one that is sent the path besides needs consent for the path, and the log names it', async () => {
  const plain = scripted(answers, { id: 'far', local: false })
  const far = { ...plain, capabilities: { ...plain.capabilities, path: true } }
  const consent = consentBook({ version: '1' })
  const tried = async (data: ConsentRecord['data']): Promise<number> => {
    consent.give({ ...record, data })
    const session = createSession(story, { dial: 'live', provider: far, consent, lookahead: false })
    session.enter()
    await session.settled()
    return plain.calls
  }
  expect(await tried(dataCategories.filter(category => category !== 'path'))).toBe(0)
  expect(await tried(dataCategories)).toBe(1)
  expect(consent.sent[0]?.data).toEqual(['story', 'path'])
  expect(route({ otherwise: [plain, far] }).capabilities.path).toBe(true)
})

test.each<[string, (late: () => Promise<string>, fetching: typeof fetch) => NarrativeProvider]>([
  ['anthropic', (apiKey, fetching) => anthropicProvider({ apiKey, fetch: fetching })],
  [
    'openai-compatible',
    (apiKey, fetching) =>
      openAiCompatibleProvider({ apiKey, fetch: fetching, baseUrl: 'https://far.example/v1', model: 'gull' }),
  ],
])('withdrawn while the key is looked up: %s sends nothing', async (_, make) => {
  let give = (_key: string): void => {}
  const key = new Promise<string>(resolve => {
    give = resolve
  })
  let fetched = 0
  const far = make(
    () => key,
    async () => {
      fetched++
      return new Response()
    },
  )
  const consent = agreedTo(far)
  const { session, clock } = play({ consent, provider: far })
  session.enter()
  await clock.settle()
  consent.withdraw()
  give('key-of-somebody')
  await clock.settle()
  await new Promise(done => setTimeout(done, 5))
  expect([session.frame.phase, fetched]).toEqual(['choosing', 0])
})

test('a provider on the device needs no consent, and nothing of it is in the log', async () => {
  const consent = consentBook({ version: '1' })
  const { session, clock, first } = play({ consent }, scripted(answers))
  session.enter()
  await clock.settle()
  expect(first()).toBe('Ivy holds it up.')
  expect(consent.sent).toEqual([])
})

test('a route that can lead off the device needs consent for the route', async () => {
  const far = scripted(answers, { id: 'far', local: false })
  const both = route({ otherwise: [far, scripted(answers, { id: 'near' })] })
  const { session } = play({ provider: both })
  session.enter()
  await session.settled()
  expect(far.calls).toBe(0)
  const agreed = play({ provider: both, consent: agreedTo(both) })
  agreed.session.enter()
  await agreed.clock.settle()
  expect(agreed.fills()).toMatchObject([{ source: 'live', provider: 'far' }])
})

test('the log says what was sent, when and to whom; it is bounded, kept as JSON, and can be erased', async () => {
  const consent = consentBook({ version: '1', now: () => '2026-05-01T10:00:00Z', maxSent: 1 })
  consent.give(record)
  const { session, clock } = play({ consent })
  session.enter()
  await clock.settle()
  expect(consent.sent).toMatchObject([
    { time: '2026-05-01T10:00:00Z', provider: 'far', model: 'm', slots: ['room.wall'], data: ['story'] },
  ])
  expect(consent.sent[0]?.included.map(part => part.label)).toEqual(['instructions', 'passage'])
  session.choose('room.on')
  await clock.settle()
  expect(consent.sent.map(entry => entry.slots)).toEqual([['next.stairs']])
  expect(consent.sent[0]?.data).toEqual(['story', 'choices', 'history', 'diary', 'shown'])
  expect(consent.dropped).toBe(1)
  const kept = consentBook({ version: '1', kept: JSON.parse(JSON.stringify(consent)) })
  expect([kept.records, kept.sent, kept.dropped]).toEqual([[record], consent.sent, 1])
  kept.erase()
  expect([kept.sent, kept.records]).toEqual([[], [record]])
})

test('a kept book says its format, and one of a newer format is no consent', () => {
  const consent = consentBook({ version: '1', kept: { records: [record], sent: [] } })
  expect(consent.records).toEqual([record])
  const kept = JSON.parse(JSON.stringify(consent))
  expect(kept.format).toBe(3)
  expect(consentBook({ version: '1', kept }).records).toEqual([record])
  expect(consentBook({ version: '1', kept: { ...kept, format: 4 } }).records).toEqual([])
  expect(consentBook({ version: '1', kept: { ...kept, records: [record, { ...record, time: {} }] } }).records).toEqual([
    record,
  ])
})

test('a book that a newer version kept is given back as it was, whatever is agreed to here', async () => {
  const kept = { format: 4, records: [{ ...record, switches: ['word'] }], sent: [], receipts: [1] }
  for (const one of [kept, JSON.stringify(kept)]) {
    const consent = consentBook({ version: '1', kept: one })
    expect([consent.newer, consent.records]).toEqual([4, []])
    consent.give(record)
    const { session, clock, far } = play({ consent })
    session.enter()
    await clock.settle()
    expect([far.calls, consent.sent.length]).toEqual([1, 1])
    expect(consent.toJSON()).toEqual(one)
    expect(consentBook({ version: '1', kept: consent.toJSON() }).records).toEqual([])
  }
  expect(consentBook({ version: '1', kept: { ...kept, format: 1 } }).newer).toBeUndefined()
})

test('a book of format 2 counts for what was asked then: neither the diary nor text that was shown is sent by it', async () => {
  const data = ['story', 'choices', 'typed', 'history', 'player', 'path'] as const
  const kept = { format: 2, records: [{ ...record, data }], sent: [], dropped: 0 }
  const book = consentBook({ version: '1', kept })
  expect(book.records).toEqual([{ ...record, data }])
  const { session, clock, far } = play({ consent: book })
  session.enter()
  await clock.settle()
  const [request] = far.requests
  if (request === undefined) throw new Error('Nothing was asked.')
  const provider = { id: 'far', model: 'm' }
  const part = { label: 'the page before', text: 'TOLLY: No.', trust: 'player' } as const
  const cases: readonly (readonly [string, FillRequest])[] = [
    ['diary', { ...request, reads: [...request.reads, '@diary'] }],
    ['diary', { ...request, reads: [...request.reads, '@diary.now'] }],
    ['shown', { ...request, reads: [...request.reads, '@said.room.wall'] }],
    ['shown', { ...request, soft: [part] }],
  ]
  expect(book.allows(provider, request)).toBe(true)
  for (const [category, more] of cases) {
    expect(book.allows(provider, more)).toBe(false)
    const asked = consentBook({ version: '1' })
    asked.give({ ...record, data: [...data, category as 'diary' | 'shown'] })
    expect([category, asked.allows(provider, more)]).toEqual([category, true])
    asked.noteSent(provider, more)
    expect(asked.sent[0]?.data).toContain(category)
  }
})

test('what was kept and can’t be read is no consent', () => {
  for (const kept of [null, 'yes', { records: [{ provider: 'far' }] }, { records: 3, sent: [{}], dropped: 'x' }]) {
    const book = consentBook({ version: '1', kept })
    expect([book.records, book.sent, book.dropped]).toEqual([[], [], 0])
  }
  const book = consentBook({ version: '1' })
  expect(() => book.give({ ...record, data: ['everything'] as never })).toThrow(
    expect.objectContaining({ code: 'wrong-input' }),
  )
})

test('a book of format 1 counts: its category and its log had other names', () => {
  const kept = {
    records: [{ ...record, data: ['story', 'way'] }],
    sent: [{ provider: 'far', slots: [], data: ['way'], told: [], stableCharacters: 0 }],
  }
  for (const one of [kept, { ...kept, format: 1 }]) {
    const book = consentBook({ version: '1', kept: one })
    expect(book.records).toEqual([{ ...record, data: ['story', 'path'] }])
    expect(book.sent).toEqual([{ provider: 'far', slots: [], data: ['path'], included: [], stableCharacters: 0 }])
  }
  expect(consentBook({ version: '1', kept: { ...kept, format: 2 } }).records).toEqual([])
})

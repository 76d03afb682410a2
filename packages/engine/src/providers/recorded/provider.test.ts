import { describe, expect, test } from 'vitest'
import { fileOfFormatThree } from '../../../fixtures/format-three.ts'
import { testStory } from '../../ink/compiler/test-story.ts'
import type { FillRequest } from '../../provider/port/fill-request.ts'
import type { FillEvent, NarrativeProvider } from '../../provider/port/narrative-provider.ts'
import { requestKey } from '../../provider/request/request-key.ts'
import { textTranscript } from '../../record/transcript.ts'
import { createSession, type Session } from '../../session/create-session.ts'
import { LacunaError } from '../../story/lacuna-error.ts'
import { hostile } from '../../testing/hostile-providers.ts'
import { sampleBible, sampleInvention, sampleRequest } from '../../testing/sample-request.ts'
import { scripted } from '../../testing/scripted-provider.ts'
import { testProvider } from '../../testing/test-provider.ts'
import { grammarProvider } from '../grammar/provider.ts'
import { recordedProvider } from './provider.ts'
import { readTape } from './read-tape.ts'
import { record } from './record.ts'
import { answersRequests, newTape, type Tape } from './tape.ts'

async function hear(
  provider: NarrativeProvider,
  request: FillRequest,
  seed = 1,
  variant = 0,
): Promise<readonly FillEvent[]> {
  const events: FillEvent[] = []
  for await (const event of provider.fill(request, { seed, variant, signal: new AbortController().signal }))
    events.push(event)
  return events
}

const textOf = (events: readonly FillEvent[]): string =>
  events.map(event => (event.type === 'delta' ? event.text : '')).join('')

const somebody = () =>
  scripted(
    { 'lock.water': 'It rises.', 'lock.greet': ['You.', 'Again.'], 'lock.leave': 'Go.', 'lock.nickname': 'Heron' },
    { id: 'somebody', model: 'small', chunk: 5 },
  )

async function tapeOf(...seeds: readonly number[]): Promise<Tape> {
  const tape = newTape()
  const recording = record(somebody(), tape)
  for (const seed of seeds) {
    await hear(recording, sampleRequest(), seed)
    await hear(recording, sampleInvention(), seed)
  }
  return tape
}

const taped = await tapeOf(1)

describe('a tape is a provider like any other', () => {
  testProvider({
    test,
    make: () => recordedProvider(taped),
    failing: {
      'an empty tape': () => recordedProvider(newTape()),
    },
  })
})

describe('so is one that is recorded', () => {
  testProvider({ test, make: () => record(grammarProvider(sampleBible), newTape()) })
})

test('what was said is said again, with nobody asked; the words are recorded ones, the model as far as it is known', async () => {
  const asked = somebody()
  const tape = newTape()
  const first = await hear(record(asked, tape), sampleRequest(), 7)
  const replay = recordedProvider(readTape(JSON.parse(JSON.stringify(tape))))
  const again = await hear(replay, sampleRequest(), 8)
  expect(JSON.parse(textOf(again))).toEqual(JSON.parse(textOf(first)))
  expect(again.at(-1)).toEqual({ type: 'done', reason: 'complete', model: 'small' })
  expect(replay).toMatchObject({ id: 'recorded', recorded: { reviewed: 'nobody' }, capabilities: { local: true } })
  expect(replay.model).toBeUndefined()
  expect(asked.calls).toBe(1)
})

test('what is met again gets the next answer to it, round and round', async () => {
  const tape = newTape()
  const recording = record(somebody(), tape)
  for (const variant of [0, 1]) await hear(recording, sampleRequest(), 1, variant)
  const replay = recordedProvider(tape)
  const heard = async (variant: number) => textOf(await hear(replay, sampleRequest(), 9, variant))
  const [one, two] = [await heard(0), await heard(1)]
  expect(one).not.toEqual(two)
  expect([await heard(2), await heard(3)]).toEqual([one, two])
})

test('what was written beside soft text stands beside the same text alone', async () => {
  const soft = (text: string): FillRequest => ({
    ...sampleRequest(),
    soft: [{ label: 'Slots said lately', text, trust: 'engine' }],
  })
  const tape = newTape()
  await hear(record(somebody(), tape), soft('Rain.'))
  await hear(recordedProvider(tape), soft('Rain.'))
  await expect(hear(recordedProvider(tape), soft('Snow.'))).rejects.toMatchObject({ code: 'provider-failed' })
  const free = newTape()
  await hear(record(somebody(), free), sampleRequest())
  expect(textOf(await hear(recordedProvider(free), soft('Snow.')))).toContain('It rises.')
})

test('who has looked at the words goes with them, and what rules made is no model’s', async () => {
  const tape = newTape()
  await hear(record(grammarProvider(sampleBible), tape), sampleRequest())
  expect(recordedProvider(tape)).toMatchObject({ rules: true })
  expect(recordedProvider(tape).recorded).toBeUndefined()
  const reviewed = { ...(await tapeOf(1)), reviewed: { by: 'Ada' } }
  expect(recordedProvider(readTape(reviewed)).recorded).toEqual({ by: 'Ada' })
})

test('a request that was never recorded fails and says so', async () => {
  const strange = sampleRequest({ choice: { id: 'run', text: 'Run.' } })
  await expect(hear(recordedProvider(taped), strange)).rejects.toMatchObject({
    code: 'provider-failed',
    data: { slots: expect.any(Array) },
  })
})

test('an answer that was left, or that failed, is not on the tape', async () => {
  const tape = newTape()
  for await (const _ of record(somebody(), tape).fill(sampleRequest(), {
    seed: 1,
    signal: new AbortController().signal,
  }))
    break
  expect(tape.answers).toEqual([])
  await hear(record(hostile('breaks off'), tape), sampleRequest()).catch(() => {})
  expect(tape.answers).toEqual([])
})

describe('what is no tape is turned down with its place', () => {
  test.each<[unknown, string]>([
    [null, '$ must be an object'],
    [{ format: '2' }, '$.format'],
    [{ format: 4, answers: [] }, '$.requests'],
    [{ format: 4, requests: 3, answers: {} }, '$.answers'],
    [{ format: 4, requests: 3, answers: [], reviewed: { reviewed: 'everybody' } }, '$.reviewed.reviewed'],
    [{ format: 4, requests: 3, answers: [{ slot: 'a', occurrence: 0 }] }, '$.answers[0].situation'],
    [{ format: 4, requests: 3, answers: [{ situation: 's', slot: 'a', occurrence: -1 }] }, '$.answers[0].occurrence'],
    [{ format: 4, requests: 3, answers: [{ situation: 's', slot: 'a', occurrence: 0, text: 7 }] }, '$.answers[0].text'],
    [{ format: 1, provider: {}, answers: [] }, '$.keyedFor.id'],
    [{ format: 1, provider: { id: 'x' }, answers: {} }, '$.answers'],
    [{ format: 1, provider: { id: 'x' }, answers: [{ seed: 1, events: [] }] }, '$.answers[0]'],
  ])('%j', (saved, path) => {
    expect(() => readTape(saved)).toThrow(LacunaError)
    expect(() => readTape(saved)).toThrow(path)
  })
})

test('a text that is too long is turned down', () => {
  const answer = { situation: 's', slot: 'a', occurrence: 0, text: 'x'.repeat(100_001) }
  expect(() => readTape({ format: 4, requests: 3, answers: [answer] })).toThrow('$.answers[0].text')
})

test('a tape of older requests is kept, says so, and takes nothing new', async () => {
  const old = readTape({ ...taped, requests: 1 })
  expect([answersRequests(old), answersRequests(taped)]).toEqual([false, true])
  expect(() => record(somebody(), old)).toThrow('older format')
  const strange = sampleRequest({ choice: { id: 'run', text: 'Run.' } })
  await expect(hear(recordedProvider(old), strange)).rejects.toMatchObject({
    hint: expect.stringContaining('requests of format 1'),
  })
})

test('a tape of format 2 is read, slot by slot, and answers requests of its own format', () => {
  const tape = readTape(fileOfFormatThree('tape.json'))
  expect([tape.format, tape.requests, tape.keyedFor]).toEqual([4, 2, { id: 'gull', model: 'gull-2' }])
  expect(tape.answers[0]).toEqual({
    situation: '8b2bf8742a73004ae8080c79a74e3d4091d7342c1825e88bcef9ef8958160db6',
    slot: 'ferry.letter',
    occurrence: 0,
    text: 'Walk on.',
    model: 'gull-2',
  })
  expect(answersRequests(tape)).toBe(false)
})

test('a tape of format 3 goes on to play: its answers are found by the key with its provider', async () => {
  const request = sampleRequest()
  const key = requestKey(request, { id: 'gull', model: 'gull-2' })
  const event = (text: string) => ({ type: 'delta', text: JSON.stringify({ [request.slots[0]!.key]: { text } }) })
  const answer = (seed: number, text: string) => ({
    key,
    seed,
    events: [event(text), { type: 'done', reason: 'complete' }],
  })
  const tape = readTape({
    format: 3,
    requests: 3,
    provider: { id: 'gull', model: 'gull-2' },
    answers: [answer(1, 'It rises.'), answer(2, 'It falls.'), { key, seed: 3, events: [event('It')], failed: 'Cut.' }],
  })
  expect(tape.answers.map(({ occurrence, text }) => [occurrence, text])).toEqual([
    [0, 'It rises.'],
    [1, 'It falls.'],
  ])
  expect(textOf(await hear(recordedProvider(tape), request, 1, 1))).toContain('It falls.')
  expect(() => record(somebody(), tape)).toThrow('takes nothing new')
})

test('a tape of a newer format is refused as such', () => {
  expect(() => readTape({ format: 5 })).toThrow(expect.objectContaining({ code: 'file-newer' }))
})

test('a play that was recorded is played again from its tape, to the same words, with nobody asked', async () => {
  const story = testStory(`-> lock
=== lock ===
The water stands. # fill water: the water
* (wait) [Wait.] The gate opens. # fill gate: the gate; reads @history
* (go) [Go.]
- Evening. # fill evening: the evening; max 3 words
-> END`)
  const play = async (provider: NarrativeProvider): Promise<Session> => {
    const session = createSession(story, { provider, dial: 'live', seed: 4, entry: '', lookahead: false })
    await session.settled()
    session.choose('lock.wait')
    await session.settled()
    return session
  }
  const words = { 'lock.water': 'It rises.', 'lock.gate': 'Oak, and slow.', 'lock.evening': 'Far too many words here.' }
  const live = scripted(words, { id: 'somebody', model: 'small', chunk: 3 })
  const tape = newTape()
  const recorded = await play(record(live, tape))
  const { calls } = live
  expect(calls).toBeGreaterThan(2)
  const replayed = await play(recordedProvider(readTape(JSON.parse(JSON.stringify(tape)))))
  const plain = (session: Session) =>
    textTranscript(story, session.history()).replaceAll(/\[\^?[^\]]*\]|^.*(Generated|Written by a).*$/gm, '')
  expect(plain(replayed)).toBe(plain(recorded))
  expect(textTranscript(story, replayed.history())).toContain('Oak, and slow.')
  const fills = replayed.ledger().flatMap(entry => (entry.kind === 'fill' ? [entry.fill] : []))
  expect(fills.find(({ slot }) => slot === 'lock.gate')).toMatchObject({
    source: 'recorded',
    provider: 'recorded',
    model: 'small',
    reviewed: 'nobody',
  })
  expect(replayed.frame.lines.flatMap(({ spans }) => spans.map(({ origin }) => origin.source))).not.toContain('live')
  expect(live.calls).toBe(calls)
  const partly = { ...tape, answers: tape.answers.filter(({ slot }) => slot !== 'lock.gate') }
  const lacking = await play(recordedProvider(partly))
  const shown = lacking.ledger().flatMap(entry => (entry.kind === 'fill' ? [entry.fill] : []))
  expect(shown.find(({ slot }) => slot === 'lock.gate')).toMatchObject({
    source: 'author',
    text: 'The gate opens.',
    reason: 'not-recorded',
  })
})

import { describe, expect, test } from 'vitest'
import { fileOfFormatThree } from '../../../fixtures/format-three.ts'
import { testStory } from '../../ink/compiler/test-story.ts'
import type { FillRequest } from '../../provider/port/fill-request.ts'
import type { FillEvent, NarrativeProvider } from '../../provider/port/narrative-provider.ts'
import { ProviderError } from '../../provider/port/provider-error.ts'
import { textTranscript } from '../../record/transcript.ts'
import { createSession, type Session } from '../../session/create-session.ts'
import { LacunaError } from '../../story/lacuna-error.ts'
import { hostile } from '../../testing/hostile-providers.ts'
import { sampleBible, sampleInvention, sampleRequest } from '../../testing/sample-request.ts'
import { scripted } from '../../testing/scripted-provider.ts'
import { testProvider } from '../../testing/test-provider.ts'
import { grammarProvider } from '../grammar/provider.ts'
import { recordedProvider } from './provider.ts'
import { record } from './record.ts'
import { answersRequests, newTape, readTape, type Tape } from './tape.ts'

async function hear(provider: NarrativeProvider, request: FillRequest, seed = 1): Promise<readonly FillEvent[]> {
  const events: FillEvent[] = []
  for await (const event of provider.fill(request, { seed, signal: new AbortController().signal })) events.push(event)
  return events
}

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
      'a tape of a failure': async () => {
        const tape = newTape()
        await hear(record(hostile('breaks off'), tape), sampleRequest()).catch(() => {})
        return recordedProvider(tape)
      },
    },
  })
})

describe('so is one that is recorded', () => {
  testProvider({ test, make: () => record(grammarProvider(sampleBible), newTape()) })
})

test('what was said is said again, event for event, by the same name, with nobody asked', async () => {
  const asked = somebody()
  const tape = newTape()
  const first = await hear(record(asked, tape), sampleRequest(), 7)
  const replay = recordedProvider(readTape(JSON.parse(JSON.stringify(tape))))
  expect(await hear(replay, sampleRequest(), 7)).toEqual(first)
  expect([replay.id, replay.model, replay.capabilities.local]).toEqual(['somebody', 'small', true])
  expect(asked.calls).toBe(1)
})

test('each seed has its own answer, and a new seed always the same of them', async () => {
  const replay = recordedProvider(await tapeOf(1, 2))
  const [one, two] = [await hear(replay, sampleRequest(), 1), await hear(replay, sampleRequest(), 2)]
  expect(one).not.toEqual(two)
  expect(await hear(replay, sampleRequest(), 1)).toEqual(one)
  expect(await hear(replay, sampleRequest(), 9)).toEqual(await hear(replay, sampleRequest(), 9))
})

test('a request that was never recorded fails and says so', async () => {
  const strange = sampleRequest({ choice: { id: 'run', text: 'Run.' } })
  await expect(hear(recordedProvider(taped), strange)).rejects.toMatchObject({
    code: 'provider-failed',
    data: { slots: expect.any(Array) },
  })
})

test('an answer that was left is not on the tape; one that failed fails again after as many words', async () => {
  const tape = newTape()
  for await (const _ of record(somebody(), tape).fill(sampleRequest(), {
    seed: 1,
    signal: new AbortController().signal,
  }))
    break
  expect(tape.answers).toEqual([])
  await hear(record(hostile('breaks off'), tape), sampleRequest()).catch(() => {})
  const heard: FillEvent[] = []
  const again = recordedProvider(tape).fill(sampleRequest(), { seed: 1, signal: new AbortController().signal })
  await expect(
    (async () => {
      for await (const event of again) heard.push(event)
    })(),
  ).rejects.toThrow('The provider failed.')
  expect(heard).toHaveLength(1)
})

describe('what is no tape is turned down with its place', () => {
  test.each<[unknown, string]>([
    [null, '$ must be an object'],
    [{ format: '2' }, '$.format'],
    [{ format: 3, provider: { id: 'x' }, answers: [] }, '$.requests'],
    [{ format: 1, provider: {} }, '$.provider.id'],
    [{ format: 1, provider: { id: 'x' }, answers: {} }, '$.answers'],
    [{ format: 1, provider: { id: 'x' }, answers: [{ seed: 1, events: [] }] }, '$.answers[0].key'],
    [{ format: 1, provider: { id: 'x' }, answers: [{ key: 'k', events: [] }] }, '$.answers[0].seed'],
    [{ format: 1, provider: { id: 'x' }, answers: [{ key: 'k', seed: 1 }] }, '$.answers[0].events'],
    [
      { format: 1, provider: { id: 'x' }, answers: [{ key: 'k', seed: 1, events: [{ type: 'delta' }] }] },
      '$.answers[0].events[0]',
    ],
  ])('%j', (saved, path) => {
    expect(() => readTape(saved)).toThrow(LacunaError)
    expect(() => readTape(saved)).toThrow(path)
  })
})

test('a tape of older requests is kept, says so, and takes nothing new', async () => {
  const { requests: _, ...kept } = JSON.parse(JSON.stringify(taped)) as Tape
  const old = readTape({ ...kept, format: 1 })
  expect([old.format, old.requests, old.answers]).toEqual([3, 1, taped.answers])
  expect([answersRequests(old), answersRequests(taped)]).toEqual([false, true])
  expect(() => record(somebody(), old)).toThrow('answers requests of format 1')
  const strange = sampleRequest({ choice: { id: 'run', text: 'Run.' } })
  await expect(hear(recordedProvider(old), strange)).rejects.toMatchObject({
    hint: expect.stringContaining('requests of format 1'),
  })
})

test('a tape of format 2 is read, and answers requests of its own format', () => {
  const saved = fileOfFormatThree<Tape>('tape.json')
  const tape = readTape(saved)
  expect([tape.format, tape.requests, tape.answers]).toEqual([3, 2, saved.answers])
  expect(answersRequests(tape)).toBe(false)
})

test('a tape of a newer format is refused as such', () => {
  expect(() => readTape({ format: 4 })).toThrow(expect.objectContaining({ code: 'file-newer' }))
})

test('a failure is kept with its kind and in our own words: no key of a vendor’s gets onto a tape', async () => {
  const key = 'sk-never-on-a-tape'
  const failing = (error: unknown): NarrativeProvider => ({
    ...somebody(),
    // biome-ignore lint/correctness/useYield: it fails before it says anything
    async *fill() {
      throw error
    },
  })
  const tape = newTape()
  const first = hear(record(failing(new ProviderError('rate', { provider: 'somebody' })), tape), sampleRequest(), 1)
  await expect(first).rejects.toMatchObject({ kind: 'rate' })
  const second = hear(record(failing(new Error(`401: authorization: Bearer ${key}`)), tape), sampleRequest(), 2)
  await expect(second).rejects.toThrow(key)
  const kept = JSON.stringify(tape)
  expect(kept).not.toContain(key)
  const again = recordedProvider(readTape(JSON.parse(kept)))
  await expect(hear(again, sampleRequest(), 1)).rejects.toMatchObject({ kind: 'rate', code: 'provider-failed' })
  await expect(hear(again, sampleRequest(), 2)).rejects.toMatchObject({ message: 'The provider failed.' })
})

test('a play that was recorded is played again from its tape, to the same record, with nobody asked', async () => {
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
  expect(textTranscript(story, replayed.history())).toBe(textTranscript(story, recorded.history()))
  expect(textTranscript(story, replayed.history())).toContain('Oak, and slow.')
  expect(replayed.ledger().at(-1)?.hash).toBe(recorded.ledger().at(-1)?.hash)
  expect(live.calls).toBe(calls)
})

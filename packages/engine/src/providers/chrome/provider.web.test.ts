import { describe, expect, test } from 'vitest'
import { type PretendOptions, pretendLanguageModel } from '../../../../../tools/pretend-language-model.ts'
import { manualClock } from '../../base/manual-clock.ts'
import type { FillRequest } from '../../provider/port/fill-request.ts'
import type { FillEvent, NarrativeProvider } from '../../provider/port/narrative-provider.ts'
import { sampleInvention, sampleRequest } from '../../testing/sample-request.ts'
import { testProvider } from '../../testing/test-provider.ts'
import { type ChromeProvider, chromeProvider } from './provider.ts'

// No browser that tests run in has a model: what is asked here is a test double after the public explainer, but for the last test.
function make(options: PretendOptions = {}): ChromeProvider {
  return chromeProvider({ languageModel: pretendLanguageModel(options) })
}

async function hear(
  provider: NarrativeProvider,
  request: FillRequest = sampleRequest(),
): Promise<readonly FillEvent[]> {
  const events: FillEvent[] = []
  for await (const event of provider.fill(request, { seed: 1, signal: new AbortController().signal }))
    events.push(event)
  return events
}

describe('it is a provider like any other', () => {
  testProvider({
    test: (name, run) => test(name, run),
    make: () => make(),
    failing: {
      'no model': { kind: 'offline', make: () => make({ state: 'unavailable' }) },
      'a language it does not know': { kind: 'offline', make: () => make({ languages: ['ja'] }) },
      'a download without a click': { kind: 'offline', make: () => make({ state: 'downloadable' }) },
      'no network': { kind: 'offline', make: () => make({ state: 'downloading', fault: 'no network' }) },
      'too large a request': { kind: 'invalid', make: () => make({ fault: 'too large' }) },
      'a schema it can’t keep to': { kind: 'invalid', make: () => make({ fault: 'breaks schema' }) },
      'something unknown': { kind: 'overloaded', make: () => make({ fault: 'unknown' }) },
    },
  })
})

test('a story is told once, and each request is a copy that is thrown away', async () => {
  const languageModel = pretendLanguageModel()
  const provider = chromeProvider({ languageModel })
  const request = sampleRequest()
  await hear(provider, request)
  await hear(provider, sampleInvention())
  const [talk, ...copies] = languageModel.sessions
  expect(talk?.said).toEqual([{ role: 'system', content: request.instructions.stable }])
  expect(talk?.isDestroyed).toBe(false)
  expect(copies.map(({ said, isDestroyed }) => [said.length, isDestroyed])).toEqual([
    [3, true],
    [3, true],
  ])
  expect(copies[0]?.said[1]?.content).toContain('lock.water')
  await provider.unload()
  expect(talk?.isDestroyed).toBe(true)
})

test('an answer that the browser keeps back is a refusal', async () => {
  expect((await hear(make({ fault: 'filtered' }))).at(-1)).toEqual({ type: 'done', reason: 'refused' })
})

test('after a click the model is fetched, with its progress', async () => {
  const shares: number[] = []
  const languageModel = pretendLanguageModel({ state: 'downloadable', clicked: true })
  const provider = chromeProvider({ languageModel, onProgress: share => shares.push(share) })
  expect(await provider.availability()).toBe('downloadable')
  await provider.load()
  expect(shares).toEqual([0, 0.25, 0.75, 0.999, 1])
  expect(await provider.availability()).toBe('available')
  expect((await hear(provider)).at(-1)).toMatchObject({ reason: 'complete' })
})

test('a browser that says neither yes nor no is given up, and asked again only by load', async () => {
  const clock = manualClock()
  const provider = chromeProvider({
    languageModel: pretendLanguageModel({ fault: 'never created' }),
    clock,
    creationMs: 5000,
  })
  const heard = expect(hear(provider)).rejects.toMatchObject({ kind: 'timeout' })
  await clock.advance(5000)
  await heard
  await expect(hear(provider)).rejects.toMatchObject({ kind: 'timeout' })
  const loading = expect(provider.load()).rejects.toMatchObject({ kind: 'timeout' })
  await clock.advance(5000)
  await loading
})

test('a browser that does not say whether counts as one that has none', async () => {
  const clock = manualClock()
  const provider = chromeProvider({ languageModel: pretendLanguageModel({ fault: 'never says whether' }), clock })
  const asked = provider.availability()
  await clock.advance(20_000)
  expect(await asked).toBe('unavailable')
})

test('who waits for a model that never comes can leave', async () => {
  const abort = new AbortController()
  const provider = make({ fault: 'never created' })
  const waiting = provider.fill(sampleRequest(), { seed: 1, signal: abort.signal })[Symbol.asyncIterator]().next()
  abort.abort(new Error('left'))
  await expect(waiting).rejects.toThrow('left')
})

test('unloaded while it writes, it breaks off, and begins anew when it is asked', async () => {
  const languageModel = pretendLanguageModel({ fault: 'stalls' })
  const provider = chromeProvider({ languageModel })
  const heard = expect(hear(provider)).rejects.toMatchObject({ kind: 'cut', message: 'The model was unloaded.' })
  await expect.poll(() => languageModel.sessions.length).toBe(2)
  await provider.unload()
  await heard
  expect(languageModel.sessions.every(({ isDestroyed }) => isDestroyed)).toBe(true)
})

test('a talk that the browser took back is begun again', async () => {
  const languageModel = pretendLanguageModel()
  const provider = chromeProvider({ languageModel })
  await hear(provider)
  languageModel.sessions[0]?.destroy()
  await expect(hear(provider)).rejects.toMatchObject({ kind: 'cut', retryable: true })
  expect((await hear(provider)).at(-1)).toMatchObject({ reason: 'complete' })
})

test('the browser that this test runs in has none ready, says so in time, and nothing is fetched without a click', async () => {
  const provider = chromeProvider({ creationMs: 3000 })
  expect(['unavailable', 'downloadable']).toContain(await provider.availability())
  await expect(hear(provider)).rejects.toMatchObject({ code: 'provider-failed' })
})

import { describe, expect, test } from 'vitest'
import { type ManualClock, manualClock } from '../../base/manual-clock.ts'
import { pause } from '../../base/pause.ts'
import { fillAnswer } from '../../provider/answer/fill-answer.ts'
import type { FillRequest } from '../../provider/port/fill-request.ts'
import type {
  Answering,
  FillEvent,
  FillOptions,
  NarrativeProvider,
  Usage,
} from '../../provider/port/narrative-provider.ts'
import { ProviderError, type ProviderErrorKind } from '../../provider/port/provider-error.ts'
import { sampleBible, sampleInvention, sampleRequest } from '../../testing/sample-request.ts'
import { scripted } from '../../testing/scripted-provider.ts'
import { testProvider } from '../../testing/test-provider.ts'
import { grammarProvider } from '../grammar/provider.ts'
import { route } from './route.ts'
import { withBreaker } from './with-breaker.ts'
import { withBudget } from './with-budget.ts'
import { withDeadlines } from './with-deadlines.ts'
import { withLimit } from './with-limit.ts'
import { withRetry } from './with-retry.ts'

const script = { 'lock.water': 'It rises.', 'lock.greet': 'You.', 'lock.leave': 'Go.', 'lock.nickname': 'Heron' }

/** What became of one request. */
interface Heard {
  readonly events: FillEvent[]
  end: 'open' | 'done' | 'failed'
  error?: unknown
  readonly abort: AbortController
  readonly finished: Promise<void>
  answering?: Answering
}

function ask(provider: NarrativeProvider, request: FillRequest = sampleRequest()): Heard {
  const abort = new AbortController()
  const events: FillEvent[] = []
  const options: FillOptions = {
    signal: abort.signal,
    seed: 1,
    answering: who => {
      heard.answering = who
    },
  }
  const listen = async (): Promise<void> => {
    try {
      for await (const event of provider.fill(request, options)) events.push(event)
      heard.end = 'done'
    } catch (error) {
      heard.end = 'failed'
      heard.error = error
    }
  }
  const heard: Heard = { events, end: 'open', abort, finished: Promise.resolve().then(listen) }
  return heard
}

/** A provider that behaves call by call: a kind fails, `ok` answers, `begun` fails after a word, `hangs` never ends. */
function moody(...moods: (ProviderErrorKind | ProviderError | 'ok' | 'begun' | 'hangs')[]) {
  let calls = 0
  let closed = 0
  const provider: NarrativeProvider = {
    id: 'moody',
    model: 'mood-1',
    capabilities: { streaming: true, jsonSchema: 'strict', local: false },
    async *fill(request, { signal }) {
      const mood = moods[Math.min(calls++, moods.length - 1)] ?? 'ok'
      try {
        signal.throwIfAborted()
        if (mood === 'hangs')
          await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
        if (mood === 'begun') {
          yield { type: 'delta', text: '{' }
          throw new ProviderError('cut')
        }
        if (mood instanceof ProviderError) throw mood
        if (mood !== 'ok' && mood !== 'hangs') throw new ProviderError(mood, { provider: 'moody' })
        const usage: Usage = { inputTokens: 1000, outputTokens: 100 }
        yield* fillAnswer(Object.fromEntries(request.slots.map(({ key }) => [key, 'Heron'])), { usage, chunk: 8 })
      } finally {
        closed++
      }
    },
  }
  return {
    provider,
    get calls() {
      return calls
    },
    get closed() {
      return closed
    },
  }
}

/** One that says how many it answers at once. */
function atMost(atOnce: number): NarrativeProvider {
  const { capabilities, ...provider } = scripted(script)
  return { ...provider, capabilities: { ...capabilities, atOnce } }
}

const stopped: ManualClock = manualClock()

describe.each<[string, (inner: NarrativeProvider) => NarrativeProvider]>([
  ['withDeadlines', inner => withDeadlines(inner, { clock: stopped })],
  ['withRetry', inner => withRetry(inner, { clock: stopped })],
  ['withBreaker', inner => withBreaker(inner, { clock: stopped })],
  ['withLimit', inner => withLimit(inner, { most: 1 })],
  ['withBudget', inner => withBudget(inner, { tokens: 1_000_000 })],
  ['route', inner => route({ otherwise: [inner] })],
  [
    'all of them',
    inner =>
      route({
        otherwise: [withBreaker(withRetry(withDeadlines(withLimit(withBudget(inner, { tokens: 1_000_000 }))))), inner],
      }),
  ],
])('%s around a provider is one', (_, wrap) => {
  testProvider({ test: (name, run) => test(name, run), make: () => wrap(scripted(script, { chunk: 7 })) })

  test('of the same name', () => {
    const { id, model, capabilities } = wrap(moody().provider)
    expect({ id, model, capabilities }).toMatchObject({ id: 'moody', model: 'mood-1', capabilities: { local: false } })
  })

  test('that answers no more at once than the one inside', () => {
    expect(wrap(atMost(1)).capabilities).toEqual(atMost(1).capabilities)
  })

  test('that passes on what it is told besides', async () => {
    let told: FillOptions | undefined
    const inner: NarrativeProvider = {
      ...scripted(script),
      fill: (request, options) => {
        told = options
        return scripted(script).fill(request, options)
      },
    }
    for await (const _ of wrap(inner).fill(sampleRequest(), {
      signal: new AbortController().signal,
      seed: 9,
      variant: 2,
    }));
    expect(told).toMatchObject({ seed: 9, variant: 2 })
  })
})

describe('deadlines', () => {
  const limits = { firstMs: 100, idleMs: 50, totalMs: 200 }

  test('the first word is late', async () => {
    const clock = manualClock()
    const { provider } = moody('hangs')
    const heard = ask(withDeadlines(provider, { ...limits, clock }))
    await clock.advance(99)
    expect(heard.end).toBe('open')
    await clock.advance(1)
    expect(heard).toMatchObject({ end: 'failed', error: { kind: 'timeout', retryable: true } })
    expect(clock.waiting).toBe(0)
  })

  test('a word in between is late', async () => {
    const clock = manualClock()
    const slow = scripted(script, { chunk: 10, clock, firstMs: 90, betweenMs: 60 })
    const heard = ask(withDeadlines(slow, { ...limits, clock }))
    await clock.advance(139)
    expect(heard.end).toBe('open')
    expect(heard.events).toHaveLength(1)
    await clock.advance(1)
    expect(heard).toMatchObject({ end: 'failed', error: { kind: 'timeout' } })
    await clock.settle()
    expect(slow.aborted).toBe(1)
  })

  test('the whole is late', async () => {
    const clock = manualClock()
    const slow = scripted(script, { chunk: 2, clock, firstMs: 40, betweenMs: 40 })
    const heard = ask(withDeadlines(slow, { ...limits, clock }))
    await clock.advance(200)
    expect(heard).toMatchObject({ end: 'failed', error: { kind: 'timeout' } })
  })

  test('the time of whoever reads does not count', async () => {
    const clock = manualClock()
    const provider = withDeadlines(scripted(script, { chunk: 10 }), { ...limits, totalMs: 10_000, clock })
    const read = async (): Promise<void> => {
      for await (const _ of provider.fill(sampleRequest(), { signal: new AbortController().signal, seed: 1 }))
        await pause(clock, 60, new AbortController().signal)
    }
    const reading = read()
    await clock.advance(5000)
    await reading
  })

  test('a provider that listens to nobody is left behind', async () => {
    const clock = manualClock()
    const deaf: NarrativeProvider = {
      ...scripted(script),
      fill: () => ({ [Symbol.asyncIterator]: () => ({ next: () => new Promise(() => {}) }) }),
    }
    const heard = ask(withDeadlines(deaf, { ...limits, clock }))
    await clock.advance(100)
    expect(heard.error).toMatchObject({ kind: 'timeout' })
    const left = ask(withDeadlines(deaf, { ...limits, clock }))
    await clock.settle()
    left.abort.abort(new Error('left'))
    await clock.settle()
    expect(left).toMatchObject({ end: 'failed', error: { message: 'left' } })
    expect(clock.waiting).toBe(0)
  })
})

describe('retries', () => {
  const retry = { waitMs: 100, clock: manualClock() }

  test.each<[string, Parameters<typeof moody>, number, Heard['end']]>([
    ['what passes by itself', ['overloaded', 'rate', 'ok'], 3, 'done'],
    ['three times at most', ['offline', 'offline', 'offline', 'ok'], 3, 'failed'],
    ['never what stays wrong', ['auth', 'ok'], 1, 'failed'],
    ['never after the first word', ['begun', 'ok'], 1, 'failed'],
  ])('%s', async (_, moods, calls, end) => {
    const clock = manualClock()
    const inner = moody(...moods)
    const heard = ask(withRetry(inner.provider, { ...retry, clock }))
    await clock.advance(10_000)
    expect(heard.end).toBe(end)
    expect(inner.calls).toBe(calls)
    expect(inner.closed).toBe(calls)
  })

  test('keeps to what the vendor wants, if it is not too long', async () => {
    const clock = manualClock()
    const inner = moody(new ProviderError('rate', { retryAfterMs: 3000 }), 'ok')
    const heard = ask(withRetry(inner.provider, { ...retry, clock }))
    await clock.advance(2999)
    expect(inner.calls).toBe(1)
    await clock.advance(1)
    expect(heard.end).toBe('done')
    const later = moody(new ProviderError('rate', { retryAfterMs: 60_000 }), 'ok')
    const second = ask(withRetry(later.provider, { ...retry, clock }))
    await clock.settle()
    expect(second).toMatchObject({ end: 'failed', error: { retryAfterMs: 60_000 } })
  })

  test('an abort ends the wait', async () => {
    const clock = manualClock()
    const inner = moody('rate')
    const heard = ask(withRetry(inner.provider, { ...retry, clock }))
    await clock.settle()
    heard.abort.abort(new Error('left'))
    await clock.settle()
    expect(heard).toMatchObject({ end: 'failed', error: { message: 'left' } })
    expect(clock.waiting).toBe(0)
    expect(inner.calls).toBe(1)
  })
})

describe('the breaker', () => {
  test('leaves alone what keeps failing, tries once after a rest, and comes back', async () => {
    const clock = manualClock()
    const inner = moody('overloaded', 'overloaded', 'overloaded', 'overloaded', 'ok', 'ok')
    const provider = withBreaker(inner.provider, { failures: 3, restMs: 1000, clock })
    for (let call = 0; call < 3; call++) await ask(provider).finished
    const rested = ask(provider)
    await rested.finished
    expect(inner.calls).toBe(3)
    expect(rested.error).toMatchObject({ kind: 'overloaded', retryable: true, retryAfterMs: 1000 })
    await clock.advance(1000)
    await ask(provider).finished
    await ask(provider).finished
    expect(inner.calls).toBe(4)
    await clock.advance(1000)
    await Promise.all([ask(provider).finished, ask(provider).finished])
    expect(inner.calls).toBe(5)
    await ask(provider).finished
    expect(inner.calls).toBe(6)
  })

  test.each<[string, Parameters<typeof moody>]>([
    ['refusals', ['refused']],
    ['lack of consent', ['consent']],
    ['answers in between', ['offline', 'ok']],
  ])('%s do not open it', async (_, moods) => {
    const inner = moody(...moods, ...moods, ...moods, 'ok')
    const provider = withBreaker(inner.provider, { failures: 2, clock: manualClock() })
    for (let call = 0; call < 6; call++) await ask(provider).finished
    expect(inner.calls).toBe(6)
  })

  test('neither do answers that were left', async () => {
    const clock = manualClock()
    const inner = moody('hangs')
    const provider = withBreaker(inner.provider, { failures: 2, clock })
    for (let call = 0; call < 4; call++) {
      const heard = ask(provider)
      await clock.settle()
      heard.abort.abort()
      await heard.finished
    }
    expect(inner.calls).toBe(4)
  })

  test('it learns from deadlines that a provider hangs', async () => {
    const clock = manualClock()
    const inner = moody('hangs')
    const provider = withBreaker(withDeadlines(inner.provider, { firstMs: 10, clock }), { failures: 2, clock })
    for (let call = 0; call < 4; call++) {
      const heard = ask(provider)
      await clock.advance(10)
      await heard.finished
    }
    expect(inner.calls).toBe(2)
  })
})

describe('the limit', () => {
  test('keeps to so many at a time, in order, and lets nobody wait for ever', async () => {
    const clock = manualClock()
    const inner = scripted(script, { clock, firstMs: 100 })
    const provider = withLimit(inner, { most: 2, waiting: 2 })
    const heard = Array.from({ length: 5 }, () => ask(provider))
    await clock.settle()
    expect(inner.calls).toBe(2)
    expect(heard[4]).toMatchObject({ end: 'failed', error: { kind: 'overloaded' } })
    heard[2]?.abort.abort(new Error('left'))
    await clock.settle()
    expect(heard[2]).toMatchObject({ end: 'failed', error: { message: 'left' } })
    await clock.advance(100)
    expect(heard.map(({ end }) => end)).toEqual(['done', 'done', 'failed', 'open', 'failed'])
    await clock.advance(100)
    expect(heard[3]?.end).toBe('done')
    expect(inner.calls).toBe(3)
  })

  test('is told, unless there is a lower one inside', () => {
    const bounds = [scripted(script), atMost(1), atMost(5)].map(
      inner => withLimit(inner, { most: 3 }).capabilities.atOnce,
    )
    expect(bounds).toEqual([3, 1, 3])
  })

  test('a place is free again after a failure and after an answer that was left', async () => {
    const provider = withLimit(moody('offline', 'ok').provider, { most: 1 })
    await ask(provider).finished
    for await (const _ of provider.fill(sampleRequest(), { signal: new AbortController().signal, seed: 1 })) break
    const last = ask(provider)
    await last.finished
    expect(last.end).toBe('done')
  })
})

describe('the budget', () => {
  const prices = { mood: { input: 10, output: 100 } }

  test('counts what the vendor says, and sends nothing that would go over it', async () => {
    const inner = moody('ok')
    const provider = withBudget(inner.provider, { tokens: 4000, prices })
    await ask(provider).finished
    await ask(provider).finished
    expect(provider.spent).toEqual({ calls: 2, tokens: 2200, dollars: expect.closeTo(0.04) })
    const third = ask(provider)
    await third.finished
    const fourth = ask(provider)
    await fourth.finished
    expect([third.end, fourth.end]).toContain('failed')
    expect(fourth.error).toMatchObject({ kind: 'quota', retryable: false })
    expect(provider.spent.tokens).toBeLessThanOrEqual(4000)
    expect(inner.calls).toBe(provider.spent.calls)
  })

  test('money, by the price table', async () => {
    const inner = moody('ok')
    const provider = withBudget(inner.provider, { dollars: 0.1, prices })
    for (let call = 0; call < 10; call++) await ask(provider).finished
    expect(provider.spent.dollars).toBeLessThanOrEqual(0.1)
    expect(inner.calls).toBeLessThan(6)
    expect(() => withBudget(inner.provider, { dollars: 1 })).toThrow(expect.objectContaining({ code: 'wrong-value' }))
  })

  test('what is under way is laid aside', async () => {
    const inner = moody('hangs')
    const provider = withBudget(inner.provider, { tokens: 2500 })
    const heard = Array.from({ length: 4 }, () => ask(provider))
    await manualClock().settle()
    const failed = heard.filter(({ end }) => end === 'failed').length
    expect(failed).toBeGreaterThan(0)
    expect(inner.calls).toBe(4 - failed)
    for (const { abort } of heard) abort.abort()
    await Promise.all(heard.map(({ finished }) => finished))
  })

  test('an answer that broke off is counted as estimated, one that was turned down is free', async () => {
    const broken = withBudget(moody('begun').provider, { tokens: 100_000 })
    await ask(broken).finished
    expect(broken.spent.tokens).toBeGreaterThan(100)
    const free = withBudget(moody('auth').provider, { tokens: 100_000 })
    await ask(free).finished
    expect(free.spent).toMatchObject({ calls: 1, tokens: 0 })
  })

  test.each([[null], [{ inputTokens: -5000, outputTokens: 1 }], [{ inputTokens: '9', outputTokens: Number.NaN }]])(
    'a cost of %j is counted as estimated',
    async usage => {
      const inner = scripted(script)
      const careless: NarrativeProvider = {
        ...inner,
        async *fill(request, options) {
          for await (const event of inner.fill(request, options)) {
            yield event.type === 'done' ? { ...event, usage: usage as unknown as Usage } : event
          }
        },
      }
      const provider = withBudget(careless, { tokens: 3000 })
      for (let call = 0; call < 20; call++) await ask(provider).finished
      expect(provider.spent.tokens).toBeGreaterThan(1000)
      expect(inner.calls).toBeLessThan(20)
    },
  )
})

describe('a route', () => {
  test('tells what is sent to the one that was asked last, whatever the one before left out', async () => {
    const short: NarrativeProvider = {
      ...moody('offline').provider,
      fill: (request, options) => {
        options.sending?.({ ...request, facts: [] })
        return moody('offline').provider.fill(request, options)
      },
    }
    const sent: FillRequest[] = []
    const request = sampleRequest()
    const signal = new AbortController().signal
    const asked = route({ otherwise: [short, scripted(script)] }).fill(request, {
      signal,
      seed: 1,
      sending: changed => sent.push(changed),
    })
    for await (const _ of asked);
    expect(sent.at(-1)).toBe(request)
  })

  test('hands on what fails before its first word, and says who answered', async () => {
    const [one, two] = [moody('offline'), moody('consent')]
    const provider = route({ otherwise: [one.provider, two.provider, grammarProvider(sampleBible)] })
    const heard = ask(provider)
    await heard.finished
    expect(heard).toMatchObject({ end: 'done', answering: { id: 'grammar', rules: true } })
    expect([one.calls, two.calls]).toEqual([1, 1])
    expect(provider).toMatchObject({ id: 'moody+grammar', model: 'mood-1', capabilities: { local: false } })
  })

  test('an answer that has begun stays where it is', async () => {
    const heard = ask(route({ otherwise: [moody('begun').provider, scripted(script)] }))
    await heard.finished
    expect(heard).toMatchObject({ end: 'failed', error: { kind: 'cut' }, answering: { id: 'moody' } })
  })

  test('fails as the last one failed, or with nobody to ask', async () => {
    const heard = ask(route({ otherwise: [moody('offline').provider, moody('auth').provider] }))
    await heard.finished
    expect(heard.error).toMatchObject({ kind: 'auth' })
    const nobody = ask(route({ otherwise: [] }))
    await nobody.finished
    expect(nobody.error).toMatchObject({ kind: 'offline' })
  })

  test('has a way of its own for a kind of slot', async () => {
    const [values, words] = [scripted(script, { id: 'values' }), scripted(script, { id: 'words' })]
    const provider = route({ otherwise: [words], by: { invent: [values] }, id: 'both' })
    await ask(provider, sampleInvention()).finished
    await ask(provider, sampleRequest()).finished
    expect(values.requests.map(({ slots }) => slots[0]?.verb)).toEqual(['invent'])
    expect(words.requests.map(({ slots }) => slots[0]?.verb)).toEqual(['fill'])
    expect(provider.id).toBe('both')
  })

  test('answers as many at once as those who are asked first', () => {
    const bound = (...first: readonly NarrativeProvider[]): number | undefined =>
      route({ otherwise: [first[0] ?? atMost(4), atMost(1)], by: { invent: first.slice(1) } }).capabilities.atOnce
    expect([bound(), bound(scripted(script)), bound(atMost(5), atMost(3)), bound(scripted(script), atMost(3))]).toEqual(
      [4, undefined, 3, 3],
    )
  })

  test('of routes says who answered in the end', async () => {
    const inner = route({ otherwise: [moody('rate').provider, scripted(script)], id: 'inner' })
    const heard = ask(route({ otherwise: [inner], id: 'outer' }))
    await heard.finished
    expect(heard.answering?.id).toBe('scripted')
  })
})

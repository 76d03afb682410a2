import { frozen } from '../base/frozen.ts'
import { canonicalJson } from '../base/json.ts'
import type { FillRequest } from '../provider/port/fill-request.ts'
import type { FillEvent, FillOptions, NarrativeProvider } from '../provider/port/narrative-provider.ts'
import { ProviderError, type ProviderErrorKind } from '../provider/port/provider-error.ts'
import { LacunaError } from '../story/lacuna-error.ts'
import { answerOf, check, checkDone, collect, drain, faultOf, hear, textOf, within } from './heard-answer.ts'
import { sampleInvention, sampleRequest } from './sample-request.ts'

/** What the conformance suite needs from a test framework, and from the provider under test. */
export interface ProviderSuite {
  /** Declares one test: `test` of Vitest, Jest, `node:test` ... */
  readonly test: (name: string, run: () => Promise<void>) => unknown
  /** A fresh provider that can answer both requests; called once for each test. */
  readonly make: () => NarrativeProvider | Promise<NarrativeProvider>
  /** Two different requests. Default: {@link sampleRequest} and {@link sampleInvention}. */
  readonly requests?: readonly [FillRequest, FillRequest]
  /** What the fill pipeline would pass with a request besides, for a provider that needs it (`place`). Default nothing. */
  readonly options?: (request: FillRequest) => Partial<FillOptions>
  /** How long an aborted answer may take to end, in milliseconds. Default 1000. */
  readonly promptMs?: number
  /**
   * Providers for which every call has to fail (a wrong key, a dead server), by what is wrong with them; with the kind of
   * `ProviderError` where it has to be one.
   */
  readonly failing?: Readonly<Record<string, MakeFailing>>
  /** A text that no event and no error may hold: the key that the provider was given. */
  readonly secret?: string
}

type MakeFailing =
  | (() => NarrativeProvider | Promise<NarrativeProvider>)
  | { readonly kind: ProviderErrorKind; readonly make: () => NarrativeProvider | Promise<NarrativeProvider> }

/**
 * What every provider promises, as tests. Run it on your own:
 *
 * @example testProvider({ test, make: () => myProvider({ fetch: loopback }) })
 */
export function testProvider(suite: ProviderSuite): void {
  const { test, promptMs = 1000 } = suite
  const make = withOptions(suite.make, suite.options)
  const [first, second] = suite.requests ?? [sampleRequest(), sampleInvention()]

  test('it has a name and says what it can do', async () => {
    const { id, model, rules, capabilities } = await make()
    check(typeof id === 'string' && id.trim() !== '', 'id has to be a text that is not empty')
    check(model === undefined || (typeof model === 'string' && model !== ''), 'model has to be a text, or absent')
    check(rules === undefined || typeof rules === 'boolean', 'rules has to be true or false, or absent')
    check(typeof capabilities.streaming === 'boolean', 'capabilities.streaming has to be true or false')
    check(typeof capabilities.local === 'boolean', 'capabilities.local has to be true or false')
    check(
      ['strict', 'hint', 'none'].includes(capabilities.jsonSchema),
      'capabilities.jsonSchema is strict, hint or none',
    )
    const { atOnce = 1 } = capabilities
    check(Number.isInteger(atOnce) && atOnce >= 1, 'capabilities.atOnce has to be a whole number, 1 or more, or absent')
  })

  test('it keeps its name while it works', async () => {
    const provider = await make()
    const before = canonicalJson([provider.id, provider.model, provider.capabilities])
    await hear(provider, first)
    check(
      canonicalJson([provider.id, provider.model, provider.capabilities]) === before,
      'id, model or capabilities changed',
    )
  })

  for (const [name, request] of [
    ['the first request', first],
    ['the second request', second],
  ] as const) {
    test(`${name}: deltas, then one done, then nothing`, async () => {
      const events = await hear(await make(), request)
      const last = events.at(-1)
      check(last?.type === 'done', 'the last event has to be done')
      check(events.filter(event => event.type === 'done').length === 1, 'done comes once')
      for (const event of events.slice(0, -1)) {
        check(event.type === 'delta' && typeof event.text === 'string', 'before done there are only deltas of text')
      }
      if (last?.type === 'done') checkDone(last)
    })

    test(`${name}: the text is one JSON object of members that were asked for, in the one form`, async () => {
      const members = answerOf(await hear(await make(), request))
      const keys = request.slots.map(slot => slot.key)
      for (const [key, value] of Object.entries(members)) {
        check(keys.includes(key), `the member ${key} was not asked for; asked for are ${keys.join(', ')}`)
        const slot = request.slots.find(each => each.key === key)
        const fault = slot === undefined ? undefined : faultOf(value, slot)
        check(fault === undefined, `the member ${key} does not fit its schema: ${fault}`)
      }
      check(Object.keys(members).length > 0, 'none of the slots is filled')
    })
  }

  test('it leaves the request as it is', async () => {
    const request = structuredClone(first)
    const before = canonicalJson(request)
    await hear(await make(), frozen(request))
    check(canonicalJson(request) === before, 'the request was changed')
  })

  test('two answers at the same time don’t mix', async () => {
    const provider = await make()
    const [one, two] = await Promise.all([hear(provider, first), hear(provider, second)])
    for (const [events, request] of [
      [one, first],
      [two, second],
    ] as const) {
      const keys = request.slots.map(slot => slot.key)
      const strangers = Object.keys(answerOf(events)).filter(key => !keys.includes(key))
      check(strangers.length === 0, `${strangers.join(', ')} belongs to the other request`)
    }
  })

  test('it can be asked again', async () => {
    const provider = await make()
    answerOf(await hear(provider, first))
    answerOf(await hear(provider, first))
  })

  test('rules give equal answers for equal seeds', async () => {
    const provider = await make()
    if (provider.rules !== true) return
    for (const seed of [1, 2, 3]) {
      const [once, again] = [await hear(provider, first, seed), await hear(await make(), first, seed)]
      check(canonicalJson(answerOf(once)) === canonicalJson(answerOf(again)), `seed ${seed} gave two answers`)
    }
  })

  test('aborted before it starts, it says nothing', async () => {
    const abort = new AbortController()
    abort.abort()
    const provider = await make()
    const { events } = await within(
      promptMs,
      'an answer aborted before it starts',
      collect(provider, first, 1, abort.signal),
    )
    check(!events.some(event => event.type === 'delta'), 'it went on after the abort')
  })

  test('aborted while it answers, it ends soon and fails with nothing but the abort', async () => {
    const abort = new AbortController()
    const provider = await make()
    const events: FillEvent[] = []
    const reading = (async () => {
      for await (const event of provider.fill(first, { signal: abort.signal, seed: 1 })) {
        events.push(event)
        abort.abort()
      }
    })()
    await within(
      promptMs,
      'an aborted answer',
      reading.catch(() => {}),
    )
    answerOf(await hear(provider, first))
  })

  test('left while it answers, it lets go, and can be asked again', async () => {
    const provider = await make()
    const left = (async () => {
      for await (const _ of provider.fill(first, { signal: new AbortController().signal, seed: 1 })) break
    })()
    await within(promptMs, 'an answer that was left', left)
    answerOf(await hear(provider, first))
  })

  test('what it says holds no key', async () => {
    const { secret } = suite
    if (secret === undefined) return
    const provider = await make()
    const said = [JSON.stringify([provider.id, provider.model, provider.capabilities])]
    for (const request of [first, second]) {
      const events = await hear(provider, request)
      said.push(JSON.stringify(events), textOf(events))
    }
    check(!said.join().includes(secret), 'the key is in what it says')
  })

  for (const [name, failing] of Object.entries(suite.failing ?? {})) {
    const kind = typeof failing === 'function' ? undefined : failing.kind
    test(`${name}: the iteration fails, with a coded error for a person`, async () => {
      const provider = await withOptions(typeof failing === 'function' ? failing : failing.make, suite.options)()
      // The call itself must not throw: who asks has not begun to listen.
      const events = provider.fill(first, { signal: new AbortController().signal, seed: 1 })
      const { failed } = await drain(events)
      check(
        failed instanceof LacunaError && failed.code === 'provider-failed',
        `it has to fail with provider-failed, not ${failed}`,
      )
      if (kind !== undefined) {
        check(failed instanceof ProviderError, 'it has to fail with a ProviderError')
        check(failed.kind === kind, `it has to fail as ${kind}, not as ${failed.kind}`)
      }
      if (suite.secret !== undefined) {
        const said = [JSON.stringify(failed), failed.message, failed.stack, String(failed.cause)].join()
        check(!said.includes(suite.secret), 'the key is in its error')
      }
    })
  }
}

function withOptions(make: ProviderSuite['make'], options: ProviderSuite['options']): ProviderSuite['make'] {
  if (options === undefined) return make
  return async () => {
    const provider = await make()
    const { id, model, rules, capabilities } = provider
    return {
      id,
      ...(model === undefined ? {} : { model }),
      ...(rules === undefined ? {} : { rules }),
      capabilities,
      fill: (request, given) => provider.fill(request, { ...given, ...options(request) }),
    }
  }
}

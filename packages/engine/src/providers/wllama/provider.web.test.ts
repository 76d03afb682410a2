/// <reference types="vite/client" />
import wasm from '@wllama/wllama/esm/wasm/wllama.wasm?url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { commands } from 'vitest/browser'
import { bigramModel } from '../../../../../tools/gguf/bigram-model.ts'
import type { AnswerMember } from '../../provider/answer/fill-answer.ts'
import type { FillRequest } from '../../provider/port/fill-request.ts'
import type { LocalModelProvider } from '../../provider/port/local-model-provider.ts'
import type { FillEvent, NarrativeProvider } from '../../provider/port/narrative-provider.ts'
import type { ProviderError } from '../../provider/port/provider-error.ts'
import { sampleInvention, sampleRequest } from '../../testing/sample-request.ts'
import { testProvider } from '../../testing/test-provider.ts'
import type { WllamaOptions } from './options.ts'
import { wllamaProvider } from './provider.ts'

const sentences = [
  'The water stands a hand below the rim.',
  'You are late.',
  'Hand me the crank.',
  'Take the towpath.',
  'The lock turns to the left.',
]
const lock = new File([bigramModel('lock', sentences)], 'lock.gguf')
const made: LocalModelProvider[] = []

function make(options: Partial<WllamaOptions> = {}): LocalModelProvider {
  const provider = wllamaProvider({ model: lock, wasm, gpuLayers: 0, contextTokens: 8192, ...options })
  made.push(provider)
  return provider
}
const shared = make()
beforeAll(() => shared.load())
afterAll(() => Promise.all(made.map(provider => provider.unload())))

async function hear(
  provider: NarrativeProvider,
  request: FillRequest = sampleRequest(),
  seed = 1,
): Promise<readonly FillEvent[]> {
  const events: FillEvent[] = []
  for await (const event of provider.fill(request, { seed, signal: new AbortController().signal })) events.push(event)
  return events
}

function textOf(events: readonly FillEvent[]): string {
  return events.map(event => (event.type === 'delta' ? event.text : '')).join('')
}

const failureOf = (provider: NarrativeProvider, request?: FillRequest): Promise<ProviderError> =>
  hear(provider, request).then(
    events => Promise.reject(new Error(`It answered ${textOf(events)}`)),
    error => error,
  )

describe('it is a provider like any other', () => {
  testProvider({
    test: (name, run) => test(name, run),
    make: () => shared,
    failing: {
      'a file that is no model': { kind: 'invalid', make: () => make({ model: new Blob(['<!doctype html>']) }) },
      'no file': { kind: 'invalid', make: () => make({ model: [] }) },
      'a model that is cut off': { kind: 'invalid', make: () => make({ model: lock.slice(0, 5000) }) },
      'a model that is not there': { kind: 'offline', make: () => make({ model: '/nothing/here.gguf' }) },
      'a wasm that is not there': { kind: 'invalid', make: () => make({ wasm: '/nothing/here.wasm' }) },
    },
  })
})

describe('what it writes', () => {
  test('is the model’s own, and the same for the same seed', async () => {
    const [once, again, other] = [await hear(shared), await hear(shared), await hear(shared, sampleRequest(), 5)]
    const values = JSON.parse(textOf(once)) as Record<string, AnswerMember>
    expect(Object.keys(values)).toEqual(['lock.water', 'lock.greet', 'lock.leave'])
    const words = new Set(sentences.join(' ').match(/\w+/g))
    const said = Object.values(values).map(({ text }) => text ?? '')
    for (const word of said.join(' ').match(/\w+/g) ?? []) expect(words).toContain(word)
    expect(textOf(again)).toBe(textOf(once))
    expect(textOf(other)).not.toBe(textOf(once))
  })

  test('comes in pieces, and is counted; what was computed before is used again', async () => {
    await hear(shared)
    const events = await hear(shared)
    expect(events.length).toBeGreaterThan(10)
    const last = events.at(-1)
    expect(last).toMatchObject({ type: 'done', reason: 'complete', model: 'lock' })
    const { inputTokens = 0, outputTokens = 0, cachedTokens = 0 } = (last?.type === 'done' && last.usage) || {}
    expect(outputTokens).toBeGreaterThan(10)
    expect(cachedTokens / inputTokens).toBeGreaterThan(0.9)
  })

  test('keeps to values that are set', async () => {
    const { 'lock.nickname': name } = JSON.parse(textOf(await hear(shared, sampleInvention()))) as Record<
      string,
      AnswerMember
    >
    expect(['Heron', 'Magpie', 'Coot']).toContain(name?.value)
  })
})

describe('one answer at a time', () => {
  test('who waits can leave, and the next one has his turn all the same', async () => {
    const first = hear(shared)
    const abort = new AbortController()
    const waiting = shared.fill(sampleRequest(), { seed: 2, signal: abort.signal })[Symbol.asyncIterator]().next()
    const last = hear(shared, sampleInvention())
    abort.abort(new Error('left'))
    await expect(waiting).rejects.toThrow('left')
    expect((await first).at(-1)).toMatchObject({ type: 'done' })
    expect((await last).at(-1)).toMatchObject({ type: 'done' })
  })

  test('a request larger than the context says so, and the model stays', async () => {
    const small = make({ contextTokens: 4096 })
    await small.load()
    const loads = performance.getEntriesByType('resource').filter(({ name }) => name.includes('wllama.wasm')).length
    const request = sampleRequest()
    const large = {
      ...request,
      context: [{ label: 'long', text: 'The water rises. '.repeat(2000), trust: 'author' as const }],
    }
    expect(await failureOf(small, large)).toMatchObject({ kind: 'invalid', message: expect.stringContaining('larger') })
    expect((await hear(small, sampleInvention())).at(-1)).toMatchObject({ type: 'done' })
    const now = performance.getEntriesByType('resource').filter(({ name }) => name.includes('wllama.wasm')).length
    expect(now).toBe(loads)
    await small.unload()
  })
})

describe('loading', () => {
  test('from an address: downloaded once, with its progress', async () => {
    const file = 'node_modules/.cache/tiny-models/web-lock.gguf'
    await commands.writeFile(file, base64(new Uint8Array(await lock.arrayBuffer())), 'base64')
    const shares: number[] = []
    const options = { model: `/${file}?${crypto.randomUUID()}`, onProgress: (share: number) => shares.push(share) }
    const provider = make(options)
    expect(provider.model).toBe('web-lock')
    await provider.load()
    expect((await hear(provider)).at(-1)).toMatchObject({ type: 'done', model: 'web-lock' })
    expect(shares.at(-1)).toBe(1)
    expect(shares.length).toBeGreaterThan(1)
    expect(shares.toSorted((a, b) => a - b)).toEqual(shares)
    await provider.unload()
    const before = performance.getEntriesByName(new URL(options.model, location.href).href).length
    const again = make(options)
    await again.load()
    expect(performance.getEntriesByName(new URL(options.model, location.href).href).length).toBe(before)
    await again.unload()
  })

  test('unloaded while it writes, it breaks off, and loads again when it is asked to', async () => {
    const provider = make()
    const writing = provider.fill(sampleRequest(), { seed: 1, signal: new AbortController().signal })
    const events = writing[Symbol.asyncIterator]()
    await events.next()
    await provider.unload()
    await expect(
      (async () => {
        while (!(await events.next()).done);
      })(),
    ).rejects.toMatchObject({ kind: 'cut', message: 'The model was unloaded.' })
    expect((await hear(provider, sampleInvention())).at(-1)).toMatchObject({ type: 'done' })
    await provider.unload()
  })

  test('unloaded while it loads, it gives up', async () => {
    const provider = make()
    const loading = provider.load()
    await provider.unload()
    await expect(loading).rejects.toMatchObject({ kind: 'cut' })
  })

  test('a failure is not tried again with every slot, but when the player says so', async () => {
    let asked = 0
    const file = new Proxy(new Blob(['no model']), {
      get: (blob, key) => {
        if (key === 'slice') asked++
        const value = Reflect.get(blob, key)
        return typeof value === 'function' ? value.bind(blob) : value
      },
    })
    const provider = make({ model: [file] })
    await failureOf(provider)
    await failureOf(provider)
    expect(asked).toBe(1)
    await expect(provider.load()).rejects.toMatchObject({ kind: 'invalid' })
    expect(asked).toBe(2)
  })

  test('nothing comes from elsewhere', () => {
    const origins = performance.getEntriesByType('resource').map(({ name }) => new URL(name).origin)
    expect([...new Set(origins)].filter(origin => origin !== 'null')).toEqual([location.origin])
  })
})

function base64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 4096) text += String.fromCharCode(...bytes.subarray(at, at + 4096))
  return btoa(text)
}

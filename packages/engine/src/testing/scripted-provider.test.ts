import { describe, expect, test } from 'vitest'
import { manualClock } from '../base/manual-clock.ts'
import type { FillRequest } from '../provider/port/fill-request.ts'
import { sampleInvention, sampleRequest } from './sample-request.ts'
import { type ScriptedProvider, scripted } from './scripted-provider.ts'
import { testProvider } from './test-provider.ts'

const script = {
  'lock.water': 'It rises.',
  'lock.greet': ['You.', 'Again.'],
  'lock.leave': (request: FillRequest) => `Go, ${request.language}.`,
  'lock.nickname': 'Heron',
}

describe('a script is a provider like any other', () => {
  testProvider({ test, make: () => scripted(script) })
})

describe('in small pieces too', () => {
  testProvider({ test, make: () => scripted(script, { chunk: 3 }) })
})

async function hear(provider: ScriptedProvider, request = sampleRequest()): Promise<unknown> {
  let text = ''
  for await (const event of provider.fill(request, { seed: 1, signal: new AbortController().signal })) {
    if (event.type === 'delta') text += event.text
  }
  return JSON.parse(text)
}

test('it says what it was told, in turn, the last for ever', async () => {
  const provider = scripted(script)
  expect(await hear(provider)).toEqual({
    'lock.water': { text: 'It rises.' },
    'lock.greet': { text: 'You.' },
    'lock.leave': { text: 'Go, en.' },
  })
  expect(await hear(provider)).toMatchObject({ 'lock.greet': { text: 'Again.' } })
  expect(await hear(provider)).toMatchObject({ 'lock.greet': { text: 'Again.' } })
  expect(await hear(scripted({ 'lock.nickname': 7 }), sampleInvention())).toEqual({ 'lock.nickname': { value: 7 } })
  expect(await hear(scripted({ 'lock.nickname': null }), sampleInvention())).toEqual({
    'lock.nickname': { text: null },
  })
  expect(await hear(scripted())).toEqual({})
})

test('it keeps what it was asked, and counts', async () => {
  const provider = scripted(script)
  await hear(provider)
  await hear(provider, sampleInvention())
  expect(provider.calls).toBe(2)
  expect(provider.requests.map(request => request.slots[0]?.slot)).toEqual(['lock.water', 'lock.nickname'])
  expect(provider.aborted).toBe(0)
})

test('it takes its time on a clock, and lets go when it is called off', async () => {
  const clock = manualClock()
  const provider = scripted(script, { clock, firstMs: 800, betweenMs: 50, chunk: 10 })
  const abort = new AbortController()
  const at: number[] = []
  const reading = (async () => {
    for await (const _ of provider.fill(sampleRequest(), { seed: 1, signal: abort.signal })) at.push(clock.now())
  })()
  await clock.advance(799)
  expect(at).toEqual([])
  await clock.advance(101)
  expect(at).toEqual([800, 850, 900])
  abort.abort()
  await expect(reading).rejects.toThrow()
  expect(provider.aborted).toBe(1)
  expect(clock.waiting).toBe(0)
})

import type { FillRequest } from '@lacuna/engine'
import type { RemoteEvent } from '@lacuna/engine/providers/remote'
import { sampleInvention, sampleRequest } from '@lacuna/engine/testing'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { answerFor, sentFormat } from './bare-members.ts'

async function* saying(pieces: readonly string[]): AsyncGenerator<RemoteEvent> {
  yield { type: 'answering', id: 'gull' }
  for (const text of pieces) yield { type: 'delta', text }
  yield { type: 'done', reason: 'complete' }
}

async function heard(pieces: readonly string[], format = 3, request: FillRequest = sampleRequest()) {
  const events: RemoteEvent[] = []
  for await (const event of answerFor(format, request, saying(pieces))) events.push(event)
  expect([events[0]?.type, events.at(-1)?.type]).toEqual(['answering', 'done'])
  return events.flatMap(event => (event.type === 'delta' ? [event.text] : []))
}

const answer =
  '{"lock.water":{"uses":[1],"text":"It rises. “High.”"},"lock.greet":{"text":null},"lock.leave":{"text":"Go."}}'

describe('a game of format 3', () => {
  test('reads texts alone, and the author’s own words where they are kept', async () => {
    expect(JSON.parse((await heard([answer])).join(''))).toEqual({
      'lock.water': 'It rises. “High.”',
      'lock.greet': 'You are late.',
      'lock.leave': 'Go.',
    })
    expect((await heard(['{"lock.nickname":{"value":"Heron"}}'], 3, sampleInvention())).join('')).toBe(
      '{"lock.nickname":"Heron"}',
    )
  })

  test('reads them as they come', async () => {
    expect(await heard(['{"lock.water":{"uses":[],"text":"It ri', 'ses.', '"},', '"lock.gr'])).toEqual([
      '{"lock.water":"It ri',
      'ses.',
      '"',
    ])
  })

  test('reads the same in whatever pieces they come', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 9 }), async (text, size) => {
        const said = JSON.stringify({ 'lock.leave': { text }, 'lock.water': { text: 'Wet.' } })
        const pieces = Array.from({ length: Math.ceil(said.length / size) }, (_, at) =>
          said.slice(at * size, (at + 1) * size),
        )
        expect(JSON.parse((await heard(pieces)).join(''))).toEqual({ 'lock.leave': text, 'lock.water': 'Wet.' })
      }),
    )
  })
})

test('a game of format 4 reads what was said', async () => {
  expect(await heard([answer], 4)).toEqual([answer])
})

test('a body says its format', () => {
  expect([sentFormat({ format: 4 }), sentFormat({ format: 2 }), sentFormat({}), sentFormat(null)]).toEqual([4, 2, 1, 1])
})

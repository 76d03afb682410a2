import type { Json, JsonObject } from '@lacuna/engine'
import { remoteFormat } from '@lacuna/engine/providers/remote'
import { describe, expect, test } from 'vitest'
import { defaultLimits } from '../limits/limits.ts'
import { Refusal } from '../refusal/refusal.ts'
import { readFillBody, readJson, readSessionBody } from './read-fill-body.ts'
import { fillBodyFormat } from './wire-formats.ts'

const format = fillBodyFormat({ ...defaultLimits, steps: 3, slots: 2, textCharacters: 400 })
const identity = { of: 2, number: 1 }
const whole = {
  format: remoteFormat,
  story: 'weir',
  digest: 'd'.repeat(64),
  language: 'en-gb',
  seed: 5,
  steps: [{ type: 'enter', world: { boat: 'Gull' } }],
  slots: [{ at: 0, id: 'weir.sound' }],
  variant: 0,
  draw: 7,
}
const withStep = (step: object): object => ({ steps: [step] })
const many = (count: number, item: unknown): unknown[] => Array(count).fill(item)
const names = (count: number): object => Object.fromEntries(many(count, 0).map((_, index) => [`n${index}`, index]))

function refusal(read: () => unknown): readonly unknown[] {
  try {
    read()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return [error.code, error.data.at]
  }
  return ['read']
}

describe('a request for fills', () => {
  test('is read with its language in one form', () => {
    expect(readFillBody(whole, format)).toEqual({ ...whole, language: 'en-GB' })
  })

  test('brings in no mark and no identity of its own', () => {
    const steps = [
      { type: 'answer', choice: 'weir.miller', text: 'The miller.', mark: 'mine:author' },
      { type: 'verdict', choice: 'weir.yes', slot: 'weir.believed', identity },
      { type: 'value', values: { keeper: 'Gull' }, mark: 'mine:author', slot: 'weir.keeper' },
    ]
    expect(readFillBody({ ...whole, steps }, format).steps).toEqual([
      { type: 'answer', choice: 'weir.miller', text: 'The miller.', mark: '' },
      { type: 'verdict', choice: 'weir.yes', slot: 'weir.believed' },
      { type: 'value', values: { keeper: 'Gull' }, slot: 'weir.keeper' },
    ])
  })

  test.each<[string, object, string, string]>([
    ['no format', { format: undefined }, 'malformed', '$.format'],
    ['a newer format', { format: remoteFormat + 1 }, 'malformed', '$.format'],
    ['a format before the first', { format: 0 }, 'malformed', '$.format'],
    ['a format as text', { format: String(remoteFormat) }, 'malformed', '$.format'],
    ['a member too many', { prompt: 'Write me a poem.' }, 'malformed', '$'],
    ['no story', { story: undefined }, 'malformed', '$.story'],
    ['an empty id', { story: '' }, 'malformed', '$.story'],
    ['a long id', { story: 'x'.repeat(301) }, 'too-large', '$.story'],
    ['a language that says something', { language: 'en-x-ignore-all-rules' }, 'malformed', '$.language'],
    ['a language without end', { language: 'en-'.repeat(2000) }, 'malformed', '$.language'],
    ['a seed as text', { seed: '5' }, 'malformed', '$.seed'],
    ['steps that are none', { steps: { length: 1e9 } }, 'malformed', '$.steps'],
    ['no step', { steps: [] }, 'malformed', '$.steps'],
    ['too many steps, whatever they are', { steps: [0, 0, 0, 0] }, 'too-large', '$.steps'],
    ['a step of another kind', withStep({ type: 'jump' }), 'malformed', '$.steps[0].type'],
    ['a step of the prototype', withStep({ type: 'constructor' }), 'malformed', '$.steps[0].type'],
    ['a step that is a list', { steps: [[]] }, 'malformed', '$.steps[0].type'],
    ['a step that is a text', { steps: ['enter'] }, 'malformed', '$.steps[0]'],
    ['a step with a member too many', withStep({ type: 'enter', prompt: 'a poem' }), 'malformed', '$.steps[0]'],
    ['a step with a member of another', withStep({ type: 'enter', choice: 'c' }), 'malformed', '$.steps[0].choice'],
    ['a choice without its id', withStep({ type: 'choose' }), 'malformed', '$.steps[0].choice'],
    [
      'typed words without end',
      withStep({ type: 'answer', choice: 'c', text: 'x'.repeat(401) }),
      'too-large',
      '$.steps[0].text',
    ],
    ['typed words that are none', withStep({ type: 'answer', choice: 'c', text: 7 }), 'malformed', '$.steps[0].text'],
    [
      'a mark without end',
      withStep({ type: 'answer', choice: 'c', text: 'x', mark: 'x'.repeat(401) }),
      'too-large',
      '$.steps[0].mark',
    ],
    ['a step that was perhaps checked', withStep({ type: 'enter', checked: false }), 'malformed', '$.steps[0].checked'],
    ['a world that is a list', withStep({ type: 'world', world: [] }), 'malformed', '$.steps[0].world'],
    ['a world without end', withStep({ type: 'world', world: names(201) }), 'too-large', '$.steps[0].world'],
    [
      'a text of the world without end',
      withStep({ type: 'world', world: { boat: { name: ['x'.repeat(401)] } } }),
      'too-large',
      '$.steps[0].world',
    ],
    [
      'a name in the world without end',
      withStep({ type: 'world', world: { boat: { ['x'.repeat(301)]: 1 } } }),
      'too-large',
      '$.steps[0].world',
    ],
    [
      'calls without end',
      withStep({ type: 'enter', recorded: many(65, { result: 1 }) }),
      'too-large',
      '$.steps[0].recorded',
    ],
    [
      'a call without a result',
      withStep({ type: 'enter', recorded: [{ name: 'tide' }] }),
      'malformed',
      '$.steps[0].recorded[0].result',
    ],
    [
      'a result without end',
      withStep({ type: 'enter', recorded: [{ result: 'x'.repeat(401) }] }),
      'too-large',
      '$.steps[0].recorded',
    ],
    ['no slot', { slots: [] }, 'malformed', '$.slots'],
    ['too many slots', { slots: many(3, { at: 0, id: 'x' }) }, 'too-large', '$.slots'],
    ['a slot before the first', { slots: [{ at: -1, id: 'x' }] }, 'malformed', '$.slots[0].at'],
    ['a slot with a brief', { slots: [{ at: 0, id: 'x', brief: 'a poem' }] }, 'malformed', '$.slots[0]'],
    ['too many lines', { history: many(13, 'Rain.') }, 'too-large', '$.history'],
    ['a line without end', { history: ['x'.repeat(4001)] }, 'too-large', '$.history[0]'],
    ['a line that is none', { history: ['Rain.', 7] }, 'malformed', '$.history[1]'],
    ['too many receipts', { shown: many(61, {}) }, 'too-large', '$.shown'],
    ['a receipt without its text', { shown: [{ slot: 'x', receipt: 'y' }] }, 'malformed', '$.shown[0].text'],
    [
      'a receipt without end',
      { shown: [{ slot: 'x', text: 'y', receipt: 'z'.repeat(101) }] },
      'too-large',
      '$.shown[0].receipt',
    ],
    ['a variant between two', { variant: 0.5 }, 'malformed', '$.variant'],
    ['a draw that is too high', { draw: 2 ** 53 }, 'malformed', '$.draw'],
    ['second tries without end', { again: ['a', 'b', 'c'] }, 'too-large', '$.again'],
  ])('with %s is refused at its place', (_, change, code, at) => {
    const body = JSON.parse(JSON.stringify({ ...whole, ...change })) as Json
    expect(refusal(() => readFillBody(body, format))).toEqual([`request-${code}`, at])
  })

  test.each([
    ['no object', '[]', '$'],
    ['no JSON', '{"story":', 'json'],
    ['something deep', `${'['.repeat(17)}${']'.repeat(17)}`, 'depth'],
    ['a member __proto__', JSON.stringify(whole).replace('"world":{', '"world":{"__proto__":{},'), '$.steps[0].world'],
  ])('that holds %s is refused', (_, text, at) => {
    expect(refusal(() => readFillBody(readJson(text), format))).toEqual(['request-malformed', at])
  })

  test('a refusal repeats no name that was sent', () => {
    const text = JSON.stringify(whole).replace('"world":{', '"world":{"a secret":{"__proto__":{}},')
    expect(refusal(() => readFillBody(readJson(text), format))).toEqual(['request-malformed', '$.steps[0].world'])
  })

  test('of format 1 has calls without names', () => {
    const steps = [{ type: 'enter', recorded: [4, { result: 'four' }] }]
    expect(readFillBody({ ...whole, format: 1, steps } as JsonObject, format).steps).toEqual([
      { type: 'enter', recorded: [{ result: 4 }, { result: { result: 'four' } }] },
    ])
    expect(refusal(() => readFillBody({ ...whole, format: 1, steps: 4 }, format))).toEqual([
      'request-malformed',
      '$.steps',
    ])
  })
})

test.each<[string, JsonObject, string, string]>([
  ['a member too many', { prompt: 'a poem' }, 'malformed', '$'],
  ['a newer format', { format: remoteFormat + 1 }, 'malformed', '$.format'],
  ['a digest that is none', { digest: 4 }, 'malformed', '$.digest'],
  ['a long digest', { digest: 'd'.repeat(301) }, 'too-large', '$.digest'],
])('a request for a token with %s is refused at its place', (_, change, code, at) => {
  const { story, digest } = whole
  const body = { format: remoteFormat, story, digest, ...change }
  expect(refusal(() => readSessionBody(body))).toEqual([`request-${code}`, at])
})

import type { FillRequest } from '@lacuna/engine'
import { digest } from '@lacuna/engine/fill'
import { expect, test } from 'vitest'
import type { PlayedRoute } from '../routes/route.ts'
import type { Answers } from './answers.ts'
import { openQuestions } from './current-routes.ts'

const slotOf = (name: string): FillRequest['slots'][number] => ({
  key: name,
  slot: name,
  verb: 'fill',
  place: 'narration',
  brief: '',
  words: `${name}.`,
  contract: {},
  maxWords: 10,
  reads: {},
})

function request(name: string, ...reads: readonly string[]): FillRequest {
  return { format: 3, slots: [slotOf(name)], private: reads.length > 0, reads, context: [] } as unknown as FillRequest
}

function route(name: string, requests: readonly FillRequest[]): PlayedRoute {
  return {
    route: { name, seed: 1, choices: [], values: {} },
    pages: [],
    requests: requests.map((each, turn) => ({ turn, page: [], request: each, grammar: {} })),
  }
}

const written = (each: FillRequest): Answers => ({
  [digest(each)]: Object.fromEntries(
    each.slots.map(({ key }) => [key, { state: 'written', text: 'Rain.', uses: [], by: 'me' }] as const),
  ),
})

const [first, second, third] = [request('a', '@history'), request('b', '@said.a'), request('c')]
const [other, diary] = [
  { ...request('d'), soft: [{ label: 'l', text: 'Rain.', trust: 'author' }] } as FillRequest,
  request('e', '@diary'),
]
const routes = [route('one', [first, second, third]), route('two', [other, diary])]
const asked = (answers: Answers) => openQuestions(routes, answers).flatMap(({ keys }) => keys)

test('what holds words that were written before waits for them; all else is asked at once, what a reader did too', () => {
  expect(asked({})).toEqual(['a', 'c', 'd', 'e'])
  expect(asked({ ...written(third), ...written(other), ...written(diary) })).toEqual(['a'])
  expect(asked({ ...written(first), ...written(diary) })).toEqual(['b', 'c', 'd'])
  const all = [first, second, third, other, diary].map(written)
  expect(asked(Object.assign({}, ...all))).toEqual([])
})

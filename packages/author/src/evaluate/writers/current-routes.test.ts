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

function request(name: string, isPrivate: boolean): FillRequest {
  return { format: 3, slots: [slotOf(name)], private: isPrivate, context: [] } as unknown as FillRequest
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

const [first, second, third, other] = [request('a', true), request('b', true), request('c', false), request('d', true)]
const routes = [route('one', [first, second, third]), route('two', [other])]
const asked = (answers: Answers) => openQuestions(routes, answers).flatMap(({ keys }) => keys)

test('what is private to a play waits for what comes before it there; all else is asked at once', () => {
  expect(asked({})).toEqual(['a', 'c', 'd'])
  expect(asked({ ...written(third), ...written(other) })).toEqual(['a'])
  expect(asked(written(first))).toEqual(['b', 'c', 'd'])
  expect(asked({ ...written(first), ...written(second), ...written(third), ...written(other) })).toEqual([])
})

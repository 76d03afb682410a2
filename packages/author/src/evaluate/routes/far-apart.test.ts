import { expect, test } from 'vitest'
import { farApart, leastDistance, routeDistance } from './far-apart.ts'
import type { PlayedRoute } from './route.ts'

const played = (ending: string, ...choices: readonly string[]): PlayedRoute => ({
  route: { name: '', seed: 0, choices, values: {}, ending },
  pages: [],
  requests: [],
})

test('routes are taken that end otherwise, then those that are farthest from all others', () => {
  const all = [
    played('home', 'a', 'b', 'c'),
    played('home', 'a', 'b', 'd'),
    played('home', 'x', 'y', 'z'),
    played('away', 'a', 'b', 'c', 'e'),
  ]
  const found = farApart(all, { count: 4, least: 1 })
  const taken = found.map(({ route }) => route)
  expect(taken.map(({ name }) => name)).toEqual(['route-01', 'route-02', 'route-03', 'route-04'])
  expect(taken.map(({ choices }) => choices.join(''))).toEqual(['abc', 'abce', 'xyz', 'abd'])
  expect(leastDistance(found)).toBe(1)
})

test('what is nearer than it may be is not taken', () => {
  const all = [played('home', 'a', 'b'), played('home', 'a', 'c'), played('home', 'd', 'e')]
  const [first, second] = all as [PlayedRoute, PlayedRoute]
  expect(routeDistance(first, second)).toBe(2)
  expect(farApart(all, { count: 3, least: 3 })).toHaveLength(2)
})

test('where there is a diary, routes are as far apart as it is: a choice that nobody remembers counts for nothing', () => {
  const remembering = (choices: readonly string[], ...remembered: readonly string[]): PlayedRoute => ({
    ...played('home', ...choices),
    requests: [{ remembered } as never],
  })
  const one = remembering(['a', 'b'], 'You paid.')
  expect(routeDistance(one, remembering(['a', 'c'], 'You paid.'))).toBe(0)
  expect(routeDistance(one, remembering(['a', 'b'], 'You hid.'))).toBe(2)
})

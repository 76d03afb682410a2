import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { readFrozen } from './frozen-folder.ts'
import { playRoute } from './play-route.ts'
import type { PlayedRoute, RouteRequest } from './route.ts'

const before = fileURLToPath(new URL('../../../../../examples/dry-ground/evaluation/before', import.meta.url))

test('a frozen route is walked again to its ending, and meets the same slots with the same words', async () => {
  const { story, routes } = await readFrozen(before)
  const [frozen] = routes as readonly [PlayedRoute]
  const again = await playRoute(story, frozen.route)
  expect(again.route.ending).toBe(frozen.route.ending)
  expect(again.requests.flatMap(wordsOfSlots)).toEqual(frozen.requests.flatMap(wordsOfSlots))
})

test('the frozen routes differ from each other, reach every ending, and meet sixty slots with words of both kinds', async () => {
  const { routes } = await readFrozen(before)
  expect(new Set(routes.map(({ route }) => route.ending)).size).toBe(7)
  expect(new Set(routes.map(({ route }) => route.choices.join())).size).toBe(routes.length)
  const both = routes.flatMap(({ requests }) =>
    requests.flatMap(({ request, grammar }) =>
      request.slots.flatMap(({ key, slot, words }) => (words !== '' && grammar[key] !== undefined ? [slot] : [])),
    ),
  )
  expect(new Set(both).size).toBeGreaterThanOrEqual(60)
})

/** However many requests the slots of a page are split into. */
function wordsOfSlots({ turn, request, page }: RouteRequest): readonly unknown[] {
  return request.slots.map(({ slot, words }) => ({ turn, page, slot, words }))
}

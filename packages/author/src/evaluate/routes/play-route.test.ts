import { fileURLToPath } from 'node:url'
import { bringsValue } from '@lacuna/engine/fill'
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
  expect(wordsOfSlots(again.requests)).toEqual(wordsOfSlots(frozen.requests))
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

/** However many requests the slots of a page are split into, and in which order these are made. */
function wordsOfSlots(requests: readonly RouteRequest[]): readonly string[] {
  const words = requests.flatMap(({ turn, request, page }) =>
    request.slots
      .filter(({ verb }) => !bringsValue(verb))
      .map(({ slot, words }) => JSON.stringify({ turn, slot, words, page })),
  )
  return words.toSorted()
}

import { readFileSync } from 'node:fs'
import { inkStory } from '@lacuna/engine/ink'
import { expect, test } from 'vitest'
import { playRoute, type Route } from './route-requests.ts'

const frozen = new URL('../../examples/dry-ground/evaluation/before/', import.meta.url)

test('a frozen route is walked again to its ending, and meets the same slots with the same words', async () => {
  const story = inkStory(read('story.json') as Parameters<typeof inkStory>[0])
  const [route] = read('routes.json') as readonly (Route & { readonly ending: string })[]
  const { ending, requests } = await playRoute(story, route as Route)
  expect(ending).toBe(route?.ending)
  expect(requests.map(slotsWithWords)).toEqual(
    (read(`requests/${route?.name}.json`) as typeof requests).map(slotsWithWords),
  )
})

test('the frozen routes differ from each other, reach every ending, and meet sixty slots with words of both kinds', () => {
  const routes = read('routes.json') as readonly (Route & { readonly ending: string })[]
  const slots = read('slots.json') as readonly { readonly author: string; readonly grammar: string | null }[]
  expect(new Set(routes.map(({ ending }) => ending)).size).toBe(7)
  expect(new Set(routes.map(({ choices }) => choices.join())).size).toBe(routes.length)
  expect(slots.filter(({ author, grammar }) => author !== '' && grammar !== null).length).toBeGreaterThanOrEqual(60)
})

function slotsWithWords({ turn, request, page }: Awaited<ReturnType<typeof playRoute>>['requests'][number]): unknown {
  return { turn, page, slots: request.slots.map(({ slot, words }) => [slot, words]) }
}

function read(file: string): unknown {
  return JSON.parse(readFileSync(new URL(file, frozen), 'utf8'))
}

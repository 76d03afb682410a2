import { type Exploration, explore } from '@lacuna/engine/check'
import { hostileNames } from '@lacuna/engine/testing'
import { beforeAll, describe, expect, test } from 'vitest'
import { runs } from '../tools/runs.ts'
import { exampleStories } from './example-stories.ts'
import { playRoute, type Route, replayHostile } from './routes.ts'

// Two hundred whole plays with each hostile provider are a matter of minutes: `npx -y pnpm@12 soak` plays them. Here each
// provider meets every route through the short story that two hundred seeds find, and of the long one a route to each of its
// endings and some that chance decides.
describe.each(exampleStories)('$name', ({ story, endings }) => {
  let explored: Exploration
  let routes: readonly Route[]

  beforeAll(() => {
    explored = explore(story)
    const toEndings = [...explored.endings.values()].map((picks, seed) => playRoute(story, seed, picks))
    const seeds = Array.from({ length: endings.length > 3 ? 2 : 200 }, (_, seed) => seed)
    const byChance = seeds.map(seed => playRoute(story, seed))
    routes = [...new Map([...toEndings, ...byChance].map(each => [picksOf(each), each])).values()]
  })

  test('without a provider every ending is reached and every slot is met, and it breaks nowhere', () => {
    expect(explored.failures).toEqual([])
    expect([...explored.endings.keys()].toSorted()).toEqual(endings)
    expect(explored.unnamedEnd).toBeUndefined()
    expect([...explored.slots].toSorted()).toEqual(Object.keys(story.slots).toSorted())
  })

  test('the routes reach every ending', () => {
    expect(new Set(routes.map(({ stops }) => stops.at(-1)?.place.ending))).toEqual(new Set(endings))
  })

  test.each(hostileNames)(
    'plays the same routes with a provider that %s; all has a source, nothing is taken back, saves replay',
    async name => {
      const broken: string[] = []
      for (const [index, each] of routes.slice(0, runs(routes.length)).entries())
        broken.push(...(await replayHostile(story, name, each, index === 0)))
      expect(broken).toEqual([])
    },
  )

  test('a route that leads elsewhere is noticed', async () => {
    const [first] = routes as [Route]
    const [stop] = first.stops as [Route['stops'][number]]
    const elsewhere = { ...first, stops: [{ ...stop, place: { ...stop.place, offered: ['nowhere'] } }] }
    expect(await replayHostile(story, 'fails', elsewhere, false)).toEqual([expect.stringContaining('nowhere')])
  })
})

const picksOf = ({ stops }: Route): string => stops.map(({ pick }) => pick).join(' ')

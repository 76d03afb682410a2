import type { Story } from '@lacuna/engine'
import { type ApartOptions, farApart } from './far-apart.ts'
import { playRoute } from './play-route.ts'
import type { PlayedRoute } from './route.ts'

/** Plays a story with each seed from 1 to `seeds`, and takes routes that stand far apart. */
export async function findRoutes(
  story: Story,
  { isPersonal, seeds, ...apart }: ApartOptions & { readonly seeds: number; readonly isPersonal: boolean },
): Promise<readonly PlayedRoute[]> {
  const found: PlayedRoute[] = []
  for (let seed = 1; seed <= seeds; seed++) {
    found.push(await playRoute(story, { name: `seed-${seed}`, seed, choices: [], values: {} }, { isPersonal }))
  }
  return farApart(found, apart)
}

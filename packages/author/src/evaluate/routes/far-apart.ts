import type { PlayedRoute } from './route.ts'

/** How many routes are taken, and how far apart they stand. */
export interface ApartOptions {
  readonly count: number
  /** What two routes must not share, at least. */
  readonly least: number
}

/**
 * Takes routes greedily: one with a new ending first, then the one that is farthest from all that were taken. They are
 * named `route-01`, `route-02` ... in this order; fewer than `count` where no other is far enough.
 */
export function farApart(all: readonly PlayedRoute[], { count, least }: ApartOptions): readonly PlayedRoute[] {
  const taken: PlayedRoute[] = []
  while (taken.length < count) {
    const [best] = all
      .filter(one => !taken.includes(one))
      .map(one => ({
        one,
        fresh: taken.some(({ route }) => route.ending === one.route.ending) ? 0 : 1,
        apart: Math.min(...taken.map(other => routeDistance(one, other))),
      }))
      .sort((a, b) => b.fresh - a.fresh || b.apart - a.apart)
    if (best === undefined || best.apart < least) break
    taken.push(best.one)
  }
  return taken.map((played, index) => ({
    ...played,
    route: { ...played.route, name: `route-${String(index + 1).padStart(2, '0')}` },
  }))
}

/** How many acts of its reader one of two routes holds and the other does not: lines of the diary, or choices. */
export function routeDistance(one: PlayedRoute, other: PlayedRoute): number {
  return difference(actsOf(one), actsOf(other))
}

/** How far apart the two most alike stand; infinite for fewer than two. */
export function leastDistance(routes: readonly PlayedRoute[]): number {
  const distances = routes.flatMap((one, at) => routes.slice(at + 1).map(other => routeDistance(one, other)))
  return Math.min(...distances)
}

function actsOf({ requests, route }: PlayedRoute): ReadonlySet<string> {
  return new Set(requests.at(-1)?.remembered ?? route.choices)
}

/** What stands in one of two sets alone. */
export function difference(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const both = [...one].filter(item => other.has(item)).length
  return one.size + other.size - 2 * both
}

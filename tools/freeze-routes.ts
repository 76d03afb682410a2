import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import type { FillRequest, Story } from '@lacuna/engine'
import { inkStory } from '@lacuna/engine/ink'
import { compileStory } from '@lacuna/engine/ink/compiler'
import { type PlayedRoute, playRoute, type Route, type RouteRequest } from './evaluation/route-requests.ts'

/**
 * Writes routes of *Dry Ground*, their requests, the author's words and the grammar's for each slot, and the story itself, as
 * files that what comes later is compared with. What is frozen is not written again: the folder is named on the command line.
 *
 *     node tools/freeze-routes.ts FOLDER
 */
const mostSeeds = 300
const routeCount = 12
/** Choices that two routes must not share. */
const leastApart = 3

const source = new URL('../examples/dry-ground/', import.meta.url)
const [folder] = process.argv.slice(2)
if (folder === undefined) throw new Error('Name the folder to write to.')
const { bundle } = compileStory('dry-ground.ink', {
  read: name => readFileSync(new URL(name, source), 'utf8'),
  list: () => readdirSync(source),
})
if (bundle === undefined) throw new Error('The story does not compile.')
const story: Story = inkStory(bundle)
const found: PlayedRoute[] = []
for (let seed = 1; seed <= mostSeeds; seed++) {
  found.push(await playRoute(story, { name: `seed-${seed}`, seed, choices: [], values: {} }))
}
const routes = farApart(found).map((played, index) => ({
  ...played,
  route: { ...played.route, name: `route-${String(index + 1).padStart(2, '0')}` },
}))
const texts: Record<string, string> = {}
mkdirSync(`${folder}/requests`, { recursive: true })
write(
  'routes.json',
  routes.map(({ route, ending }) => ({ ...route, ending })),
)
for (const { route, requests } of routes) write(`requests/${route.name}.json`, requests.map(withoutRepeated))
write('texts.json', texts)
write('slots.json', slotsOf(routes))
write('story.json', bundle)
process.stdout.write(
  `${routes.length} routes, ${routes.flatMap(({ requests }) => requests).length} requests, ` +
    `${new Set(routes.map(({ ending }) => ending)).size} endings, closest pair ${closest(routes)} choices apart\n`,
)

/** Greedily those that are farthest from all that were taken, the endings as different as they can be. */
function farApart(all: readonly PlayedRoute[]): PlayedRoute[] {
  const taken: PlayedRoute[] = []
  while (taken.length < routeCount) {
    const best = all
      .filter(one => !taken.includes(one))
      .map(one => ({ one, new: taken.some(({ ending }) => ending === one.ending) ? 0 : 1, apart: nearest(one, taken) }))
      .sort((a, b) => b.new - a.new || b.apart - a.apart)[0]
    if (best === undefined || best.apart < leastApart) break
    taken.push(best.one)
  }
  return taken
}

function nearest({ route }: PlayedRoute, others: readonly PlayedRoute[]): number {
  return Math.min(...others.map(other => distance(route, other.route)))
}

function distance(a: Route, b: Route): number {
  const [of, than] = [new Set(a.choices), new Set(b.choices)]
  const both = [...of].filter(choice => than.has(choice)).length
  return of.size + than.size - 2 * both
}

function closest(all: readonly PlayedRoute[]): number {
  return Math.min(
    ...all.map(one =>
      nearest(
        one,
        all.filter(other => other !== one),
      ),
    ),
  )
}

/** What every request of the story holds stands in `texts.json`, under its digest. */
function withoutRepeated({ request, ...rest }: RouteRequest): unknown {
  const { stable, samples, volatile } = request.instructions
  const instructions = { stable: kept(stable), ...(samples === undefined ? {} : { samples: kept(samples) }), volatile }
  return { ...rest, request: { ...request, instructions } satisfies FillRequest }
}

function kept(text: string): string {
  const digest = createHash('sha256').update(text).digest('hex').slice(0, 16)
  texts[digest] = text
  return digest
}

/** Each slot that was met, once: in the first route that meets it, with the author's words and the grammar's there. */
function slotsOf(all: readonly PlayedRoute[]): unknown[] {
  const rows = new Map<string, unknown>()
  for (const { route, requests } of all) {
    for (const { turn, request, grammar, page } of requests) {
      for (const { slot, key, place, speaker, brief, words, maxWords } of request.slots) {
        if (rows.has(slot)) continue
        const said = speaker === undefined ? {} : { speaker }
        rows.set(slot, {
          slot,
          route: route.name,
          turn,
          place,
          ...said,
          brief,
          maxWords,
          author: words,
          grammar: grammar[key] ?? null,
          page,
        })
      }
    }
  }
  return [...rows.values()]
}

function write(file: string, value: unknown): void {
  writeFileSync(`${folder}/${file}`, `${JSON.stringify(value, undefined, 1)}\n`)
}

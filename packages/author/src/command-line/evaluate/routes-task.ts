import { extname } from 'node:path'
import { LacunaError, type Story } from '@lacuna/engine'
import { type InkBundle, inkStory } from '@lacuna/engine/ink'
import { exitCodes } from '../../command/command.ts'
import { leastDistance, routeDistance } from '../../evaluate/routes/far-apart.ts'
import { findRoutes } from '../../evaluate/routes/find-routes.ts'
import { freezeRoutes } from '../../evaluate/routes/frozen-folder.ts'
import { lengthOf, positionsOf } from '../../evaluate/routes/positions.ts'
import type { PlayedRoute } from '../../evaluate/routes/route.ts'
import { readPlan } from '../../evaluate/run/plan.ts'
import { compiledOrThrow } from '../../story-file/compiled-or-throw.ts'
import { loadStory } from '../../story-file/load-story.ts'
import { printable } from '../../terminal/printable.ts'
import { countOf, type EvaluateTask } from './evaluate-task.ts'

/** `lacuna evaluate routes`: finds routes through a story, prints them, and freezes them with what they ask. */
export const routesTask: EvaluateTask = {
  operand: '<story>',
  says: 'finds routes through a story that differ, and prints them; --out freezes them with all they ask',
  flags: ['out', 'plan', 'routes', 'seeds', 'apart', 'json'],
  run: async (path, call, terminal) => {
    const { plan } = await readPlan(call.value('plan'))
    const count = countOf(call, 'routes', plan.routes.count)
    const seeds = countOf(call, 'seeds', plan.routes.seeds)
    const least = countOf(call, 'apart', plan.routes.apart)
    const { story, bundle } = await storyWithBundle(path, terminal.complain)
    const routes = await findRoutes(story, { seeds, count, least, isPersonal: plan.requests === 'personal' })
    const out = call.value('out')
    if (out !== undefined) await freezeRoutes(out, routes, bundle === undefined ? {} : { bundle })
    const found = routes.map(({ route }) => route)
    if (call.has('json')) terminal.say(JSON.stringify(found, undefined, 2))
    else {
      for (const played of routes) terminal.say(printable(routeLine(played, routes)))
      terminal.say(routesText(routes))
      if (out !== undefined) terminal.say(`Written to ${out}.`)
    }
    if (routes.length >= count) return exitCodes.done
    throw new LacunaError(
      'file-invalid',
      `${path} has ${routes.length} routes that are far enough apart, not ${count}.`,
      {
        hint: `Look among more plays (--seeds ${seeds * 3}), or ask for less (--routes ${Math.max(2, routes.length)}, --apart 1).`,
        data: { file: path, routes: routes.length },
      },
    )
  },
}

async function storyWithBundle(
  path: string,
  warn: (sentence: string) => void,
): Promise<{ readonly story: Story; readonly bundle?: InkBundle }> {
  if (extname(path).toLowerCase() !== '.ink') return { story: await loadStory(path, warn) }
  const bundle = await compiledOrThrow(path, warn)
  return { story: inkStory(bundle), bundle }
}

function routeLine(played: PlayedRoute, all: readonly PlayedRoute[]): string {
  const { requests, route } = played
  const others = all.filter(each => each !== played)
  const nearest = Math.min(...others.map(each => routeDistance(played, each)))
  const apart = others.length === 0 ? '' : `, ${nearest} acts from the nearest`
  const ending = route.ending === undefined ? '' : `, ends in ${route.ending}`
  return `${route.name}: seed ${route.seed}, ${route.choices.length} choices, ${requests.length} requests${apart}${ending}`
}

function routesText(routes: readonly PlayedRoute[]): string {
  const positions = positionsOf(routes)
  const slots = new Set(positions.map(({ slot }) => slot.slot))
  const long = new Set(positions.filter(({ slot }) => lengthOf(slot) !== 'short').map(({ slot }) => slot.slot))
  const endings = new Set(routes.map(({ route }) => route.ending))
  const apart = routes.length < 2 ? '' : ` The two most alike are ${leastDistance(routes)} acts apart.`
  return `${routes.length} routes, ${endings.size} endings, ${positions.length} places for prose in ${slots.size} slots, ${long.size} of them long.${apart}`
}

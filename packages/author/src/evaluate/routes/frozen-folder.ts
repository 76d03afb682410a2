import { join } from 'node:path'
import { type FillRequest, LacunaError, type Story } from '@lacuna/engine'
import { digest } from '@lacuna/engine/fill'
import type { InkBundle } from '@lacuna/engine/ink'
import { loadStory } from '../../story-file/load-story.ts'
import { exists } from '../files/exists.ts'
import { jsonOf } from '../files/read-file.ts'
import { readFormat } from '../files/read-format.ts'
import { writeJson } from '../files/write-file.ts'
import { type FrozenRequest, requestsFormat, routesFormat, textsFormat } from './frozen-formats.ts'
import { playRoute } from './play-route.ts'
import type { PlayedRoute, Route, RouteRequest } from './route.ts'
import { slotRows } from './slot-rows.ts'

const hint = 'A folder of frozen routes is written by `lacuna evaluate routes STORY --out FOLDER`.'

/** Routes with all that they ask, as a folder keeps them. */
export interface FrozenRoutes {
  readonly story: Story
  readonly routes: readonly PlayedRoute[]
}

/** What {@link freezeRoutes} takes. */
export interface FreezeOptions {
  /** The compiled story; without one the folder names the file that the story is in. */
  readonly bundle?: InkBundle
}

/**
 * Writes routes, their requests, the author's words and the grammar's for each slot, and the story itself.
 *
 * @throws LacunaError `file-invalid`, also where the folder holds routes already: what is frozen is not written again.
 */
export async function freezeRoutes(
  folder: string,
  routes: readonly PlayedRoute[],
  { bundle }: FreezeOptions = {},
): Promise<void> {
  if (await exists(join(folder, 'routes.json'))) {
    throw new LacunaError('file-invalid', `${folder} holds frozen routes already.`, {
      hint: 'Name another folder: what is frozen is not written again.',
      data: { file: folder },
    })
  }
  const texts: Record<string, string> = {}
  const shared = (text: string): string => {
    const name = digest(text).slice(0, 16)
    texts[name] = text
    return name
  }
  for (const { route, requests } of routes) {
    await writeJson(
      join(folder, 'requests', `${route.name}.json`),
      requests.map(each => withTexts(each, shared)),
    )
  }
  await writeJson(
    join(folder, 'routes.json'),
    routes.map(({ route }) => route),
  )
  await writeJson(join(folder, 'texts.json'), texts)
  await writeJson(join(folder, 'slots.json'), slotRows(routes))
  if (bundle !== undefined) await writeJson(join(folder, 'story.json'), bundle)
}

/**
 * Reads such a folder, and plays its routes once more for the pages between the requests. Nothing in it is written.
 *
 * @param storyFile the story, where the folder has no `story.json`.
 * @throws LacunaError `file-invalid`, `file-newer`, and what reading a story throws.
 */
export async function readFrozen(folder: string, storyFile?: string): Promise<FrozenRoutes> {
  const [routesFile, textsFile] = [join(folder, 'routes.json'), join(folder, 'texts.json')]
  const { routes } = readFormat(routesFile, routesFormat, await jsonOf(routesFile, hint))
  const { texts } = readFormat(textsFile, textsFormat, { texts: await jsonOf(textsFile, hint) })
  const own = join(folder, 'story.json')
  const file = (await exists(own)) ? own : storyFile
  if (file === undefined) {
    throw new LacunaError('file-invalid', `${folder} has no story.json.`, {
      hint: 'Name the file of its story: --story FILE.',
      data: { file: own },
    })
  }
  const story = await loadStory(file, () => {})
  const played: PlayedRoute[] = []
  for (const route of routes) {
    const path = join(folder, 'requests', `${route.name}.json`)
    const { requests } = readFormat(path, requestsFormat, await jsonOf(path, hint))
    const whole = requests.map(each => withTexts(each, name => textNamed(texts, name, path)))
    played.push({ route, pages: await pagesOf(story, route, path), requests: whole })
  }
  return { story, routes: played }
}

async function pagesOf(story: Story, route: Route, file: string): Promise<PlayedRoute['pages']> {
  try {
    return (await playRoute(story, route)).pages
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new LacunaError('file-invalid', `${file} does not go with its story. ${reason}`, {
      hint: 'Routes are frozen with the story that they were found in.',
      data: { file },
      cause,
    })
  }
}

function textNamed(texts: Readonly<Record<string, string>>, name: string, file: string): string {
  const text = texts[name]
  if (text !== undefined) return text
  throw new LacunaError('file-invalid', `${file} names a text "${name}", which texts.json does not have.`, {
    hint,
    data: { file },
  })
}

/** What every request of the story holds is replaced: a text by its name, or a name by its text. */
function withTexts(each: RouteRequest | FrozenRequest, replaced: (text: string) => string): RouteRequest {
  const { stable, samples, volatile } = each.request.instructions
  const instructions: FillRequest['instructions'] = {
    stable: replaced(stable),
    ...(samples === undefined ? {} : { samples: replaced(samples) }),
    volatile,
  }
  return { ...each, request: { ...each.request, instructions } }
}

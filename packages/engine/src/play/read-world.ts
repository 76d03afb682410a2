import { copyOfJson, notJson, sameJson } from '../base/json.ts'
import { LacunaError } from '../story/lacuna-error.ts'
import type { Variables } from '../story/passage.ts'
import { notValues } from './known-values.ts'
import type { World } from './world.ts'

/** What the game's world brings into a move that is made now. @throws LacunaError `external-failed`, `wrong-value` */
export function readWorld(world: World | undefined, now: Variables): Variables | undefined {
  let given: Variables | undefined
  try {
    given = world?.read?.() ?? undefined
  } catch (cause) {
    throw new LacunaError('external-failed', `The game's \`world.read\` failed: ${String(cause)}`, {
      hint: 'It returns values by the names of the story’s variables, or nothing.',
      cause,
    })
  }
  if (given === undefined) return undefined
  const wrong = notJson(given)
  if (wrong !== undefined) throw notValues('What `world.read` gives', wrong)
  const differs = Object.entries(given).filter(([name, value]) => !sameJson(value, now[name]))
  return differs.length === 0 ? undefined : copyOfJson(Object.fromEntries(differs))
}

import type { Json } from '../base/json.ts'
import { notJson } from '../base/json.ts'
import type { Variables } from '../story/passage.ts'
import { unsupported } from './unsupported.ts'

/** Refuses what is no JSON, and freezes what is: a position is a value. What was there before is known to be both. */
export function frozenContext(context: Variables, before?: Variables): Variables {
  for (const [name, value] of Object.entries(context)) {
    if (before !== undefined && before[name] === value && Object.isFrozen(before)) continue
    const wrong = notJson(value, name)
    if (wrong !== undefined) {
      throw unsupported('context', [], { message: `The value of ${wrong} is not JSON.`, variable: name })
    }
    freeze(value)
  }
  return Object.freeze(context)
}

function freeze(value: Json): void {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return
  Object.freeze(value)
  for (const inner of Object.values(value)) freeze(inner)
}

import { frozen } from '../base/frozen.ts'
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
    frozen(value)
  }
  return Object.freeze(context)
}

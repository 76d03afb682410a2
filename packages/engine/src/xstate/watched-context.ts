import type { Json } from '../base/json.ts'
import type { Variables } from '../story/passage.ts'
import type { Marks } from './words.ts'

/** The context, taking note of what is read; the context itself where nothing is marked. */
export function watchedContext(context: Variables, read: Set<string>, marks: Marks): Variables {
  if (marks.size === 0) return context
  return new Proxy(context, {
    get(target, name): Json | undefined {
      if (typeof name === 'string') read.add(name)
      return Reflect.get(target, name) as Json | undefined
    },
  })
}

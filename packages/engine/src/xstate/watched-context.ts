import type { Json } from '../base/json.ts'
import type { Variables } from '../story/passage.ts'
import type { StepRun } from './step-run.ts'
import { type Marks, union } from './words.ts'

/** The context, taking note of what is read; the context itself where nothing is marked. */
export function watchedContext(context: Variables, read: Set<string>, marks: Marks): Variables {
  if (marks.size === 0) return context
  const note = (name: string | symbol): void => {
    if (typeof name === 'string') read.add(name)
  }
  return new Proxy(context, {
    get(target, name): Json | undefined {
      note(name)
      return Reflect.get(target, name) as Json | undefined
    },
    getOwnPropertyDescriptor(target, name): PropertyDescriptor | undefined {
      note(name)
      return Reflect.getOwnPropertyDescriptor(target, name)
    },
  })
}

/** What a function of the author's gets from XState, watched, and the marks of what it has read of it so far. */
export interface WatchedArgs<Args> {
  readonly args: Args
  marks(): readonly string[]
}

/**
 * The arguments of a function with context and event behind a proxy. An event has its type from the author; whatever else
 * it carries was computed somewhere in this step, and so may be made from any variable that was marked in it.
 */
export function watchedArgs<Args extends { readonly context: Variables; readonly event?: unknown }>(
  args: Args,
  step: StepRun,
): WatchedArgs<Args> {
  if (step.marksOfEvents.length === 0) return { args, marks: () => [] }
  const read = new Set<string>()
  let hasReadEvent = false
  const event = new Proxy(typeof args.event === 'object' && args.event !== null ? args.event : {}, {
    get(target, name): unknown {
      hasReadEvent ||= name !== 'type'
      return Reflect.get(target, name)
    },
    getOwnPropertyDescriptor(target, name): PropertyDescriptor | undefined {
      hasReadEvent ||= name !== 'type'
      return Reflect.getOwnPropertyDescriptor(target, name)
    },
  })
  const context = watchedContext(args.context, read, step.marks)
  return {
    args: { ...args, context, event },
    marks: () => union([step.marksOf(read), hasReadEvent ? step.marksOfEvents : []]),
  }
}

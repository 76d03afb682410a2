import { assign, enqueueActions, raise } from 'xstate'
import type { Variables } from '../story/passage.ts'
import type { StepRun } from './step-run.ts'
import { watchedArgs } from './watched-context.ts'
import { union } from './words.ts'

interface ActionArgs {
  readonly context: Variables
}
type Assigner = (args: ActionArgs, params: unknown) => unknown
type Assignment = Assigner | Readonly<Record<string, unknown>>
interface Enqueue {
  (action: unknown): void
  readonly emit: unknown
}

/** The step that is being taken, for the actions that XState calls in it. */
export interface Running {
  step: StepRun | undefined
}

/**
 * XState's `assign`, watched: what it computes from marked variables is marked. What a function reads from the context
 * counts, by variable; a function that spreads the whole context has read everything, but a variable that keeps its
 * value keeps its marks. Conditions do not count: what the author wrote under a condition stays the author's.
 */
export function watchedAssign(
  running: Running,
  assignment: Assignment,
  alsoRead: () => readonly string[] = () => [],
): unknown {
  return assign(((args: ActionArgs, params: unknown) => {
    const step = running.step
    step?.countAction()
    if (step === undefined || step.isReplaced) return {}
    const handedOn = union([step.handedOn, alsoRead()])
    step.handedOn = []
    const patch: Record<string, unknown> = {}
    const take = (assigner: Assigner): { readonly made: unknown; readonly marks: readonly string[] } => {
      const watched = watchedArgs(args, step)
      const made = assigner(watched.args, params)
      return { made, marks: union([handedOn, watched.marks()]) }
    }
    const put = (name: string, value: unknown, marks: readonly string[]): void => {
      patch[name] = value
      if (!Object.is(value, args.context[name]) || marks.length === 0) step.mark(name, marks)
    }
    if (typeof assignment === 'function') {
      const { made, marks } = take(assignment)
      for (const [name, value] of Object.entries(made ?? {})) put(name, value, marks)
    } else {
      for (const [name, assigner] of Object.entries(assignment)) {
        if (typeof assigner !== 'function') put(name, assigner, [])
        else {
          const { made, marks } = take(assigner as Assigner)
          put(name, made, marks)
        }
      }
    }
    return patch
  }) as never)
}

/** XState's `enqueueActions`, watched: what was read while collecting counts for every assignment collected. */
export function watchedEnqueue(
  running: Running,
  collect: (args: ActionArgs & { readonly enqueue: Enqueue }, params: unknown) => void,
  wrap: (action: unknown) => unknown,
): unknown {
  return enqueueActions(((args: ActionArgs & { readonly enqueue: Enqueue }, params: unknown) => {
    const step = running.step
    step?.countAction()
    if (step === undefined || step.isReplaced) return
    const handedOn = step.handedOn
    step.handedOn = []
    const watched = watchedArgs(args, step)
    const seen = (): readonly string[] => union([handedOn, watched.marks()])
    const enqueue = Object.assign((action: unknown) => args.enqueue(wrap(action)), {
      emit: args.enqueue.emit,
      raise: (event: never, options: never) => args.enqueue(wrap(raise(event, options))),
      assign: (assignment: Assignment) => args.enqueue(watchedAssign(running, assignment, seen)),
      cancel: () => wrap({ type: 'xstate.cancel', resolve: true }),
      sendTo: () => wrap({ type: 'xstate.sendTo', resolve: true }),
      sendParent: () => wrap({ type: 'xstate.sendTo', resolve: true }),
      spawnChild: () => wrap({ type: 'xstate.spawnChild', resolve: true }),
      stopChild: () => wrap({ type: 'xstate.stopChild', resolve: true }),
    })
    collect({ ...watched.args, enqueue }, params)
  }) as never)
}

/** Parameters computed from the context hand its marks on to the action that gets them. */
export function watchedParams(running: Running, params: (args: ActionArgs) => unknown): (args: ActionArgs) => unknown {
  return args => {
    const step = running.step
    if (step === undefined) return params(args)
    const watched = watchedArgs(args, step)
    const made = params(watched.args)
    step.handedOn = watched.marks()
    return made
  }
}

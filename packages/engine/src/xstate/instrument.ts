import { and, assign } from 'xstate'
import type { Variables } from '../story/passage.ts'
import type { Running } from './assigning.ts'
import { watchedAssign, watchedEnqueue, watchedParams } from './assigning.ts'
import type { Config } from './machine-config.ts'
import type { PlannedChoice, PlannedLine, Standing, StatePlan } from './plan.ts'
import type { PlanReader } from './plan-reader.ts'
import { leaving, ProgressCheck } from './progress-check.ts'
import type { ChoiceMeta, StateMeta } from './story-meta.ts'
import { isUnsupported, unsupported } from './unsupported.ts'

/** What stands in `meta` of a transition of the machine that runs, and where it starts. */
export interface TransitionPlan extends Standing {
  readonly choice?: PlannedChoice
  /** Children before parents, in document order. */
  readonly rank: number
  /** The state where the transition starts; keys from the root. */
  readonly path: readonly string[]
}

/** Actions of the machine that runs, besides the author's; all start with `lacuna.`. */
export type OwnAction =
  | { readonly type: 'lacuna.entered'; readonly params: { readonly plan: StatePlan } }
  | {
      readonly type: 'lacuna.said'
      readonly params: { readonly lines: readonly PlannedLine[] } & Standing
    }
  | { readonly type: 'lacuna.rejoined' }

export const choosing = 'choose.'
export const preferring = 'lacuna.default.'

/**
 * The author's machine, made to report: the same states, transitions, guards and assignments, and besides them an action
 * at the end of each entry (what is said), one at its start where a value is awaited, and `meta` read into plans.
 *
 * @throws LacunaError `machine-unsupported`.
 */
export class Instrument {
  readonly #reader: PlanReader
  readonly #running: Running
  readonly #progress = new ProgressCheck()
  #rank = 0

  constructor(reader: PlanReader, running: Running) {
    this.#reader = reader
    this.#running = running
  }

  /** To be said when all of the machine was instrumented. */
  finish(): void {
    this.#progress.finish(this.#reader)
  }

  state(config: Config, path: readonly string[] = [], above: Above = { mayBeReplaced: false, states: [] }): Config {
    if (config.type === 'history') return config
    for (const what of ['invoke', 'after'] as const) {
      if (config[what] !== undefined) throw unsupported(what, path)
    }
    const meta = (config.meta ?? {}) as StateMeta
    const states = (config.states ?? {}) as Readonly<Record<string, Config>>
    const own = this.#reader.state(meta, path)
    const scene = above.scene ?? sceneOf(config, path, above)
    const present = own.with ?? above.with
    const standing: Standing = {
      ...(present === undefined ? {} : { with: present }),
      ...(scene === undefined ? {} : { scene }),
    }
    const plan = { ...own, ...standing }
    this.#progress.checkState(config, path, above.states, this.#reader)
    const inside: Above = {
      states: [...above.states, config],
      mayBeReplaced: above.mayBeReplaced || plan.mayBeReplaced,
      ...standing,
    }
    const inner = Object.entries(states).map(
      ([key, state]) => [key, this.state(state, [...path, key], inside)] as const,
    )
    const from: TransitionPlan = { rank: this.#rank++, path, ...standing }
    const waits = plan.pauses.length > 0 || above.mayBeReplaced
    const entered: OwnAction = { type: 'lacuna.entered', params: { plan } }
    return {
      ...config,
      meta: plan,
      entry: [...(waits ? [this.#open(plan)] : []), ...this.#actions(config.entry, path), entered],
      exit: this.#actions(config.exit, path),
      ...(config.states === undefined ? {} : { states: Object.fromEntries(inner) }),
      ...(config.initial === undefined ? {} : { initial: this.#initial(config.initial, path) }),
      ...(config.on === undefined ? {} : { on: this.#on(config.on as Config, plan, meta, from) }),
      ...(config.onDone === undefined ? {} : { onDone: this.#transitions(config.onDone, path, from) }),
      ...this.#always(config, plan, above.mayBeReplaced, from),
    }
  }

  /** An action wherever it stands: in the configuration, or among the implementations. */
  action(action: unknown, path: readonly string[]): unknown {
    if (typeof action === 'string') return action
    if (typeof action !== 'function') {
      const { type, params, resolve } = action as Config
      if (resolve !== undefined) throw unsupported(type as 'xstate.sendTo', path)
      return typeof params === 'function' ? { type, params: watchedParams(this.#running, params as never) } : action
    }
    const { type, assignment, collect, delay } = action as unknown as Config
    if (!('resolve' in action)) {
      if (['', 'entry', 'exit', 'actions'].includes(action.name)) throw unsupported('unnamed action', path)
      return action.name
    }
    this.#progress.raises(action as never)
    if (type === 'xstate.assign') return watchedAssign(this.#running, assignment as never)
    if (type === 'xstate.enqueueActions') {
      return watchedEnqueue(this.#running, collect as never, each => this.action(each, path))
    }
    if (type === 'xstate.raise' && delay !== undefined) throw unsupported('delayed raise', path)
    // Within a scene that was generated instead, nothing is raised either.
    if (type === 'xstate.raise')
      return watchedEnqueue(
        this.#running,
        ({ enqueue }) => enqueue(action),
        each => each,
      )
    if (isUnsupported(String(type))) throw unsupported(type as 'xstate.sendTo', path)
    return action
  }

  #actions(actions: unknown, path: readonly string[]): readonly unknown[] {
    return list(actions).map(action => this.action(action, path))
  }

  #open(plan: StatePlan): unknown {
    return assign((({ context }: { context: Variables }) => this.#running.step?.open(plan, context) ?? {}) as never)
  }

  #initial(initial: unknown, path: readonly string[]): unknown {
    if (typeof initial === 'string') return initial
    const { actions, ...rest } = initial as Config
    return { ...rest, actions: this.#actions(actions, path) }
  }

  #on(on: Config, { path, mayBeReplaced }: StatePlan, state: StateMeta, from: TransitionPlan): Config {
    const made: Record<string, unknown> = {}
    for (const [event, transitions] of Object.entries(on)) {
      const id = event.startsWith(choosing) && !event.includes('*') ? event.slice(choosing.length) : undefined
      if (id === undefined) {
        const isKnown = event === leaving || (event === 'rejoin' && mayBeReplaced)
        if (!isKnown) this.#progress.hears(event, path)
        made[event] = this.#transitions(transitions, path, from)
        continue
      }
      const said = list(transitions).map(each => ({
        ...state.choices?.[id],
        ...(typeof each === 'object' && each !== null ? (((each as Config).meta ?? {}) as ChoiceMeta) : {}),
      }))
      made[event] = list(transitions).map((each, index) => {
        const plan = { ...from, choice: this.#reader.choice(id, said[index] ?? {}, path) }
        return this.#transition(each, path, plan, said[index]?.lines)
      })
      const defaults = list(transitions).flatMap((each, index) => {
        const preferred = said[index]?.default
        if (preferred === undefined || preferred === true) return []
        const own = typeof each === 'object' && each !== null ? (each as Config).guard : undefined
        return [{ guard: both(own, preferred), actions: 'lacuna.preferred', meta: from }]
      })
      if (defaults.length > 0) made[preferring + id] = defaults
    }
    return made
  }

  #always(config: Config, plan: StatePlan, isInside: boolean, from: TransitionPlan): Config {
    const { path, mayBeReplaced } = plan
    const authored = this.#transitions(config.always, path, from)
    if (!mayBeReplaced && !isInside) return authored.length === 0 ? {} : { always: authored }
    const stays = authored.map(each => ({ ...each, guard: both(() => !this.#step.isReplaced, each.guard) }))
    if (!mayBeReplaced) return { always: stays }
    const rejoin = (config.on as Config | undefined)?.rejoin ?? config.onDone
    if (rejoin === undefined) {
      this.#reader.problem(
        path,
        'A detour has no way back.',
        'Give the state a transition on `rejoin`, or an `onDone`: that is where the story goes on.',
      )
    }
    const back = this.#transitions(rejoin, path, from).map(each => ({
      ...each,
      guard: both(() => this.#step.isRejoining(plan), each.guard),
      actions: [{ type: 'lacuna.rejoined' } satisfies OwnAction, ...list(each.actions)],
    }))
    return { always: [...back, ...stays] }
  }

  get #step(): NonNullable<Running['step']> {
    return this.#running.step as NonNullable<Running['step']>
  }

  #transitions(transitions: unknown, path: readonly string[], plan: TransitionPlan): readonly Config[] {
    return list(transitions).map(each => this.#transition(each, path, plan))
  }

  #transition(
    transition: unknown,
    path: readonly string[],
    plan: TransitionPlan,
    lines = typeof transition === 'object' && transition !== null
      ? ((transition as Config).meta as ChoiceMeta | undefined)?.lines
      : undefined,
  ): Config {
    const config: Config = typeof transition === 'string' ? { target: transition } : ((transition ?? {}) as Config)
    const said = this.#reader.lines(lines, path)
    const actions = [
      ...this.#actions(config.actions, path),
      ...(said.length === 0
        ? []
        : [
            {
              type: 'lacuna.said',
              params: { lines: said, ...standingOf(plan) },
            } satisfies OwnAction,
          ]),
    ]
    return { ...config, meta: plan, ...(actions.length === 0 ? {} : { actions }) }
  }
}

interface Above extends Standing {
  /** The states around, outermost first. */
  readonly states: readonly Config[]
  /** Whether one of them may be replaced. */
  readonly mayBeReplaced: boolean
}

/** The scene of a state below the root: that state, where others stand in it; none for what stands beside others. */
function sceneOf(config: Config, path: readonly string[], { states: [root] }: Above): string | undefined {
  if (path.length !== 1) return undefined
  return config.states !== undefined && root?.type !== 'parallel' ? path[0] : ''
}

function standingOf({ with: present, scene }: Standing): Standing {
  return { ...(present === undefined ? {} : { with: present }), ...(scene === undefined ? {} : { scene }) }
}

function list(value: unknown): readonly unknown[] {
  return value === undefined ? [] : Array.isArray(value) ? value : [value]
}

function both(first: unknown, second: unknown): unknown {
  if (first === undefined) return second
  return second === undefined ? first : and([first, second] as never)
}

import type { AnyMachineSnapshot, AnyStateMachine, AnyTransitionDefinition, StateNode, StateValue } from 'xstate'
import { createMachine } from 'xstate'
import type { Json } from '../base/json.ts'
import { sameJson } from '../base/json.ts'
import type { ChoiceIdentity } from '../story/choice-identity.ts'
import { LacunaError } from '../story/lacuna-error.ts'
import type { Variables } from '../story/passage.ts'
import type { Running } from './assigning.ts'
import { frozenContext } from './frozen-context.ts'
import { inertScope } from './inert-scope.ts'
import type { TransitionPlan } from './instrument.ts'
import { choosing, preferring } from './instrument.ts'
import { identityBehind } from './line-behind.ts'
import type { Config } from './machine-config.ts'
import type { PlannedChoice, Standing, StatePlan } from './plan.ts'
import { Pause, type StepRun } from './step-run.ts'

/** What moves a machine: its start or an entry, or an event. */
export type Cause = { readonly enter: string | null } | { readonly event: string }

/** A choice that is enabled, and whether its default holds. */
export interface OfferedChoice extends Pick<Standing, 'with'> {
  readonly choice: PlannedChoice
  readonly identity: ChoiceIdentity
  readonly preferred: boolean
  /** The state whose choice it is. */
  readonly path: readonly string[]
}

/**
 * A machine that reports what it says, run step by step without an actor: pure, synchronous, no effects. All dealings
 * with XState's snapshots are here.
 */
export class StoryMachine {
  readonly #config: Config
  readonly #implementations: unknown
  readonly #running: Running
  readonly #entries: Readonly<Record<string, string>>
  readonly #machine: AnyStateMachine
  readonly #nodes = new Map<string, StateNode>()
  readonly #entered = new Map<string, AnyStateMachine>()
  readonly #identities = new Map<TransitionPlan, ChoiceIdentity>()

  constructor(config: Config, implementations: unknown, running: Running, entries: Readonly<Record<string, string>>) {
    this.#implementations = implementations
    this.#running = running
    this.#entries = entries
    this.#config = {
      ...config,
      context: ({ input }: { input: Variables }) => input,
    }
    this.#machine = this.#make(this.#config)
    const collect = (node: StateNode): void => {
      this.#nodes.set(node.id, node)
      for (const child of Object.values(node.states)) collect(child)
    }
    collect(this.#machine.root)
  }

  /**
   * One macrostep.
   * @throws LacunaError `story-failed` when a function of the machine throws, `machine-unsupported` when the context
   * stops being JSON.
   */
  take(
    step: StepRun,
    from: AnyMachineSnapshot | undefined,
    context: Variables,
    cause: Cause,
  ): AnyMachineSnapshot | Pause {
    const outer = this.#running.step
    this.#running.step = step
    try {
      const scope = inertScope(step)
      if ('event' in cause) {
        return this.#settled(
          this.#machine.transition(from as AnyMachineSnapshot, { type: cause.event }, scope),
          context,
        )
      }
      const machine = cause.enter === null ? this.#machine : this.#enteredBy(cause.enter)
      const snapshot = machine.getInitialSnapshot(scope, context)
      if (snapshot.status === 'error') throw snapshot.error
      return this.#settled(snapshot, context, from?.historyValue)
    } catch (error) {
      if (error instanceof Pause || error instanceof LacunaError) {
        if (error instanceof Pause) return error
        throw error
      }
      throw this.#failed(error, from, cause)
    } finally {
      this.#running.step = outer
    }
  }

  /** The same place with other variables: nothing is run, not even transitions that would be open now. */
  withContext(snapshot: AnyMachineSnapshot, context: Variables): AnyMachineSnapshot {
    const { value, status, historyValue } = snapshot
    return this.#machine.resolveState({ value, context, status, historyValue } as never)
  }

  /** Plans of the active states, in document order. */
  plans(snapshot: AnyMachineSnapshot): readonly StatePlan[] {
    return (Object.values(snapshot.getMeta()) as StatePlan[]).sort((a, b) => a.order - b.order)
  }

  isOver(snapshot: AnyMachineSnapshot): boolean {
    return snapshot.status === 'done'
  }

  /** The choices enabled now: those of inner states before those of outer ones, otherwise in document order. */
  choices(snapshot: AnyMachineSnapshot): readonly OfferedChoice[] {
    if (this.isOver(snapshot)) return []
    try {
      const open = snapshot._nodes
        .flatMap(node => [...node.transitions].flatMap(([type, each]) => (type.startsWith(choosing) ? each : [])))
        .sort((a, b) => (a.meta as TransitionPlan).rank - (b.meta as TransitionPlan).rank)
      const offered: OfferedChoice[] = []
      for (const event of new Set(open.map(({ eventType }) => eventType))) {
        const enabled = this.#enabled(snapshot, event)
        const plan = enabled?.meta as TransitionPlan | undefined
        if (enabled === undefined || plan?.choice === undefined) continue
        const { choice } = plan
        const preferred =
          choice.preferred === 'always' ||
          (choice.preferred === 'guard' && this.#enabled(snapshot, preferring + choice.id)?.meta !== undefined)
        const identity = this.#identity(plan, enabled)
        const present = plan.with === undefined ? {} : { with: plan.with }
        offered.push({ choice, preferred, path: plan.path, identity, ...present })
      }
      return offered
    } catch (error) {
      throw this.#failed(error, snapshot)
    }
  }

  /** Whether a state takes an event now. @throws LacunaError `story-failed` when a guard does. */
  hears(snapshot: AnyMachineSnapshot, event: string): boolean {
    if (!snapshot._nodes.some(node => node.ownEvents.includes(event))) return false
    try {
      return this.#enabled(snapshot, event) !== undefined
    } catch (error) {
      throw this.#failed(error, snapshot)
    }
  }

  persist(snapshot: AnyMachineSnapshot): Json {
    const { status, value, context, historyValue } = this.#machine.getPersistedSnapshot(snapshot) as unknown as Config
    return { status, value, context, historyValue, children: {} } as Json
  }

  /** @returns `undefined` when it is no snapshot of this machine. */
  restore(saved: Json): AnyMachineSnapshot | undefined {
    if (typeof saved !== 'object' || saved === null || Array.isArray(saved)) return undefined
    const { status, value, context, historyValue } = saved as Config
    const isContext = typeof context === 'object' && context !== null && !Array.isArray(context)
    if (!isContext || (status !== 'active' && status !== 'done')) return undefined
    const history = Object.values((historyValue ?? {}) as object).flat() as readonly ({ id?: unknown } | null)[]
    if (history.some(node => typeof node?.id !== 'string' || !this.#nodes.has(node.id))) return undefined
    try {
      const given = { status, value, context, historyValue: historyValue ?? {}, children: {} }
      const snapshot = this.#machine.restoreSnapshot(given as never, inertScope())
      const settled = this.#settled(snapshot as AnyMachineSnapshot, context as Variables)
      return sameJson(settled.value, value) && settled.status === status ? settled : undefined
    } catch {
      return undefined
    }
  }

  #identity(plan: TransitionPlan, transition: AnyTransitionDefinition): ChoiceIdentity {
    const known = this.#identities.get(plan) ?? identityBehind(transition)
    this.#identities.set(plan, known)
    return known
  }

  #enabled(snapshot: AnyMachineSnapshot, event: string): AnyTransitionDefinition | undefined {
    const taken = this.#machine.getTransitionData(snapshot as never, { type: event })
    // A wildcard transition is no choice, and one without a target or an action forbids the event.
    return taken.find(each => each.eventType === event && (each.target !== undefined || each.actions.length > 0))
  }

  /** The snapshot as a restored one would be: same machine, same order of everything; its context frozen. */
  #settled(snapshot: AnyMachineSnapshot, before: Variables, history?: unknown): AnyMachineSnapshot {
    if (snapshot.status === 'error') throw snapshot.error
    const merged = { ...(history as object | undefined), ...snapshot.historyValue } as Readonly<
      Record<string, readonly { id: string }[]>
    >
    const historyValue = Object.fromEntries(
      Object.entries(merged).map(([id, nodes]) => [id, nodes.flatMap(node => this.#nodes.get(node.id) ?? [])]),
    )
    return this.#machine.resolveState({
      value: inDocumentOrder(this.#machine.root, snapshot.value as StateValue),
      context: frozenContext(snapshot.context as Variables, before),
      // XState says itself whether this is the end.
      status: 'active',
      historyValue,
    } as never)
  }

  #enteredBy(entry: string): AnyStateMachine {
    let machine = this.#entered.get(entry)
    if (machine === undefined) {
      machine = this.#make(startingAt(this.#config, (this.#entries[entry] ?? '').split('.')))
      this.#entered.set(entry, machine)
    }
    return machine
  }

  #make(config: Config): AnyStateMachine {
    return createMachine(config as never, this.#implementations as never) as unknown as AnyStateMachine
  }

  #failed(error: unknown, from: AnyMachineSnapshot | undefined, cause?: Cause): LacunaError {
    const message = error instanceof Error ? error.message : String(error)
    const frozen = error instanceof TypeError && /read.only|not extensible|frozen/i.test(message)
    return new LacunaError('story-failed', `A function of the story's machine failed: ${message}`, {
      hint: frozen
        ? 'An assignment changed a value in place. Return a new one: `[...list, item]`, `{ ...object, key: value }`.'
        : 'Look at the guards and assignments of the state in the data; they must cope with every value of the variables.',
      data: {
        state: (from?.value ?? null) as Json,
        ...(cause === undefined ? {} : { cause: cause as Json }),
      },
      cause: error,
    })
  }
}

/** The configuration with the initial state at every level on the way to `path`. */
function startingAt(config: Config, [key, ...rest]: readonly string[]): Config {
  const states = config.states as Readonly<Record<string, Config>> | undefined
  const state = key === undefined ? undefined : states?.[key]
  if (key === undefined || state === undefined) return config
  return {
    ...config,
    ...(config.type === 'parallel' ? {} : { initial: key }),
    states: { ...states, [key]: startingAt(state, rest) },
  }
}

function inDocumentOrder(node: StateNode, value: StateValue): StateValue {
  if (typeof value === 'string') return value
  const ordered: Record<string, StateValue> = {}
  for (const [key, child] of Object.entries(node.states)) {
    const inner = value[key]
    if (inner !== undefined) ordered[key] = inDocumentOrder(child, inner)
  }
  return ordered
}

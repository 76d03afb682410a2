import type { AnyStateMachine, ContextFrom, EventFrom } from 'xstate'
import { digest } from '../base/digest.ts'
import type { Json } from '../base/json.ts'
import type { Bank } from '../story/bank.ts'
import type { Bible } from '../story/bible.ts'
import { emptyBible } from '../story/bible.ts'
import { currentBanks } from '../story/current-bank.ts'
import type { Variables } from '../story/passage.ts'
import type { Story, VariableDeclaration } from '../story/story.ts'
import { withAuthorship } from '../story/with-authorship.ts'
import type { Running } from './assigning.ts'
import { frozenContext } from './frozen-context.ts'
import { hintFor } from './hint-for.ts'
import { Instrument } from './instrument.ts'
import type { Config } from './machine-config.ts'
import type { FactsOf } from './machine-facts.ts'
import { MachineSkeleton } from './machine-skeleton.ts'
import { outline } from './outline.ts'
import { PlanReader } from './plan-reader.ts'
import { slotDigests } from './slot-digests.ts'
import { StoryMachine } from './story-machine.ts'
import { unsupported } from './unsupported.ts'
import { variablesOf } from './variables-of.ts'

/** What a machine does not say of itself. */
export interface MachineOptions<Entry extends string = string, Vars = Variables> {
  /** Default: the machine's id. */
  readonly id?: string
  /** Default: the machine's version, or `0`. */
  readonly version?: string
  readonly bible?: Partial<Bible>
  /** Texts for its slots, by language. */
  readonly banks?: Readonly<Record<string, Bank>>
  /** The entries, by name, and the states that they begin in: `{ market: 'town.market' }`. */
  readonly entries?: Readonly<Record<Entry, string>>
  /** Declarations that the initial context does not show: the options of a text, a value that starts as `null`. */
  readonly variables?: Readonly<Record<string, VariableDeclaration>>
  /** What variables stand for, by name: `how closely Lomax is looking, 0–3`. Requests that read one say it. */
  readonly about?: { readonly [Name in keyof Vars]?: string }
  /** By cast name, or `reader`: what is true about someone in these variables. Pure. */
  readonly facts?: Readonly<Record<string, FactsOf<Vars>>>
  /** A hash of the source, from the build: guards and assignments are functions, which a digest can't see into. */
  readonly sourceHash?: string
}

/** The variables of a machine: its context, where that is declared as JSON. */
export type VariablesOfMachine<Machine extends AnyStateMachine> =
  ContextFrom<Machine> extends infer Context ? { readonly [Name in keyof Context]: Context[Name] & Json } : never

/** Ids of a machine's choices, where its events are declared: `ferry.give` of `choose.ferry.give`. */
export type ChoiceIdsOfMachine<Machine extends AnyStateMachine> = string extends EventFrom<Machine>['type']
  ? string
  : ChoiceIdOfEvent<EventFrom<Machine>['type']>

type ChoiceIdOfEvent<Type> = Type extends `choose.${infer Id}` ? Id : never

/**
 * Makes a story of an XState machine that follows the `meta` convention ({@link StoryMeta}). The machine itself is what
 * runs: nested, parallel, history and final states, guards, assignments, raised events and eventless transitions are
 * XState's. Its choices are its enabled events `choose.<id>`; a context function gets `{ seed }` as input. A custom
 * action is not run: it becomes a cue `action` with its name (and its parameters as JSON), as does an emitted event.
 *
 * @throws LacunaError `machine-unsupported` for what a story can't have (`invoke`, `spawn`, `after`, sending to actors,
 * context that is not JSON), with the state and what to do instead; `story-invalid` for names that don't exist, with
 * all problems in its data.
 * @example
 * const quay = { type: 'final', meta: { lines: ['Mist on the river.'], ending: 'mist' } } as const
 * const machine = createMachine({ id: 'ferry', initial: 'quay', states: { quay } })
 * createSession(fromMachine(machine)).enter()
 */
export function fromMachine<Machine extends AnyStateMachine, const Entry extends string = never>(
  machine: Machine,
  options: MachineOptions<Entry, VariablesOfMachine<Machine>> = {},
): Story<Entry, VariablesOfMachine<Machine>, string, ChoiceIdsOfMachine<Machine>> {
  return storyOf(machine, options as MachineOptions<Entry>, 'machine') as ReturnType<typeof fromMachine<Machine, Entry>>
}

/** {@link fromMachine}, for any format that ends in a machine. */
export function storyOf<Entry extends string>(
  machine: AnyStateMachine,
  options: MachineOptions<Entry>,
  format: 'kit' | 'machine',
): Story<Entry> {
  const id = options.id ?? machine.id
  const version = options.version ?? machine.version ?? options.bible?.version ?? '0'
  const bible: Bible = { ...emptyBible(id), ...options.bible, story: id, version }
  const initial = (seed: number): Variables => initialContext(machine, seed)
  const variables = { ...variablesOf(initial(0)), ...options.variables }
  const entries: Readonly<Record<string, string>> = options.entries ?? {}
  const { cast, authorship, slots } = bible
  const reader = new PlanReader({ variables, cast: Object.keys(cast), authorship, slots })
  const running: Running = { step: undefined }
  const instrument = new Instrument(reader, running)
  const config = instrument.state(machine.config as unknown as Config)
  const implementations = {
    ...machine.implementations,
    actions: Object.fromEntries(
      Object.entries(machine.implementations.actions).map(([name, action]) => [
        name,
        // A custom action's implementation is the game's: it is never called here.
        typeof action === 'function' && !('resolve' in action)
          ? undefined
          : instrument.action(action, [`actions.${name}`]),
      ]),
    ),
  }
  const { data, hasFunctions } = outline(machine)
  for (const [key, least] of [
    ['variants', 1],
    ['facts', 0],
  ] as const)
    checkNumber(reader, bible, key, least)
  for (const [entry, path] of Object.entries(entries)) {
    checkState(reader, machine, path, `The entry "${entry}" opens on no state.`)
  }
  for (const part of Object.keys(bible.authorship?.parts ?? {})) {
    checkState(reader, machine, part, `The authorship of "${part}" is about no scene or beat.`)
  }
  const glosses = defined(options.about ?? {})
  reader.glosses(Object.keys(glosses))
  instrument.finish()
  reader.finish()
  const runner = new StoryMachine(config, implementations, running, entries)
  const parts = {
    machine: runner,
    entries: Object.keys(entries),
    variables,
    facts: options.facts ?? {},
    glosses,
    initial,
  }
  const banks = currentBanks(options.banks ?? {})
  return {
    id,
    version,
    digest: digest([data, variables, entries, options.sourceHash ?? null]),
    format,
    bible,
    banks,
    ...slotDigests(reader, banks),
    entries: Object.keys(entries) as Entry[],
    variables,
    slots: reader.slots,
    skeleton: () => withAuthorship(new MachineSkeleton(parts), bible.authorship),
    ...(hasFunctions && options.sourceHash === undefined ? { loadsByReplay: true } : {}),
  }
}

/** The context before anything was entered, frozen. A context function gets `{ seed }` as its input. */
function initialContext(machine: AnyStateMachine, seed: number): Variables {
  const { context } = machine.config as { context?: unknown }
  const spawn = (): never => {
    throw unsupported('spawn', [])
  }
  const made: unknown = typeof context === 'function' ? context({ input: { seed }, spawn, self: {} }) : (context ?? {})
  return frozenContext(copied(made, '') as Variables)
}

/** A copy that may be frozen: what the author wrote stays the author's. What is no JSON is left in, to be refused. */
function copied(value: unknown, at: string): unknown {
  if (Array.isArray(value)) return value.map(item => copied(item, at))
  if (value === null || typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, copied(item, at)]))
}

function defined(glosses: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(glosses).flatMap(([name, text]) => (text ? [[name, text] as const] : [])))
}

function checkNumber(reader: PlanReader, bible: Bible, key: 'facts' | 'variants', least: number): void {
  const value = bible[key]
  if (value === undefined || (Number.isInteger(value) && value >= least)) return
  reader.problem(
    ['bible'],
    `"${key}" must be a whole number from ${least}.`,
    `Write ${key}: ${least + 2}, for example.`,
  )
}

function checkState(reader: PlanReader, machine: AnyStateMachine, path: string, message: string): void {
  let states: Readonly<Record<string, { type: string; states: typeof machine.states }>> = machine.states
  for (const key of path.split('.')) {
    const state = states[key]
    if (state === undefined || state.type === 'history') {
      reader.problem([path], message, hintFor(key, Object.keys(states), 'States'))
      return
    }
    states = state.states
  }
}

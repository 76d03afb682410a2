import type { AnyStateMachine } from 'xstate'
import { assign, setup } from 'xstate'
import type { Json } from '../base/json.ts'
import { nearest } from '../base/nearest.ts'
import { LacunaError } from '../story/lacuna-error.ts'
import type { Variables } from '../story/passage.ts'
import type { Beat, BeatChoice, Passing } from '../write/beat.ts'
import type { Scene } from '../write/scene.ts'
import { leaving } from './progress-check.ts'
import type { ChoiceMeta, StateMeta } from './story-meta.ts'

/** What the kit hands over to be made a machine. */
export interface KitSource {
  readonly id: string
  readonly version: string
  readonly start: string
  readonly scenes: Readonly<Record<string, Scene>>
  /** The variables with the values they start with. */
  readonly context: Variables
}

type AnyBeat = Beat<Variables, string, string, string, string, string>
type AnyChoice = BeatChoice<Variables, string, string, string, string, string>
type AnyPassing = Passing<Variables, string, string>
type Transition = Readonly<Record<string, unknown>>

/**
 * Compiles scenes to a real XState machine: scenes are compound states, beats atomic ones, endings final states at the
 * root (`ending-<name>`). Ids of choices
 * are local to the scene, like those of slots: `give` in `ferry` is the event `choose.ferry.give`. Guards and assignments get names that tell where they stand, for those who look at the machine.
 */
export function compileKit(source: KitSource): AnyStateMachine {
  return new KitCompiler(source).machine()
}

class KitCompiler {
  readonly #source: KitSource
  readonly #guards: Record<string, (args: { context: Variables }) => boolean> = {}
  readonly #actions: Record<string, unknown> = {}
  readonly #endings = new Set<string>()

  constructor(source: KitSource) {
    this.#source = source
  }

  machine(): AnyStateMachine {
    const { id, version, start, context } = this.#source
    const scenes = Object.entries(this.#source.scenes)
    const states = scenes.map(([name, scene]) => [name, this.#scene(name, scene)] as const)
    const endings = [...this.#endings].map(
      ending => [endingState(ending), { type: 'final', meta: { ending } }] as const,
    )
    const config = {
      id,
      version,
      context,
      initial: this.#known(start, Object.keys(this.#source.scenes), 'scene', 'the start of the story'),
      states: Object.fromEntries([...states, ...endings]),
    }
    return setup({ guards: this.#guards, actions: this.#actions as never }).createMachine(
      config as never,
    ) as unknown as AnyStateMachine
  }

  #scene(name: string, scene: Scene): Transition {
    const meta = defined({ with: scene.with, defaults: scene.defaults } satisfies Readonly<Record<string, unknown>>)
    const beats = Object.entries(scene.beats as unknown as Readonly<Record<string, AnyBeat>>)
    return {
      ...(Object.keys(meta).length === 0 ? {} : { meta }),
      ...(scene.leave === undefined
        ? {}
        : { on: { [leaving]: this.#left(scene.leave, `scene ${name}`, scene, name) } }),
      initial: this.#known(scene.start, Object.keys(scene.beats), 'beat', `the start of scene ${name}`),
      states: Object.fromEntries(beats.map(([key, beat]) => [key, this.#beat(beat, name, key, scene)])),
    }
  }

  #beat(beat: AnyBeat, name: string, key: string, scene: Scene): Transition {
    const at = `${name}.${key}`
    const choices = Object.entries((beat.choices ?? {}) as Readonly<Record<string, AnyChoice>>)
    const { lines, cues, ask, decide, judge, invent, ending, tags, detour } = beat
    const { rejoin, ...scenic } = detour ?? {}
    // All of what a state can say: what a beat leaves out here, nobody would read.
    const meta: Readonly<Record<Exclude<keyof StateMeta, 'choices' | 'defaults'>, unknown>> = {
      lines,
      cues,
      memory: beat.memory,
      with: beat.with,
      ask,
      decide,
      judge,
      invent,
      ending,
      tags,
      detour: detour === undefined ? undefined : scenic,
    }
    const next = this.#next(beat, choices.length, at, scene)
    return {
      meta: defined(meta),
      ...(beat.assign === undefined ? {} : { entry: this.#assign(beat.assign, at) }),
      on: Object.fromEntries([
        ...choices.map(([id, choice]) => [`choose.${name}.${id}`, this.#choice(choice, `${at}.${id}`, scene)]),
        ...(beat.leave === undefined ? [] : [[leaving, this.#left(beat.leave, at, scene, name)]]),
        ...(rejoin === undefined ? [] : [['rejoin', { target: this.#target(rejoin, at, scene), reenter: true }]]),
      ]),
      ...(next.length === 0 ? {} : { always: next }),
    }
  }

  /** The transition of whoever walks away. */
  #left(leave: string, at: string, scene: Scene, name: string): Transition {
    const target = this.#target(leave, `${leaving} of ${at}`, scene)
    return { target: target.startsWith('#') ? target : `#${this.#source.id}.${name}.${target}`, reenter: true }
  }

  #choice(choice: AnyChoice, at: string, scene: Scene): Transition {
    const { label, means, lines, tags, memory } = choice
    const byDefault =
      typeof choice.default === 'function' ? this.#guard(choice.default, `default ${at}`) : choice.default
    const meta = defined({ label, means, lines, tags, memory, default: byDefault }) as ChoiceMeta
    return {
      target: this.#target(choice.target, at, scene),
      // A beat that leads to itself is read again.
      reenter: true,
      meta,
      ...(choice.guard === undefined ? {} : { guard: this.#guard(choice.guard, `guard ${at}`) }),
      ...(choice.assign === undefined ? {} : { actions: this.#assign(choice.assign, at) }),
    }
  }

  #next(beat: AnyBeat, choices: number, at: string, scene: Scene): readonly Transition[] {
    const { next, ending, detour } = beat
    if (ending !== undefined) {
      if (choices > 0 || next !== undefined) {
        throw invalid(`The ending "${ending}" goes on.`, 'An ending has no choices and no `next`.', at)
      }
      this.#endings.add(ending)
      return [{ target: `#${this.#source.id}.${endingState(ending)}` }]
    }
    const goesOn = next ?? (choices === 0 ? detour?.rejoin : undefined)
    if (goesOn === undefined) {
      if (choices > 0) return []
      throw invalid('The beat leads nowhere.', 'Give it `choices`, a `next`, or an `ending`.', at)
    }
    const passings: readonly AnyPassing[] = typeof goesOn === 'string' ? [{ target: goesOn }] : goesOn
    return passings.map(({ target, guard, assign }, index) => ({
      target: this.#target(target, at, scene),
      reenter: true,
      ...(guard === undefined ? {} : { guard: this.#guard(guard, `guard ${at}.next.${index}`) }),
      ...(assign === undefined ? {} : { actions: this.#assign(assign, `${at}.next.${index}`) }),
    }))
  }

  #target(target: string, at: string, scene: Scene): string {
    if (!target.startsWith('#')) return this.#known(target, Object.keys(scene.beats), 'beat', at)
    const name = this.#known(target.slice(1), scene.exits, 'exit', at)
    return `#${this.#source.id}.${this.#known(name, Object.keys(this.#source.scenes), 'scene', at)}`
  }

  #guard(guard: (vars: Variables) => boolean, name: string): string {
    this.#guards[name] = ({ context }) => guard(context)
    return name
  }

  #assign(assignment: NonNullable<AnyBeat['assign']>, at: string): string {
    const name = `assign ${at}`
    this.#actions[name] =
      typeof assignment === 'function'
        ? assign((({ context }: { context: Variables }) => assignment(context)) as never)
        : assign(assignment as unknown as Record<string, Json> as never)
    return name
  }

  #known(name: string, valid: readonly string[], what: string, at: string): string {
    if (valid.includes(name)) return name
    const meant = nearest(name, valid)
    const list = `There is: ${valid.join(', ')}.`
    throw invalid(
      `There is no ${what} "${name}" (${at}).`,
      meant === undefined ? list : `Did you mean "${meant}"? ${list}`,
      at,
    )
  }
}

function endingState(ending: string): string {
  return `ending-${ending.replaceAll('.', '-')}`
}

function defined(value: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined))
}

function invalid(message: string, hint: string, state: string): LacunaError {
  return new LacunaError('story-invalid', message, { hint, data: { problems: [{ message, hint, state }] } })
}

import type { Json } from '../base/json.ts'
import { marksOfGiven } from '../story/given-by-game.ts'
import { LacunaError } from '../story/lacuna-error.ts'
import type { RecordedCall } from '../story/recorded-call.ts'
import type { External, SkeletonPorts } from '../story/skeleton.ts'
import type { InkContent } from './ink-content.ts'
import { plainInkToJson, resultToInk } from './ink-values.ts'
import type { MarkTracker } from './marks.ts'
import { messageOf } from './message-of.ts'
import type { WatchedRuntime } from './watched-runtime.ts'

/**
 * The game's functions as a playhead calls them. What a `recorded` one gives is noted; where a step is taken again, the
 * notes are given back and the game is not asked.
 */
export class InkExternals {
  readonly #externals: ReadonlyMap<string, External>
  readonly #ahead: boolean
  readonly #marks: MarkTracker
  #given: readonly RecordedCall[] = []
  #isReplay = false
  #noted: RecordedCall[] = []
  #aside = false

  /** @throws LacunaError `missing-external`. */
  constructor(content: InkContent, ports: SkeletonPorts, ahead: boolean) {
    this.#ahead = ahead
    this.#marks = content.marks
    const given = ports.externals ?? {}
    const bound = content.externals.filter(name => Object.hasOwn(given, name))
    const missing = content.externals.filter(name => !bound.includes(name) && !content.root.namedContent.has(name))
    if (missing.length > 0) {
      throw new LacunaError(
        'missing-external',
        `The story calls functions that the game doesn't give: ${missing.join(', ')}.`,
        {
          hint: `Give each of them in \`externals\`, or write an ink function of the same name as its fallback.`,
          data: { missing },
        },
      )
    }
    this.#externals = new Map(bound.map(name => [name, given[name] as External]))
  }

  bind(runtime: WatchedRuntime): void {
    for (const name of this.#externals.keys()) {
      runtime.BindExternalFunctionGeneral(name, args => this.#call(runtime, name, args), true)
    }
    runtime.calledOnce = new Set([...this.#externals].flatMap(([name, { kind }]) => (kind === 'pure' ? [] : [name])))
  }

  /**
   * Begins a step: `recorded` is what its calls gave the first time, as far as there was one.
   *
   * @param isReplay none is called that is not in `recorded`.
   */
  begin(recorded: readonly RecordedCall[], isReplay = false): void {
    this.#given = recorded
    this.#isReplay = isReplay
    this.#noted = []
    this.#aside = false
  }

  /** Nothing is to come of what is asked until the next step: no function is called that is to be called once. */
  beginAside(): void {
    this.begin([])
    this.#aside = true
  }

  /** What the calls of this step gave so far. */
  get noted(): readonly RecordedCall[] {
    return this.#noted
  }

  #call(runtime: WatchedRuntime, name: string, args: readonly unknown[]): unknown {
    const external = this.#externals.get(name)
    if (external === undefined) return undefined
    if (external.kind === 'pure') return this.#ask(runtime, name, args, external.call)[1]
    const next = this.#given.findIndex(call => call.name === undefined || call.name === name)
    const known = this.#given[next]
    if (known !== undefined) {
      this.#given = this.#given.filter((_, index) => index !== next)
      this.#note(runtime, { ...known, name })
      if (known.failed !== undefined) throw failed(name, known.failed)
      return resultToInk(runtime, known.result)
    }
    if (this.#isReplay) {
      throw new LacunaError('call-not-recorded', `What "${name}" gave was not recorded where the story calls it now.`, {
        hint: 'The story has changed since: this turn can’t be played again.',
        data: { external: name },
      })
    }
    if (this.#ahead || this.#aside) {
      throw new LacunaError('ahead-of-external', `What comes next depends on "${name}", which is not called ahead.`, {
        hint: 'Nothing is wrong: what follows can be prepared when the player is there.',
        data: { external: name },
      })
    }
    try {
      const [result, value] = this.#ask(runtime, name, args, external.call)
      this.#note(runtime, { name, result })
      return value
    } catch (cause) {
      // That it failed is what it gave: when the step is taken again, the game is not called once more.
      const message = messageOf(cause instanceof LacunaError ? cause.cause : cause)
      this.#noted.push({ name, result: null, failed: message })
      throw cause
    }
  }

  #note(runtime: WatchedRuntime, call: RecordedCall): void {
    this.#noted.push(call)
    const marks = marksOfGiven(call.result)
    if (marks.length > 0) runtime.markGiven(this.#marks, marks)
  }

  #ask(
    runtime: WatchedRuntime,
    name: string,
    args: readonly unknown[],
    call: External['call'],
  ): readonly [Json, unknown] {
    try {
      const result = call(...args.map(plainInkToJson))
      return [result ?? null, resultToInk(runtime, result)]
    } catch (cause) {
      throw failed(name, messageOf(cause), cause)
    }
  }
}

function failed(name: string, why: string, cause?: unknown): LacunaError {
  return new LacunaError('external-failed', `The game's function "${name}" failed: ${why}`, {
    hint: 'It must return a number, a text, a boolean, an array of list items, or nothing.',
    data: { external: name },
    cause,
  })
}

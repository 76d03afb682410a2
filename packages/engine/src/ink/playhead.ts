import { BoundedMap } from '../base/bounded-map.ts'
import type { Json } from '../base/json.ts'
import type { LacunaError } from '../story/lacuna-error.ts'
import type { Passage, PassageChoice, Variables } from '../story/passage.ts'
import type { Evaluated, Fact, SkeletonPorts } from '../story/skeleton.ts'
import { applyMove } from './apply-move.ts'
import { answeredAside } from './ask-aside.ts'
import { type Assignable, assignVariable } from './assign-variable.ts'
import { conditionsHold } from './choice-conditions.ts'
import { evaluateFunction } from './evaluate-function.ts'
import type { InkContent } from './ink-content.ts'
import type { InkExternals } from './ink-externals.ts'
import type { Base, InkPosition, Link, Move, Waits } from './ink-position.ts'
import type { InkOffer } from './ink-runtime.ts'
import { type InkSnapshot, SnapshotTaker } from './ink-snapshot.ts'
import { inkWarning } from './ink-warning.ts'
import { loadBase, resetRuntime } from './load-base.ts'
import { type Asked, factsBy } from './print-facts.ts'
import { type ReadLine, readLine } from './read-line.ts'
import { carriesMarks, type SavedState, saveState } from './saved-state.ts'
import { SceneTracker } from './scene-tracker.ts'
import { type InkProblem, ranOut, storyFailed } from './story-failed.ts'
import { VariableCache } from './variable-cache.ts'
import { markedVariables } from './variables-of.ts'
import { warnedOnce } from './warned-once.ts'
import type { WatchedRuntime } from './watched-runtime.ts'

const keptStates = 4

/**
 * A running inkjs story that knows at which position it stands. Going on from there costs nothing; going to another
 * position loads the nearest kept state and takes the steps from there again.
 */
export class Playhead {
  readonly runtime: WatchedRuntime
  readonly externals: InkExternals
  /** Which scene it is in. */
  readonly scenes: SceneTracker
  readonly #content: InkContent
  readonly #cast: ReadonlySet<string>
  readonly #errors: string[] = []
  readonly #kept = new BoundedMap<InkPosition, InkSnapshot>(keptStates)
  readonly #taker = new SnapshotTaker()
  readonly #variables: VariableCache
  #broken = false
  /** The choices of the passage that ends where it stands; empty where they were not read. */
  choices: readonly PassageChoice[] = []
  /** What ink ran into in the line that was taken last; it has come to its end then. */
  problem: InkProblem | undefined
  /** Where it stands, apart from a line that it holds. */
  at: InkPosition | undefined
  #held: ReadLine | undefined
  /** The variables before the held line. */
  #before: Variables | undefined
  #markedBefore: Passage['marked']

  constructor(
    content: InkContent,
    cast: ReadonlySet<string>,
    externals: InkExternals,
    onWarning?: SkeletonPorts['onWarning'],
  ) {
    this.#content = content
    this.#cast = cast
    this.externals = externals
    this.runtime = content.playhead()
    const warn = onWarning && warnedOnce(onWarning)
    this.runtime.onError = (message, type) => {
      if (type !== 1) this.#errors.push(message)
      else warn?.(inkWarning(message, content.placeAt(this.runtime.warnedAt)))
    }
    externals.bind(this.runtime)
    this.#variables = new VariableCache(this.runtime)
    this.scenes = new SceneTracker(content.scenes, this.runtime)
  }

  /** Stands at a position afterwards, without a held line unless it stood there already. */
  goTo(position: InkPosition): void {
    if (this.at !== position) this.rebuild(position)
  }

  /** Stands at a position afterwards, without a held line. */
  rebuild(position: InkPosition): void {
    const links: Link[] = []
    let start = position
    let state: InkSnapshot | undefined
    while (start.link !== undefined && !this.#standsAt(start)) {
      state = this.#atHand(start, links.length)
      if (state !== undefined) break
      links.push(start.link)
      start = start.link.from
    }
    try {
      if (state !== undefined || !this.#standsAt(start)) this.#load(state ?? start.base, start.waits.within)
      this.detach()
      for (const link of links.reverse()) this.#replay(link)
    } catch (cause) {
      throw this.broken(cause)
    }
    this.at = position
    if (links.length > 0) this.#kept.set(position, this.snapshot())
  }

  /** The line after `at`, taken from ink and held back: something has to be known before it. */
  get held(): ReadLine | undefined {
    return this.#held
  }

  hold(line: ReadLine, before: Variables, marked: Passage['marked']): void {
    this.#held = line
    this.#before = before
    this.#markedBefore = marked
  }

  drop(): void {
    this.#held = undefined
    this.#before = undefined
    this.#markedBefore = undefined
  }

  /** Stands at no position any more; the next step loads one. Gives the error to throw. */
  broken(cause: unknown): LacunaError {
    const error = storyFailed(cause, this.#content.placeAt(this.runtime.brokeAt))
    this.#broken = true
    this.detach()
    this.drop()
    return error
  }

  /** Stands between positions from here on. */
  detach(): void {
    this.at = undefined
    this.choices = []
  }

  /** Does what a move does before the first line is taken. */
  apply(from: InkPosition, move: Move): void {
    applyMove(this.#assignable, from, move)
  }

  /**
   * Takes one line from ink; `problem` says what went wrong in it.
   * @throws LacunaError `ahead-of-external`
   */
  continue(): ReadLine {
    const line = readLine(this.#content, this.#cast, this.runtime, this.scenes)
    const cause = this.#cause()
    this.problem =
      cause === undefined
        ? undefined
        : { error: storyFailed(cause, this.#content.placeAt(this.runtime.brokeAt)), ranOut: ranOut(cause) }
    return line
  }

  /** What went wrong since one last asked. */
  #cause(): unknown {
    const [error] = this.#errors.splice(0)
    return this.runtime.brokeWith ?? error
  }

  get offers(): readonly InkOffer[] {
    return this.runtime.currentChoices
  }

  /** The variables before a held line, otherwise now; the same object as long as nothing changed. */
  variables(): Variables {
    if (this.#before !== undefined) return this.#before
    return this.#variables.read()
  }

  /** Marks of the variables that have some, at the same moment as {@link variables}. */
  marked(): Passage['marked'] {
    if (this.#before !== undefined) return this.#markedBefore
    return markedVariables(this.runtime)
  }

  /** The state as JSON. */
  save(): SavedState {
    // inkjs numbers its choices only when it is asked for them, and writes the numbers down.
    void this.offers
    return saveState(this.runtime._state, this.runtime.marks)
  }

  snapshot(): InkSnapshot {
    const { runtime } = this
    if (runtime.marks !== undefined && !carriesMarks(runtime._state, runtime.marks)) runtime.marks = undefined
    return this.#taker.take(runtime._state, runtime.marks)
  }

  /** The facts that a function of the story prints, a line for each, with the marks of all that it looks at. */
  factsBy(name: string): readonly Fact[] {
    return factsBy(name, this.#asked)
  }

  /** What a function of the story gives, called on a copy of the state. */
  evaluate(name: string, args: readonly Json[]): Evaluated {
    return this.#variables.unchangedBy(() => evaluateFunction(name, args, this.#asked))
  }

  /** Whether an offer's conditions hold with values of the game's; `undefined` where a function would be called again. */
  holds(offer: InkOffer, world: Move['world']): boolean | undefined {
    this.externals.beginAside()
    const ask = (): boolean => {
      for (const [name, value] of world) assignVariable(this.#assignable, name, value, [])
      return conditionsHold(this.runtime, this.#content.root, offer)
    }
    const holds = this.#variables.unchangedBy(() => answeredAside(this.runtime, ask))
    this.#errors.length = 0
    return holds
  }

  #standsAt(position: InkPosition): boolean {
    return this.at === position && this.held === undefined
  }

  #atHand(position: InkPosition, links: number): InkSnapshot | undefined {
    const kept = this.#kept.get(position)
    if (kept !== undefined || links > 0 || position.depth === 0) return kept
    const snapshot = position.keeper.snapshotAtHand(position)
    if (snapshot !== undefined) this.#kept.set(position, snapshot)
    return snapshot
  }

  #load(base: Base | undefined, within: Waits['within']): void {
    if (base === undefined) throw new Error('A position has neither a state nor a step that led to it.')
    if (this.#broken) this.#refresh()
    this.detach()
    this.drop()
    this.#variables.clear()
    loadBase(this.#content, this.runtime, base)
    this.scenes.within = within
  }

  /** Takes a step again, for its outcome alone. */
  #replay(link: Link): void {
    this.externals.begin(link.recorded)
    this.runtime.beginPassage()
    this.apply(link.from, link)
    for (let line = 1; line <= link.lines; line++) {
      this.continue()
      if (this.problem !== undefined && !(link.breaks === true && line === link.lines)) throw this.problem.error
    }
    this.problem = undefined
    this.drop()
  }

  get #asked(): Asked {
    return { content: this.#content, runtime: this.runtime, externals: this.externals, errors: this.#errors }
  }

  get #assignable(): Assignable & { readonly scenes: SceneTracker } {
    return { content: this.#content, runtime: this.runtime, variables: this.#variables, scenes: this.scenes }
  }

  /** After an error inkjs is left in the middle of things: it gets a new state. */
  #refresh(): void {
    resetRuntime(this.runtime)
    this.#errors.length = 0
    this.#variables.observe()
    this.#broken = false
  }
}

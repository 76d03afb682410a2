import type { Json } from '../base/json.ts'
import type { IdentifiedChoice } from '../story/choice-identity.ts'
import type { Input } from '../story/input.ts'
import type { Passage } from '../story/passage.ts'
import type { Position } from '../story/position.ts'
import { breaksPassage } from '../story/problem.ts'
import type { RecordedCall } from '../story/recorded-call.ts'
import type { Evaluated, Fact, Skeleton, SkeletonPorts } from '../story/skeleton.ts'
import { hasChoices } from '../story/verbs/stops.ts'
import type { InkContent } from './ink-content.ts'
import { InkExternals } from './ink-externals.ts'
import { type Base, InkPosition, type Link, type Move, type PositionKeeper, type Waits } from './ink-position.ts'
import type { InkSnapshot } from './ink-snapshot.ts'
import { changedWorld, checkEntry, checkValues, notOffered } from './input-checks.ts'
import { PassageBuilder } from './passage-builder.ts'
import { Playhead } from './playhead.ts'
import { choiceIds } from './read-choices.ts'
import { positionFromJson } from './read-position.ts'
import { type SavedState, savedStateToJson } from './saved-state.ts'
import { damaged, waitsFor } from './waits-for.ts'
import { waitsWithout, withdrawnBy } from './withdrawn-offers.ts'

/** Steps between two kept states: what going back to any position costs at most. */
const longestChain = 32
/** A story that says more than this without a decision is in a loop. */
const maxLines = 10_000
/** So many of them stand on the page then. */
const maxLinesShown = 1000

const idle: Waits = { stop: 'idle' }
const none: readonly never[] = []
const noGlosses: Readonly<Record<string, string>> = {}

/** The skeleton of a story in ink, over one inkjs playhead of its own. */
export class InkSkeleton implements Skeleton, PositionKeeper {
  readonly glosses: Readonly<Record<string, string>>
  readonly #content: InkContent
  readonly #ports: SkeletonPorts
  readonly #cast: ReadonlySet<string>
  readonly #playhead: Playhead

  /** @throws LacunaError `missing-external`. */
  constructor(content: InkContent, ports: SkeletonPorts, ahead = false) {
    this.#content = content
    this.glosses = content.bundle.glosses ?? noGlosses
    this.#ports = ports
    this.#cast = new Set(Object.keys(content.bundle.bible.cast))
    this.#playhead = new Playhead(
      content,
      this.#cast,
      new InkExternals(content, ports, ahead),
      ahead ? undefined : ports.onWarning,
    )
  }

  begin(seed: number): Position {
    // ink's own generator works with positive numbers of 31 bits.
    return new InkPosition(this, idle, { seed: (Math.trunc(seed) >>> 0) % 0x7fffffff })
  }

  step(position: Position, input: Input): Passage {
    const at = this.#own(position)
    const problem = waitsFor(at.waits, input)
    if (problem !== undefined) throw problem
    this.#playhead.goTo(at)
    const move: Move = { input, pick: this.#pick(input), world: changedWorld(this.#content, this.#playhead, input) }
    checkValues(this.#content, this.#playhead, at, input)
    const withdrawn = withdrawnBy(this.#playhead, this.#content.root, at.waits, move)
    if (withdrawn.includes(move.pick) && 'choice' in input)
      throw notOffered(this.#content, this.#playhead, input.choice, withdrawn)
    try {
      return this.#take(at, move, withdrawn)
    } catch (cause) {
      throw this.#playhead.broken(cause)
    }
  }

  facts(position: Position, names: readonly string[]): Readonly<Record<string, readonly Fact[]>> {
    const at = this.#own(position)
    const asked = names.filter(name => Object.hasOwn(this.#content.bundle.facts, name))
    const facts: Record<string, readonly Fact[]> = Object.fromEntries(names.map(name => [name, none]))
    if (asked.length === 0) return facts
    const playhead = this.#playhead
    if (playhead.at !== at || playhead.held !== undefined) playhead.rebuild(at)
    for (const name of asked) facts[name] = playhead.factsBy(this.#content.bundle.facts[name] as string)
    return facts
  }

  evaluate(position: Position, name: string, args: readonly Json[]): Evaluated {
    const at = this.#own(position)
    const playhead = this.#playhead
    if (playhead.at !== at || playhead.held !== undefined) playhead.rebuild(at)
    return playhead.evaluate(name, args)
  }

  load(saved: Json): Position {
    const { waits, base } = positionFromJson(saved)
    const position = new InkPosition(this, waits, base)
    try {
      this.#playhead.rebuild(position)
    } catch (cause) {
      throw damaged('its state of ink does not fit this story', cause)
    }
    const offers = this.#playhead.offers.length
    const goesOn = this.#playhead.runtime.canContinue
    const slot = waits.slot === undefined || this.#content.bundle.slots[waits.slot] !== undefined
    if (!slot || !canWait(waits.stop, offers, goesOn)) {
      throw damaged('it waits for something that its state of ink does not offer')
    }
    return position
  }

  equalChoices(shared: string): readonly IdentifiedChoice[] {
    return this.#content.equalChoices(shared)
  }

  fork(): Skeleton {
    return new InkSkeleton(this.#content, this.#ports, true)
  }

  /** The JSON of a position: what it waits for, and the state of ink. */
  save(position: InkPosition): Json {
    const { base, waits } = position
    const plain = base !== undefined && 'seed' in base ? base : savedStateToJson(this.#stateOf(position, base))
    return { ...(waits as unknown as { readonly [key: string]: Json }), ...plain }
  }

  snapshotAtHand(position: InkPosition): InkSnapshot | undefined {
    const playhead = this.#playhead
    return playhead.at === position && playhead.held === undefined ? playhead.snapshot() : undefined
  }

  #stateOf(position: InkPosition, base: Base | undefined): SavedState {
    if (base !== undefined && 'ink' in base) return base
    const playhead = this.#playhead
    if (playhead.at !== position || playhead.held !== undefined) playhead.rebuild(position)
    return playhead.save()
  }

  #own(position: Position): InkPosition {
    return position instanceof InkPosition ? position : (this.load(position.toJSON()) as InkPosition)
  }

  #take(at: InkPosition, move: Move, withdrawn: readonly number[]): Passage {
    const playhead = this.#playhead
    const { input } = move
    const { slot, handled: before = none, ahead = none } = at.waits
    const changesBefore = move.world.length > 0 || ('values' in input && input.values !== undefined)
    if (playhead.held !== undefined && changesBefore) playhead.rebuild(at)
    const holds = playhead.held !== undefined
    // What the game gave for a held line is not asked for again.
    const isReplay = input.recorded !== undefined
    playhead.externals.begin(
      holds ? (input.recorded?.slice(ahead.length) ?? none) : (input.recorded ?? ahead),
      isReplay,
    )
    playhead.detach()
    const goesPast = input.type === 'value' || input.type === 'returned'
    const handled: readonly string[] = goesPast && slot !== undefined ? [...before, slot] : none
    const builder = new PassageBuilder(this.#content, {
      again: at.waits.again === true || (input.type === 'enter' && at.waits.stop === 'end'),
      ...(input.type === 'world' ? { waits: waitsWithout(at.waits, withdrawn) } : {}),
    })
    const taken = holds ? ahead : none
    const recorded = (): readonly RecordedCall[] => [...taken, ...playhead.externals.noted]
    try {
      playhead.apply(at, move)
    } catch (cause) {
      const nothing: Move = { input: { type: 'world' }, pick: -1, world: move.world }
      return this.#broken(at, nothing, builder, cause, none)
    }
    if (input.type === 'world') return this.#finish(at, move, builder, none)
    playhead.runtime.beginPassage()
    while (playhead.held !== undefined || playhead.runtime.canContinue) {
      const { length } = playhead.externals.noted
      const held = playhead.held !== undefined
      const variables = this.#content.hasStops ? playhead.variables() : undefined
      const marked = this.#content.hasStops ? playhead.marked() : undefined
      const line = playhead.held ?? playhead.continue()
      const { problem } = playhead
      if (problem !== undefined) {
        builder.addLast(line, problem)
        return this.#finish(at, move, builder, recorded())
      }
      const stops = line.tags?.stops ?? none
      const next = stops.find(tag => !handled.includes(tag.slot?.id ?? '') || builder.taken > 0)
      if (next !== undefined && variables !== undefined) {
        if (!held) playhead.hold(line, variables, marked)
        const noted = held ? none : playhead.externals.noted.slice(0, length)
        const coming = held ? ahead : playhead.externals.noted.slice(length)
        builder.stopBefore(line, next, builder.taken === 0 ? handled : none, coming)
        // What was called for the held line is the step's too: taken again, it looks at that line again.
        return this.#finish(at, move, builder, [...(held ? none : taken), ...noted, ...coming], variables)
      }
      playhead.drop()
      if (builder.taken < maxLinesShown) builder.add(line)
      else builder.taken++
      if (builder.taken > maxLines) {
        const cause = new Error(`It says more than ${maxLines} lines without a choice.`)
        return this.#broken(at, move, builder, cause, recorded())
      }
    }
    return this.#finish(at, move, builder, recorded())
  }

  /** The passage up to where the story broke outside of a line, and a position after the last one. */
  #broken(
    at: InkPosition,
    move: Move,
    builder: PassageBuilder,
    cause: unknown,
    recorded: readonly RecordedCall[],
  ): Passage {
    const playhead = this.#playhead
    const error = playhead.broken(cause)
    if (!breaksPassage(error)) throw error
    builder.breakWith(error)
    const next = new InkPosition(this, builder.waits, { ...move, from: at, lines: builder.taken, recorded })
    playhead.rebuild(next)
    return this.#passageAt(builder.passage(playhead, playhead.variables()), next, recorded)
  }

  /** The passage, and the position after it. */
  #finish(
    at: InkPosition,
    move: Move,
    builder: PassageBuilder,
    recorded: readonly RecordedCall[],
    variables = this.#playhead.variables(),
  ): Passage {
    const playhead = this.#playhead
    const passage = builder.passage(playhead, variables)
    let next: InkPosition
    if (at.depth + 1 >= longestChain && playhead.held === undefined) {
      next = new InkPosition(this, builder.waits, playhead.snapshot())
    } else {
      const { input, pick, world } = move
      // One for each turn: nothing is in it that need not be.
      const link: Link = {
        input,
        pick,
        world,
        from: at,
        lines: builder.taken,
        recorded: recorded.length === 0 ? none : recorded,
        ...(builder.problem === undefined ? {} : { breaks: true }),
      }
      next = new InkPosition(this, builder.waits, link)
    }
    playhead.at = next
    // Of what a `decide` has left out, each has its place among the offers.
    playhead.choices = passage.choices.length === playhead.offers.length ? passage.choices : none
    return this.#passageAt(passage, next, recorded)
  }

  #passageAt(passage: Omit<Passage, 'at' | 'recorded'>, at: InkPosition, recorded: readonly RecordedCall[]): Passage {
    const marked = this.#playhead.marked()
    return { ...passage, at, ...(marked && { marked }), ...(recorded.length === 0 ? {} : { recorded }) }
  }

  #pick(input: Input): number {
    if (input.type === 'enter' && input.entry !== undefined)
      checkEntry(this.#content, input.entry, this.#ports.anywhere === true)
    if (!('choice' in input)) return -1
    const known = this.#playhead.choices.findIndex(choice => choice.id === input.choice)
    if (known !== -1) return known
    const { offers } = this.#playhead
    const ids = choiceIds(this.#content, offers)
    const pick = ids.indexOf(input.choice)
    if (pick !== -1) return pick
    throw notOffered(this.#content, this.#playhead, input.choice, none)
  }
}

/** Whether a position can wait there with so many offers, and with more or no more text to come. */
function canWait(stop: Waits['stop'], offers: number, goesOn: boolean): boolean {
  if (hasChoices(stop)) return offers > 0
  if (stop === 'end') return offers === 0 && !goesOn
  return stop === 'broken' || goesOn
}

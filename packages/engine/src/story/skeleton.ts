import type { Json } from '../base/json.ts'
import type { IdentifiedChoice } from './choice-identity.ts'
import type { Input } from './input.ts'
import type { MarkedText } from './marked-text.ts'
import type { KnownTo } from './memory.ts'
import type { Passage } from './passage.ts'
import type { Position } from './position.ts'

/** A function of the game that ink calls by `EXTERNAL`. */
export interface External {
  /** `pure` may be called any number of times, also ahead; `recorded` is called once and its result is journaled. */
  readonly kind: 'pure' | 'recorded'
  readonly call: (...args: readonly Json[]) => Json | undefined
}

/** A sentence that is true about somebody now. */
export interface Fact {
  readonly text: string
  /** The runs of the text, where values are known to stand in it. Default: all of it is one run with `marks`. */
  readonly pieces?: readonly MarkedText[]
  /** Marks of the values that it was made from: printed, computed with, or in a condition. */
  readonly marks?: readonly string[]
  /** Whether it is an act of the reader's, which a diary has as well. Default false. */
  readonly act?: true
  /** Default: the one whom it is about; a fact about the reader, those who are present. */
  readonly knownTo?: KnownTo
}

/** What the runtime of a story warns of: it plays on, and its author should look. */
export interface StoryWarning {
  readonly message: string
  /** Where the story stood, as far as it is known: of ink the knot, and file and line where the compiler kept them. */
  readonly knot?: string
  readonly file?: string
  /** From 1. */
  readonly line?: number
}

/** What a function of a story gave. */
export interface Evaluated {
  /** What it returned; `null` for nothing. */
  readonly value: Json
  /** What it printed, lines separated by line breaks. */
  readonly text: string
}

/** What a story's skeleton needs from the game. */
export interface SkeletonPorts {
  readonly externals?: Readonly<Record<string, External>>
  /** For authors' tools: `enter` takes any place of the story (a knot, `knot.stitch`), not its entries alone. Default false. */
  readonly anywhere?: boolean
  /** Called with what the story's runtime warns of, once for each step; a warning stops no play. Not called by forks. */
  readonly onWarning?: (warning: StoryWarning) => void
}

/**
 * Port of a story format. Pure: equal positions and inputs give equal passages; nothing but `recorded` externals is
 * called. Every adapter passes `testSkeleton` of `@lacuna/engine/testing`.
 */
export interface Skeleton {
  /** Before anything was entered. `seed` decides all of the story's own chance. */
  begin(seed: number): Position
  /**
   * Takes one step. A story that runs into an error on the way gives what it has said up to there, with the stop
   * `broken` and its `problem`; the same step breaks in the same way again, and no step leads on from there.
   * @throws LacunaError `unknown-choice`, `unknown-entry`, `wrong-input` (not what the position waits for),
   * `unknown-variable`, `wrong-value`, `call-not-recorded`; of a fork also `ahead-of-external`.
   */
  step(at: Position, input: Input): Passage
  /**
   * The facts that hold at a position about each of the names; changes nothing.
   * @throws LacunaError `story-failed` when the story's own function of facts does.
   */
  facts(at: Position, names: readonly string[]): Readonly<Record<string, readonly Fact[]>>
  /**
   * Calls a function of the story on a copy of its state: whatever it assigns is forgotten. A format without functions
   * leaves this out.
   * @throws LacunaError `unknown-function`; `wrong-value` for an argument that the story has no value for; `story-failed`
   * where it breaks; `ahead-of-external` where it calls a function of the game that is not pure.
   */
  evaluate?(at: Position, name: string, args: readonly Json[]): Evaluated
  /**
   * The choices of the whole story that share the id `shared`, but for the number that distinguishes equal words in
   * one place. A format whose ids have no such number leaves this out.
   */
  equalChoices?(shared: string): readonly IdentifiedChoice[]
  /**
   * What variables stand for, by name, in the author's words: `how closely Lomax is looking, 0–3`. A variable without one is
   * not in it; a format without them leaves this out.
   */
  readonly glosses?: Readonly<Record<string, string>>
  /** @throws LacunaError `save-damaged` when `saved` is not what a position of this story wrote. */
  load(saved: Json): Position
  /** A skeleton over the same story for running ahead: shares nothing that a step changes, and refuses `recorded` externals. */
  fork(): Skeleton
}

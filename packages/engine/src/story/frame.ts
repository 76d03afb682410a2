import type { Cue, Variables } from './passage.ts'
import type { Problem } from './problem.ts'
import type { Dial } from './slot.ts'
import type { Span } from './span.ts'

/** A line as the player sees it. While it is written its text only grows; nothing shown is taken back. */
export interface Line {
  /** `turn.index`, unique in the play-through. */
  readonly id: string
  /** A name of the cast. */
  readonly speaker?: string
  /** How the author has it said, in a few words: `quietly`. A fill of the line keeps it. */
  readonly direction?: string
  /** Id of the document that it is a line of: lines with one id that follow each other are a page, a list, a letter. */
  readonly document?: string
  readonly text: string
  readonly spans: readonly Span[]
  /** The cues of the line, momentary ones included, in the author's order. */
  readonly cues: readonly Cue[]
  /** Tags that are neither slots nor cues: the game's own. */
  readonly tags: readonly string[]
  readonly done: boolean
}

/** An option that the player may take now. Its label never changes once it is offered. */
export interface Choice<Id extends string = string> {
  readonly id: Id
  readonly text: string
  readonly spans: readonly Span[]
  readonly tags: readonly string[]
}

/** A cue of the moment, as a session sends it: a sound, an effect, an action of a machine. */
export interface MomentaryCue extends Cue {
  /** Id of the line that it came with; absent for one behind the last line of its turn. */
  readonly line?: string
}

/**
 * The cues that stand, by key: place, weather, hour, people, music ... A story may use any key; more that the runtime
 * shows may come with a minor version.
 */
export type StageCues = Readonly<Record<string, string>>

/**
 * - `idle`: not entered yet
 * - `writing`: a slot of this turn is still open
 * - `choosing`: choices are offered
 * - `listening`: choices are offered and the player may type
 * - `ended`: the story or the talk came to its end; `enter` and `back` are open
 * - `failed`: it can't go on, and `problem` says why; where the story broke, the lines up to there stand beside it
 *
 * More may come with a minor version: a `switch` over them wants a `default`.
 */
export type Phase = 'idle' | 'writing' | 'choosing' | 'listening' | 'ended' | 'failed'

/** A `decide` that a provider gave the verdict on: how the story goes on was picked among the author's options. */
export interface Verdict {
  readonly slot: string
  /** The ledger entry that records it. */
  readonly entry: number
}

/**
 * What a session shows now. Immutable; a new one after each change.
 *
 * `Vars` and `ChoiceId` are those of its story, so that a misspelling is a type error.
 */
export interface Frame<Vars extends Variables = Variables, ChoiceId extends string = string> {
  readonly phase: Phase
  /** Number of the turn shown: 0 before the first. */
  readonly turn: number
  /**
   * The ledger entry of the move that led to these lines; 0 before the first. The same turn has the same one after going
   * back and forward, after the same choice was taken again, and after loading. A new turn has a higher one.
   */
  readonly ledgerEntry: number
  /** The lines of this turn. Lines after one that is still being written are not shown yet. */
  readonly lines: readonly Line[]
  /** The cues behind the last line: no line of this turn has them. Empty until all its lines are there. */
  readonly endCues: readonly Cue[]
  /** All of them or none: offered together when the turn's text is complete. */
  readonly choices: readonly Choice<ChoiceId>[]
  readonly variables: Vars
  /** What stands at the end of the turn, as far as it is known. */
  readonly stage: StageCues
  /** What stood before the turn. `stageAt` says what stands while a line of it is read. */
  readonly stageBefore: StageCues
  readonly language: string
  readonly dial: Dial
  /** Where the story ended, if the author named it. */
  readonly ending?: string
  /** What the player is asked, when words may be typed instead of choosing. */
  readonly ask?: { readonly slot: string; readonly brief: string }
  /** What a provider decided in the course of this turn, in order; absent where the author's defaults did. */
  readonly verdicts?: readonly Verdict[]
  /** Whether the player may walk away (`leave`): from what is offered, or from what is still being written. */
  readonly canLeave: boolean
  readonly canGoBack: boolean
  readonly canGoForward: boolean
  readonly problem?: Problem
}

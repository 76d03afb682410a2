import type { SourcePlace } from '../../story/slot.ts'
import type { ParsedObject } from './parsed.ts'

/** A knot, stitch or function, or the text before the first knot (its path is empty). */
export interface ScriptFlow {
  readonly kind: 'root' | 'knot' | 'stitch' | 'function'
  /** `knot`, `knot.stitch`, or empty. */
  readonly path: string
  /** The knot's name, or empty. */
  readonly knot: string
  readonly parameters: number
  readonly object: ParsedObject
  readonly place: SourcePlace
}

/** One tag of the script. */
export interface ScriptTag {
  /** As the author wrote it, without `#`. */
  readonly text: string
  readonly place: SourcePlace
  /** Where its text stands: there too, or where the details of a slot were written. */
  readonly textPlace: SourcePlace
  /** The `BeginTag`. */
  readonly object: ParsedObject
  /** What is evaluated in it. */
  readonly holes: readonly ParsedObject[]
  /** False for one that stands inside `{ | }`: ink carries it beyond the brace, or loses it. */
  readonly closed: boolean
}

/** A place in a weave: the object at `index`, or its end. */
export interface WeavePoint {
  readonly weave: ParsedObject
  readonly index: number
}

/** One line of content with its tags. */
export interface ScriptLine {
  readonly place: SourcePlace
  readonly flow: ScriptFlow
  /** Without tags and line break: text, holes, glue, diverts. */
  readonly words: readonly ParsedObject[]
  readonly tags: readonly ScriptTag[]
  /** The choice after whose `]` it stands. */
  readonly after?: ScriptChoice
  /** Whether it is the first of its flow, before any other words: where a knot's own tags stand. */
  readonly atHead: boolean
  /** Whether the line before ends with glue. */
  readonly glued: boolean
  readonly start: WeavePoint
  /** The place behind it. */
  readonly end: WeavePoint
}

/** One choice point. */
export interface ScriptChoice {
  readonly object: ParsedObject
  readonly place: SourcePlace
  readonly flow: ScriptFlow
  /** Source text of its label, tags aside; empty for an invisible fallback. */
  readonly label: string
  /** In front of the `[`; everything where there is no bracket. */
  readonly lead: readonly ParsedObject[]
  /** Tags in front of the `[`, or of a choice without one. */
  readonly leadTags: readonly ScriptTag[]
  readonly bracket: readonly ParsedObject[]
  readonly bracketTags: readonly ScriptTag[]
  /** Ink's label in parentheses. */
  readonly name?: string
  readonly at: WeavePoint
}

/** A script as the checks see it: flat, in order, with the parsed objects at hand. */
export interface Script {
  readonly parsed: ParsedObject
  readonly flows: readonly ScriptFlow[]
  readonly lines: readonly ScriptLine[]
  readonly choices: readonly ScriptChoice[]
}

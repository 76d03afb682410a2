import type { TurnMove } from '../ledger/move.ts'
import type { OpenTurn } from '../play/open-turn.ts'
import type { RequestContext } from '../requests/request-context.ts'
import type { Input } from '../story/input.ts'
import type { Variables } from '../story/passage.ts'
import type { Position } from '../story/position.ts'
import type { TurnAhead } from './turns-ahead.ts'

/** A place that the player may come to, and those behind it as far as they were looked at. */
export interface Place {
  /** Where it goes on from: of the present turn, or of one ahead. */
  readonly at: Position | undefined
  readonly turn: number
  readonly depth: number
  readonly variables: Variables
  /** What the game's world brings into the next move; known for the present turn only. */
  readonly world: Variables | undefined
  readonly ahead: TurnAhead | undefined
  readonly moves: readonly TurnMove[]
  /** How probable each of the moves is, in their order. */
  readonly shares: readonly number[]
  /** What the moves run in: labels are those of this place. */
  readonly context: RequestContext
  /** Steps since the present turn. */
  readonly steps: readonly Input[]
  readonly likelihood: number
  /** How long its own words take to read; 0 for the present turn, whose reading has begun. */
  readonly readingMs: number
  /** The turn on screen that waits for a verdict, where that is the one move. */
  readonly openTurn: OpenTurn | undefined
  /** Whether nothing is looked at but what its moves lead to. */
  readonly isLast: boolean
  /**
   * By move: the place behind it, or several while nobody knows the verdict on the way; none where nothing can be known,
   * and nothing while it was not looked at.
   */
  readonly behind: (readonly Place[] | undefined)[]
  /** Where one has begun to look, and has yet to go on in a later slice. */
  looking: { readonly index: number; readonly branches: Iterator<Place>; readonly found: Place[] } | undefined
}

/** The places behind a place, as far as they were looked at. */
export function below({ behind }: Place): readonly Place[] {
  return behind.flatMap(places => places ?? [])
}

/** The keys that places and those behind them ask for. */
export function keysFrom(places: readonly Place[], keys: Set<string> = new Set()): ReadonlySet<string> {
  for (const place of places) {
    for (const job of place.ahead?.jobs ?? []) keys.add(job.key)
    keysFrom(below(place), keys)
  }
  return keys
}

/** Whether a move that was looked at is the one that was made: words that stand for a choice lead where it leads. */
export function leadsTo(ahead: TurnMove | undefined, made: TurnMove | undefined): boolean {
  if (ahead === undefined || made === undefined) return false
  if (ahead.type === 'enter') return made.type === 'enter' && made.entry === ahead.entry
  if (ahead.type !== 'choose') return ahead.type === made.type
  return 'choice' in made && made.choice === ahead.choice
}

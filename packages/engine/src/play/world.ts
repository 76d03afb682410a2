import type { Variables } from '../story/passage.ts'
import type { SomeValues } from '../story/story-types.ts'
import type { VariableChanges, WorldReason } from './world-changes.ts'

/** The game around the story. */
export interface World<Vars extends Variables = Variables> {
  /**
   * Variables that the game gives, asked before each turn; what differs from the story's value is journaled in the turn.
   * Asked also while coming turns are prepared, when nothing is journaled: it reads and changes nothing.
   */
  read?(): SomeValues<Vars>
  /**
   * Variables that the story assigned in a turn: as soon as it has, in the middle of a turn that waits for a provider,
   * too. A turn that is undone, or stands again, is given once more with its reason; a jump over several turns calls for
   * each of them in its order. What the game gave and the story only read is never given back, and a load gives nothing:
   * the game has kept its own part.
   *
   * For numbers, `applyDifference` keeps what the game did to them meanwhile.
   */
  apply?(changed: VariableChanges<Vars>, context: ApplyContext): void
  /**
   * The variables that `apply` is given. Default: every variable that the story assigns. A name that the story does not
   * have is refused when the session begins: `unknown-variable`.
   */
  readonly listens?: readonly (keyof Vars & string)[]
}

/** When and for whom `World.apply` is called. */
export interface ApplyContext {
  readonly why: WorldReason
  /** The turn that assigned the variables. */
  readonly turn: number
  /** The session that plays, where several share one world: `actor.id` is the name that your machine gave it. */
  readonly actor: ApplyingActor
}

/** The actor of a session, as far as a game needs it to tell two apart. */
export interface ApplyingActor {
  readonly id: string
  readonly sessionId: string
}

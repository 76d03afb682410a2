import type { Clock } from '../base/clock.ts'
import type { ConsentBook } from '../fill/consent/consent.ts'
import type { FillStore } from '../fill/store/fill-store.ts'
import type { Price } from '../provider/cost/prices.ts'
import type { NarrativeProvider } from '../provider/port/narrative-provider.ts'
import type { Variables } from '../story/passage.ts'
import type { External } from '../story/skeleton.ts'
import type { Dial } from '../story/slot.ts'
import type { Director, DirectorOptions } from './director.ts'
import type { Likelihood } from './likelihood.ts'
import type { VariableChanges, WorldReason } from './world-changes.ts'

/** The game around the story. */
export interface World {
  /**
   * Variables that the game gives, asked before each turn; what differs from the story's value is journaled in the turn.
   * Asked also while coming turns are prepared, when nothing is journaled: it reads and changes nothing.
   */
  read?(): Variables
  /**
   * Variables that the story assigned in a turn: as soon as it has, in the middle of a turn that waits for a provider,
   * too. A turn that is undone, or stands again, is given once more with its reason; a jump over several turns calls for
   * each of them in its order. What the game gave and the story only read is never given back, and a load gives nothing:
   * the game has kept its own part.
   *
   * For numbers, `applyDifference` keeps what the game did to them meanwhile.
   */
  apply?(changed: VariableChanges, context: ApplyContext): void
  /**
   * The variables that `apply` is given. Default: every variable that the story assigns. A name that the story does not
   * have is refused when the session begins: `unknown-variable`.
   */
  readonly listens?: readonly string[]
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

/** How coming turns are prepared. */
export interface LookaheadOptions extends DirectorOptions {
  /** Decides what is prepared. Default: `justInTime(options)`. */
  readonly director?: Director
  /** How probable each choice is. Default: as this player has chosen so far, by choices and by their tags. */
  readonly likelihood?: Likelihood
  /** Tokens that preparing may cost in one session, by estimate. Default: no bound. */
  readonly tokens?: number
}

/** What a session needs from outside; bound once, the same for every session of the logic. */
export interface SessionPorts {
  /** Who fills open slots. Default: nobody, so that every slot shows the author's words or a reviewed fill. */
  readonly provider?: NarrativeProvider | undefined
  /**
   * What the player agreed to. A provider that leaves the device is asked for nothing that is not in it; such a slot
   * shows the author's words, with reason `no-consent`. Default: the player agreed to nothing.
   */
  readonly consent?: ConsentBook
  readonly world?: World
  /**
   * Where the player has put the dial, in the game's own settings: asked when a session starts and when one is restored.
   * The lowest of it, the `dial` of the input and the save holds, so that no save raises the dial; a restored actor of your
   * machine is given no input. Later changes are moves: `dial()`. Default: what the input or the save says.
   *
   * One that fails, or gives something else than a position, refuses a start (`external-failed`, `wrong-value`) and counts
   * as `author` where a session is restored.
   */
  readonly dial?: (() => Dial | undefined) | undefined
  /** Functions of the game that the story calls, by name. */
  readonly externals?: Readonly<Record<string, External>>
  /** Default: the machine's clock. */
  readonly clock?: Clock
  /** How long a turn may wait for a fill, in milliseconds; then the author's words are shown. Default 6000. */
  readonly deadlineMs?: number
  /** Fills kept beyond the session, for another visit or, written by a server, another player. Default: none. */
  readonly store?: FillStore
  /** What models cost, by the beginning of their names, for `metrics` and the ledger's notes. Default: list prices. */
  readonly prices?: Readonly<Record<string, Price>>
  /** How coming turns are prepared while the player reads; `false` asks only on arrival. Default: on, with its defaults. */
  readonly lookahead?: LookaheadOptions | false
  /** Says whether a generated sentence may be shown; asked before it is. A failure counts as no. */
  readonly moderate?: (text: string, about: { readonly slot: string }) => boolean | Promise<boolean>
}

/** What one session is started with. */
export interface SessionInput {
  /** Decides all chance of the play-through. Default 1. */
  readonly seed?: number
  /** BCP 47. Default: the language of the bible. */
  readonly language?: string
  /** Enter here at once; the empty text is the story's start. Default: stay idle until `enter`. */
  readonly entry?: string
  /**
   * Entries that may come first, the empty text for the start: prepared while the session is idle, or at an end. See
   * `upcoming` of a session, which names others. Default: the start, and at an end the first entry once more.
   */
  readonly upcoming?: readonly string[]
  /**
   * Default `author`: what a story shows before the player has said anything else. Given with a save, the lower of the two
   * holds: a save never raises the dial, and `dial()` of the session does.
   */
  readonly dial?: Dial
}

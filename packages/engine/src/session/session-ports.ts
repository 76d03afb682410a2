import type { Director, DirectorOptions } from '../ahead/director.ts'
import type { Likelihood } from '../ahead/likelihood.ts'
import type { Clock } from '../base/clock.ts'
import type { ConsentBook } from '../fill/consent/consent.ts'
import type { CandidateOptions } from '../fill/judges/candidate-judge.ts'
import type { FillStore } from '../fill/store/fill-store.ts'
import type { ApplyingActor, World } from '../play/world.ts'
import type { Price } from '../provider/cost/prices.ts'
import type { NarrativeProvider } from '../provider/port/narrative-provider.ts'
import type { MomentaryCue } from '../story/frame.ts'
import type { LacunaError } from '../story/lacuna-error.ts'
import type { Variables } from '../story/passage.ts'
import type { External, StoryWarning } from '../story/skeleton.ts'
import type { Dial } from '../story/slot.ts'

export type { SessionInput } from '../play/session-input.ts'
export type { ApplyContext, World } from '../play/world.ts'

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
export interface SessionPorts<Vars extends Variables = Variables> {
  /** Who fills open slots. Default: nobody, so that every slot shows the author's words or a reviewed fill. */
  readonly provider?: NarrativeProvider | undefined
  /**
   * What the player agreed to. A provider that leaves the device is asked for nothing that is not in it; such a slot
   * shows the author's words, with reason `no-consent`. Default: the player agreed to nothing.
   */
  readonly consent?: ConsentBook
  readonly world?: World<Vars>
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
  /**
   * Called with each thing that the story's runtime warns of, once: ink plays on after a warning, and the author should
   * look. Default: nothing happens.
   */
  readonly onWarning?: (warning: StoryWarning) => void
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
  /**
   * More than one candidate for long slots (documents, and those of 40 words or more) of what the next choice leads to, while
   * the player reads, and who picks. The first that was accepted stands until the judge has picked, and where the player is
   * quicker. In one session the others cost at most as many tokens as the first ones did. Default: one candidate.
   */
  readonly candidates?: CandidateOptions
  /** Says whether a generated sentence may be shown; asked before it is. A failure counts as no. */
  readonly moderate?: (text: string, about: { readonly slot: string }) => boolean | Promise<boolean>
  /**
   * Called with each move that was not possible, and with what `world.read` threw: the session is as it was. Default: a
   * warning on the console, so that a game that sends events to an actor hears of it. The methods of a `Session` throw it
   * in any case.
   */
  readonly onRefused?: (error: LacunaError, actor: ApplyingActor) => void
  /** Called with each cue of the moment when its line first stands in a frame; never again after going back or loading. */
  readonly onCue?: (cue: MomentaryCue, actor: ApplyingActor) => void
}

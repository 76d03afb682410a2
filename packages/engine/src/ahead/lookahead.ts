import type { Clock } from '../base/clock.ts'
import type { FillPipeline } from '../fill/pipeline/fill-pipeline.ts'
import type { ShownTurn } from '../fill/pipeline/shown-turn.ts'
import { tokensOf } from '../fill/pipeline/tokens-of.ts'
import { isAwaited } from '../play/open-turn.ts'
import type { Play } from '../play/play.ts'
import type { PlayContext } from '../play/play-context.ts'
import type { RequestPorts } from '../requests/request-context.ts'
import { verbAt } from '../story/verbs/stops.ts'
import type { Candidate, Director } from './director.ts'
import type { Likelihood } from './likelihood.ts'
import { LookaheadTree } from './lookahead-tree.ts'
import { ReadingPace } from './reading-pace.ts'

/** What looking ahead needs. */
export interface LookaheadPorts {
  readonly clock: Clock
  readonly director: Director
  readonly likelihood: Likelihood
  /** Tokens that preparing may cost in this session. */
  readonly tokens: number
  /** Milliseconds that looking ahead may take in one go before the page gets a turn. */
  readonly sliceMs: number
}

/**
 * Looks ahead while the player reads, and has the fill pipeline prepare what the director picks. There is one for each session; it sees
 * each new play-through, and is let go with the session. It changes nothing of the play: when it is slow or off, the
 * story goes on all the same.
 */
export class Lookahead {
  readonly pace: ReadingPace = new ReadingPace()
  readonly #ports: LookaheadPorts
  readonly #pipeline: FillPipeline
  #play: Play | undefined
  readonly #tree: LookaheadTree
  /** Whether what is under way has yet to be held against what can be reached. */
  #mustSweep = false
  #shownAt = 0
  /** When the present turn can have been read, by the clock. */
  #readBy = 0
  #movedAt = 0
  #tokensLeft: number
  /** Calls off the look that is due when the reader has come nearer. */
  #callOff: () => void = () => {}
  /** Calls off the look of the next task, where one is due. */
  #soon: (() => void) | undefined
  /** Whether the tree has yet to begin anew from the present play-through. */
  #mustBegin = false
  #closed = false

  constructor(context: PlayContext, requests: RequestPorts, pipeline: FillPipeline, ports: LookaheadPorts) {
    this.#pipeline = pipeline
    this.#ports = ports
    this.#tree = new LookaheadTree(context, requests, pipeline, ports.likelihood, this.pace)
    this.#tokensLeft = ports.tokens
    this.#movedAt = ports.clock.now()
  }

  /** A new play-through: after every move of the player and every update of a fill. */
  see(play: Play): void {
    const before = this.#play
    if (this.#closed || play === before) return
    const moved = before === undefined || before.epoch !== play.epoch
    const ended = play.openTurn === undefined && before?.openTurn !== undefined
    const wentOn = ended || (before !== undefined && stepsOn(play) > stepsOn(before))
    const turned = before !== undefined && (before.dial !== play.dial || before.language !== play.language)
    const named = before !== undefined && before.upcoming !== play.upcoming
    this.#play = play
    if (!moved && !wentOn && !turned && !named) return
    const now = this.#ports.clock.now()
    // What the game's world does is no sign of a reader, and leaves them where they were in the text; an entry that comes
    // nearer is one of a player.
    const reads = (play.openTurn ?? play.tip)?.move.type !== 'world'
    if (moved && before !== undefined && isChosen(before, play)) this.pace.read(wordsOn(before), now - this.#shownAt)
    // What is under way is for another dial or in another language: nobody will see it, and it is not to be sent on.
    if (turned) this.#pipeline.dropAhead()
    else if (moved) this.#letGo(play)
    else if (named || (wentOn && isJudged(before))) this.#mustSweep = true
    if (turned || named || (moved && reads)) this.#movedAt = now
    if ((moved || ended) && reads) this.#shownAt = now
    this.#mustBegin = true
    this.#lookSoon()
  }

  /** What is laid aside for what is under way is not among them. */
  get tokensLeft(): number {
    return this.#tokensLeft
  }

  /** Something under way is over: there may be room for more, or a value to go on with. */
  lookAgain(): void {
    if (!this.#closed && (this.#mustBegin || !this.#tree.isEmpty)) this.#lookSoon()
  }

  /** A game whose own director or likelihood fails hears of it as of any error of its own; the story goes on all the same. */
  #guarded(look: () => void): void {
    try {
      look()
    } catch (error) {
      this.#tree.forget()
      queueMicrotask(() => {
        throw error
      })
    }
  }

  close(): void {
    this.#closed = true
    this.#callOff()
    this.#soon?.()
  }

  /** What was found for coming turns, nearest first: for a developer's eyes. */
  outlook(): readonly Candidate[] {
    return this.#tree.candidates(this.#leftInMs(this.#ports.clock.now()), false)
  }

  /**
   * On the instant of a choice, what it makes unreachable is let go; what the taken branch shares with it is kept. After
   * any other move (back, a new start, another language) that is seen only when one has looked ahead again.
   */
  #letGo(play: Play): void {
    const { move, number } = play.openTurn ?? play.tip ?? {}
    const reached = this.#mustBegin ? undefined : this.#tree.keysBehind(move, number)
    this.#mustSweep = reached === undefined
    if (reached !== undefined) this.#pipeline.keepOnly(reached, stayOf(play))
  }

  /** Looks in the next task: whoever has moved does not wait for it, and however much happens at once, it is one slice. */
  #lookSoon(): void {
    this.#soon ??= this.#ports.clock.after(0, () => {
      this.#soon = undefined
      this.#guarded(() => this.#look())
    })
  }

  /** Looks further, in slices, as far as the director wants to see; then plans. */
  #look(): void {
    this.#callOff()
    const { clock, director, sliceMs } = this.#ports
    const started = clock.now()
    this.#beginAnew()
    const looked = this.#tree.look({
      leftInMs: this.#leftInMs(started),
      horizonMs: director.horizonMs(this.#pipeline.metrics.totals.generationMs, this.#pipeline.atOnce),
      depth: director.depth,
      isOver: () => clock.now() - started >= sliceMs,
    })
    if (looked.isDone) this.#plan(looked.beyondMs)
    else this.#lookSoon()
  }

  #beginAnew(): void {
    if (!this.#mustBegin || this.#play === undefined) return
    this.#mustBegin = false
    this.#tree.begin(this.#play)
    if (!this.#tree.isEmpty) this.#readBy = this.#shownAt + this.pace.msFor(wordsOn(this.#play))
  }

  /** Milliseconds until the present turn can have been read. */
  #leftInMs(now: number): number {
    return Math.max(0, this.#readBy - now)
  }

  /** @param beyondMs milliseconds until the next place comes over the horizon; `Infinity` where there is none. */
  #plan(beyondMs: number): void {
    const { clock, director } = this.#ports
    const now = clock.now()
    this.#mustSweep ||= this.#tree.takeNarrower()
    // While a turn waits for a value, nobody knows what can be reached.
    if (this.#mustSweep && !this.#tree.isEmpty) {
      this.#pipeline.keepOnly(this.#tree.keys(), stayOf(this.#play))
      this.#mustSweep = false
    }
    const candidates = this.#tree.candidates(this.#leftInMs(now), true)
    const { start, againInMs } = director.plan({
      candidates,
      generationMs: this.#pipeline.metrics.totals.generationMs,
      running: this.#pipeline.running,
      onScreen: this.#pipeline.onScreen,
      atOnce: this.#pipeline.atOnce,
      tokensLeft: this.#tokensLeft,
      idleMs: Math.max(0, now - Math.max(this.#movedAt, this.#readBy)),
    })
    for (const key of start) {
      const candidate = candidates.find(one => one.key === key)
      if (candidate !== undefined) this.#spend(candidate.tokens, pays => this.#pipeline.prepare(candidate.job, pays))
    }
    for (const job of this.#pipeline.wished()) this.#spend(tokensOf(job), pays => this.#pipeline.another(job, pays))
    if (start.length === 0) this.#addCandidates(now)
    const againMs = Math.min(againInMs ?? Number.POSITIVE_INFINITY, Math.ceil(beyondMs))
    if (Number.isFinite(againMs)) this.#callOff = clock.after(againMs, () => this.#guarded(() => this.#look()))
  }

  /** Further candidates for what the next choice may lead to, where nothing first is to be started, or written there. */
  #addCandidates(now: number): void {
    const rounds = this.#pipeline.candidates
    if (rounds === undefined || this.#pipeline.onScreen > 0) return
    const next = this.#tree.candidates(this.#leftInMs(now), false).filter(({ depth }) => depth === 1)
    const states = next.map(({ job }) => this.#pipeline.state(job))
    if (states.includes('writing')) return
    const ready = next.filter((_, at) => states[at] === 'ready').toSorted((a, b) => b.likelihood - a.likelihood)
    for (const { key } of ready) {
      const tokens = Math.min(rounds.tokensFor(key), this.#tokensLeft)
      if (tokens > 0) this.#spend(tokens, pays => rounds.begin(key, tokens, pays))
    }
  }

  /** What it may cost is laid aside until it is known what it has cost: a store may have it, or it takes a repair. */
  #spend(tokens: number, ask: (pays: (tokens: number) => void) => void): void {
    if (tokens > this.#tokensLeft) return
    this.#tokensLeft -= tokens
    ask(cost => {
      this.#tokensLeft += tokens - cost
    })
  }
}

function stayOf(play: Play | undefined): ShownTurn {
  return { epoch: play?.epoch ?? 0, turn: play?.frame.turn ?? 0 }
}

/** Whether the player took a choice, rather than going back or changing a setting. */
function isChosen(before: Play, play: Play): boolean {
  const move = play.openTurn?.move ?? play.tip?.move
  return before.frame.phase === 'choosing' && move?.type === 'choose' && play.frame.turn === before.frame.turn + 1
}

/** How far the turn on screen has come. */
function stepsOn({ openTurn }: Play): number {
  return openTurn?.segments.length ?? 0
}

/** Whether a verdict is awaited: once it is there, the branches of the other options are closed. */
function isJudged(play: Play | undefined): boolean {
  const last = play?.openTurn?.segments.at(-1)
  return last !== undefined && verbAt(last.passage.stop)?.isVerdict === true && isAwaited(last)
}

function wordsOn({ frame }: Play): number {
  return frame.lines.reduce((sum, line) => sum + line.text.split(/\s+/).length, 0)
}

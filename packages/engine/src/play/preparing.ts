import type { Clock } from '../base/clock.ts'
import type { Desk } from '../fill/desk.ts'
import type { Stay } from '../fill/desk-figures.ts'
import type { DeskJob } from '../fill/desk-job.ts'
import type { TurnMove } from '../ledger/move.ts'
import type { Variables } from '../story/passage.ts'
import type { Input, Position } from '../story/skeleton.ts'
import { type AheadRoot, aheadRoots } from './ahead-roots.ts'
import type { Candidate, Director } from './director.ts'
import type { Fold } from './fold.ts'
import { authoredLabel } from './frames.ts'
import { type Likelihood, shares } from './likelihood.ts'
import { type AheadFrom, type TurnAhead, turnsAhead } from './lookahead.ts'
import type { Play } from './play.ts'
import { leaningsIn, type PlayerModel, type Taking } from './player-model.ts'
import { ReadingPace } from './reading-pace.ts'
import { noneTaken, type TakenChoices, takenIn } from './taken-choices.ts'
import type { TellContext } from './tell.ts'
import { isAwaited } from './telling.ts'
import type { Turn } from './turn.ts'

/** What preparing needs. */
export interface PreparingPorts {
  readonly clock: Clock
  readonly director: Director
  readonly likelihood: Likelihood
  /** Tokens that preparing may cost in this session. */
  readonly tokens: number
  /** Milliseconds that looking ahead may take in one go before the page gets a turn. */
  readonly sliceMs: number
}

/** A place that the player may come to, and those behind it as far as they were looked at. */
interface Place {
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
  /** What the moves are told in: labels are those of this place. */
  readonly context: TellContext
  /** Steps since the present turn. */
  readonly steps: readonly Input[]
  readonly likelihood: number
  /** How long its own words take to read; 0 for the present turn, whose reading has begun. */
  readonly readingMs: number
  /** Whether nothing is looked at but what its moves lead to. */
  readonly isLast: boolean
  /**
   * By move: the place behind it, or several while nobody knows the verdict on the way; none where nothing can be known,
   * and nothing while it was not looked at.
   */
  readonly behind: (readonly Place[] | undefined)[]
  /** Where one has begun to look, and has yet to go on in a later slice. */
  looking: { readonly index: number; readonly ways: Iterator<Place>; readonly found: Place[] } | undefined
}

/** Turns that are looked at in one plan, at most. */
const mostPlaces = 96

/**
 * Looks ahead while the player reads, and has the Desk prepare what the director picks. Lives beside one session; sees
 * each new play-through, and is let go with the session. It changes nothing of the play: when it is slow or off, the
 * story is told all the same.
 */
export class Preparing {
  readonly pace: ReadingPace = new ReadingPace()
  readonly #ports: PreparingPorts
  readonly #fold: Fold
  readonly #desk: Desk
  #play: Play | undefined
  /** One, or at an end one for each way to begin again. */
  #roots: readonly Place[] = []
  /** Whether the reader has all of the present turn: only then is known what a slot behind it reads as history. */
  #isTold = false
  #taken: TakenChoices = noneTaken
  #player: PlayerModel = { taken: noneTaken.times, leanings: new Map() }
  /** Whether what is under way has yet to be held against what can be reached. */
  #mustSweep = false
  #shownAt = 0
  /** When the present turn can have been read, by the clock. */
  #readBy = 0
  #movedAt = 0
  #tokensLeft: number
  /** Calls off the look that is due when the reader has come nearer. */
  #callOff: () => void = () => {}
  /** Calls off the end of the task in which one has looked; until then it is only noted that there is more to see. */
  #rest: (() => void) | undefined
  #hasMore = false
  #closed = false

  constructor(fold: Fold, desk: Desk, ports: PreparingPorts) {
    this.#fold = fold
    this.#desk = desk
    this.#ports = ports
    this.#tokensLeft = ports.tokens
    this.#movedAt = ports.clock.now()
  }

  /** A new play-through: after every move of the player and every piece of news. */
  see(play: Play): void {
    const before = this.#play
    if (this.#closed || play === before) return
    const moved = before === undefined || before.epoch !== play.epoch
    const told = play.telling === undefined && before?.telling !== undefined
    const wentOn = told || (before !== undefined && stepsOn(play) > stepsOn(before))
    const turned = before !== undefined && (before.dial !== play.dial || before.language !== play.language)
    const named = before !== undefined && before.coming !== play.coming
    this.#play = play
    if (!moved && !wentOn && !turned && !named) return
    const now = this.#ports.clock.now()
    // What the game's world does is no sign of a reader, and leaves them where they were in the text; a door that comes
    // nearer is one of a player.
    const reads = (play.telling ?? play.tip)?.move.type !== 'world'
    if (moved && before !== undefined && isChosen(before, play)) this.pace.read(wordsOn(before), now - this.#shownAt)
    // What is under way is for another dial or in another language: nobody will see it, and it is not to be sent on.
    if (turned) this.#desk.dropAhead()
    else if (moved) this.#letGo(play)
    else if (named || (wentOn && isJudged(before))) this.#mustSweep = true
    if (turned || named || (moved && reads)) this.#movedAt = now
    if ((moved || told) && reads) this.#shownAt = now
    this.#guarded(() => {
      this.#begin(play)
      this.#lookOn()
    })
  }

  /** What is laid aside for what is under way is not among them. */
  get tokensLeft(): number {
    return this.#tokensLeft
  }

  /** Something under way is over: there may be room for more, or a value to go on with. */
  lookAgain(): void {
    if (!this.#closed && this.#roots.length > 0) this.#guarded(() => this.#lookOn())
  }

  /** A game whose own director or likelihood fails hears of it as of any error of its own; the story is told all the same. */
  #guarded(look: () => void): void {
    try {
      look()
    } catch (error) {
      this.#roots = []
      queueMicrotask(() => {
        throw error
      })
    }
  }

  close(): void {
    this.#closed = true
    this.#callOff()
    this.#rest?.()
  }

  /** What was found for coming turns, nearest first: for a developer's eyes. */
  outlook(): readonly Candidate[] {
    return this.#candidates(this.#ports.clock.now(), false)
  }

  /**
   * On the instant of a choice, what it makes unreachable is let go; what the taken way shares with it is kept. After
   * any other move (back, a new start, another language) that is seen only when one has looked ahead again.
   */
  #letGo(play: Play): void {
    const { move, number } = play.telling ?? play.tip ?? {}
    const roots = this.#roots.filter(({ turn }) => number === turn + 1)
    const taken = roots.flatMap(below).filter(({ ahead }) => leadsTo(ahead?.move, move))
    this.#mustSweep = taken.length === 0
    if (taken.length > 0) this.#desk.keepOnly(keysFrom(taken), stayOf(play))
  }

  #begin(play: Play): void {
    // Where the game's own code fails in it, nothing is looked at.
    this.#roots = []
    const roots = aheadRoots(this.#fold, play)
    if (roots.length === 0) return
    this.#isTold = play.telling === undefined
    this.#taken = takenIn(play.ledger, this.#taken)
    this.#player = { taken: this.#taken.times, leanings: leaningsIn(takings(this.#fold, play)) }
    this.#readBy = this.#shownAt + this.pace.msFor(wordsOn(play))
    this.#roots = roots.map(root => ({
      at: root.at,
      turn: root.turn,
      depth: 0,
      variables: root.variables,
      world: root.world,
      ahead: undefined,
      moves: root.moves,
      shares: this.#sharesOf(root.moves, root.offered),
      context: root.context,
      steps: [],
      likelihood: 1 / roots.length,
      readingMs: 0,
      isLast: root.isLast === true,
      behind: [],
      looking: undefined,
    }))
  }

  #sharesOf(moves: readonly TurnMove[], offered: AheadRoot['offered']): readonly number[] {
    const tags = new Map(offered.map(choice => [choice.id, choice.tags]))
    const choices = moves.flatMap(move =>
      move.type === 'choose' ? [{ id: move.choice, text: move.text, tags: tags.get(move.choice) ?? [] }] : [],
    )
    // Of doors nobody has said which is likelier.
    return choices.length === 0
      ? moves.map(() => 1 / moves.length)
      : shares(this.#ports.likelihood, choices, this.#player)
  }

  /** Looks now, or in the next task where one has looked in this already: however much happens at once, it is one slice. */
  #lookOn(): void {
    if (this.#rest === undefined) this.#look()
    else this.#hasMore = true
  }

  /** Looks further, in slices, as far as the director wants to see; then plans. */
  #look(): void {
    this.#callOff()
    const { clock, director, sliceMs } = this.#ports
    this.#rest?.()
    this.#hasMore = false
    this.#rest = clock.after(0, () => {
      this.#rest = undefined
      if (this.#hasMore) this.#guarded(() => this.#look())
    })
    const started = clock.now()
    const horizonMs = director.horizonMs(this.#desk.figures.totals.generationMs, this.#desk.atOnce)
    // Nearest first: what lies behind the horizon is not looked at, until the reader has come nearer.
    const open: Open[] = this.#roots.map(place => ({ place, leftInMs: this.#leftInMs(started) }))
    let beyondMs = Number.POSITIVE_INFINITY
    for (let places = 0; places < mostPlaces; places++) {
      const next = takeNearest(open)
      if (next === undefined) break
      const { place, leftInMs } = next
      if (place.depth > 0 && leftInMs > horizonMs) {
        beyondMs = leftInMs - horizonMs
        break
      }
      for (const [index, move] of place.moves.entries()) {
        const known = place.behind[index]
        if (known !== undefined && !this.#canGoOn(known)) continue
        const isOver = this.#lookBehind(place, index, move, () => clock.now() - started >= sliceMs)
        // By now a verdict is known: what lay behind the other options is not to be reached.
        this.#mustSweep ||= known !== undefined && known.length > 1
        if (!isOver) continue
        this.#hasMore = true
        return
      }
      if (place.depth + 1 >= director.depth) continue
      for (const one of below(place)) open.push({ place: one, leftInMs: leftInMs + place.readingMs })
    }
    this.#plan(beyondMs)
  }

  /** Milliseconds until the present turn can have been read. */
  #leftInMs(now: number): number {
    return Math.max(0, this.#readBy - now)
  }

  /** Whether a move waited for a value or a verdict that is there by now. */
  #canGoOn(places: readonly Place[]): boolean {
    const missing = places.flatMap(({ ahead }) => ahead?.waitsFor ?? [])
    return missing.some(({ job, occurrence }) => this.#desk.preparedFill(job, occurrence) !== undefined)
  }

  /** Looks behind a move, or goes on with that. @returns whether the slice is over; what is found counts when all is. */
  #lookBehind(place: Place, index: number, move: TurnMove, isOver: () => boolean): boolean {
    const begun = place.looking?.index === index ? place.looking : undefined
    const { ways, found } = begun ?? this.#begunBehind(place, index, move)
    for (let next = ways.next(); next.done !== true; next = ways.next()) {
      found.push(next.value)
      if (isOver()) return true
    }
    place.looking = undefined
    place.behind[index] = found
    return isOver()
  }

  #begunBehind(place: Place, index: number, move: TurnMove): NonNullable<Place['looking']> {
    const looking = { index, ways: this.#waysBehind(place, move, place.shares[index] ?? 0), found: [] }
    place.looking = looking
    return looking
  }

  *#waysBehind(place: Place, move: TurnMove, share: number): Generator<Place, void> {
    const { at, world, variables, context, turn, depth, steps } = place
    if (at === undefined) return
    const from: AheadFrom = { at, turn, depth, variables, steps, ...(world === undefined ? {} : { world }) }
    const prepared = (job: DeskJob, occurrence: number) => this.#desk.preparedFill(job, occurrence)
    for (const ahead of turnsAhead(context, from, move, prepared)) {
      yield this.#placeBehind(place, ahead, share * ahead.share)
    }
  }

  #placeBehind(place: Place, ahead: TurnAhead, share: number): Place {
    const { turn, depth, steps, variables, context } = place
    const label: TellContext['label'] = id => authoredLabel(ahead.choices.find(choice => choice.id === id))
    const moves = ahead.choices.map(({ id }): TurnMove => {
      return { type: 'choose', choice: id, text: label(id)?.text ?? '' }
    })
    return {
      at: place.isLast ? undefined : ahead.at,
      turn: turn + 1,
      depth: depth + 1,
      variables,
      world: undefined,
      ahead,
      moves,
      shares: this.#sharesOf(moves, ahead.choices),
      context: { ...context, label },
      steps: [...steps, ...ahead.steps],
      likelihood: place.likelihood * share,
      readingMs: this.pace.msFor(ahead.words),
      isLast: false,
      behind: [],
      looking: undefined,
    }
  }

  /** @param beyondMs milliseconds until the next place comes over the horizon; `Infinity` where there is none. */
  #plan(beyondMs: number): void {
    const { clock, director } = this.#ports
    const now = clock.now()
    if (this.#mustSweep) {
      this.#desk.keepOnly(keysFrom(this.#roots), stayOf(this.#play))
    }
    this.#mustSweep = false
    const candidates = this.#candidates(now, true)
    const { start, againInMs } = director.plan({
      candidates,
      generationMs: this.#desk.figures.totals.generationMs,
      running: this.#desk.running,
      onScreen: this.#desk.onScreen,
      atOnce: this.#desk.atOnce,
      tokensLeft: this.#tokensLeft,
      idleMs: Math.max(0, now - Math.max(this.#movedAt, this.#readBy)),
    })
    for (const key of start) {
      const candidate = candidates.find(one => one.key === key)
      if (candidate !== undefined) this.#spend(candidate.tokens, pays => this.#desk.prepare(candidate.job, pays))
    }
    for (const job of this.#desk.wished()) this.#spend(tokensOf(job), pays => this.#desk.another(job, pays))
    const againMs = Math.min(againInMs ?? Number.POSITIVE_INFINITY, Math.ceil(beyondMs))
    if (Number.isFinite(againMs)) this.#callOff = clock.after(againMs, () => this.#guarded(() => this.#look()))
  }

  /** What it may cost is laid aside until it is known what it has cost: a store may have it, or it takes a repair. */
  #spend(tokens: number, ask: (pays: (tokens: number) => void) => void): void {
    if (tokens > this.#tokensLeft) return
    this.#tokensLeft -= tokens
    ask(cost => {
      this.#tokensLeft += tokens - cost
    })
  }

  /** What coming turns ask for, by key. */
  #candidates(now: number, onlyMissing: boolean): readonly Candidate[] {
    const byKey = new Map<string, Candidate>()
    const collect = (place: Place, reachableInMs: number, above: ReadonlySet<string>): void => {
      const jobs = place.ahead?.jobs ?? []
      for (const job of jobs) {
        // Who came by it on the way has come there already.
        if (above.has(job.key) || (onlyMissing && this.#desk.state(job) !== 'open')) continue
        // Further ahead, or while the present turn is told, nobody knows yet what the player will have read.
        if ((place.depth > 1 || !this.#isTold) && job.slots.some(({ open }) => open.slot.reads.history)) continue
        const known = byKey.get(job.key)
        byKey.set(job.key, {
          key: job.key,
          job,
          depth: Math.min(known?.depth ?? place.depth, place.depth),
          likelihood: (known?.likelihood ?? 0) + place.likelihood,
          reachableInMs: Math.min(known?.reachableInMs ?? reachableInMs, reachableInMs),
          tokens: tokensOf(job),
        })
      }
      const met = jobs.length === 0 ? above : new Set([...above, ...jobs.map(job => job.key)])
      for (const one of below(place)) collect(one, reachableInMs + place.readingMs, met)
    }
    for (const root of this.#roots) collect(root, this.#leftInMs(now), new Set())
    return [...byKey.values()]
  }
}

/** What was taken lately on the path, as far as what was offered is still at hand. */
function* takings(fold: Fold, { tip, telling }: Play): Generator<Taking> {
  const present = telling === undefined ? [] : [{ move: telling.move, previous: tip }]
  const path = function* (): Generator<Pick<Turn, 'move' | 'previous'>> {
    yield* present
    for (let turn = tip; turn !== undefined; turn = turn.previous) yield turn
  }
  for (const { move, previous } of path()) {
    const before = previous && fold.retelling.atHand(previous)
    if (before === undefined) return
    if ('choice' in move) yield { offered: before.choices, taken: move.choice }
  }
}

function stayOf(play: Play | undefined): Stay {
  return { epoch: play?.epoch ?? 0, turn: play?.frame.turn ?? 0 }
}

/** The places behind a place, as far as they were looked at. */
function below({ behind }: Place): readonly Place[] {
  return behind.flatMap(places => places ?? [])
}

/** The keys that places and those behind them ask for. */
function keysFrom(places: readonly Place[], keys: Set<string> = new Set()): ReadonlySet<string> {
  for (const place of places) {
    for (const job of place.ahead?.jobs ?? []) keys.add(job.key)
    keysFrom(below(place), keys)
  }
  return keys
}

/** A place to look behind, and when the player can be there. */
interface Open {
  readonly place: Place
  readonly leftInMs: number
}

function takeNearest(open: Open[]): Open | undefined {
  let nearest = 0
  for (let index = 1; index < open.length; index++) {
    if ((open[index]?.leftInMs ?? 0) < (open[nearest]?.leftInMs ?? 0)) nearest = index
  }
  return open.splice(nearest, 1)[0]
}

/** Whether a move that was looked at is the one that was made: words that stand for a choice lead where it leads. */
function leadsTo(ahead: TurnMove | undefined, made: TurnMove | undefined): boolean {
  if (ahead === undefined || made === undefined) return false
  if (ahead.type === 'enter') return made.type === 'enter' && made.entry === ahead.entry
  if (ahead.type !== 'choose') return ahead.type === made.type
  return 'choice' in made && made.choice === ahead.choice
}

/** Whether the player took a choice, rather than going back or changing a setting. */
function isChosen(before: Play, play: Play): boolean {
  const move = play.telling?.move ?? play.tip?.move
  return before.frame.phase === 'choosing' && move?.type === 'choose' && play.frame.turn === before.frame.turn + 1
}

/** How far the turn on screen has come. */
function stepsOn({ telling }: Play): number {
  return telling?.segments.length ?? 0
}

/** Whether a verdict is awaited: once it is there, the ways of the other options are closed. */
function isJudged(play: Play | undefined): boolean {
  const last = play?.telling?.segments.at(-1)
  return last?.passage.stop === 'decide' && isAwaited(last)
}

function wordsOn({ frame }: Play): number {
  return frame.lines.reduce((sum, line) => sum + line.text.split(/\s+/).length, 0)
}

/** About four characters make a token, and three words four. */
function tokensOf({ request }: DeskJob): number {
  const { stable, samples = '', volatile } = request.instructions
  const instructions = stable.length + samples.length + volatile.length
  const characters = request.context.reduce((sum, part) => sum + part.text.length, instructions)
  return Math.ceil(characters / 4 + (request.limits.words * 4) / 3)
}

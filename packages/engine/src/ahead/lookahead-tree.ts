import type { FillJob } from '../fill/pipeline/fill-job.ts'
import type { FillPipeline } from '../fill/pipeline/fill-pipeline.ts'
import { tokensOf } from '../fill/pipeline/tokens-of.ts'
import { authoredLabel } from '../fill/request/authored-label.ts'
import type { TurnMove } from '../ledger/move.ts'
import type { Play } from '../play/play.ts'
import type { PlayContext } from '../play/play-context.ts'
import type { PlayerModel } from '../player/player-model.ts'
import { PlayerObserver } from '../player/player-observer.ts'
import type { RequestContext, RequestPorts } from '../requests/request-context.ts'
import type { Candidate } from './director.ts'
import { type Likelihood, shares } from './likelihood.ts'
import { type LookaheadRoot, lookaheadRoots, movesFrom } from './lookahead-roots.ts'
import { below, keysFrom, leadsTo, type Place } from './place.ts'
import type { ReadingPace } from './reading-pace.ts'
import { type AheadFrom, branchesFrom, type TurnAhead, turnsAhead } from './turns-ahead.ts'

/** Turns that are looked at in one plan, at most. */
const maxPlaces = 96

/** How far one looks in one go, and when that is over. */
export interface Look {
  /** Milliseconds until the present turn can have been read. */
  readonly leftInMs: number
  /** So many milliseconds of reading ahead, and so many turns. */
  readonly horizonMs: number
  readonly depth: number
  readonly isOver: () => boolean
}

/** How a look ended: there is more to see, or all was seen but what lies behind the horizon. */
export type Looked = { readonly isDone: false } | { readonly isDone: true; readonly beyondMs: number }

/** The places that a player may come to from where they are, as far as they were looked at. It decides nothing. */
export class LookaheadTree {
  readonly #context: PlayContext
  readonly #requests: RequestPorts
  readonly #pipeline: Pick<FillPipeline, 'preparedFill' | 'state'>
  readonly #likelihood: Likelihood
  readonly #pace: ReadingPace
  /** One, or at an end one for each of the ways to begin again. */
  #roots: readonly Place[] = []
  /** Whether the reader has all of the present turn: only then is known what a slot behind it reads as history. */
  #isTurnOver = false
  readonly #observer: PlayerObserver
  #player: PlayerModel = { taken: new Map(), leanings: new Map() }
  /** Whether a verdict has become known since one last asked. */
  #isNarrower = false

  constructor(
    context: PlayContext,
    requests: RequestPorts,
    pipeline: Pick<FillPipeline, 'preparedFill' | 'state'>,
    likelihood: Likelihood,
    pace: ReadingPace,
  ) {
    this.#context = context
    this.#observer = new PlayerObserver(context.replay)
    this.#requests = requests
    this.#pipeline = pipeline
    this.#likelihood = likelihood
    this.#pace = pace
  }

  /** Whether there is nothing to look at. */
  get isEmpty(): boolean {
    return this.#roots.length === 0
  }

  forget(): void {
    this.#roots = []
  }

  /** Begins anew, from where a play-through stands now. */
  begin(play: Play): void {
    // Where the game's own code fails in it, nothing is looked at.
    this.forget()
    const roots = lookaheadRoots(play, this.#context, this.#requests)
    if (roots.length === 0) return
    this.#isTurnOver = play.openTurn === undefined
    this.#player = this.#observer.modelOf(play)
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
      openTurn: root.openTurn,
      isLast: root.isLast === true,
      behind: [],
      looking: undefined,
    }))
  }

  /** Looks further, nearest first: what lies behind the horizon is not looked at, until the reader has come nearer. */
  look({ leftInMs: presentMs, horizonMs, depth, isOver }: Look): Looked {
    const open: Open[] = this.#roots.map(place => ({ place, leftInMs: presentMs }))
    for (let places = 0; places < maxPlaces; places++) {
      const next = takeNearest(open)
      if (next === undefined) break
      const { place, leftInMs } = next
      if (place.depth > 0 && leftInMs > horizonMs) return { isDone: true, beyondMs: leftInMs - horizonMs }
      for (const [index, move] of place.moves.entries()) {
        const known = place.behind[index]
        if (known !== undefined && !this.#canGoOn(known)) continue
        this.#isNarrower ||= known !== undefined && known.length > 1
        if (this.#lookBehind(place, index, move, isOver)) return { isDone: false }
      }
      if (place.depth + 1 >= depth) continue
      for (const one of below(place)) open.push({ place: one, leftInMs: leftInMs + place.readingMs })
    }
    return { isDone: true, beyondMs: Number.POSITIVE_INFINITY }
  }

  /** Whether, since one last asked, a verdict has become known: what lay behind the other options is not to be reached. */
  takeNarrower(): boolean {
    const was = this.#isNarrower
    this.#isNarrower = false
    return was
  }

  /** The keys that all places ask for. */
  keys(): ReadonlySet<string> {
    return keysFrom(this.#roots)
  }

  /** The keys behind the move that was made, where it was looked at. */
  keysBehind(move: TurnMove | undefined, turn: number | undefined): ReadonlySet<string> | undefined {
    const roots = this.#roots.filter(root => turn === root.turn + 1)
    const taken = roots.flatMap(below).filter(({ ahead }) => leadsTo(ahead?.move, move))
    return taken.length === 0 ? undefined : keysFrom(taken)
  }

  /** What coming turns ask for, by key. */
  candidates(leftInMs: number, onlyMissing: boolean): readonly Candidate[] {
    const byKey = new Map<string, Candidate>()
    const collect = (place: Place, reachableInMs: number, above: ReadonlySet<string>): void => {
      const jobs = place.ahead?.jobs ?? []
      for (const job of jobs) {
        // Who came by it on the way has come there already.
        if (above.has(job.key) || (onlyMissing && this.#pipeline.state(job) !== 'open')) continue
        // Further ahead, or while the present turn is under way, nobody knows yet what the player will have read.
        if ((place.depth > 1 || !this.#isTurnOver) && job.slots.some(({ open }) => open.slot.reads.history)) continue
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
    for (const root of this.#roots) collect(root, leftInMs, new Set())
    return [...byKey.values()]
  }

  #sharesOf(moves: readonly TurnMove[], offered: LookaheadRoot['offered']): readonly number[] {
    const tags = new Map(offered.map(choice => [choice.id, choice.tags]))
    const choices = moves.flatMap(move =>
      move.type === 'choose' ? [{ id: move.choice, text: move.text, tags: tags.get(move.choice) ?? [] }] : [],
    )
    // Of entries nobody has said which is likelier.
    if (choices.length === 0) return moves.map(() => 1 / moves.length)
    const own = shares(this.#likelihood, choices, this.#player).map(share => (share * choices.length) / moves.length)
    return choices.length === moves.length ? own : [...own, 1 / moves.length]
  }

  /** Whether a move waited for a value or a verdict that is there by now. */
  #canGoOn(places: readonly Place[]): boolean {
    const missing = places.flatMap(({ ahead }) => ahead?.waitsFor ?? [])
    return missing.some(({ job, occurrence }) => this.#pipeline.preparedFill(job, occurrence) !== undefined)
  }

  /** Looks behind a move, or goes on with that. @returns whether the slice is over; what is found counts when all is. */
  #lookBehind(place: Place, index: number, move: TurnMove, isOver: () => boolean): boolean {
    const begun = place.looking?.index === index ? place.looking : undefined
    const { branches, found } = begun ?? this.#begunBehind(place, index, move)
    for (let next = branches.next(); next.done !== true; next = branches.next()) {
      found.push(next.value)
      if (isOver()) return true
    }
    place.looking = undefined
    place.behind[index] = found
    return found.length === 0 && isOver()
  }

  #begunBehind(place: Place, index: number, move: TurnMove): NonNullable<Place['looking']> {
    const looking = { index, branches: this.#waysBehind(place, move, place.shares[index] ?? 0), found: [] }
    place.looking = looking
    return looking
  }

  *#waysBehind(place: Place, move: TurnMove, share: number): Generator<Place, void> {
    const { at, world, variables, context, turn, depth, steps } = place
    if (at === undefined) return
    const from: AheadFrom = { at, turn, depth, variables, steps, ...(world === undefined ? {} : { world }) }
    const prepared = (job: FillJob, occurrence: number) => this.#pipeline.preparedFill(job, occurrence)
    const { openTurn } = place
    const branches = openTurn ? branchesFrom(context, openTurn, prepared) : turnsAhead(context, from, move, prepared)
    for (const ahead of branches) {
      yield this.#placeBehind(place, ahead, share * ahead.share)
    }
  }

  #placeBehind(place: Place, ahead: TurnAhead, share: number): Place {
    const { turn, depth, steps, variables, context } = place
    const label: RequestContext['label'] = id => authoredLabel(ahead.offered, id)
    const moves = movesFrom(ahead.choices, label, ahead.hasLeave)
    return {
      at: place.isLast ? undefined : ahead.at,
      turn: turn + 1,
      depth: depth + 1,
      variables,
      world: undefined,
      ahead,
      moves,
      shares: this.#sharesOf(moves, ahead.choices),
      context: { ...context, label, diary: ahead.diary, pageBefore: () => undefined },
      steps: [...steps, ...ahead.steps],
      likelihood: place.likelihood * share,
      readingMs: this.#pace.msFor(ahead.words),
      openTurn: undefined,
      isLast: false,
      behind: [],
      looking: undefined,
    }
  }
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

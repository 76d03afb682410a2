import type { Clock } from '../base/clock.ts'
import type { Desk } from '../fill/desk.ts'
import type { DeskJob } from '../fill/desk-job.ts'
import type { TurnMove } from '../ledger/move.ts'
import type { Variables } from '../story/passage.ts'
import type { Input, Position } from '../story/skeleton.ts'
import type { Candidate, Director } from './director.ts'
import type { Fold } from './fold.ts'
import { authoredLabel } from './frames.ts'
import { type TurnAhead, turnAhead } from './lookahead.ts'
import type { Play } from './play.ts'
import { ReadingPace } from './reading-pace.ts'
import type { TellContext } from './tell.ts'

/** What preparing needs. */
export interface PreparingPorts {
  readonly clock: Clock
  readonly director: Director
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
  readonly ahead: TurnAhead | undefined
  readonly moves: readonly TurnMove[]
  readonly labels: TellContext['label']
  /** Steps since the present turn. */
  readonly steps: readonly Input[]
  readonly likelihood: number
  /** How long its own words take to read; 0 for the present turn, whose reading has begun. */
  readonly readingMs: number
  behind: readonly Place[] | undefined
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
  #root: Place | undefined
  #context: TellContext | undefined
  #shownAt = 0
  /** When the present turn can have been read, by the clock. */
  #readBy = 0
  #movedAt = 0
  #tokensLeft: number
  #callOff: () => void = () => {}
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
    const turned = before !== undefined && (before.dial !== play.dial || before.language !== play.language)
    const now = this.#ports.clock.now()
    const told = play.telling === undefined && before?.telling !== undefined
    if (moved) {
      if (before !== undefined && isChosen(before, play)) this.pace.read(wordsOn(before), now - this.#shownAt)
      if (!turned) this.#letGo(play)
      this.#movedAt = now
    }
    // What is under way is for another dial or in another language: nobody will see it, and it is not to be sent on.
    if (turned) this.#desk.keepOnly(new Set())
    this.#play = play
    if (!moved && !told && !turned) return
    if (moved || told) this.#shownAt = now
    this.#begin(play)
    this.#look()
  }

  /** Something under way is over: there may be room for more, or a value to go on with. */
  lookAgain(): void {
    if (!this.#closed && this.#root !== undefined) this.#look()
  }

  close(): void {
    this.#closed = true
    this.#callOff()
  }

  /** What was found for coming turns, nearest first: for a developer's eyes. */
  outlook(): readonly Candidate[] {
    return this.#candidates(this.#ports.clock.now(), false)
  }

  /** On the instant of a move, what it makes unreachable is let go; what the taken way shares with it is kept. */
  #letGo(play: Play): void {
    const { move } = play.telling ?? play.tip ?? {}
    const taken =
      move?.type === 'choose'
        ? this.#root?.behind?.find(
            place => place.ahead?.move.type === 'choose' && place.ahead.move.choice === move.choice,
          )
        : this.#root?.behind?.find(place => place.ahead?.move.type === move?.type)
    const keys = new Set<string>()
    const collect = (place: Place): void => {
      for (const job of place.ahead?.jobs ?? []) keys.add(job.key)
      place.behind?.forEach(collect)
    }
    if (taken !== undefined) collect(taken)
    this.#desk.keepOnly(keys)
  }

  #begin(play: Play): void {
    const root = this.#fold.ahead(play)
    this.#context = root?.context
    this.#root = undefined
    if (root === undefined) return
    this.#readBy = this.#shownAt + this.pace.msFor(wordsOn(play))
    this.#root = {
      at: root.at,
      turn: root.turn,
      depth: 0,
      variables: play.frame.variables,
      ahead: undefined,
      moves: root.moves,
      labels: root.context.label,
      steps: [],
      likelihood: 1,
      readingMs: 0,
      behind: undefined,
    }
  }

  /** Looks further, in slices, as far as the director wants to see; then plans. */
  #look(): void {
    this.#callOff()
    const { clock, director, sliceMs } = this.#ports
    const started = clock.now()
    const horizonMs = director.horizonMs(this.#desk.figures.totals.generationMs)
    // Nearest first: what lies behind the horizon is not looked at.
    const open: Open[] = []
    if (this.#root !== undefined) open.push({ place: this.#root, leftInMs: this.#leftInMs(started) })
    for (let places = 0; places < mostPlaces; places++) {
      const next = takeNearest(open)
      if (next === undefined || (next.place.depth > 0 && next.leftInMs > horizonMs)) break
      const { place, leftInMs } = next
      if (place.behind === undefined || place.behind.some(one => this.#canGoOn(one))) {
        place.behind = this.#behind(place)
        if (clock.now() - started >= sliceMs) {
          this.#callOff = clock.after(0, () => this.#look())
          return
        }
      }
      if (place.depth + 1 < director.depth || place.depth === 0) {
        for (const one of place.behind) open.push({ place: one, leftInMs: leftInMs + place.readingMs })
      }
    }
    this.#plan()
  }

  /** Milliseconds until the present turn can have been read. */
  #leftInMs(now: number): number {
    return Math.max(0, this.#readBy - now)
  }

  /** Whether a place waited for a value that is there by now. */
  #canGoOn({ ahead }: Place): boolean {
    if (ahead === undefined || ahead.at !== undefined) return false
    return ahead.jobs.some(job =>
      job.slots.some(
        ({ open, occurrence }) =>
          open.slot.verb === 'invent' && this.#desk.preparedFill(job, occurrence)?.value !== undefined,
      ),
    )
  }

  #behind(place: Place): Place[] {
    const { at } = place
    if (at === undefined) return []
    return place.moves.flatMap(move => {
      const context: TellContext = { ...(this.#context as TellContext), label: place.labels }
      const prepared = (job: DeskJob, occurrence: number) => this.#desk.preparedFill(job, occurrence)
      const ahead = turnAhead(context, { ...place, at, steps: place.steps }, move, prepared)
      if (ahead === undefined) return []
      const labels: TellContext['label'] = id => authoredLabel(ahead.choices.find(choice => choice.id === id))
      return [
        {
          at: ahead.at,
          turn: place.turn + 1,
          depth: place.depth + 1,
          variables: place.variables,
          ahead,
          moves: ahead.choices.map(
            ({ id }): TurnMove => ({ type: 'choose', choice: id, text: labels(id)?.text ?? '' }),
          ),
          labels,
          steps: [...place.steps, ...ahead.steps],
          likelihood: place.likelihood / place.moves.length,
          readingMs: this.pace.msFor(ahead.words),
          behind: undefined,
        },
      ]
    })
  }

  #plan(): void {
    const { clock, director } = this.#ports
    const now = clock.now()
    const candidates = this.#candidates(now, true)
    const { start, againInMs } = director.plan({
      candidates,
      generationMs: this.#desk.figures.totals.generationMs,
      running: this.#desk.running,
      tokensLeft: this.#tokensLeft,
      idleMs: now - this.#movedAt,
    })
    for (const key of start) {
      const candidate = candidates.find(one => one.key === key)
      if (candidate === undefined) continue
      this.#tokensLeft -= candidate.tokens
      this.#desk.prepare(candidate.job)
    }
    this.#callOff = againInMs === undefined ? () => {} : clock.after(againInMs, () => this.#look())
  }

  /** What coming turns ask for, by key. */
  #candidates(now: number, onlyMissing: boolean): readonly Candidate[] {
    const byKey = new Map<string, Candidate>()
    const collect = (place: Place, reachableInMs: number): void => {
      for (const job of place.ahead?.jobs ?? []) {
        if (onlyMissing && this.#desk.hasBegun(job)) continue
        // Further ahead nobody knows yet what the player will have read.
        if (place.depth > 1 && job.slots.some(({ open }) => open.slot.reads.history)) continue
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
      for (const one of place.behind ?? []) collect(one, reachableInMs + place.readingMs)
    }
    if (this.#root !== undefined) collect(this.#root, this.#leftInMs(now))
    return [...byKey.values()]
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

/** Whether the player took a choice, rather than going back or changing a setting. */
function isChosen(before: Play, play: Play): boolean {
  const move = play.telling?.move ?? play.tip?.move
  return before.frame.phase === 'choosing' && move?.type === 'choose' && play.frame.turn === before.frame.turn + 1
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

import type { FillJob } from '../fill/pipeline/fill-job.ts'

/** Something that may be prepared: a request that one of the coming turns will make. */
export interface Candidate {
  readonly key: string
  readonly job: FillJob
  /** Turns from now: 1 for what the choices on screen lead to. Where several ways lead to it, the nearest. */
  readonly depth: number
  /** How probable it is that the player comes there, 0 to 1; ways that meet in it are added up. */
  readonly likelihood: number
  /** Milliseconds until the player can be there at the earliest, by the measured pace of reading. */
  readonly reachableInMs: number
  /** Tokens that it will take, in and out: an estimate. */
  readonly tokens: number
}

/** What a director decides by. */
export interface Outlook {
  readonly candidates: readonly Candidate[]
  /** How long the provider takes for one request, in milliseconds: what was measured, or a guess at first. */
  readonly generationMs: number
  /** How many requests are under way. */
  readonly running: number
  /** How many of them a turn on screen waits for. */
  readonly onScreen: number
  /** How many the provider answers at once; `Infinity` where no bound is known. No more are started. */
  readonly atOnce: number
  /** Tokens left for preparing in this session; `Infinity` where no bound was set. What takes more is not started. */
  readonly tokensLeft: number
  /** Milliseconds since the player last did something, or should have read to the end: 0 until then. */
  readonly idleMs: number
}

/** What to do now. */
export interface Plan {
  /** Keys to start, the first first. */
  readonly start: readonly string[]
  /** Milliseconds after which to plan again when nothing happens before; absent: only when something happens. */
  readonly againInMs?: number
}

/**
 * The drama manager: decides what is prepared ahead. It proposes and never moves the position. Called whenever the
 * outlook changes: a frame, a finished request, a move of the player, the time that its last plan named.
 */
export interface Director {
  /** How many turns ahead it wants to see at most. */
  readonly depth: number
  /** How far ahead, in milliseconds of reading, it wants to see, before a provider that answers so many at once. */
  horizonMs(generationMs: number, atOnce: number): number
  plan(outlook: Outlook): Plan
}

/** How the default director weighs waiting against cost. */
export interface DirectorOptions {
  /**
   * How many generation times before a passage can be reached its request starts, where the player is sure to come
   * there; somewhat later where that is less likely. Default 3.
   */
  readonly margin?: number
  /** Requests under way at once, at most. Default 12, or fewer where the provider answers no more. */
  readonly concurrency?: number
  /** So long after the present turn can have been read nothing more is started, in milliseconds. Default 120,000. */
  readonly idleAfterMs?: number
  /** Turns ahead at most. Default 6. */
  readonly depth?: number
}

/**
 * How much later what is unlikely may start: its margin is the likelihood to this power of the whole. What comes too late
 * with such a margin, and is met so seldom, is about as large a share of turns as what comes too late of the likely.
 */
const patience = 0.1

/**
 * What is further ahead is started now, and not a turn later, where that is expected to save so many milliseconds of waiting:
 * its likelihood times the reading of one turn. Before a fast reader a turn is short, and much is called off.
 */
const leastSavedMs = 150

/**
 * The default: what the choices on screen lead to starts at once; what lies further ahead starts just in time, when the
 * reading that is left before it can be reached falls under a margin of generation times, a smaller one for what is
 * less likely. So depth grows only where the text between is short. Within the bounds of concurrency and tokens the
 * order is by likelihood × wait saved ÷ tokens.
 *
 * Where the provider answers only so many at once, one of them is left to the turn on screen; where it answers one at a
 * time, that is used while nobody waits. What is reached before a passage then stands in line before it: it starts no
 * later than two generation times, or a smaller margin, before the line would come to it.
 *
 * @example
 * const director = justInTime({ depth: 3, concurrency: 4 })
 * const session = createSession(ferry, { provider, lookahead: { director } })
 */
export function justInTime(options: DirectorOptions = {}): Director {
  const { margin = 3, concurrency = 12, idleAfterMs = 120_000, depth = 6 } = options
  // One that it takes itself, and one for who reads faster than usual.
  const lineMargin = Math.min(margin, 2)
  return {
    depth,
    horizonMs(generationMs, atOnce) {
      const inLine = Number.isFinite(atOnce) ? lineMargin + concurrency / roomAhead(atOnce) : 0
      return Math.max(margin, inLine) * generationMs
    },
    plan({ candidates, generationMs, running, onScreen, atOnce, tokensLeft, idleMs }) {
      if (idleMs > idleAfterMs) return { start: [] }
      const due: Candidate[] = []
      let next = Number.POSITIVE_INFINITY
      const nearestFirst = candidates.toSorted((a, b) => a.reachableInMs - b.reachableInMs)
      for (const [before, candidate] of nearestFirst.entries()) {
        if (candidate.depth > depth || savesLittle(candidate)) continue
        const marginMs = margin * Math.min(1, candidate.likelihood) ** patience * generationMs
        const inLineMs = Number.isFinite(atOnce) ? (lineMargin + before / roomAhead(atOnce)) * generationMs : 0
        const dueIn = candidate.depth === 1 ? 0 : candidate.reachableInMs - Math.max(marginMs, inLineMs)
        if (dueIn <= 0) due.push(candidate)
        else next = Math.min(next, dueIn)
      }
      const worth = (one: Candidate): number =>
        (one.likelihood * Math.max(1, generationMs - one.reachableInMs + margin * generationMs)) /
        Math.max(1, one.tokens)
      due.sort((a, b) => Number(a.depth > 1) - Number(b.depth > 1) || worth(b) - worth(a))
      const most = Math.min(concurrency, onScreen === 0 ? roomAhead(atOnce) : atOnce)
      const start: string[] = []
      let tokens = tokensLeft
      for (const one of due) {
        if (running + start.length >= most) break
        if (one.tokens > tokens) continue
        tokens -= one.tokens
        start.push(one.key)
      }
      return Number.isFinite(next) ? { start, againInMs: Math.max(1, Math.ceil(next)) } : { start }
    },
  }
}

function savesLittle({ depth, likelihood, reachableInMs }: Candidate): boolean {
  return depth > 2 && (likelihood * reachableInMs) / (depth - 1) < leastSavedMs
}

/** How many may be prepared at once before a provider that answers so many, while nobody waits. */
function roomAhead(atOnce: number): number {
  return Math.max(1, atOnce - 1)
}

import type { Clock } from '../../base/clock.ts'
import type { Price } from '../../provider/cost/prices.ts'
import type { NarrativeProvider } from '../../provider/port/narrative-provider.ts'
import type { Fill } from '../../story/fill.ts'
import type { ConsentBook } from '../consent/consent.ts'
import type { CandidateOptions } from '../judges/candidate-judge.ts'
import type { FillStore } from '../store/fill-store.ts'
import type { CandidateRounds } from './candidate-rounds.ts'
import type { FillJob } from './fill-job.ts'
import type { FillMetrics } from './fill-metrics.ts'
import type { SentRequests } from './sent-requests.ts'
import type { ShownTurn } from './shown-turn.ts'

/** What a fill pipeline needs from outside. */
export interface FillPipelinePorts {
  readonly provider?: NarrativeProvider | undefined
  readonly clock: Clock
  /** What the player agreed to. Default: nothing, so that no provider beyond the device is asked. */
  readonly consent?: ConsentBook | undefined
  /** Default 6000. */
  readonly deadlineMs?: number
  readonly moderate?: (text: string, about: { readonly slot: string }) => boolean | Promise<boolean>
  /** Fills kept beyond the session. Default: none. */
  readonly store?: FillStore
  /** For metrics alone. Default: the list prices that this version knows. */
  readonly prices?: Readonly<Record<string, Price>>
  /** Further candidates for long slots. Default: none are asked for. */
  readonly candidates?: CandidateOptions
  /** Called when something that was being written is over: fills are at hand, or the provider is free. */
  readonly idle?: () => void
}

/**
 * How it stands with a job: its fills are at hand, under way, or to be sought yet; or preparing them has failed, and is left
 * for a while or until somebody is there.
 */
export type JobState = 'ready' | 'writing' | 'open' | 'failed'

/**
 * From open slot to accepted fill: it asks the provider, checks what comes, has one repair made, and gives the slot back
 * to the author at the deadline. Every slot of every job that is written gets exactly one `fill.done`, unless the job is
 * dropped. What is prepared reports nothing until it is written for a turn; then it goes on from where it is. Where the
 * provider answers only so many at once, what is on screen is among them: something that is prepared makes room for it.
 */
export interface FillPipeline {
  /**
   * For the turn on screen. All that it asks for, at once or one after the other, has one deadline; what comes of it is
   * reported in reading order.
   *
   * @param since when the turn began to be waited for, by the clock. Default: with the first job of its epoch.
   */
  write(jobs: FillJob | readonly FillJob[], since?: number): void
  /**
   * For a turn that may come. Nothing happens unless it is open, and the provider answers one more at once.
   *
   * @param pays called once, as soon as it is known how many tokens it cost, a repair included: 0 where the provider was not
   * asked for it ahead (fills were at hand, it was let go, its turn has come before). Not called where nobody counted.
   */
  prepare(job: FillJob, pays?: (tokens: number) => void): void
  state(job: FillJob): JobState
  /**
   * Jobs of the turn on screen that were shown what the store had, and of which one more variant may be prepared for those
   * who come later: each once.
   */
  wished(): readonly FillJob[]
  /** Prepares one more variant of what is at hand. */
  another(job: FillJob, pays?: (tokens: number) => void): void
  /** What a slot of the job would get, where that is known already. */
  preparedFill(job: FillJob, occurrence: number): Fill | undefined
  /** Further candidates for what lies ready; absent where none are wanted. They make room for every other request. */
  readonly candidates: CandidateRounds | undefined
  /** Requests under way, those for further candidates apart. */
  readonly running: number
  /** Those of them that a turn on screen waits for. */
  readonly onScreen: number
  /** How many the provider answers at once; `Infinity` where no bound is known. */
  readonly atOnce: number
  readonly metrics: FillMetrics
  /** What was sent lately. */
  readonly sent: SentRequests
  /** Another turn is on screen: lets go of what is under way for keys that can't be reached from it. */
  keepOnly(keys: ReadonlySet<string>, shown: ShownTurn): void
  /** Lets go of everything that is not on screen, what came too late for its turn included. */
  dropAhead(): void
  /** Lets go of jobs that nobody waits for any more, with their connections. */
  dropBefore(epoch: number): void
  close(): void
}

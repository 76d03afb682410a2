import { BoundedMap } from '../../base/bounded-map.ts'
import type { Clock } from '../../base/clock.ts'
import type { Price } from '../../provider/cost/prices.ts'
import { pricing } from '../../provider/cost/pricing.ts'
import type { NarrativeProvider } from '../../provider/port/narrative-provider.ts'
import type { ConsentBook } from '../consent/consent.ts'
import type { CandidateJudge, CandidateOptions } from '../judges/candidate-judge.ts'
import { judgeByRules } from '../judges/judge-by-rules.ts'
import { CandidateAllowance } from './candidate-allowance.ts'
import { type FirstCandidates, longSlots, runRound, tokensForJudge, tokensForOne } from './candidate-round.ts'
import { asItTakes } from './compact-provider.ts'
import type { FillCache, SlotFill } from './fill-cache.ts'
import type { FillJob } from './fill-job.ts'
import type { FillMetrics } from './fill-metrics.ts'
import { mayAsk, providerGate } from './provider-gate.ts'
import type { SentRequests } from './sent-requests.ts'
import { tokensOf } from './tokens-of.ts'

/** What rounds are run with. */
export interface RoundsPorts {
  readonly provider: NarrativeProvider
  readonly candidates: CandidateOptions
  readonly clock: Clock
  readonly consent?: ConsentBook | undefined
  readonly moderate?: (text: string, about: { readonly slot: string }) => boolean | Promise<boolean>
  readonly prices?: Readonly<Record<string, Price>>
  /** Called when a round is over. */
  readonly idle?: () => void
  /** How long one candidate, or one verdict, is waited for, in milliseconds. */
  readonly deadlineMs: number
  readonly cache: FillCache
  readonly metrics: FillMetrics
  readonly sent: SentRequests
  /** How many requests may be begun for what is not first. */
  readonly room: () => number
  /** Keeps the fills of a job beyond the session, as they stand from now on. */
  readonly keep: (job: FillJob, fills: readonly SlotFill[]) => void
}

interface Held extends FirstCandidates {
  round?: { readonly abort: AbortController }
}

/** First candidates that may get further ones at once. */
const mostHeld = 256

/**
 * Further candidates for long slots that lie ready and were not shown yet. Each set of fills has one round, and is kept in
 * the store when that is over, or the reader comes to it, or can't any more: the candidates that were not chosen are kept
 * nowhere.
 */
export class CandidateRounds {
  readonly #ports: RoundsPorts
  readonly #judge: CandidateJudge
  readonly #most: number
  readonly #allowance = new CandidateAllowance()
  readonly #held = new BoundedMap<string, Held>(mostHeld, key => this.#settle(key))

  constructor(ports: RoundsPorts) {
    this.#ports = ports
    const { judge = judgeByRules, most = 3 } = ports.candidates
    this.#judge = judge
    this.#most = most
  }

  /** Rounds under way: each has one request at a time, to the provider or to the judge. */
  get running(): number {
    return [...this.#held.values()].filter(held => held.round !== undefined).length
  }

  /**
   * First candidates have come.
   *
   * @param tokens what they cost; nothing where nobody counted.
   * @param isAhead whether nobody has seen them, so that others may take their place.
   * @returns whether they are kept in the store later on.
   */
  came(job: FillJob, fills: readonly SlotFill[], tokens: number | undefined, isAhead: boolean): boolean {
    if (longSlots(job, fills).length === 0) return false
    const first = { job, fills, tokens: tokens ?? tokensOf(job) }
    this.#allowance.earn(first.tokens)
    if (!isAhead) return false
    this.#settle(job.key)
    this.#held.setNewest(job.key, first)
    return true
  }

  /** Tokens that a round for the key may take, by estimate; 0 where there is to be none now. */
  tokensFor(key: string): number {
    const held = this.#held.get(key)
    if (held === undefined || held.round !== undefined || !this.#hasRoom() || !this.#mayAsk(held)) return 0
    const [one, judge] = [tokensForOne(held), tokensForJudge(held, { judge: this.#judge, most: this.#most })]
    const left = this.#allowance.left - judge
    const count = Math.min(this.#most - 1, Math.floor(left / one))
    return count < 1 ? 0 : judge + count * one
  }

  /**
   * Begins the round of a key.
   *
   * @param most tokens that it may take.
   * @param pays called once, with what it took.
   */
  begin(key: string, most: number, pays: (tokens: number) => void): void {
    const held = this.#held.get(key)
    if (held === undefined || this.tokensFor(key) === 0) {
      pays(0)
      return
    }
    const abort = new AbortController()
    held.round = { abort }
    void this.#run(held, abort, most, pays)
  }

  /** The reader has come to it: what stands, stands. */
  shown(key: string): void {
    this.#settle(key)
  }

  keepOnly(keys: ReadonlySet<string>): void {
    for (const key of [...this.#held.keys()]) if (!keys.has(key)) this.#settle(key)
  }

  /** Lets go of the round that was begun last: something first needs its place. Whether there was one. */
  makeRoom(): boolean {
    const last = [...this.#held].findLast(([, held]) => held.round !== undefined)
    if (last !== undefined) this.#settle(last[0])
    return last !== undefined
  }

  close(): void {
    this.keepOnly(new Set())
  }

  #hasRoom(): boolean {
    const judges = this.#judge.provider?.capabilities.atOnce ?? Number.POSITIVE_INFINITY
    return this.running < Math.min(this.#ports.room(), judges)
  }

  #mayAsk({ job }: Held): boolean {
    const { consent, provider } = this.#ports
    return [provider, this.#judge.provider ?? provider].every(asked => mayAsk(asked, job.request, consent))
  }

  async #run(held: Held, abort: AbortController, most: number, pays: (tokens: number) => void): Promise<void> {
    const { cache, consent, idle, metrics, prices, provider, sent } = this.#ports
    const { job } = held
    const judge = this.#judge.provider
    let left = most
    const layAside = (tokens: number): ((cost: number) => void) | undefined => {
      const settle = tokens > left ? undefined : this.#allowance.layAside(tokens)
      if (settle === undefined) return undefined
      left -= tokens
      return cost => {
        left += tokens - cost
        settle(cost)
      }
    }
    const gated = (asked: NarrativeProvider): NarrativeProvider => asItTakes(providerGate(asked, { consent }))
    const judged = await runRound(held, {
      ...this.#ports,
      judge: this.#judge,
      most: this.#most,
      provider: gated(provider),
      ...(judge === undefined ? {} : { judging: { provider: gated(judge), dollarsOf: pricing(judge, prices) } }),
      dollarsOf: pricing(provider, prices),
      variant: cache.count(job.key) - 1,
      abort,
      layAside,
      asked: () => metrics.furtherAsked(),
      used: (usage, dollars, isCounted) => {
        if (isCounted) metrics.further(usage, dollars)
        else metrics.calledOff(usage, dollars)
      },
    })
    pays(most - left)
    if (abort.signal.aborted) return
    let fills = held.fills
    for (const { member, before, after, texts } of judged) {
      if (!cache.replace(job, member, before, after)) continue
      if (after.fill !== before) metrics.replaced()
      sent.noteCandidates(after.notes?.judged?.candidates ?? [], texts)
      fills = fills.map(one => (one.fill === before ? { ...one, ...after } : one))
    }
    this.#held.set(job.key, { ...held, fills })
    this.#settle(job.key)
    idle?.()
  }

  /** Its candidates are settled: a round is called off, and what stands is kept. */
  #settle(key: string): void {
    const held = this.#held.get(key)
    if (held === undefined) return
    this.#held.delete(key)
    held.round?.abort.abort()
    this.#ports.keep(held.job, held.fills)
  }
}

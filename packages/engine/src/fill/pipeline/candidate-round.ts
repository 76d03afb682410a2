import type { Clock } from '../../base/clock.ts'
import { digestText } from '../../base/digest.ts'
import type { JudgedNote } from '../../ledger/ledger-entry.ts'
import { estimateSent } from '../../provider/cost/estimate-usage.ts'
import type { SlotRequest } from '../../provider/port/fill-request.ts'
import type { NarrativeProvider, Usage } from '../../provider/port/narrative-provider.ts'
import type { Fill } from '../../story/fill.ts'
import { askJudge } from '../judges/ask-judge.ts'
import type { CandidateJudge, JudgedCandidates } from '../judges/candidate-judge.ts'
import { isLongSlot } from '../judges/is-long-slot.ts'
import { judgeRequest } from '../judges/judge-by-model.ts'
import { countedProvider } from './counted-provider.ts'
import type { SlotFill } from './fill-cache.ts'
import type { FillJob, JobSlot } from './fill-job.ts'
import { fillOf } from './fill-of.ts'
import { tokensOf } from './tokens-of.ts'
import { type WritePorts, writeJob } from './write-job.ts'

/** What was accepted for a job first. */
export interface FirstCandidates {
  readonly job: FillJob
  readonly fills: readonly SlotFill[]
  /** Tokens that they cost, a repair included. */
  readonly tokens: number
}

/** Who picks, and among how many. */
type Picking = Pick<RoundPorts, 'judge' | 'most'>

/** What one round is run with. */
export interface RoundPorts extends Pick<WritePorts, 'provider' | 'clock' | 'deadlineMs' | 'dollarsOf' | 'abort'> {
  readonly clock: Clock
  readonly moderate?: NonNullable<WritePorts['moderate']>
  readonly judge: CandidateJudge
  /** Candidates for one slot, the first included. */
  readonly most: number
  /** The judge's own provider, behind consent, and what its answers cost; absent where it asks none. */
  readonly judging?: { readonly provider: NarrativeProvider; readonly dollarsOf: WritePorts['dollarsOf'] }
  /** Number of the variant of the first candidate. */
  readonly variant: number
  /** Lays tokens aside; the result takes what it did cost. Nothing where they are not left. */
  readonly layAside: (tokens: number) => ((cost: number) => void) | undefined
  /** A further candidate is asked for. */
  readonly asked: () => void
  /** A further candidate, or the judge, has used so much. @param isCounted whether the vendor has counted it. */
  readonly used: (usage: Usage, dollars: number | undefined, isCounted: boolean) => void
}

/** What the judge said of one slot. */
export interface JudgedSlot {
  /** The member of the answer that fills it. */
  readonly member: string
  readonly before: Fill
  /** What is to stand in its place, with the judge's note; the first again where that stands. */
  readonly after: Omit<SlotFill, 'occurrence'>
  /** The words that the judge was shown. */
  readonly texts: readonly string[]
}

/** The long slots of a job for which words of a provider were accepted. */
export function longSlots(
  { request, slots }: FillJob,
  fills: readonly SlotFill[],
): readonly { readonly slot: JobSlot; readonly asked: SlotRequest; readonly first: SlotFill }[] {
  return slots.flatMap(slot => {
    const asked = request.slots.find(one => one.key === slot.key)
    const first = fills.find(one => one.occurrence === slot.occurrence)
    return asked !== undefined && first !== undefined && isLongSlot(asked) && isCandidate(first.fill)
      ? [{ slot, asked, first }]
      : []
  })
}

/** What one further candidate may take, in tokens, by what the first one took. */
export function tokensForOne({ job, tokens }: FirstCandidates): number {
  return Math.max(tokens, tokensOf(job))
}

/** What the judge may take of all long slots of a job, in tokens. Nothing where it asks no model. */
export function tokensForJudge(first: FirstCandidates, { judge, most }: Picking): number {
  if (judge.provider === undefined) return 0
  return longSlots(first.job, first.fills).reduce((sum, { asked }) => {
    const texts = Array.from({ length: most }, () => 'word '.repeat(Math.max(asked.maxWords, 1)))
    return sum + estimateSent(judgeRequest({ ...shown(first.job, asked, first.fills), candidates: texts })) + 20
  }, 0)
}

/**
 * Asks for further candidates of the long slots of a job, one request after the other, each the first request again with
 * another variant; then has the judge pick. What is not accepted at once is no candidate. Nothing is judged where no further
 * candidate came, or the round was called off. Never rejects.
 */
export async function runRound(first: FirstCandidates, ports: RoundPorts): Promise<readonly JudgedSlot[]> {
  const { abort, judge, most } = ports
  const { job } = first
  const slots = longSlots(job, first.fills)
  const found = new Map(slots.map(each => [each.slot.key, [each.first.fill]]))
  const spent = { tokens: 0, dollars: undefined as number | undefined }
  const used: RoundPorts['used'] = (usage, dollars, isCounted) => {
    ports.used(usage, dollars, isCounted)
    if (!isCounted) return
    spent.tokens += usage.inputTokens + usage.outputTokens
    if (dollars !== undefined) spent.dollars = (spent.dollars ?? 0) + dollars
  }
  const settleJudge = ports.layAside(tokensForJudge(first, ports))
  if (settleJudge === undefined) return []
  for (let nth = 1; nth < most && !abort.signal.aborted; nth++) {
    const settle = ports.layAside(tokensForOne(first))
    if (settle === undefined) break
    const fills = await furtherCandidate(first, { ...ports, used, variant: ports.variant + nth }, settle)
    for (const { slot } of slots) {
      const fill = fills.find(one => one.occurrence === slot.occurrence)?.fill
      const known = found.get(slot.key)
      if (fill !== undefined && isCandidate(fill) && known?.every(({ text }) => text !== fill.text)) known.push(fill)
    }
  }
  const judged: JudgedSlot[] = []
  let judgeTokens = 0
  for (const each of slots) {
    const fills = found.get(each.slot.key) ?? []
    if (fills.length < 2 || abort.signal.aborted) continue
    const asked = { ...shown(job, each.asked, first.fills), candidates: fills.map(({ text }) => text) }
    const { verdict, tokens } = await verdictOn(asked, { ...ports, used })
    judgeTokens += tokens
    const kept = fillOf(job, each.slot, { kind: 'kept' }, { provider: ports.provider, model: each.first.fill.model })
    const fill = verdict === 'keep' ? kept : (fills[verdict === 'none' ? 0 : verdict] ?? each.first.fill)
    const note: JudgedNote = {
      by: judge.id,
      candidates: asked.candidates.map(text => digestText(text)),
      verdict: typeof verdict === 'number' ? verdict + 1 : verdict,
    }
    const after = { fill, notes: { ...each.first.notes, judged: note } }
    judged.push({ member: each.slot.key, before: each.first.fill, after, texts: asked.candidates })
  }
  settleJudge(judgeTokens)
  return abort.signal.aborted ? [] : withCost(judged, spent)
}

/** Another answer to the same request; what it costs is reported. */
async function furtherCandidate(
  first: FirstCandidates,
  ports: RoundPorts,
  settle: (cost: number) => void,
): Promise<readonly SlotFill[]> {
  const { abort, asked, clock, deadlineMs, dollarsOf, moderate, provider, used, variant } = ports
  let cost = 0
  const count = (usage: Usage, dollars: number | undefined, isCounted: boolean): void => {
    cost += usage.inputTokens + usage.outputTokens
    used(usage, dollars, isCounted)
  }
  asked()
  const fills = await writeJob(first.job, {
    provider,
    clock,
    deadlineMs,
    abort: anotherAbort(abort.signal),
    variant,
    repairs: false,
    ...(moderate === undefined ? {} : { moderate }),
    dollarsOf: (usage, model) => {
      const dollars = dollarsOf(usage, model)
      count(usage, dollars, true)
      return dollars
    },
    calledOff: (usage, model) => count(usage, dollarsOf(usage, model), false),
    show: () => {},
    takeBack: () => true,
    done: () => {},
  })
  const wasSent = fills.some(({ fill }) => fill.reason !== 'no-consent')
  settle(cost > 0 || !wasSent ? cost : tokensForOne(first))
  return fills
}

/** A late candidate ends its own request, not the round. */
function anotherAbort(signal: AbortSignal): AbortController {
  const own = new AbortController()
  if (signal.aborted) own.abort()
  else signal.addEventListener('abort', () => own.abort(), { once: true, signal: own.signal })
  return own
}

/** The judge's verdict on one slot, and the tokens that it took. */
async function verdictOn(
  asked: JudgedCandidates,
  { abort, clock, deadlineMs, judge, judging, used }: RoundPorts,
): Promise<{ readonly verdict: Awaited<ReturnType<typeof askJudge>>; readonly tokens: number }> {
  let tokens: number | undefined
  let isOver = false
  const count = (usage: Usage, model: string | undefined, isCounted: boolean): void => {
    // Who was not waited for is charged what was sent.
    if (isOver) return
    tokens = (tokens ?? 0) + usage.inputTokens + usage.outputTokens
    used(usage, judging?.dollarsOf(usage, model), isCounted)
  }
  const provider = judging === undefined ? {} : { provider: countedProvider(judging.provider, count) }
  const options = { clock, ms: deadlineMs, signal: abort.signal, ...provider }
  const verdict = await askJudge(judge, asked, options)
  if (verdict === 'none' && judging !== undefined && tokens === undefined) {
    count({ inputTokens: estimateSent(judgeRequest(asked)), outputTokens: 0 }, undefined, false)
  }
  isOver = true
  return { verdict, tokens: tokens ?? 0 }
}

/** Whether a fill is words of a provider, whole. */
function isCandidate({ source, reason }: Fill): boolean {
  return source === 'live' && reason === undefined
}

/** What a judge is shown of a slot, but for its candidates. */
function shown(
  { bible, recentLines, request, slots }: FillJob,
  asked: SlotRequest,
  fills: readonly SlotFill[],
): Omit<JudgedCandidates, 'candidates'> {
  const own = slots.find(({ key }) => key === asked.key)?.occurrence
  const others = fills.filter(({ occurrence }) => occurrence !== own).map(({ fill }) => fill.text)
  return { request, slot: asked, bible, recentLines: [...recentLines, ...others] }
}

/** The cost of a round stands with one of its fills. */
function withCost(
  judged: readonly JudgedSlot[],
  { tokens, dollars }: { readonly tokens: number; readonly dollars: number | undefined },
): readonly JudgedSlot[] {
  return judged.map((each, at) => {
    const { judged: note } = each.after.notes ?? {}
    if (at > 0 || note === undefined || tokens === 0) return each
    const cost = { tokens, ...(dollars === undefined ? {} : { dollars }) }
    return { ...each, after: { ...each.after, notes: { ...each.after.notes, judged: { ...note, ...cost } } } }
  })
}

import type { Clock } from '../../base/clock.ts'
import { inTime } from '../../base/in-time.ts'
import { untilAborted } from '../../base/until-aborted.ts'
import type { CandidateJudge, CandidateVerdict, JudgedCandidates, JudgeOptions } from './candidate-judge.ts'

/** How a judge is asked. */
export interface AskJudgeOptions extends JudgeOptions {
  readonly clock: Clock
  /** How long its verdict is waited for, in milliseconds. */
  readonly ms: number
}

/** The verdict of a judge; `none` where it fails, is late, names no candidate, or nobody waits for it. Never rejects. */
export async function askJudge(
  judge: CandidateJudge,
  asked: JudgedCandidates,
  { clock, ms, signal, ...options }: AskJudgeOptions,
): Promise<CandidateVerdict | 'none'> {
  const late = new AbortController()
  try {
    if (signal.aborted) return 'none'
    const work = (async () => judge.judge(asked, { ...options, signal: AbortSignal.any([signal, late.signal]) }))()
    const verdict: unknown = await inTime(untilAborted(work, signal), { clock, ms, late: () => late.abort() })
    if (verdict === 'keep') return 'keep'
    return typeof verdict === 'number' && asked.candidates[verdict] !== undefined ? verdict : 'none'
  } catch {
    return 'none'
  }
}

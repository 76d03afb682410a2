import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type CandidateJudge, judgeByRules } from '@lacuna/engine/fill'
import { parse } from 'yaml'
import { type BenchRow, row } from '../bench-row.ts'
import { askedIn } from './battery.ts'
import { frozenContexts } from './frozen-contexts.ts'

/** Two texts for one slot, of which one is better. */
export interface JudgePair {
  readonly slot: string
  /** What is wrong with the bad one. */
  readonly kind: string
  /** Whether no rule of form shows it. Default false. */
  readonly subtle?: boolean
  readonly good: string
  readonly bad: string
  /** Who wrote it, where there were several. */
  readonly writer?: number
}

/**
 * Which pairs.
 * - `development`: `evaluation/judge-pairs.yaml`, by the author of the rules
 * - `blind`: `evaluation/judge-pairs.blind.yaml`, by writers who have not seen the rules
 */
export type PairSet = 'development' | 'blind'

/** How a judge does, in per cent. */
export const judgeBars = { named: 90, subtle: 70, keep: 40 } as const

type Outcome = 'good' | 'bad' | 'keep'

const files: Readonly<Record<PairSet, string>> = {
  development: '../../evaluation/judge-pairs.yaml',
  blind: '../../evaluation/judge-pairs.blind.yaml',
}

/** The pairs of a set. */
export function judgePairs(set: PairSet): readonly JudgePair[] {
  const file = fileURLToPath(new URL(files[set], import.meta.url))
  return (parse(readFileSync(file, 'utf8')) as { readonly pairs: readonly JudgePair[] }).pairs
}

/** What a judge makes of a pair in both orders. */
export async function judgePair(judge: CandidateJudge, { slot, good, bad }: JudgePair): Promise<readonly Outcome[]> {
  const { contexts } = frozenContexts()
  const context = contexts[slot]
  if (context === undefined) throw new Error(`There is no slot ${slot}.`)
  const signal = new AbortController().signal
  const orders = [[good, bad] as const, [bad, good] as const]
  const verdicts = orders.map(async candidates => {
    const verdict = await judge.judge({ ...askedIn(context), candidates }, { signal })
    return verdict === 'keep' ? 'keep' : candidates[verdict] === good ? 'good' : 'bad'
  })
  return await Promise.all(verdicts)
}

/** The offline judge on both sets of pairs: how often it takes the better text, keeps the author's words, and changes with the order. */
export async function benchJudge(): Promise<BenchRow[]> {
  return [...(await benchPairs('development')), ...(await benchPairs('blind'))]
}

/** The offline judge on one set of pairs. */
export async function benchPairs(set: PairSet): Promise<BenchRow[]> {
  const rows: BenchRow[] = []
  const pairs = judgePairs(set)
  for (const [name, isIn] of [
    ['named', (pair: JudgePair) => pair.subtle !== true],
    ['subtle', (pair: JudgePair) => pair.subtle === true],
  ] as const) {
    const outcomes = await Promise.all(pairs.filter(isIn).map(pair => judgePair(judgeByRules, pair)))
    const first = outcomes.map(([one]) => one)
    const share = (...wanted: readonly Outcome[]): number =>
      (100 * first.filter(one => one !== undefined && wanted.includes(one)).length) / first.length
    const swapped = (100 * outcomes.filter(([one, other]) => one !== other).length) / outcomes.length
    const head = `by rules, ${set}, ${name} (${outcomes.length} pairs)`
    rows.push(
      row('judge', `${head}: good`, share('good'), '%', name === 'named' ? { bar: judgeBars.named, floor: true } : {}),
      row(
        'judge',
        `${head}: good or keep`,
        share('good', 'keep'),
        '%',
        name === 'subtle' ? { bar: judgeBars.subtle, floor: true } : {},
      ),
      row('judge', `${head}: keep`, share('keep'), '%', { bar: judgeBars.keep }),
      row('judge', `${head}: other in the other order`, swapped, '%'),
    )
  }
  return rows
}

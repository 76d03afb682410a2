import { readFileSync } from 'node:fs'
import { seededRandom } from '@lacuna/engine'
import { parse } from 'yaml'
import { type BenchRow, row } from '../bench-row.ts'
import { checkInContext } from './battery.ts'
import { frozenContexts } from './frozen-contexts.ts'
import { distinctPairs, echoOf, meanVariety, wordsIn } from './variety.ts'

/** What is left of the variety of candidates at least, where a check that is a matter of taste may refuse them. */
export const leastVariety = 0.95

interface Candidate {
  readonly text: string
  /** Rules that refuse it. */
  readonly broken: readonly string[]
}

/** How often candidates are drawn in another order. */
const draws = 20

/**
 * What the checks do to the variety of the prose: recorded candidates for a slot, those that are accepted against all of
 * them, slot by slot, in samples of as many words. For each check that refuses any, and for all of them together: pairs of
 * words that come once, the variety of words in a moving window, and what is an echo of the author's samples.
 */
export function benchFlattening(): BenchRow[] {
  const { bible, contexts } = frozenContexts()
  const recorded = parse(readFileSync(`${import.meta.dirname}/candidates.yaml`, 'utf8')) as Record<string, string[]>
  const slots = Object.entries(recorded).map(([id, texts]): readonly Candidate[] => {
    const context = contexts[id]
    if (context === undefined) throw new Error(`There is no slot ${id}.`)
    return texts.map(text => {
      const { text: tidied, violations } = checkInContext(text, context)
      return { text: tidied, broken: [...new Set(violations.map(({ rule }) => rule))] }
    })
  })
  const rules = [...new Set(slots.flat().flatMap(each => each.broken))].toSorted()
  const all = slots.flat().length
  return ['all checks', ...rules].flatMap(rule => {
    const isRefused = ({ broken }: Candidate): boolean =>
      rule === 'all checks' ? broken.length > 0 : broken.includes(rule)
    const pairs = slots.map(raw => ({ raw, accepted: raw.filter(each => !isRefused(each)) }))
    const touched = pairs.filter(({ raw, accepted }) => accepted.length > 0 && accepted.length < raw.length)
    const refused = slots.flat().filter(isRefused).length
    const ratio = (measure: (texts: readonly string[]) => number): number =>
      touched.length === 0 ? 1 : mean(touched.map(({ raw, accepted }) => paired(accepted, raw, measure)))
    const samples = (bible.samples ?? []).join('\n')
    return [
      row('flattening', `${rule} (${refused} of ${all} refused): distinct-2`, ratio(distinctPairs), '×', {
        bar: leastVariety,
        floor: true,
      }),
      row('flattening', `${rule} (${refused} of ${all} refused): MATTR-50`, ratio(meanVariety), '×', {
        bar: leastVariety,
        floor: true,
      }),
      row(
        'flattening',
        `${rule} (${refused} of ${all} refused): echo of samples`,
        ratio(texts => echoOf(texts, samples)),
        '×',
      ),
    ]
  })
}

/** The measure of one set by that of the other, over samples of as many words. */
function paired(
  accepted: readonly Candidate[],
  raw: readonly Candidate[],
  measure: (texts: readonly string[]) => number,
): number {
  const length = Math.min(...[accepted, raw].map(set => set.reduce((sum, { text }) => sum + wordsIn(text).length, 0)))
  const drawn = (set: readonly Candidate[]): number =>
    mean(Array.from({ length: draws }, (_, seed) => measure(sample(set, length, seed))))
  const [one, other] = [drawn(accepted), drawn(raw)]
  return other === 0 ? 1 : one / other
}

/** Candidates in some order, up to so many words. */
function sample(set: readonly Candidate[], length: number, seed: number): readonly string[] {
  const random = seededRandom(seed)
  const left = [...set]
  const texts: string[] = []
  for (let words = 0; words < length && left.length > 0; ) {
    const [{ text }] = left.splice(random.whole(left.length), 1) as [Candidate]
    const taken = wordsIn(text).slice(0, length - words)
    words += taken.length
    texts.push(taken.join(' '))
  }
  return texts
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

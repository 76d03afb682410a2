import { type Random, seededRandom } from '@lacuna/engine'

/** Something that was judged: what it counts, and what it belongs together with. */
export interface Judged {
  /** 1 or 0 for a share; any number for a mean. */
  readonly value: number
  /** A slot or a play: what is drawn as one when chance is measured. */
  readonly cluster: string
}

/** A share or a mean, with the interval in which 95 of 100 draws fall. */
export interface Estimate {
  /** `null` where nothing was judged. */
  readonly value: number | null
  /** `null`, too, where all comes from one slot or play: how far others differ can't be seen. */
  readonly low: number | null
  readonly high: number | null
  /** Judgements. */
  readonly count: number
  /** Slots or plays that they come from. */
  readonly clusters: number
}

/** How often clusters are drawn. */
const draws = 4000

/**
 * The mean of what was judged, with a percentile interval of a bootstrap that draws whole clusters (Efron 1979; Cameron,
 * Gelbach and Miller 2008). Where all values are equal no draw differs: a share then has Wilson's interval over clusters.
 *
 * @param seed decides the draws.
 * @param kind whether each value is 0 or 1, or any number. Default `share`.
 */
export function estimate(judged: readonly Judged[], seed: number, kind: 'share' | 'mean' = 'share'): Estimate {
  const clusters = [...byCluster(judged).values()]
  const counts = { count: judged.length, clusters: clusters.length }
  if (judged.length === 0) return { value: null, low: null, high: null, ...counts }
  const value = mean(clusters)
  const [first] = judged
  if (judged.every(each => each.value === first?.value)) {
    const isPoint = kind === 'mean' || (value !== 0 && value !== 1)
    if (isPoint && clusters.length === 1) return { value, low: null, high: null, ...counts }
    const { low, high } = isPoint ? { low: value, high: value } : wilson(value * clusters.length, clusters.length)
    return { value, low, high, ...counts }
  }
  if (clusters.length === 1) return { value, low: null, high: null, ...counts }
  const means = drawn(clusters, seededRandom(seed).split('bootstrap')).sort((a, b) => a - b)
  const at = (part: number): number => means[Math.min(means.length - 1, Math.floor(means.length * part))] ?? value
  return { value, low: at(0.025), high: at(0.975), ...counts }
}

/** How far the mean of one lies above that of another, both drawn by their own clusters. */
export function differenceOf(one: readonly Judged[], other: readonly Judged[], seed: number): Estimate {
  const [ones, others] = [[...byCluster(one).values()], [...byCluster(other).values()]]
  const counts = { count: one.length, clusters: ones.length }
  if (one.length === 0 || other.length === 0) return { value: null, low: null, high: null, ...counts }
  const random = seededRandom(seed)
  const [first, second] = [drawn(ones, random.split('one')), drawn(others, random.split('other'))]
  const differences = first.map((value, at) => value - (second[at] ?? 0)).sort((a, b) => a - b)
  const at = (part: number): number => differences[Math.floor(differences.length * part)] ?? 0
  return { value: mean(ones) - mean(others), low: at(0.025), high: at(0.975), ...counts }
}

/** Wilson's interval of 95 % for `hits` of `count` (Wilson 1927). */
export function wilson(hits: number, count: number): { readonly low: number; readonly high: number } {
  if (count === 0) return { low: 0, high: 1 }
  const z = 1.959964
  const share = hits / count
  const middle = share + z ** 2 / (2 * count)
  const width = z * Math.sqrt((share * (1 - share)) / count + z ** 2 / (4 * count ** 2))
  const whole = 1 + z ** 2 / count
  return { low: Math.max(0, (middle - width) / whole), high: Math.min(1, (middle + width) / whole) }
}

interface Cluster {
  readonly sum: number
  readonly count: number
}

function byCluster(judged: readonly Judged[]): ReadonlyMap<string, Cluster> {
  const clusters = new Map<string, Cluster>()
  for (const { cluster, value } of judged) {
    const { sum, count } = clusters.get(cluster) ?? { sum: 0, count: 0 }
    clusters.set(cluster, { sum: sum + value, count: count + 1 })
  }
  return clusters
}

function mean(clusters: readonly Cluster[]): number {
  return clusters.reduce((sum, each) => sum + each.sum, 0) / clusters.reduce((sum, each) => sum + each.count, 0)
}

function drawn(clusters: readonly Cluster[], random: Random): number[] {
  return Array.from({ length: draws }, () => {
    let [sum, count] = [0, 0]
    for (let draw = 0; draw < clusters.length; draw++) {
      const cluster = clusters[random.whole(clusters.length)]
      sum += cluster?.sum ?? 0
      count += cluster?.count ?? 0
    }
    return sum / count
  })
}

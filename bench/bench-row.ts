/** One figure of a benchmark, with what it is held against. */
export interface BenchRow {
  readonly bench: string
  readonly case: string
  readonly value: number
  readonly unit: string
  /** The peer or the baseline, measured in the same run. */
  readonly baseline?: number
  /** `value / baseline`. */
  readonly ratio?: number
  /** What it must stay at or under, where there is a bar. */
  readonly bar?: number
}

/** A row with its ratio worked out. */
export function row(
  bench: string,
  name: string,
  value: number,
  unit: string,
  more: { readonly baseline?: number; readonly bar?: number } = {},
): BenchRow {
  const ratio = more.baseline === undefined ? undefined : value / more.baseline
  return { bench, case: name, value, unit, ...more, ...(ratio === undefined ? {} : { ratio }) }
}

/** The middle one of several measurements. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

/** One figure of a benchmark, with what it is held against. */
export interface BenchRow {
  readonly bench: string
  /** What was measured; where several figures belong to one case, the name of the figure stands after the last colon. */
  readonly case: string
  readonly value: number
  readonly unit: string
  /** The peer or the baseline, measured in the same run. */
  readonly baseline?: number
  /** `value / baseline`. */
  readonly ratio?: number
  /** What it must stay at or under, where there is a bar; at or over, with `floor`. */
  readonly bar?: number
  /** The bar is for the ratio. Default: for the value. */
  readonly ofRatio?: true
  /** The bar is the least that it may be. Default: the most. */
  readonly floor?: true
}

/** A row with its ratio worked out. */
export function row(
  bench: string,
  name: string,
  value: number,
  unit: string,
  more: Pick<BenchRow, 'baseline' | 'bar' | 'ofRatio' | 'floor'> = {},
): BenchRow {
  const ratio = more.baseline === undefined ? undefined : value / more.baseline
  return { bench, case: name, value, unit, ...more, ...(ratio === undefined ? {} : { ratio }) }
}

/** Whether a figure is on the right side of its bar; so is one without a bar. */
export function keepsBar({ bar, floor, ofRatio, ratio, value }: BenchRow): boolean {
  const held = ofRatio === true ? (ratio ?? Number.NaN) : value
  return bar === undefined || (floor === true ? held >= bar : held <= bar)
}

/** The middle one of several measurements. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

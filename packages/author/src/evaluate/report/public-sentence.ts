import { percent } from './numbers.ts'
import type { EvaluationResult } from './result.ts'

/** What may be said of an evaluation in public: as much as was measured, and what it is not. */
export function publicSentence(
  { swap, contradictions }: Pick<EvaluationResult, 'swap' | 'contradictions'>,
  judges: string,
): string {
  const long = swap.find(row => row.source === 'written' && row.group === 'long')
  const row = contradictions.find(each => each.source === 'written')
  const apart =
    long === undefined || long.apart.value === null
      ? ''
      : `${judges} told whose play a line was from in ${percent(long.apart.value)} (${percent(long.apart.low)} to ${percent(long.apart.high)}; chance 50 %)`
  const contradicted =
    row === undefined ? '' : `${row.found.length} of ${row.count} contradicted what was told or shown`
  const said = [apart, contradicted].filter(part => part !== '').join('; ')
  if (said === '') return 'Nothing was judged yet.'
  return `${said}; no panel of people has judged it. This is what the requests make possible with a strong writer: run it on yours.`
}

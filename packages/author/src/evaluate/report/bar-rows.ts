import type { Estimate } from '../measure/share.ts'
import type { Bars } from '../run/plan.ts'
import { meanText, percent, shareText } from './numbers.ts'
import type { BarRow, EvaluationResult, SlotGroup } from './result.ts'

type Found = Pick<EvaluationResult, 'elsewhere' | 'swap' | 'contradictions' | 'moments'>

/** What the plan calls good, and whether it was found: by the value itself, whatever its interval. */
export function barRows({ elsewhere, swap, contradictions, moments }: Found, bars: Bars): readonly BarRow[] {
  const wrong = (group: SlotGroup): Estimate | undefined =>
    elsewhere.find(row => row.source === 'written' && row.group === group)
  const long = swap.find(row => row.source === 'written' && row.group === 'long')
  const documents = swap.find(row => row.source === 'written' && row.group === 'documents')
  const contradicted = contradictions.find(row => row.source === 'written')
  const known = moments.find(row => row.source === 'written')
  const { acts } = bars.elsewhere
  return [
    shareBar('wrong elsewhere, documents', wrong('documents'), bars.elsewhere.document),
    shareBar(
      `wrong elsewhere, long slots behind ${acts} acts or more`,
      wrong('long, behind acts'),
      bars.elsewhere.long,
    ),
    {
      name: 'wrong elsewhere, short slots',
      bar: `at most ${percent(bars.elsewhere.short)}`,
      found: text(wrong('short'), shareText),
      isMet: is(wrong('short'), value => value <= bars.elsewhere.short),
    },
    {
      ...shareBar('told apart, long slots', long?.apart, bars.swap.apart),
      bar: `at least ${percent(bars.swap.apart)}, of ${bars.swap.judgements} judgements or more`,
      found: long === undefined ? 'not measured' : `${shareText(long.apart)} of ${long.apart.count}`,
      isMet: is(long?.apart, value => value >= bars.swap.apart && (long?.apart.count ?? 0) >= bars.swap.judgements),
    },
    ...(documents === undefined ? [] : [shareBar('told apart, documents', documents.apart, bars.swap.apart)]),
    {
      name: 'natural, long slots',
      bar: `at most ${bars.swap.natural} points below the author’s words`,
      found: long?.naturalAboveAuthor ? meanText(long.naturalAboveAuthor, true) : 'not measured',
      isMet: is(long?.naturalAboveAuthor ?? undefined, value => value >= -bars.swap.natural),
    },
    {
      name: 'contradictions',
      bar: `at most ${bars.contradictions.most}, in ${bars.contradictions.fills} texts or more`,
      found: contradicted === undefined ? 'not measured' : `${contradicted.found.length} in ${contradicted.count}`,
      isMet: is(
        contradicted,
        () =>
          (contradicted?.found.length ?? 0) <= bars.contradictions.most &&
          (contradicted?.count ?? 0) >= bars.contradictions.fills,
      ),
    },
    {
      name: 'moments in a play',
      bar: `at least ${bars.moments.least}`,
      found: text(known?.moments, meanText),
      isMet: is(known?.moments, value => value >= bars.moments.least),
    },
    {
      name: 'forced moments in a play',
      bar: `at most ${bars.moments.forced}`,
      found: text(known?.forced, meanText),
      isMet: is(known?.forced, value => value <= bars.moments.forced),
    },
  ]
}

function shareBar(name: string, found: Estimate | undefined, least: number): BarRow {
  return {
    name,
    bar: `at least ${percent(least)}`,
    found: text(found, shareText),
    isMet: is(found, value => value >= least),
  }
}

function text(found: Estimate | undefined, words: (found: Estimate) => string): string {
  return found === undefined ? 'not measured' : words(found)
}

function is(found: Estimate | undefined, isGood: (value: number) => boolean): boolean | null {
  return found === undefined || found.value === null ? null : isGood(found.value)
}

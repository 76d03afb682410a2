import { differenceOf, estimate, type Judged } from '../measure/share.ts'
import type { Judgement, ReadKind } from '../readers/read-verdicts.ts'
import type { ItemKey, TextSource } from '../readers/reader-keys.ts'
import { isYes, type Verdicts } from '../readers/verdicts.ts'
import { lengthOf, type Position } from '../routes/positions.ts'
import type { Plan } from '../run/plan.ts'
import type { ElsewhereRow, SlotGroup, SwapRow } from './result.ts'

/** What rows are made with. */
export interface RowContext {
  readonly plan: Plan
  /** Places for prose, by id. */
  readonly positions: ReadonlyMap<string, Position>
}

/** The groups of slots that are counted apart; a slot may be in several. */
export const slotGroups: readonly SlotGroup[] = ['documents', 'long', 'long, behind acts', 'short']

export function groupsOf(position: Position, { bars, long }: Plan): readonly SlotGroup[] {
  const length = lengthOf(position.slot, long)
  if (length === 'document') return ['documents']
  if (length === 'short') return ['short']
  return position.acts.length >= bars.elsewhere.acts ? ['long', 'long, behind acts'] : ['long']
}

/** Wrong elsewhere, by source and group: a kept fill counts as not wrong. */
export function elsewhereRows(kind: ReadKind<Verdicts['elsewhere']>, context: RowContext): readonly ElsewhereRow[] {
  const all = [
    ...kind.judgements.map(({ key, verdict }) => ({ key, value: isYes(verdict.wrong ?? false) ? 1 : 0 })),
    ...standingAs(kind, context.plan.elsewhere.readers),
  ]
  return rowsOf(all, context, (source, group, judged) => ({
    source,
    group,
    ...estimate(judged, context.plan.seed),
  }))
}

/** The swap test, by source and group: a kept fill counts as not told apart. */
export function swapRows(kind: ReadKind<Verdicts['swap']>, context: RowContext): readonly SwapRow[] {
  const { seed } = context.plan
  const shown = kind.judgements.map(judgement => ({ ...judgement, value: isToldApart(judgement) ? 1 : 0 }))
  const natural = kind.judgements.map(judgement => ({ ...judgement, value: naturalIn(judgement) }))
  const authors = (group: SlotGroup): readonly Judged[] =>
    judgedIn(
      natural.filter(({ key }) => key.source === 'author'),
      group,
      context,
    )
  return rowsOf([...shown, ...standingAs(kind, context.plan.swap.readers)], context, (source, group, judged) => {
    const own = judgedIn(
      natural.filter(({ key }) => key.source === source),
      group,
      context,
    )
    const baseline = authors(group)
    return {
      source,
      group,
      apart: estimate(judged, seed),
      apartShown: estimate(
        judgedIn(
          shown.filter(({ key }) => key.source === source),
          group,
          context,
        ),
        seed,
      ),
      natural: estimate(own, seed, 'mean'),
      naturalAboveAuthor: source === 'author' || baseline.length === 0 ? null : differenceOf(own, baseline, seed),
      agreement: agreementOf(kind.judgements.filter(({ key }) => key.source === source && isIn(key, group, context))),
    }
  })
}

function isToldApart({ key, verdict }: Judgement<Verdicts['swap']>): boolean {
  return (verdict.own === 1) === (key.ownFirst === true)
}

/** How natural a text is in its own play. */
function naturalIn({ key, verdict }: Judgement<Verdicts['swap']>): number {
  return verdict.natural?.[key.ownFirst === true ? 0 : 1] ?? 0
}

function agreementOf(judgements: readonly Judgement<Verdicts['swap']>[]): number | null {
  const byItem = new Map<string, boolean[]>()
  for (const judgement of judgements) {
    const name = judgement.key.position ?? ''
    byItem.set(name, [...(byItem.get(name) ?? []), isToldApart(judgement)])
  }
  const pairs = [...byItem.values()].filter(said => said.length > 1)
  if (pairs.length === 0) return null
  return pairs.filter(said => said.every(one => one === said[0])).length / pairs.length
}

interface Valued {
  readonly key: ItemKey
  readonly value: number
}

/** What keeps the author's words, as often as a reader would have judged it: as a no. */
function standingAs({ standing }: Pick<ReadKind<unknown>, 'standing'>, readers: number): readonly Valued[] {
  return Array.from({ length: readers }, () => standing.map(key => ({ key, value: 0 }))).flat()
}

function rowsOf<Row>(
  all: readonly Valued[],
  context: RowContext,
  row: (source: TextSource, group: SlotGroup, judged: readonly Judged[]) => Row,
): readonly Row[] {
  const sources = [...new Set(all.map(({ key }) => key.source))]
  return sources.flatMap(source =>
    slotGroups.flatMap(group => {
      const judged = judgedIn(
        all.filter(({ key }) => key.source === source),
        group,
        context,
      )
      return judged.length === 0 ? [] : [row(source, group, judged)]
    }),
  )
}

function judgedIn(all: readonly Valued[], group: SlotGroup, context: RowContext): readonly Judged[] {
  return all
    .filter(({ key }) => isIn(key, group, context))
    .map(({ key, value }) => ({ value, cluster: context.positions.get(key.position ?? '')?.slot.slot ?? '' }))
}

function isIn({ position }: ItemKey, group: SlotGroup, { plan, positions }: RowContext): boolean {
  const found = positions.get(position ?? '')
  return found !== undefined && groupsOf(found, plan).includes(group)
}

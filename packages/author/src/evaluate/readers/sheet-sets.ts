import { type Random, seededRandom } from '@lacuna/engine'
import type { Plan, PlayPlan } from '../run/plan.ts'
import type { Fill } from '../writers/fills.ts'
import { sampled, shuffled } from './deal-items.ts'
import { elsewhereItem, elsewhereWords, placeElsewhere } from './elsewhere-sheets.ts'
import { keyOf, sampleFills, slotOf } from './fill-samples.ts'
import { preferenceItem, preferenceWords } from './preference-sheets.ts'
import type { RunFills } from './run-fills.ts'
import type { SheetKind } from './sheet-item.ts'
import type { SheetSet, WholePlay } from './sheet-set.ts'
import { swapItem, swapWords } from './swap-sheets.ts'
import { usesItem, usesWords } from './uses-sheets.ts'

/** What goes on the sheets of each kind, as the plan says. Chance is the plan's. */
export function sheetSets(found: RunFills, plan: Plan): Readonly<Record<SheetKind, SheetSet>> {
  const random = seededRandom(plan.seed)
  return {
    elsewhere: elsewhereSet(found, plan, random.split('elsewhere')),
    swap: swapSet(found, plan, random.split('swap')),
    contradictions: {
      plays: playsOf(found, plan.contradictions, random.split('plays')),
      readers: plan.contradictions.readers,
    },
    moments: { plays: playsOf(found, plan.moments, random.split('plays')), readers: plan.moments.readers },
    preference: preferenceSet(found, plan, random.split('preference')),
    uses: usesSet(found, plan, random.split('uses')),
  }
}

function elsewhereSet(found: RunFills, { elsewhere, long }: Plan, random: Random): SheetSet {
  const { shown, standing, excluded } = sampleFills(found, elsewhere, long, random)
  const items = shown.map(({ fill, other }) => elsewhereItem(fill, other))
  return { words: elsewhereWords, items, standing, excluded, readers: elsewhere.readers }
}

function swapSet(found: RunFills, { swap, long }: Plan, random: Random): SheetSet {
  const { shown, standing, excluded } = sampleFills(found, swap, long, random)
  const order = random.split('order')
  const written = shown.map(({ fill, other }) => swapItem(fill.writer, fill, other, order))
  // The author's words in the same slots, for comparison.
  const sources = shown.filter(({ fill }) => fill.writer === 'written').map(({ fill }) => fill)
  const authors = sampled(sources, swap.author, slotOf, random.split('author')).flatMap(fill => {
    const author: Fill = { ...fill, text: fill.position.slot.words, uses: [] }
    const other = placeElsewhere(author, found.positions)
    return other === undefined ? [] : [swapItem('author', author, other, order)]
  })
  return { words: swapWords, items: [...written, ...authors], standing, excluded, readers: swap.readers }
}

/** Whole plays of the writer, those with most of its own first; of each control those routes that were taken first. */
function playsOf({ fills, routes }: RunFills, { plays, controls }: PlayPlan, random: Random): readonly WholePlay[] {
  const order = shuffled(routes, random)
  return [...fills].flatMap(([writer, all]) =>
    order
      .map(played => ({
        key: { source: writer, route: played.route.name },
        played,
        fills: all.filter(({ position }) => position.route === played.route.name),
      }))
      .filter(({ fills }) => fills.length > 0)
      .slice(0, writer === 'written' ? plays : controls),
  )
}

function preferenceSet({ fills }: RunFills, { preference }: Plan, random: Random): SheetSet {
  const written = sampled(fills.get('written') ?? [], preference.slots, slotOf, random.split('sample'))
  const made = written.map(fill => ({ fill, item: preferenceItem(fill, random) }))
  return {
    words: preferenceWords,
    items: made.flatMap(({ item }) => item ?? []),
    standing: made.flatMap(({ fill, item }) => (item === undefined ? [keyOf(fill)] : [])),
    excluded: [],
    readers: preference.readers,
  }
}

function usesSet({ fills }: RunFills, { uses }: Plan, random: Random): SheetSet {
  const own = (fills.get('written') ?? []).filter(({ isOwn }) => isOwn)
  const items = sampled(own, uses.sample, slotOf, random).flatMap(fill => usesItem(fill) ?? [])
  return { words: usesWords, items, standing: [], excluded: [], readers: uses.readers }
}

import { seededRandom } from '@lacuna/engine'
import { estimate } from '../measure/share.ts'
import { shuffled } from '../readers/deal-items.ts'
import { itemsOf } from '../readers/elsewhere.ts'
import type { ReadKind } from '../readers/read-verdicts.ts'
import type { TextSource } from '../readers/reader-keys.ts'
import { letter } from '../readers/reader-sheet.ts'
import type { RunFills } from '../readers/run-fills.ts'
import type { Verdicts } from '../readers/verdicts.ts'
import type { PreferenceRow, QuestionedSlots, UsesRow } from './result.ts'

const compared: readonly TextSource[] = ['author', 'grammar', 'written']

/**
 * How often each source's text was called best, a tie counting in equal parts. Where a writer kept the author's words, and
 * where it was not shown for that, its part is the author's.
 */
export function preferenceRows(
  { judgements, standing }: ReadKind<Verdicts['preference']>,
  seed: number,
): readonly PreferenceRow[] {
  const shares = [
    ...chosen(judgements),
    ...standing.map(key => ({ slot: slotIn(key.position), best: ['author'] as readonly TextSource[] })),
  ]
  return compared.map(source => ({
    source,
    ...estimate(
      shares.map(({ slot, best }) => ({ value: best.includes(source) ? 1 / best.length : 0, cluster: slot })),
      seed,
    ),
  }))
}

/**
 * Slots whose being open is in question: where the author's words were called best alone although the writer wrote. They are
 * named from one half of the slots, drawn by the seed; how often it is so is said for the other half, which named none.
 */
export function questionedSlots({ judgements }: ReadKind<Verdicts['preference']>, seed: number): QuestionedSlots {
  const asked = chosen(judgements.filter(({ key }) => key.order?.includes('written') === true))
  const slots = shuffled([...new Set(asked.map(({ slot }) => slot))], seededRandom(seed).split('halves'))
  const first = new Set(slots.slice(0, Math.ceil(slots.length / 2)))
  const isAuthors = (best: readonly TextSource[]): boolean => best.length === 1 && best[0] === 'author'
  return {
    slots: [
      ...new Set(asked.filter(({ slot, best }) => first.has(slot) && isAuthors(best)).map(({ slot }) => slot)),
    ].sort(),
    otherHalf: estimate(
      asked
        .filter(({ slot }) => !first.has(slot))
        .map(({ slot, best }) => ({ value: isAuthors(best) ? 1 : 0, cluster: slot })),
      seed,
    ),
  }
}

function chosen(
  judgements: ReadKind<Verdicts['preference']>['judgements'],
): readonly { readonly slot: string; readonly best: readonly TextSource[] }[] {
  return judgements.map(({ key, verdict }) => ({
    slot: slotIn(key.position),
    best: bestOf(key.order ?? [], verdict.best ?? ''),
  }))
}

/** Claims of writers against what readers see in the text. */
export function usesRow({ judgements }: ReadKind<Verdicts['uses']>, { fills }: RunFills, seed: number): UsesRow | null {
  const written = new Map((fills.get('written') ?? []).map(fill => [fill.position.id, fill]))
  const compares = judgements.flatMap(({ key, verdict }) => {
    const fill = written.get(key.position ?? '')
    if (fill === undefined) return []
    const known = new Set(itemsOf(fill.position.asked.request).map(({ n }) => n))
    const claimed = new Set(fill.uses.filter(number => known.has(number)))
    const seen = new Set(verdict.shows ?? [])
    const slot = fill.position.slot.slot
    return [
      {
        notSeen: { value: [...claimed].some(number => !seen.has(number)) ? 1 : 0, cluster: slot },
        notClaimed: { value: [...seen].some(number => !claimed.has(number)) ? 1 : 0, cluster: slot },
      },
    ]
  })
  if (compares.length === 0) return null
  return {
    texts: compares.length,
    notSeen: estimate(
      compares.map(({ notSeen }) => notSeen),
      seed,
    ),
    notClaimed: estimate(
      compares.map(({ notClaimed }) => notClaimed),
      seed,
    ),
  }
}

function bestOf(order: readonly TextSource[], letters: string): readonly TextSource[] {
  return order.filter((_, at) => letters.toUpperCase().includes(letter(at)))
}

/** The slot's key in a position's id: slots are what chance is drawn by. */
function slotIn(position = ''): string {
  return position.split('/').slice(2).join('/')
}

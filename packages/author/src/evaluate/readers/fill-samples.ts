import type { Random } from '@lacuna/engine'
import { lengthOf, type Position } from '../routes/positions.ts'
import type { Plan } from '../run/plan.ts'
import type { WriterName } from '../writers/answers.ts'
import type { Fill } from '../writers/fills.ts'
import { sampled } from './deal-items.ts'
import { placeElsewhere } from './elsewhere-sheets.ts'
import type { ItemKey } from './reader-keys.ts'
import type { RunFills } from './run-fills.ts'

/** A fill that is judged, and the place in another play in which it is tried. */
export interface TriedFill {
  readonly fill: Fill
  readonly other: Position
}

/** What is drawn for a kind of sheet that tries fills in other plays. */
export interface FillSample {
  readonly shown: readonly TriedFill[]
  readonly standing: readonly ItemKey[]
  readonly excluded: readonly ItemKey[]
}

/** How much is drawn. */
export interface SampleSize {
  readonly long: number
  readonly short: number
  /** Of each control; two thirds of them in long slots. */
  readonly controls: number
}

/**
 * Draws fills by slot, long ones and short ones apart, of the writer and of each control. One that is kept or refused is
 * drawn like any other, and is not shown: it counts as not this reader's own.
 */
export function sampleFills(
  { fills, positions }: Pick<RunFills, 'fills' | 'positions'>,
  size: SampleSize,
  least: Plan['long'],
  random: Random,
): FillSample {
  const shown: TriedFill[] = []
  const standing: ItemKey[] = []
  const excluded: ItemKey[] = []
  for (const [writer, all] of fills) {
    const places = new Map(all.map(fill => [fill, placeElsewhere(fill, positions)] as const))
    for (const fill of all) if (places.get(fill) === undefined) excluded.push(keyOf(fill))
    const possible = all.filter(fill => places.get(fill) !== undefined)
    const isLong = (fill: Fill): boolean => lengthOf(fill.position.slot, least) !== 'short'
    const { long, short } = sizeFor(writer, size)
    const drawn = [
      ...sampled(possible.filter(isLong), long, slotOf, random.split(`${writer} long`)),
      ...sampled(
        possible.filter(fill => !isLong(fill)),
        short,
        slotOf,
        random.split(`${writer} short`),
      ),
    ]
    for (const fill of drawn) {
      const other = places.get(fill)
      if (other === undefined) continue
      if (fill.isOwn) shown.push({ fill, other })
      else standing.push({ ...keyOf(fill), other: other.id })
    }
  }
  return { shown, standing, excluded }
}

export function slotOf({ position }: Fill): string {
  return position.slot.slot
}

export function keyOf({ writer, position }: Fill): ItemKey {
  return { source: writer, position: position.id }
}

function sizeFor(writer: WriterName, { long, short, controls }: SampleSize): Pick<SampleSize, 'long' | 'short'> {
  if (writer === 'written') return { long, short }
  const most = Math.ceil((controls * 2) / 3)
  return { long: most, short: controls - most }
}

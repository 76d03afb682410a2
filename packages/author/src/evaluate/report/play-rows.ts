import { type RepeatedDevice, repeatedDevices } from '../measure/devices.ts'
import { estimate } from '../measure/share.ts'
import type { ReadKind } from '../readers/read-verdicts.ts'
import type { RunFills } from '../readers/run-fills.ts'
import { isYes, type Moment, type Verdicts } from '../readers/verdicts.ts'
import type { Fill } from '../writers/fills.ts'
import type { ContradictionRow, DeviceRow, MomentsRow, WritingRow } from './result.ts'

/** Devices that are named in a row. */
const mostNamed = 8

/** How many texts there are, and how many of them are the author's again. */
export function writingRows({ fills }: RunFills): readonly WritingRow[] {
  return [...fills].map(([source, all]) => ({
    source,
    slots: new Set(all.map(({ position }) => position.slot.slot)).size,
    texts: all.length,
    kept: all.filter(({ isOwn, state }) => !isOwn && state !== 'refused').length,
    refused: all.filter(({ state }) => state === 'refused').length,
  }))
}

/** Contradictions, by source; drawn by play. */
export function contradictionRows(
  { judgements }: ReadKind<Verdicts['contradictions']>,
  { fills }: RunFills,
  seed: number,
): readonly ContradictionRow[] {
  const texts = new Map(
    [...fills].flatMap(([writer, all]) => all.map(fill => [`${writer} ${fill.position.id}`, fill.text])),
  )
  return bySource(judgements, ({ key }) => key.source).map(([source, given]) => ({
    source,
    ...estimate(
      given.map(({ key, verdict }) => ({
        value: isYes(verdict.contradicts ?? false) ? 1 : 0,
        cluster: key.route ?? '',
      })),
      seed,
    ),
    found: given
      .filter(({ verdict }) => isYes(verdict.contradicts ?? false))
      .map(({ key, verdict, reader }) => ({
        position: key.position ?? '',
        text: texts.get(`${source} ${key.position ?? ''}`) ?? '',
        with: verdict.with ?? '',
        reader,
      })),
  }))
}

/** Moments in which the story knew its reader, by source; one value a play. */
export function momentsRows(
  { judgements }: ReadKind<readonly Moment[]>,
  { fills }: RunFills,
  seed: number,
): readonly MomentsRow[] {
  return bySource(judgements, ({ key }) => key.source).map(([source, given]) => {
    const of = (count: (moments: readonly Moment[], texts: readonly Fill[]) => number) =>
      estimate(
        given.map(({ key, verdict }) => {
          const all = [...fills].flatMap(([writer, each]) => (writer === source ? each : []))
          const texts = all.filter(({ position }) => position.route === key.route)
          return { value: count(verdict, texts), cluster: key.route ?? '' }
        }),
        seed,
        'mean',
      )
    return {
      source,
      moments: of(moments => moments.length),
      forced: of(moments => moments.filter(({ forced }) => isYes(forced)).length),
      inFills: of((moments, texts) => moments.filter(moment => texts.some(fill => holds(fill, moment))).length),
    }
  })
}

/** Turns of phrase that come again within a play, by source and for the author's words in the same slots. */
export function deviceRows({ fills }: RunFills): readonly DeviceRow[] {
  const written = fills.get('written') ?? []
  const authors = written.map(fill => ({ ...fill, text: fill.position.slot.words, isOwn: true }))
  return [...fills, ['author', authors] as const].flatMap(([source, all]) => {
    const own = all.filter(({ isOwn }) => isOwn)
    const plays = bySource(own, ({ position }) => position.route).map(([, texts]) =>
      repeatedDevices(texts.map(({ text }) => text)),
    )
    if (plays.length === 0) return []
    const mean = (kind: string): number => plays.flat().filter(device => device.kind === kind).length / plays.length
    const most = mostRepeated(plays.flat())
    return [{ source, openings: mean('opening'), comparisons: mean('comparison'), phrases: mean('phrase'), most }]
  })
}

/** The devices that are repeated in most plays, each once. */
function mostRepeated(devices: readonly RepeatedDevice[]): DeviceRow['most'] {
  const plays = new Map<string, number>()
  for (const { words } of devices) plays.set(words, (plays.get(words) ?? 0) + 1)
  return [...plays]
    .map(([words, count]) => ({ words, plays: count }))
    .sort((a, b) => b.plays - a.plays || a.words.localeCompare(b.words))
    .slice(0, mostNamed)
}

/** Whether the words that a reader quotes stand in a fill, marks and case aside. */
function holds({ text, isOwn }: Fill, { words }: Moment): boolean {
  const plain = (each: string): string =>
    each
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
  const quoted = plain(words)
  return isOwn && quoted !== '' && plain(text).includes(quoted)
}

function bySource<Item, Name extends string>(
  items: readonly Item[],
  nameOf: (item: Item) => Name,
): readonly (readonly [Name, readonly Item[]])[] {
  const names = [...new Set(items.map(nameOf))]
  return names.map(name => [name, items.filter(item => nameOf(item) === name)] as const)
}

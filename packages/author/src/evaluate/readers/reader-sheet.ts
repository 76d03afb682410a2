import type { Random } from '@lacuna/engine'
import { positionsOf } from '../routes/positions.ts'
import type { PlayedRoute } from '../routes/route.ts'
import { fenced } from '../writers/fenced.ts'
import { shuffled } from './deal-items.ts'
import { type PageTexts, playText } from './play-text.ts'
import { setInto } from './set-into.ts'
import type { SheetItem } from './sheet-item.ts'

/** A sheet for one reader: what to read, and the file to fill in. */
export interface ReaderSheet {
  readonly sheet: string
  readonly verdicts: string
}

/** What is the same on all sheets of a kind. */
export interface SheetWords {
  readonly title: string
  /** What is asked, and how to answer. */
  readonly asks: string
  /** What is filled in for each item, as lines of YAML. */
  readonly form: readonly string[]
}

/** Makes a sheet: the question, the plays it needs, and the items. */
export function readerSheet<Key>(
  { title, asks, form }: SheetWords,
  items: readonly SheetItem<Key>[],
  routes: readonly PlayedRoute[],
  random: Random,
): ReaderSheet {
  const judged = new Set(items.map(({ slot }) => slot))
  const needed = new Map<string, number>()
  for (const { route, until } of items.flatMap(({ plays }) => plays)) {
    needed.set(route, Math.max(until, needed.get(route) ?? 0))
  }
  const names = new Map(shuffled([...needed.keys()], random).map((route, at) => [route, `Play ${letter(at)}`] as const))
  const nameOf = (route: string): string => names.get(route) ?? route
  const plays = [...names].flatMap(([route, name]) => {
    const played = routes.find(each => each.route.name === route)
    return played === undefined
      ? []
      : [`## ${name}`, fenced(playText(played, needed.get(route), withGaps(played, judged)))]
  })
  return {
    sheet: [
      `# ${title}`,
      asks,
      ...plays,
      ...items.flatMap((item, at) => [`## ${itemName(at)}`, item.body(nameOf)]),
    ].join('\n\n'),
    verdicts: [
      '# Fill in this file; sheet.md says how.',
      '# Who read: a name, or the name of a model.',
      "reader: ''",
      'verdicts:',
      ...items.flatMap((_, at) => [`  ${itemName(at)}:`, ...form.map(line => `    ${line}`)]),
    ].join('\n'),
  }
}

/** The slots that are judged stand empty in the plays: nobody recognizes a text by them. */
function withGaps(played: PlayedRoute, judged: ReadonlySet<string>): PageTexts {
  const positions = positionsOf([played]).filter(({ slot }) => judged.has(slot.slot))
  return new Map(
    positions.map(({ turn, asked }) => {
      const here = positions.filter(position => position.turn === turn)
      return [
        turn,
        setInto(
          asked.page,
          here.map(position => ({ position, text: '[…]' })),
        ),
      ] as const
    }),
  )
}

/** What an item is called on a sheet, from its place there. */
export function itemName(at: number): string {
  return `item-${String(at + 1).padStart(2, '0')}`
}

/** A, B ... Z, AA, AB ... */
export function letter(at: number): string {
  const last = String.fromCharCode(65 + (at % 26))
  return at < 26 ? last : letter(Math.floor(at / 26) - 1) + last
}

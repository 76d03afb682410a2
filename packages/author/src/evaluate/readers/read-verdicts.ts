import { join } from 'node:path'
import { LacunaError, nearest } from '@lacuna/engine'
import { exists } from '../files/exists.ts'
import { jsonOf, yamlOf } from '../files/read-file.ts'
import { readFormat } from '../files/read-format.ts'
import type { Run } from '../run/run-folder.ts'
import { readerKeysFile, readersFolder } from './reader-folders.ts'
import { type ItemKey, type ReaderKeys, readerKeysFormat } from './reader-keys.ts'
import { itemName, letter } from './reader-sheet.ts'
import type { RunFills } from './run-fills.ts'
import type { SheetKind } from './sheet-item.ts'
import { type Moment, momentsFormat, type Verdicts, verdictFormats } from './verdicts.ts'
import { fillName } from './whole-play-sheets.ts'

/** What one reader said of one item. */
export interface Judgement<Verdict> {
  readonly key: ItemKey
  /** The sheet, and who filled it in. */
  readonly reader: string
  readonly verdict: Verdict
}

/** A kind of sheet as far as it was read. */
export interface ReadKind<Verdict> {
  readonly judgements: readonly Judgement<Verdict>[]
  readonly standing: readonly ItemKey[]
  readonly excluded: readonly ItemKey[]
  /** Sheets that nobody has filled in. */
  readonly open: readonly string[]
  /** Sheets of which more than a third was left empty: nothing on them counts. */
  readonly dropped: readonly string[]
}

/** All that readers said of a run; a kind without sheets is absent. */
export interface ReadVerdicts {
  readonly elsewhere?: ReadKind<Verdicts['elsewhere']>
  readonly swap?: ReadKind<Verdicts['swap']>
  /** One judgement for each text: its key has the position. */
  readonly contradictions?: ReadKind<Verdicts['contradictions']>
  /** One judgement for each play. */
  readonly moments?: ReadKind<readonly Moment[]>
  readonly preference?: ReadKind<Verdicts['preference']>
  readonly uses?: ReadKind<Verdicts['uses']>
}

/** More than this share left empty, and a sheet does not count. */
const mostEmpty = 1 / 3

/**
 * Reads the verdicts on all sheets of a run.
 *
 * @throws LacunaError `file-invalid` on a file that can't be read, or judges what is not on its sheet.
 */
export async function readVerdicts(run: Run, found: RunFills): Promise<ReadVerdicts> {
  const { folder } = run
  const elsewhere = await readItems(folder, 'elsewhere', ({ wrong }) => wrong !== undefined)
  const swap = await readItems(folder, 'swap', isWholeSwap)
  const preference = await readItems(folder, 'preference', ({ best = '' }) => best !== '')
  const uses = await readItems(folder, 'uses', ({ shows }) => shows !== undefined)
  const contradictions = await readContradictions(folder, found)
  const moments = await readMoments(folder)
  if (preference !== undefined) mustNameTexts(folder, preference)
  return {
    ...(elsewhere === undefined ? {} : { elsewhere }),
    ...(swap === undefined ? {} : { swap }),
    ...(contradictions === undefined ? {} : { contradictions }),
    ...(moments === undefined ? {} : { moments }),
    ...(preference === undefined ? {} : { preference }),
    ...(uses === undefined ? {} : { uses }),
  }
}

function isWholeSwap({ own, natural = [] }: Verdicts['swap']): boolean {
  return own !== undefined && natural.length === 2
}

async function keysOf(folder: string, kind: SheetKind): Promise<ReaderKeys | undefined> {
  const file = readerKeysFile(folder, kind)
  return (await exists(file)) ? readFormat(file, readerKeysFormat, await jsonOf(file, '')) : undefined
}

async function readItems<Kind extends Exclude<SheetKind, 'moments' | 'contradictions'>>(
  folder: string,
  kind: Kind,
  isAnswered: (verdict: Verdicts[Kind]) => boolean,
): Promise<ReadKind<Verdicts[Kind]> | undefined> {
  const keys = await keysOf(folder, kind)
  if (keys === undefined) return undefined
  const sheets = new Map<string, readonly Judgement<Verdicts[Kind]>[]>()
  const sizes = new Map<string, number>()
  for (const [reader, items] of Object.entries(keys.sheets)) {
    const file = verdictsFile(folder, kind, reader)
    const given = await verdictsIn(kind, file)
    const names = items.map((_, at) => itemName(at))
    for (const name of Object.keys(given)) mustBe(name, names, file)
    sizes.set(reader, items.length)
    sheets.set(
      reader,
      items.flatMap((key, at) => {
        const verdict = given[itemName(at)]
        return verdict === undefined || !isAnswered(verdict) ? [] : [{ key, reader, verdict }]
      }),
    )
  }
  return { ...counted(sheets, sizes), standing: keys.standing, excluded: keys.excluded }
}

async function readContradictions(
  folder: string,
  { fills }: RunFills,
): Promise<ReadKind<Verdicts['contradictions']> | undefined> {
  const keys = await keysOf(folder, 'contradictions')
  if (keys === undefined) return undefined
  const sheets = new Map<string, readonly Judgement<Verdicts['contradictions']>[]>()
  const sizes = new Map<string, number>()
  for (const [reader, [play]] of Object.entries(keys.sheets)) {
    const file = verdictsFile(folder, 'contradictions', reader)
    const given = await verdictsIn('contradictions', file)
    const all = [...fills].flatMap(([writer, each]) => (writer === play?.source ? each : []))
    const texts = all.filter(({ position }) => position.route === play?.route)
    for (const name of Object.keys(given))
      mustBe(
        name,
        texts.map((_, at) => fillName(at)),
        file,
      )
    // What keeps the author's words is on the sheet like any other text, and is not the writer's.
    const own = texts.flatMap((fill, at) => (fill.isOwn ? [{ fill, name: fillName(at) }] : []))
    sizes.set(reader, own.length)
    sheets.set(
      reader,
      own.flatMap(({ fill, name }) => {
        const verdict = given[name]
        const key: ItemKey = { source: fill.writer, position: fill.position.id, route: fill.position.route }
        return verdict?.contradicts === undefined ? [] : [{ key, reader, verdict }]
      }),
    )
  }
  return { ...counted(sheets, sizes), standing: [], excluded: [] }
}

async function readMoments(folder: string): Promise<ReadKind<readonly Moment[]> | undefined> {
  const keys = await keysOf(folder, 'moments')
  if (keys === undefined) return undefined
  const judgements: Judgement<readonly Moment[]>[] = []
  const open: string[] = []
  for (const [reader, [key]] of Object.entries(keys.sheets)) {
    const file = verdictsFile(folder, 'moments', reader)
    const { moments } = readFormat(file, momentsFormat, await yamlOf(file, 'A reader fills in this file.'))
    if (moments === undefined || key === undefined) open.push(reader)
    else judgements.push({ key, reader, verdict: moments })
  }
  return { judgements, standing: [], excluded: [], open, dropped: [] }
}

function counted<Verdict>(
  sheets: ReadonlyMap<string, readonly Judgement<Verdict>[]>,
  sizes: ReadonlyMap<string, number>,
): Pick<ReadKind<Verdict>, 'judgements' | 'open' | 'dropped'> {
  const judgements: Judgement<Verdict>[] = []
  const open: string[] = []
  const dropped: string[] = []
  for (const [reader, given] of sheets) {
    const size = sizes.get(reader) ?? 0
    if (given.length === 0 && size > 0) open.push(reader)
    else if (size - given.length > size * mostEmpty) dropped.push(reader)
    else judgements.push(...given)
  }
  return { judgements, open, dropped }
}

async function verdictsIn<Kind extends Exclude<SheetKind, 'moments'>>(
  kind: Kind,
  file: string,
): Promise<Readonly<Record<string, Verdicts[Kind]>>> {
  const format = verdictFormats[kind]
  return readFormat(file, format, await yamlOf(file, 'A reader fills in this file.')).verdicts
}

function verdictsFile(folder: string, kind: SheetKind, reader: string): string {
  return join(readersFolder(folder, kind), reader, 'verdicts.yaml')
}

/** Letters that name no text of their item. @throws LacunaError `file-invalid` */
function mustNameTexts(folder: string, { judgements }: ReadKind<Verdicts['preference']>): void {
  for (const { key, reader, verdict } of judgements) {
    const letters = (key.order ?? []).map((_, at) => letter(at))
    const wrong = [...(verdict.best ?? '')].find(
      each => /\S/.test(each) && each !== ',' && !letters.includes(each.toUpperCase()),
    )
    if (wrong === undefined) continue
    const file = verdictsFile(folder, 'preference', reader)
    throw new LacunaError('file-invalid', `${file}: "${wrong}" is none of the texts.`, {
      hint: `They are ${letters.join(', ')}.`,
      data: { file },
    })
  }
}

function mustBe(name: string, known: readonly string[], file: string): void {
  if (known.includes(name)) return
  const meant = nearest(name, known)
  throw new LacunaError('file-invalid', `${file}: nothing on this sheet is called "${name}".`, {
    hint: meant === undefined ? `Its items are ${known.join(', ')}.` : `Did you mean ${meant}?`,
    data: { file, name },
  })
}

import {
  boolean,
  either,
  type FileFormat,
  fileFormat,
  finite,
  type GenericSchema,
  list,
  mapOf,
  object,
  oneOf,
  optional,
  text,
  whole,
} from '@lacuna/engine/formats'
import type { SheetKind } from './sheet-item.ts'

/** Yes or no, as a person writes it in YAML. */
type YesNo = boolean | 'yes' | 'no'

/** What readers say of an item, by kind of sheet. What they left empty is absent. */
export interface Verdicts {
  readonly elsewhere: { readonly wrong?: YesNo; readonly why?: string }
  readonly swap: { readonly own?: number; readonly natural?: readonly number[] }
  readonly contradictions: { readonly contradicts?: YesNo; readonly with?: string }
  readonly preference: { readonly best?: string }
  readonly uses: { readonly shows?: readonly number[] }
  readonly moments: Moment
}

/** A moment in which the story knew its reader. */
export interface Moment {
  readonly page: number
  readonly words: string
  readonly forced: YesNo
}

export function isYes(answer: YesNo): boolean {
  return answer === true || answer === 'yes'
}

/** A sheet of items, filled in. */
export interface ItemVerdicts<Verdict> {
  readonly reader?: string
  readonly verdicts: Readonly<Record<string, Verdict>>
}

/** A whole play, read for its moments; `moments` is absent where nothing was filled in. */
export interface PlayMoments {
  readonly reader?: string
  readonly moments?: readonly Moment[]
}

const words = text(10_000)
const yesNo = either([boolean(), oneOf(['yes', 'no'])])
const bounds = { characters: 2_000_000, values: 50_000, depth: 8 }
const head = { lacuna: optional(whole(1, 1)), reader: optional(words) }

function itemsFormat<Verdict>(
  verdict: GenericSchema<unknown, Verdict>,
  hint: string,
): FileFormat<ItemVerdicts<Verdict>> {
  const schema: GenericSchema<unknown, ItemVerdicts<Verdict>> = object({ ...head, verdicts: mapOf(verdict, 1000) })
  return fileFormat({ name: 'sheet of verdicts', current: 1, numberIn: 'lacuna', unnumbered: 1, bounds, schema, hint })
}

/** Verdict files, by kind of sheet. */
export const verdictFormats: {
  readonly [Kind in Exclude<SheetKind, 'moments'>]: FileFormat<ItemVerdicts<Verdicts[Kind]>>
} = {
  elsewhere: itemsFormat(
    object({ wrong: optional(yesNo), why: optional(words) }),
    'An item has `wrong: yes` or `wrong: no`, and `why`.',
  ),
  swap: itemsFormat(
    object({ own: optional(whole(1, 2)), natural: optional(list(mark(), 2)) }),
    'An item has `own: 1` or `own: 2`, and `natural` with two numbers from 1 to 7, as in [6, 3].',
  ),
  contradictions: itemsFormat(
    object({ contradicts: optional(yesNo), with: optional(words) }),
    'A text has `contradicts: yes` or `contradicts: no`, and `with`.',
  ),
  preference: itemsFormat(
    object({ best: optional(text(10)) }),
    'An item has `best` with the letter of a text, or of several that are equally good.',
  ),
  uses: itemsFormat(
    object({ shows: optional(list(whole(0, 1_000_000), 1000)) }),
    'An item has `shows` with a list of numbers; [] is none.',
  ),
}

export const momentsFormat: FileFormat<PlayMoments> = fileFormat({
  name: 'list of moments',
  current: 1,
  numberIn: 'lacuna',
  unnumbered: 1,
  bounds,
  schema: object({
    ...head,
    moments: optional(list(object({ page: finite(), words, forced: yesNo }), 1000)),
  }) as GenericSchema<unknown, PlayMoments>,
  hint: 'A moment has `page`, `words` and `forced: yes` or `forced: no`; `moments: []` is none.',
})

/** How natural something is. */
function mark(): GenericSchema<unknown, number> {
  return whole(1, 7)
}

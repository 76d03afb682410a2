import {
  boolean,
  type FileFormat,
  fileFormat,
  type GenericSchema,
  list,
  literal,
  mapOf,
  object,
  oneOf,
  optional,
  text,
} from '@lacuna/engine/formats'
import type { SheetKind } from './sheet-item.ts'

/** Whose text it is: a writer's, a control's, the author's, the author's grammar's. */
export type TextSource = 'written' | 'sloppy' | 'keeps' | 'shuffled' | 'author' | 'grammar'

/** What an item on a sheet is. */
export interface ItemKey {
  readonly source: TextSource
  /** The place for prose that the text was written for; absent where the item is a whole play. */
  readonly position?: string
  /** The route, where the item is a whole play. */
  readonly route?: string
  /** The place in another play in which it is shown. */
  readonly other?: string
  /** Swap test: whether its own play is the first of the two. */
  readonly ownFirst?: boolean
  /** Preference: whose each text is, in the order shown. */
  readonly order?: readonly TextSource[]
}

/** All that is known of the sheets of one kind, and shown to nobody who reads. */
export interface ReaderKeys {
  readonly format: 1
  readonly kind: SheetKind
  /** By reader: what each item is, in the order of the sheet. */
  readonly sheets: Readonly<Record<string, readonly ItemKey[]>>
  /** Sampled, but not shown: the author's words stand there. They count as not this reader's own. */
  readonly standing: readonly ItemKey[]
  /** Left out of the sample: no other play to try them in, or not on their page. */
  readonly excluded: readonly ItemKey[]
}

const name = text(1000)
const source = oneOf(['written', 'sloppy', 'keeps', 'shuffled', 'author', 'grammar'])
const key: GenericSchema<unknown, ItemKey> = object({
  source,
  position: optional(name),
  route: optional(name),
  other: optional(name),
  ownFirst: optional(boolean()),
  order: optional(list(source, 10)),
})
const keys = list(key, 100_000)

export const readerKeysFormat: FileFormat<ReaderKeys> = fileFormat({
  name: 'key of readers’ sheets',
  current: 1,
  bounds: { characters: 50_000_000, values: 2_000_000, depth: 10 },
  schema: object({
    format: literal(1),
    kind: oneOf(['elsewhere', 'swap', 'contradictions', 'moments', 'preference', 'uses']),
    sheets: mapOf(keys, 10_000),
    standing: keys,
    excluded: keys,
  }),
  hint: '`lacuna evaluate readers` writes it.',
})

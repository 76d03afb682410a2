import type { Json, JsonObject } from '../../base/json.ts'
import { type FileFormat, fileFormat } from '../../formats/file-format.ts'
import { finite, type GenericSchema, json, list, object, oneOf, optional, text, whole } from '../../formats/schemas.ts'
import type { ConsentRecord, SentRecord } from './consent-record.ts'
import { dataCategories } from './data-categories.ts'

/** The format of a book of consent that is written now. */
export const consentFormat = 3

const id = text(1000)
const categories = list(oneOf(dataCategories), 100)

export const recordSchema: GenericSchema<unknown, ConsentRecord> = object({
  purpose: text(10_000),
  version: id,
  provider: id,
  model: optional(id),
  data: categories,
  time: id,
})

export const sentSchema: GenericSchema<unknown, SentRecord> = object({
  time: optional(id),
  provider: id,
  model: optional(id),
  slots: list(id, 1000),
  data: categories,
  included: list(object({ label: id, text: text(1_000_000), trust: oneOf(['author', 'engine', 'player']) }), 1000),
  stableCharacters: finite(),
})

/**
 * A book that was kept; each record and each entry of its log is read by itself. Up to format 2 nobody was asked about the
 * diary and text that was shown: a record of then says nothing of them, and so agrees to neither.
 */
const consentFile: FileFormat<KeptBook> = fileFormat({
  name: 'book of consent',
  current: consentFormat,
  // Books of before this number was written.
  unnumbered: 1,
  bounds: { characters: 50_000_000, values: 1_000_000, depth: 16 },
  schema: object({
    format: optional(whole(1, consentFormat)),
    records: list(json(), 10_000),
    sent: list(json(), 10_000),
    dropped: optional(finite()),
  }),
  older: { 1: { verify() {}, migrate: consentTwo }, 2: { verify() {}, migrate: book => ({ ...book, format: 3 }) } },
  hint: 'Ask the player again.',
})

/** A book as it was kept. */
export interface KeptBook {
  readonly records: readonly Json[]
  readonly sent: readonly Json[]
  readonly dropped?: number
}

/** A book of format 1: a category and a member of its log had other names. What is no record stays what it is. */
function consentTwo(book: JsonObject): JsonObject {
  const { records, sent } = book
  const each = (list: Json | undefined): Json =>
    Array.isArray(list) ? list.map(entry => (isJsonObject(entry) ? renamed(entry) : entry)) : (list ?? null)
  return { ...book, format: 2, records: each(records), sent: each(sent) }
}

function renamed({ data, told, ...entry }: JsonObject): JsonObject {
  return {
    ...entry,
    ...(data === undefined
      ? {}
      : { data: Array.isArray(data) ? data.map(category => (category === 'way' ? 'path' : category)) : data }),
    ...(told === undefined ? {} : { included: told }),
  }
}

function isJsonObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** What a book held; nothing of one that can't be read: then nothing was agreed to. */
export function bookFrom(kept: unknown): KeptBook & { readonly newer?: number } {
  const reading = kept === undefined ? undefined : consentFile.read(kept)
  if (reading?.state === 'read') return reading.content
  const { code, data } = reading?.state === 'refused' ? reading.error : {}
  return { records: [], sent: [], ...(code === 'file-newer' ? { newer: data?.format as number } : {}) }
}

import { choiceIdentity } from '../formats/choice-identity-schema.ts'
import { type FileFormat, fileFormat } from '../formats/file-format.ts'
import {
  asWritten,
  boolean,
  byMember,
  finite,
  json,
  languageTag,
  list,
  literal,
  mapOf,
  object,
  oneOf,
  optional,
  text,
  whole,
} from '../formats/schemas.ts'
import { dials } from '../story/slot.ts'
import { type Save, saveVersion } from './save.ts'

/** Bounds as counts; a play-through of ten thousand turns stays under a tenth of them. */
const mostTurns = 1_000_000
const mostEntries = 4_000_000
const id = text(1000)
const words = text(1_000_000)
const count = whole(0, mostEntries)
const values = mapOf(json(), 100_000, 1000)

const turnMoves = [
  object({ type: literal('enter'), entry: optional(id) }),
  object({ type: literal('choose'), choice: id, text: words, identity: optional(choiceIdentity) }),
  object({ type: literal('answer'), choice: id, text: words, slot: id, identity: optional(choiceIdentity) }),
  object({ type: literal('world'), values }),
] as const

const move = byMember('type', [
  ...turnMoves,
  object({ type: oneOf(['back', 'forward']) }),
  object({ type: literal('jump'), turn: count }),
  object({ type: literal('restart'), seed: finite() }),
  object({ type: literal('language'), language: languageTag() }),
  object({ type: literal('dial'), dial: oneOf(dials) }),
])

const beside = {
  world: optional(values),
  checked: optional(literal(true)),
  recorded: optional(list(object({ name: optional(id), result: json(), failed: optional(words) }), mostTurns)),
}

const input = byMember('type', [
  object({ type: literal('enter'), entry: optional(id), ...beside }),
  object({ type: literal('choose'), choice: id, ...beside }),
  object({ type: literal('answer'), choice: id, text: words, mark: id, ...beside }),
  object({ type: literal('verdict'), choice: id, slot: optional(id), identity: optional(choiceIdentity), ...beside }),
  object({
    type: oneOf(['value', 'returned']),
    values: optional(values),
    mark: optional(id),
    slot: optional(id),
    ...beside,
  }),
  object({ type: literal('world'), ...beside }),
])

const names = list(id, 10_000)

const fill = object({
  slot: id,
  occurrence: count,
  source: id,
  text: words,
  value: optional(json()),
  reason: optional(id),
  key: optional(id),
  provider: optional(id),
  model: optional(id),
  by: optional(id),
  reviewed: optional(oneOf(['model', 'nobody'])),
  reads: optional(names),
  tainted: optional(boolean()),
  credentials: optional(words),
})

const notes = object({
  tookMs: optional(finite()),
  waitMs: optional(finite()),
  from: optional(oneOf(['ahead', 'store', 'shown'])),
  inputTokens: optional(finite()),
  outputTokens: optional(finite()),
  cachedTokens: optional(finite()),
  cacheWrittenTokens: optional(finite()),
  dollars: optional(finite()),
  turnedDown: optional(list(words, 10_000)),
  lostCredentials: optional(literal(true)),
  failed: optional(id),
})

const place = { n: count, turn: count, hash: optional(text(64)), notes: optional(notes) }

const entry = byMember('kind', [
  object({ kind: literal('move'), move, ...place }),
  object({
    kind: literal('request'),
    request: object({ slots: names, key: id, provider: id, model: optional(id), reads: optional(names) }),
    ...place,
  }),
  object({ kind: literal('fill'), fill, asked: optional(count), ...place }),
])

/** How a save is read. What it holds is given back as it was written, since its hashes are over its text. */
export const saveFormat: FileFormat<Save> = fileFormat({
  name: 'save of Lacuna',
  current: saveVersion,
  numberIn: 'version',
  bounds: { characters: 200_000_000, values: 20_000_000, depth: 200 },
  schema: asWritten(
    object({
      format: literal('lacuna-save'),
      version: literal(saveVersion),
      status: oneOf(['active', 'done']),
      story: object({ id, version: id, digest: text(64) }),
      seed: finite(),
      language: languageTag(),
      dial: oneOf(dials),
      journal: list(
        object({ entry: count, inputs: optional(list(input, mostTurns)), fills: optional(list(count, mostTurns)) }),
        mostTurns,
      ),
      present: whole(0, mostTurns),
      checkpoint: optional(object({ turn: whole(1, mostTurns), position: json(), stage: mapOf(words, 100_000, 1000) })),
      ledger: list(entry, mostEntries),
      checksum: text(64),
    }),
  ) as never,
  older: { 1: async () => (await import('./save-format-1.ts')).saveFormatOne },
  codes: { invalid: 'save-damaged', newer: 'save-newer' },
  hint: 'Keep the file, and go on from another save or from the beginning.',
})

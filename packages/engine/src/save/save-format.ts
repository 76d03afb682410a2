import { choiceIdentity } from '../formats/choice-identity-schema.ts'
import { type FileFormat, fileFormat } from '../formats/file-format.ts'
import {
  asWritten,
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
import { keptEntrySchema, mostEntries } from '../ledger/ledger-schema.ts'
import { dials } from '../story/slot.ts'
import { type Save, saveVersion } from './save.ts'
import { saveFormatTwo } from './save-format-2.ts'
import { saveFormatThree } from './save-format-3.ts'

/** Bounds as counts; a play-through of ten thousand turns stays under a tenth of them. */
const mostTurns = 1_000_000
const id = text(1000)
const words = text(1_000_000)
const count = whole(0, mostEntries)
const values = mapOf(json(), 100_000, 1000)

const services = {
  world: optional(values),
  checked: optional(literal(true)),
  recorded: optional(list(object({ name: optional(id), result: json(), failed: optional(words) }), mostTurns)),
}

const input = byMember('type', [
  object({ type: literal('enter'), entry: optional(id), ...services }),
  object({ type: literal('choose'), choice: id, ...services }),
  object({ type: literal('answer'), choice: id, text: words, mark: id, ...services }),
  object({ type: literal('verdict'), choice: id, slot: optional(id), identity: optional(choiceIdentity), ...services }),
  object({
    type: oneOf(['value', 'returned']),
    values: optional(values),
    mark: optional(id),
    slot: optional(id),
    ...services,
  }),
  object({ type: literal('leave'), ...services }),
  object({ type: literal('world'), ...services }),
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
      ledger: list(keptEntrySchema, mostEntries),
      checksum: text(64),
    }),
  ) as never,
  older: {
    1: async () => (await import('./save-format-1.ts')).saveFormatOne,
    2: saveFormatTwo,
    3: saveFormatThree,
  },
  codes: { invalid: 'save-damaged', newer: 'save-newer' },
  hint: 'Keep the file, and go on from another save or from the beginning.',
})

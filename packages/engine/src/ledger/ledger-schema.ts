import { choiceIdentity } from '../formats/choice-identity-schema.ts'
import {
  boolean,
  byMember,
  either,
  finite,
  type GenericSchema,
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
import type { KeptEntry, LedgerEntry } from './ledger-entry.ts'

/** Entries of a ledger at most; a play-through of ten thousand turns stays under a tenth of them. */
export const mostEntries = 4_000_000
const id = text(1000)
const words = text(1_000_000)
const count = whole(0, mostEntries)
const values = mapOf(json(), 100_000, 1000)

const move = byMember('type', [
  object({ type: literal('enter'), entry: optional(id) }),
  object({ type: literal('choose'), choice: id, text: words, identity: optional(choiceIdentity) }),
  object({ type: literal('answer'), choice: id, text: words, slot: id, identity: optional(choiceIdentity) }),
  object({ type: literal('leave') }),
  object({ type: literal('world'), values }),
  object({ type: oneOf(['back', 'forward']) }),
  object({ type: literal('jump'), turn: count }),
  object({ type: literal('restart'), seed: finite() }),
  object({ type: literal('language'), language: languageTag() }),
  object({ type: literal('dial'), dial: oneOf(dials) }),
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
  uses: optional(list(count, 10_000)),
  because: optional(words),
  soft: optional(text(64)),
  known: optional(id),
  supersedes: optional(count),
  acts: optional(list(count, 10_000)),
  credentials: optional(words),
})

const judged = object({
  by: id,
  candidates: list(text(64), 16),
  verdict: either([whole(1, 16), oneOf(['keep', 'none'])]),
  tokens: optional(finite()),
  dollars: optional(finite()),
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
  judged: optional(judged),
})

const record = {
  move: { kind: literal('move'), move },
  request: {
    kind: literal('request'),
    request: object({
      slots: names,
      key: id,
      provider: id,
      model: optional(id),
      reads: optional(names),
      soft: optional(text(64)),
      supersedes: optional(count),
    }),
  },
  fill: { kind: literal('fill'), fill },
} as const
const kept = { n: count, turn: count, hash: optional(text(64)), notes: optional(notes) }
const written = { ...kept, hash: text(64) }

/** An entry as a save holds it. */
export const keptEntrySchema: GenericSchema<unknown, KeptEntry> = byMember('kind', [
  object({ ...record.move, ...kept }),
  object({ ...record.request, ...kept }),
  object({ ...record.fill, asked: optional(count), ...kept }),
]) as never

/** An entry as an exported ledger holds it. */
export const ledgerEntrySchema: GenericSchema<unknown, LedgerEntry> = byMember('kind', [
  object({ ...record.move, ...written }),
  object({ ...record.request, ...written }),
  object({ ...record.fill, ...written }),
]) as never

import { bankSchema, bibleSchema } from '../formats/bible-schema.ts'
import { choiceIdentity } from '../formats/choice-identity-schema.ts'
import { type FileFormat, fileFormat } from '../formats/file-format.ts'
import {
  boolean,
  byMember,
  either,
  finite,
  json,
  list,
  literal,
  mapOf,
  object,
  oneOf,
  optional,
  text,
  tuple,
  whole,
} from '../formats/schemas.ts'
import { dials } from '../story/slot.ts'
import { slotVerbs } from '../story/verbs/verbs.ts'
import { type InkBundle, inkBundleFormat } from './ink-bundle.ts'
import { inkBundle1 } from './ink-bundle-1.ts'
import { inkBundle2 } from './ink-bundle-2.ts'
import { inkBundle3 } from './ink-bundle-3.ts'

/** Nesting of a compiled story: what a script has inside one another is about a third of it. */
export const inkDepth = 500

const name = text(1000)
const names = list(name, 10_000)
const prose = text(100_000)
const place = object({ file: name, line: whole(0, 100_000_000) })

const domain = byMember('type', [
  object({ type: literal('text') }),
  object({ type: literal('number') }),
  object({ type: literal('boolean') }),
  object({ type: literal('options'), options: list(either([prose, finite()]), 10_000) }),
  object({ type: literal('range'), from: finite(), to: finite() }),
])

const slot = object({
  id: name,
  verb: oneOf(slotVerbs),
  brief: prose,
  contract: object({
    minWords: optional(whole(0, 1_000_000)),
    maxWords: optional(whole(0, 1_000_000)),
    maxSentences: optional(whole(0, 1_000_000)),
    maxCharacters: optional(whole(0, 1_000_000)),
    maxLines: optional(whole(0, 1_000_000)),
    mention: optional(names),
    never: optional(names),
    oneOf: optional(names),
    domain: optional(domain),
    exchanges: optional(whole(0, 1_000_000)),
    maySet: optional(names),
  }),
  reads: object({
    variables: names,
    typed: names,
    history: boolean(),
    player: boolean(),
    diary: optional(oneOf(['scene', 'now'])),
    said: optional(names),
  }),
  policy: oneOf(dials),
  variable: optional(name),
  again: optional(literal(true)),
  by: optional(name),
  document: optional(object({ by: optional(name) })),
  source: optional(place),
  tags: names,
  words: list(tuple([name, whole(0, 10_000_000), whole(-1, 10_000_000)]), 10_000),
  rejoin: optional(name),
})

const choice = object({
  id: name,
  slot: optional(name),
  lead: optional(prose),
  decides: optional(name),
  source: optional(place),
})

const variable = object({
  type: oneOf(['number', 'text', 'boolean', 'list', 'json']),
  initial: json(),
  items: optional(names),
})

/** Reads compiled stories. Whether one is as it was compiled, its digest says. */
export const inkBundleFile: FileFormat<InkBundle> = fileFormat({
  name: 'compiled story',
  current: inkBundleFormat,
  bounds: { characters: 100_000_000, values: 10_000_000, depth: inkDepth },
  schema: object({
    format: literal(inkBundleFormat),
    digest: name,
    ink: json(),
    bible: bibleSchema,
    banks: mapOf(bankSchema, 1000, 100),
    entries: names,
    variables: mapOf(variable, 100_000),
    slots: mapOf(slot, 100_000),
    choices: mapOf(choice, 1_000_000),
    identities: optional(mapOf(choiceIdentity, 1_000_000)),
    present: mapOf(names, 100_000),
    leaves: optional(mapOf(name, 100_000)),
    memories: optional(literal(true)),
    glosses: optional(mapOf(prose, 100_000)),
    facts: mapOf(name, 10_000),
    slotDigests: optional(mapOf(name, 100_000)),
    lines: optional(object({ files: names, runs: text(50_000_000) })),
  }),
  older: { 1: inkBundle1, 2: inkBundle2, 3: inkBundle3 },
  codes: { invalid: 'story-invalid', newer: 'file-newer' },
  hint: 'Give what `compileInk` wrote, parsed from JSON; or compile the story again.',
})

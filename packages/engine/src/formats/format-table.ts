/** A kind of file or message, and the number of its format. */
export interface FormatRow {
  readonly name: string
  /** The number that is written now. */
  readonly current: number
  /** Where the number stands; a sentence where it can't stand in the file. */
  readonly numberIn: string
  /** The file that reads it, from the root of the repository. */
  readonly readIn: string
  /** What became of the formats before, by number. */
  readonly before?: Readonly<Record<number, string>>
}

/** Every format, in one place. */
export const formatTable: readonly FormatRow[] = [
  {
    name: 'save',
    current: 2,
    numberIn: '`version`',
    readIn: 'packages/engine/src/save/save-format.ts',
    before: { 1: 'its migration is fetched: a choice, a verdict, a value and a call are known by their ids alone' },
  },
  {
    name: 'compiled story',
    current: 3,
    numberIn: '`format`',
    readIn: 'packages/engine/src/ink/ink-bundle-format.ts',
    before: {
      1: 'read at once: banks of three states, no places of the source, no digests of slots',
      2: 'read at once: no knot says what walking away leads to',
    },
  },
  {
    name: 'bible',
    current: 2,
    numberIn: '`lacuna`, optional; `version` is the story’s own',
    readIn: 'packages/engine/src/ink/compiler/read-bible.ts',
    before: { 1: 'read as it was: says nothing of authorship' },
  },
  {
    name: 'bank',
    current: 2,
    numberIn: '`lacuna`, optional',
    readIn: 'packages/engine/src/ink/compiler/read-bank.ts',
    before: { 1: 'read as it was: `by` was the reviewer of an entry that was `approved` or `edited`' },
  },
  {
    name: 'request',
    current: 2,
    numberIn: '`format`; part of every key',
    readIn: 'packages/engine/src/provider/port/fill-request.ts',
    before: { 1: 'made no more; tapes and stores that answer it are kept, and answer nothing' },
  },
  {
    name: 'tape',
    current: 2,
    numberIn: '`format`; `requests` is the format of the requests that it answers',
    readIn: 'packages/engine/src/providers/recorded/tape.ts',
    before: { 1: 'read at once: it answers requests of format 1' },
  },
  {
    name: 'record of consent',
    current: 1,
    numberIn: '`format`; a book without one is of format 1',
    readIn: 'packages/engine/src/fill/consent/consent.ts',
  },
  {
    name: 'ledger',
    current: 1,
    numberIn:
      '`format` of an exported file; one without it, or a list of entries alone, is of format 1; in a save that of the save',
    readIn: 'packages/engine/src/ledger/read-ledger.ts',
  },
  {
    name: 'settings of a page',
    current: 1,
    numberIn: '`format`; settings without one are of format 1',
    readIn: 'packages/runtime-web/src/page/settings.ts',
  },
  {
    name: 'wire',
    current: 2,
    numberIn: '`format` of each body; a server reads the format before as well',
    readIn: 'packages/server/src/wire/wire-formats.ts',
    before: { 1: 'read by servers: its recorded calls have no names' },
  },
]

/** A name that nothing else may take: what it will mean is settled, what it looks like is its first writer’s to say. */
export interface ReservedName {
  readonly name: string
  /** Names of {@link formatTable}. */
  readonly formats: readonly string[]
  readonly meaning: string
  /** Where it is written by now, and how. Default: nowhere yet. */
  readonly written?: string
}

/**
 * Names that are kept free. Each is typed by its first writer, as an additive migration: a new number, and its absence in
 * every file before.
 */
export const reservedNames: readonly ReservedName[] = [
  { name: 'label', formats: ['save'], meaning: 'with a choice: its label as the author wrote it' },
  {
    name: 'of, number',
    formats: ['save', 'compiled story'],
    meaning: 'with a choice: which of how many with equal words in its knot',
    written: '`identity` of a move',
  },
  {
    name: 'line',
    formats: ['save', 'compiled story'],
    meaning: 'with a choice: digest of the first authored line behind it',
    written: '`identity` of a move',
  },
  {
    name: 'slot, name',
    formats: ['save', 'wire'],
    meaning: 'with a verdict, a value, a recorded call: what it is of',
    written: '`slot` of an input, `name` of a recorded call',
  },
  {
    name: 'authorship',
    formats: ['bible', 'compiled story'],
    meaning: 'how the author’s own words came about',
    written: 'bible 2',
  },
  {
    name: 'state',
    formats: ['bank', 'compiled story'],
    meaning: 'five states of an entry, and who reviewed it',
    written: 'bank 2',
  },
  { name: 'understood', formats: ['save'], meaning: 'with an answer: by what it was understood, and how surely' },
  {
    name: 'understand',
    formats: ['request', 'wire', 'tape'],
    meaning: 'a kind of request: which answer typed words mean',
  },
  { name: 'receipts', formats: ['wire', 'save'], meaning: 'what a server signed of text that it answered' },
  { name: 'cues', formats: ['compiled story', 'save'], meaning: 'on a line: the cues that belong to it' },
  { name: 'keep', formats: ['request', 'tape', 'wire'], meaning: 'an answer that leaves the author’s words' },
  {
    name: 'uses',
    formats: ['save', 'ledger', 'tape', 'bank'],
    meaning: 'with a fill: which items of its request it used',
  },
  { name: 'because', formats: ['save', 'ledger', 'tape'], meaning: 'with a verdict: its reason, in a sentence' },
  {
    name: 'soft',
    formats: ['save', 'ledger', 'request'],
    meaning: 'with a fill: digest of the shown text that it was given',
  },
  { name: 'known', formats: ['save', 'ledger', 'request'], meaning: 'with a fill: who may know what it was made from' },
  {
    name: 'supersedes',
    formats: ['ledger', 'save'],
    meaning: 'an entry that takes the place of an earlier one: another wording',
  },
  { name: 'leave', formats: ['save', 'ledger', 'wire'], meaning: 'a move: walking away' },
  {
    name: 'model-corrected',
    formats: ['save', 'ledger'],
    meaning: 'a move: the player corrected what the story believes of them',
  },
  { name: 'model-switched', formats: ['save', 'ledger'], meaning: 'a move: the player model was switched on or off' },
  { name: 'shape', formats: ['save', 'ledger'], meaning: 'with a typed value: the shape that it was tidied to' },
  { name: 'raw', formats: ['save', 'ledger'], meaning: 'with a typed value: the words as they were typed' },
  {
    name: 'categories',
    formats: ['record of consent'],
    meaning: 'consent to diary, shown and typed words, each by itself',
  },
  {
    name: 'switches',
    formats: ['record of consent'],
    meaning: 'consent to word, to understand, to judge, each by itself',
  },
]

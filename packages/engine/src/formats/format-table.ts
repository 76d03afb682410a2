/** A kind of file or message, and the number of its format. */
export interface FormatRow {
  readonly name: string
  /** The number that is written now. */
  readonly current: number
  /** The member that has the number; a sentence if the file itself can not have it. */
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
    current: 4,
    numberIn: '`version`',
    readIn: 'packages/engine/src/save/save-format.ts',
    before: {
      1: 'its migration is loaded on demand; choices, verdicts, values and calls have only ids',
      2: 'read directly: without leaving a talk',
      3: 'read directly: fills without what they used, verdicts without reasons',
    },
  },
  {
    name: 'compiled story',
    current: 4,
    numberIn: '`format`',
    readIn: 'packages/engine/src/ink/ink-bundle-format.ts',
    before: {
      1: 'read directly: banks with three states, without source positions and digests of slots',
      2: 'read directly: no knot says what leaving it leads to',
      3: 'read directly: without memories, documents, secrets and what variables are about',
    },
  },
  {
    name: 'bible',
    current: 2,
    numberIn: '`lacuna`, optional; `version` is the story’s own',
    readIn: 'packages/engine/src/ink/compiler/read-bible.ts',
    before: { 1: 'read as before: without authorship' },
  },
  {
    name: 'bank',
    current: 2,
    numberIn: '`lacuna`, optional',
    readIn: 'packages/engine/src/ink/compiler/read-bank.ts',
    before: { 1: 'read as before: `by` is the reviewer of an `approved` or `edited` entry' },
  },
  {
    name: 'file of slots',
    current: 2,
    numberIn: '`lacuna`, optional',
    readIn: 'packages/engine/src/ink/compiler/slot-details.ts',
    before: { 1: 'read as 2: there was no such file before' },
  },
  {
    name: 'request',
    current: 3,
    numberIn: '`format`; part of every key',
    readIn: 'packages/engine/src/provider/port/fill-request.ts',
    before: {
      1: 'no longer made; tapes and stores with answers to it are kept, but not used',
      2: 'the same: without numbered items, and answers keep nothing',
    },
  },
  {
    name: 'tape',
    current: 4,
    numberIn: '`format`; `requests` is the format of the requests that it answers',
    readIn: 'packages/engine/src/providers/recorded/read-tape.ts',
    before: {
      1: 'read directly: it answers requests of format 1',
      2: 'read directly: the members of its answers are text or value alone',
      3: 'read directly: whole answers by the key of a request with its provider in it; they become answers by slot',
    },
  },
  {
    name: 'reading of a route',
    current: 1,
    numberIn: '`format`',
    readIn: 'packages/engine/src/providers/recorded/reading.ts',
  },
  {
    name: 'record of consent',
    current: 3,
    numberIn: '`format`; a book without it has format 1',
    readIn: 'packages/engine/src/fill/consent/consent-file.ts',
    before: {
      1: 'migrated: the category `path` was called `way`, and what was sent stood under `told`',
      2: 'migrated: nobody was asked about `diary` and `shown`, so its records agree to neither',
    },
  },
  {
    name: 'ledger',
    current: 3,
    numberIn:
      '`format` of an exported file; a file without it, or a list of entries alone, has format 1; in a save, the save’s number',
    readIn: 'packages/engine/src/ledger/read-ledger.ts',
    before: {
      1: 'read directly: without leaving a talk',
      2: 'read directly: fills without what they used, verdicts without reasons',
    },
  },
  {
    name: 'settings of a page',
    current: 1,
    numberIn: '`format`; settings without it have format 1',
    readIn: 'packages/runtime-web/src/page/settings.ts',
  },
  {
    name: 'reports of lines',
    current: 1,
    numberIn: '`format`, where a page keeps them and in an exported file',
    readIn: 'packages/runtime-web/src/page/line-reports.ts',
  },
  {
    name: 'wire',
    current: 4,
    numberIn: '`format` of each body; a server also reads the previous format',
    readIn: 'packages/server/src/wire/wire-formats.ts',
    before: {
      1: 'read by servers: recorded calls without names',
      2: 'read by servers: without leaving a talk',
      3: 'read by servers: members of its answers are text or value alone, and without receipts, so that of the lines read before only the author’s are included',
    },
  },
  {
    name: 'evaluation plan',
    current: 1,
    numberIn: '`lacuna`, optional',
    readIn: 'packages/author/src/evaluate/run/plan.ts',
  },
  {
    name: 'run of an evaluation',
    current: 1,
    numberIn: '`format` of `run.json`, of the answers and of the keys',
    readIn: 'packages/author/src/evaluate/run/run-folder.ts',
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
    meaning: 'with a choice: digest of the first authored line that follows',
    written: '`identity` of a move',
  },
  {
    name: 'slot, name',
    formats: ['save', 'wire'],
    meaning: 'with a verdict, a value or a recorded call: its slot or function',
    written: '`slot` of an input, `name` of a recorded call',
  },
  {
    name: 'authorship',
    formats: ['bible', 'compiled story'],
    meaning: 'how the author’s own words were written',
    written: 'bible 2',
  },
  {
    name: 'state',
    formats: ['bank', 'compiled story'],
    meaning: 'five states of an entry, and who reviewed it',
    written: 'bank 2',
  },
  {
    name: 'understood',
    formats: ['save'],
    meaning: 'with an answer: what matched it to a choice, and with which certainty',
  },
  {
    name: 'understand',
    formats: ['request', 'wire', 'tape'],
    meaning: 'a kind of request: which choice typed words mean',
  },
  {
    name: 'receipts',
    formats: ['wire', 'save'],
    meaning: 'a server’s signatures of texts that it answered',
    written: '`receipts` of an answer’s last event, `shown` of a request for fills; in no save',
  },
  { name: 'cues', formats: ['compiled story', 'save'], meaning: 'on a line: the cues that belong to it' },
  {
    name: 'keep',
    formats: ['request', 'tape', 'wire'],
    meaning: 'an answer that keeps the author’s words',
    written: '`text` of null in an answer',
  },
  {
    name: 'uses',
    formats: ['save', 'ledger', 'tape', 'bank'],
    meaning: 'with a fill: the items of its request that it used',
    written: '`uses` of a fill',
  },
  {
    name: 'because',
    formats: ['save', 'ledger', 'tape'],
    meaning: 'with a verdict: its reason, in a sentence',
    written: '`because` of a fill',
  },
  {
    name: 'soft',
    formats: ['save', 'ledger', 'request'],
    meaning: 'with a fill: digest of the shown text in its request',
    written: '`soft` of a fill, and of a request’s entry',
  },
  {
    name: 'known',
    formats: ['save', 'ledger', 'request'],
    meaning: 'with a fill: who in the story may know its contents',
    written: '`known` of a fill',
  },
  {
    name: 'supersedes',
    formats: ['ledger', 'save'],
    meaning: 'the earlier entry that this one replaces with another wording',
    written: '`supersedes` of a fill, and of a request’s entry',
  },
  {
    name: 'leave',
    formats: ['save', 'ledger', 'wire'],
    meaning: 'a move: leaving a talk',
    written: '`type` of a move and of a step',
  },
  {
    name: 'model-corrected',
    formats: ['save', 'ledger'],
    meaning: 'a move: the player corrected the player model',
  },
  { name: 'model-switched', formats: ['save', 'ledger'], meaning: 'a move: the player model was switched on or off' },
  { name: 'shape', formats: ['save', 'ledger'], meaning: 'with a typed value: the shape to which it was normalised' },
  { name: 'raw', formats: ['save', 'ledger'], meaning: 'with a typed value: the words as typed' },
  {
    name: 'categories',
    formats: ['record of consent'],
    meaning: 'separate consent to diary, shown and typed words',
    written: '`diary`, `shown` and `typed` in `data` of a record',
  },
  {
    name: 'switches',
    formats: ['record of consent'],
    meaning: 'separate consent to wording, understanding and deciding',
  },
]

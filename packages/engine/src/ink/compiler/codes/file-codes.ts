import { bankExample, bibleExample, type DiagnosticCode, inkExample, slotsExample } from './diagnostic-code.ts'

const lines = (...text: readonly string[]): string => `${text.join('\n')}\n`
const bible = (...text: readonly string[]): string => lines('story: example', 'language: en', ...text)
const greeting = lines('VAR trust = 1', 'You again. # fill greet: guarded; reads trust', '-> END')
const noReads = lines('VAR trust = 1', 'You again. # fill greet: guarded', '-> END')
const entry = (...text: readonly string[]): string =>
  lines('entries:', '  - slot: greet', ...text.map(line => `    ${line}`))

/** The files beside the script: bible and banks. */
export const fileCodes: Readonly<Record<string, DiagnosticCode>> = {
  'file-missing': {
    severity: 'error',
    title: 'A file that is not there',
    what: "The story's main script could not be read under the name that was given.",
    example: {
      wrong: {},
      right: { 'example.ink': lines('Gulls.', '-> END'), 'example.bible.yaml': bible() },
      shown: 'example.ink',
      file: 'example.ink',
      line: 1,
    },
  },
  'newer-format': {
    severity: 'error',
    title: 'A bible or a bank of a newer version',
    what: 'The key `lacuna` of a bible or a bank is the number of its format. What a newer format means this version cannot know, so nothing of it is guessed.',
    example: bibleExample(
      1,
      lines('lacuna: 9', 'story: example', 'language: en'),
      lines('lacuna: 2', 'story: example', 'language: en'),
      greeting,
    ),
  },
  'include-outside': {
    severity: 'error',
    title: 'An included file outside of the folder',
    what: "What a script includes becomes a part of the compiled story, and goes wherever that goes. A script may include what stands in the main script's folder or below it, and nothing else.",
    example: inkExample(1, lines('INCLUDE ../gulls.ink', '-> END'), lines('Gulls.', '-> END')),
  },
  'no-bible': {
    severity: 'note',
    title: 'A story without a bible',
    what: 'It can be played. But a fill then knows no style, no voices, no words to avoid, and no name in front of a colon is a speaker.',
    example: {
      ...inkExample(1, greeting, greeting),
      wrong: { 'example.ink': greeting },
      shown: 'example.bible.yaml',
    },
  },
  'slot-details-unused': {
    severity: 'error',
    title: 'Details of a slot that nobody opens',
    what: 'Under `slots:` of the bible, or in the file of slots, stands an id that no tag of the script has. What it says would never be read.',
    example: slotsExample(
      2,
      lines('greet: guarded', 'leave: glad'),
      lines('greet: guarded'),
      lines('You again. # fill greet', '-> END'),
    ),
  },
  'slot-details-twice': {
    severity: 'error',
    title: 'Details of a slot in two places',
    what: 'The details of a slot stand in its tag, under `slots:` of the bible, or in the file of slots. In two of them one would be skipped without a word.',
    example: slotsExample(
      1,
      lines('greet: guarded', 'leave: a look back'),
      lines('leave: a look back'),
      lines('You again. # fill greet: guarded', 'Goodbye. # fill leave', '-> END'),
    ),
  },
  'slot-details-ambiguous': {
    severity: 'error',
    title: 'Details that belong to several slots',
    what: 'An id is local to its knot, and several knots have a slot of this id without details of its own.',
    example: slotsExample(
      1,
      lines('greet: guarded'),
      lines('quay.greet: guarded', 'ferry.greet: glad'),
      lines(
        '-> quay',
        '== quay',
        'You again. # fill greet',
        '-> ferry',
        '== ferry',
        'You at last. # fill greet',
        '-> END',
      ),
    ),
  },
  'yaml-malformed': {
    severity: 'error',
    title: 'A YAML file that cannot be read',
    what: 'Indents, colons or quotes do not fit together; what stands below may be missing.',
    example: bibleExample(
      3,
      bible('style: Always: short sentences.'),
      bible('style: "Always: short sentences."'),
      greeting,
    ),
  },
  'key-twice': {
    severity: 'error',
    title: 'A key that is there twice',
    what: 'YAML would take the last one and drop the first without a word.',
    example: bibleExample(
      4,
      bible('never: tapestry', 'never: at the end of the day'),
      bible('never: |', '  tapestry', '  at the end of the day'),
      greeting,
    ),
  },
  'hash-in-yaml': {
    severity: 'error',
    title: 'A "#" that cuts a text in YAML',
    what: 'A "#" behind a space begins a comment, also in the middle of a sentence without quotes. In a grammar, where symbols stand between such signs, half of the rule is lost.',
    example: bibleExample(
      5,
      bible('grammar:', '  greet:', '    - You. #again#.', '  again: [Again]').replace('  again: [Again]\n', ''),
      bible('grammar:', '  greet:', '    - "You. #again#."', '  again: [Again]'),
      greeting,
    ),
  },
  'unknown-key': {
    severity: 'error',
    title: 'A key that nobody reads',
    what: 'A misspelt key would be skipped without a word, and what it says with it.',
    example: bibleExample(3, bible('stile: Short sentences.'), bible('style: Short sentences.'), greeting),
  },
  'wrong-type': {
    severity: 'error',
    title: 'A value of the wrong kind',
    what: 'Here stands a list where text is wanted, a word that is not one of those possible, or the like. The value is left out.',
    example: bibleExample(3, bible('allow: revewed'), bible('allow: reviewed'), greeting),
  },
  'missing-key': {
    severity: 'error',
    title: 'Something is left out',
    what: "An entry without it can't be used.",
    example: bankExample(2, entry('text: You. Again.'), entry('text: You. Again.', 'state: written'), greeting),
  },
  'cast-never-speaks': {
    severity: 'note',
    title: 'Somebody of the cast never speaks',
    what: 'No line of the story starts with this name. Perhaps their lines are still to be written, or the name is written differently there.',
    example: bibleExample(
      5,
      bible('cast:', '  OONA:', '  TAVI:'),
      bible('cast:', '  OONA:'),
      lines('OONA: You again.', '-> END'),
    ),
  },
  'grammar-missing-symbol': {
    severity: 'error',
    title: 'A grammar rule uses a symbol that is not there',
    what: "A text with a hole in it is not shown: a rule that can't be said to its end is dropped, and where no other one holds, the author's words stand.",
    example: bibleExample(
      4,
      bible('grammar:', '  greet: ["#hello#, stranger."]'),
      bible('grammar:', '  greet: ["#hello#, stranger."]', '  hello: [You, You again]'),
      greeting,
    ),
  },
  'grammar-unused-symbol': {
    severity: 'warning',
    title: 'A grammar symbol that is never said',
    what: 'A fill begins at the symbol that is called like its slot, in full: knot, point, id. This one names no slot, and no rule uses it.',
    example: bibleExample(
      4,
      bible('grammar:', '  gret: [You again.]'),
      bible('grammar:', '  greet: [You again.]'),
      greeting,
    ),
  },
  'condition-not-read': {
    severity: 'error',
    title: 'A condition on something that the slot does not read',
    what: 'A fill is made from what its slot declares, and from nothing else: a condition on another variable would never hold. Rules of a grammar and entries of a bank may also look at `choice`, at `fact` where facts are told, and at `memory`.',
    example: bibleExample(
      5,
      bible('grammar:', '  greet:', '    - when: {trsut: "> 1"}', '      say: You. Come in.', '    - You again.'),
      bible('grammar:', '  greet:', '    - when: {trust: "> 1"}', '      say: You. Come in.', '    - You again.'),
      greeting,
    ),
  },
  'bank-unknown-slot': {
    severity: 'error',
    title: 'A bank entry for a slot that is not there',
    what: 'It is never shown. Perhaps the slot got another id, or its knot another name.',
    example: bankExample(
      2,
      entry('text: You. Again.', 'state: written').replace('greet', 'gret'),
      entry('text: You. Again.', 'state: written'),
      greeting,
    ),
  },
  'bank-origin': {
    severity: 'warning',
    title: 'A bank entry that contradicts itself about where it comes from',
    what: 'Players are told how a text came about and who reviewed it. `approved` and `edited` need a reviewer, `proposed` has none, and `written` has no model. Where no person is named, the entry does not stand at *Reviewed*.',
    example: bankExample(
      2,
      entry('text: You. Again.', 'state: approved'),
      entry('text: You. Again.', 'state: approved', 'reviewed: Mira Aalto'),
      greeting,
    ),
  },
  'bank-stale': {
    severity: 'warning',
    title: 'A bank entry whose slot has changed',
    what: 'The text was decided on for a slot with another brief, other words or other lines around it. It does not stand in its slot until somebody has looked at it again.',
    example: bankExample(
      5,
      entry('text: You. Again.', 'state: written', 'slotDigest: 00000000'),
      entry('text: You. Again.', 'state: written', 'slotDigest: "8458684631943627"'),
      greeting,
    ),
  },
  'authorship-outside-knots': {
    severity: 'error',
    title: 'A script with an authorship of its own and words outside of knots',
    what: 'Ink puts the words that stand outside of all knots together, whatever file they come from. Where one of the files came about otherwise than the others, nobody could tell whose they are.',
    example: {
      wrong: {
        'example.ink': lines('INCLUDE letters.ink', 'Gulls.', '-> END'),
        'letters.ink': lines('Dear Oona.'),
        'example.bible.yaml': bible('authorship:', '  parts:', '    letters.ink: human'),
      },
      right: {
        'example.ink': lines('INCLUDE letters.ink', 'Gulls.', '-> letter'),
        'letters.ink': lines('=== letter', 'Dear Oona.', '-> END'),
        'example.bible.yaml': bible('authorship:', '  parts:', '    letters.ink: human'),
      },
      shown: 'letters.ink',
      file: 'example.bible.yaml',
      line: 5,
    },
  },
  'bank-without-language': {
    severity: 'error',
    title: 'A bank without a language',
    what: 'Each bank holds the fills of one language, and its file name says which: a language tag stands between "bank" and "yaml".',
    example: {
      wrong: {
        'example.bank.yaml': entry('text: You. Again.', 'state: written'),
        'example.ink': noReads,
        'example.bible.yaml': bible(),
      },
      right: {
        'example.bank.en.yaml': entry('text: You. Again.', 'state: written'),
        'example.ink': noReads,
        'example.bible.yaml': bible(),
      },
      shown: 'example.bank.en.yaml',
      file: 'example.bank.yaml',
      line: 1,
    },
  },
}

import { type DiagnosticCode, inkExample } from './diagnostic-code.ts'

const lines = (...text: readonly string[]): string => `${text.join('\n')}\n`
const greeting = (tag: string): string => lines('VAR trust = 1', `You again. # ${tag}`, '-> END')

/** What a slot's tag says. */
export const slotCodes: Readonly<Record<string, DiagnosticCode>> = {
  'unknown-verb': {
    severity: 'warning',
    title: 'A tag that is almost a slot',
    what: 'Ink knows no verbs: a misspelt one is a tag like any other, and the words are never filled.',
    example: inkExample(2, greeting('fil: guarded'), greeting('fill: guarded')),
  },
  'text-breaks-slot': {
    severity: 'warning',
    title: 'A text that its own slot refuses',
    what: 'Your words for the slot, a rule of the grammar or an entry of the bank breaks what the slot asks of every fill. Your words are shown all the same, and are no example for a provider then; a rule of the grammar is never shown, and a text of the bank stands where a provider may not say the same. The story was played at random, and each text held against its slot in the states in which it can stand.',
    byPlaying: true,
    example: inkExample(2, greeting('fill greet: guarded; min 6 words'), greeting('fill greet: guarded; min 2 words')),
  },
  'slot-malformed': {
    severity: 'warning',
    title: 'A slot that cannot be read',
    what: "A slot's tag is its verb, one word as its id if it has one, a colon, and the brief.",
    example: inkExample(2, greeting('fill her greeting: guarded'), greeting('fill greeting: guarded')),
  },
  'slot-without-brief': {
    severity: 'warning',
    title: 'A slot without a brief',
    what: 'The brief is the first part behind the colon. Without one a provider knows only the line it replaces.',
    example: inkExample(2, greeting('fill greet: max 12 words'), greeting('fill greet: guarded; max 12 words')),
  },
  'unknown-clause': {
    severity: 'warning',
    title: 'A clause that is none',
    what: 'A part of the tag that is no clause is direction: it is told to the provider and checked by nobody. This one looks as if it had been meant as a clause.',
    example: inkExample(2, greeting('fill: guarded; max 12'), greeting('fill: guarded; max 12 words')),
  },
  'clause-twice': {
    severity: 'warning',
    title: 'A clause that is said twice',
    what: 'Only the last one counts.',
    example: inkExample(
      2,
      greeting('fill: guarded; max 12 words; max 20 words'),
      greeting('fill: guarded; max 20 words'),
    ),
  },
  'clause-not-for-verb': {
    severity: 'warning',
    title: 'A clause that says nothing to this verb',
    what: 'A decide has no words to count and a fill cannot set a variable; the clause has no effect.',
    example: inkExample(2, greeting('fill: guarded; may set trust'), greeting('fill: guarded; reads trust')),
  },
  'hole-in-clause': {
    severity: 'error',
    title: 'Braces in a clause',
    what: 'Clauses are read when the story is compiled, so that every fill can be checked against them. Braces in them would be compared as they stand.',
    example: inkExample(
      2,
      greeting('fill: guarded; max {trust} words'),
      greeting('fill: guarded, {trust > 1: a sentence|a word or two}; max 12 words'),
    ),
  },
  'max-below-min': {
    severity: 'error',
    title: 'A smallest length above the largest',
    what: 'No text can have it, so no fill would ever be accepted.',
    example: inkExample(
      2,
      greeting('fill: guarded; min 12 words; max 6 words'),
      greeting('fill: guarded; min 6 words; max 12 words'),
    ),
  },
  'mention-also-never': {
    severity: 'error',
    title: 'A word that must and must not be there',
    what: 'No text can keep both clauses, so no fill would ever be accepted.',
    example: inkExample(
      2,
      greeting('fill: guarded; mention "the letter"; never "letter"'),
      greeting('fill: guarded; mention "the letter"; never "sorry"'),
    ),
  },
  'star-misplaced': {
    severity: 'warning',
    title: 'A star that stands for nothing',
    what: 'In what must never occur, a star at the very end stands for the rest of a word: "drown*" is drown, drowned and drowning. Anywhere else, and in what has to be mentioned, it is looked for as it stands.',
    example: inkExample(2, greeting('fill: guarded; never "dr*wn"'), greeting('fill: guarded; never "drown*"')),
  },
  'one-of-with-others': {
    severity: 'warning',
    title: '"one of" beside other checks',
    what: '"one of" names every text that is accepted. Further checks can only forbid one that was named.',
    example: inkExample(
      2,
      greeting('fill: how she says it; one of "You again.", "You."; max 2 words'),
      greeting('fill: how she says it; one of "You again.", "You."'),
    ),
  },
  'range-empty': {
    severity: 'error',
    title: 'A range without a number in it',
    what: 'The smaller number comes first.',
    example: inkExample(
      2,
      lines('VAR fare = 4', 'The fare is {fare}. # invent fare: what she asks; from 9 to 2', '-> END'),
      lines('VAR fare = 4', 'The fare is {fare}. # invent fare: what she asks; from 2 to 9', '-> END'),
    ),
  },
  'slot-without-words': {
    severity: 'error',
    title: "A slot without the author's words",
    what: 'What the author wrote is shown whenever there is no fill: no provider, no consent, no time. Every slot needs it.',
    example: inkExample(
      1,
      lines('OONA: # fill: how she greets you', '-> END'),
      lines('OONA: You again. # fill: how she greets you', '-> END'),
      lines('story: example', 'language: en', 'cast:', '  OONA:'),
    ),
  },
  'duplicate-slot': {
    severity: 'error',
    title: 'Two slots with one id',
    what: 'Saves, banks and grammars call a slot by its id, which is local to its knot. Two with the same one would share their fills.',
    example: inkExample(
      2,
      lines('You again. # fill greet: guarded', 'Well then. # fill greet: fond', '-> END'),
      lines('You again. # fill greet: guarded', 'Well then. # fill soften: fond', '-> END'),
    ),
  },
  'unknown-name': {
    severity: 'error',
    title: 'A name that nothing in the story has',
    what: 'What a slot reads, may set, or who is present, must exist: a variable, an ask slot, somebody of the cast. Otherwise the fill would be written without it, and nobody would notice.',
    example: inkExample(2, greeting('fill: guarded; reads trsut'), greeting('fill: guarded; reads trust')),
  },
  'read-twice': {
    severity: 'warning',
    title: 'A variable both evaluated in the brief and read',
    what: 'Each difference in what a slot reads is another fill to make. A brief that says what follows from the variable makes two; the value itself makes one for each number.',
    example: inkExample(
      2,
      greeting('fill: {trust > 1: fond|guarded}; reads trust'),
      greeting('fill: {trust > 1: fond|guarded}'),
    ),
  },
  'never-by-bible': {
    severity: 'error',
    title: 'A slot wants what the bible forbids',
    what: 'The bible\'s "never" holds for every fill, so none would ever be accepted here.',
    example: inkExample(
      2,
      greeting('fill: guarded; mention "a tapestry"'),
      greeting('fill: guarded; mention "a letter"'),
      lines('story: example', 'language: en', 'never: |', '  tapestry'),
    ),
  },
  'policy-above-story': {
    severity: 'note',
    title: 'A slot permits more than the story',
    what: "Slot, bible and player each say how much may be filled, and the lowest holds. The slot's word has no effect here.",
    example: inkExample(
      2,
      greeting('fill: guarded; live'),
      greeting('fill: guarded; reviewed'),
      lines('story: example', 'language: en', 'allow: reviewed'),
    ),
  },
}

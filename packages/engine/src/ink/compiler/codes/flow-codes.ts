import { type DiagnosticCode, inkExample } from './diagnostic-code.ts'

const lines = (...text: readonly string[]): string => `${text.join('\n')}\n`
const clock = lines('EXTERNAL hour()', 'It is {hour()} by the clock.', '-> END', '=== function hour', '~ return 9')
const withOona = lines('story: example', 'language: en', 'cast:', '  OONA:')

/** What stands around a slot: choices, variables, knots, functions. */
export const flowCodes: Readonly<Record<string, DiagnosticCode>> = {
  'no-choices-below': {
    severity: 'error',
    title: 'An ask or a decide without choices right below it',
    what: 'Both pick one of the choices that the author wrote. These follow directly under the line with the tag; where text comes between, or nothing, there is nothing to pick from.',
    example: inkExample(
      1,
      lines(
        'Where were you? # ask: where you spent the winter',
        'She waits.',
        '* [In the north.]',
        '* [Nowhere.]',
        '- -> END',
      ),
      lines(
        'Where were you?',
        'She waits. # ask: where you spent the winter',
        '* [In the north.]',
        '* [Nowhere.]',
        '- -> END',
      ),
    ),
  },
  'decide-without-default': {
    severity: 'note',
    title: 'A decide without a default',
    what: 'Without a provider the first choice whose "# default" holds is taken, else the first. With no default at all it is always the first, whatever the player did.',
    example: inkExample(
      2,
      lines('VAR trust = 1', 'She studies you. # decide: does she believe it', '+ [yes]', '+ [no]', '- -> END'),
      lines(
        'VAR trust = 1',
        'She studies you. # decide: does she believe it',
        '+ [yes # default {trust > 1}]',
        '+ [no # default]',
        '- -> END',
      ),
    ),
  },
  'two-defaults': {
    severity: 'error',
    title: 'Two defaults without a condition',
    what: 'The first default that holds is taken. One without a condition always holds, so the second is never reached.',
    example: inkExample(
      3,
      lines('She studies you. # decide: does she believe it', '+ [yes # default]', '+ [no # default]', '- -> END'),
      lines('She studies you. # decide: does she believe it', '+ [yes]', '+ [no # default]', '- -> END'),
    ),
  },
  'means-outside-ask': {
    severity: 'warning',
    title: '"# means" on a choice that nobody has to understand',
    what: 'It tells what a choice means to whoever matches typed words to it (ask) or judges (decide). Here the player clicks, and nobody reads it.',
    example: inkExample(
      2,
      lines('Where were you?', '* [In the north. # means: work, a ship]', '* [Nowhere.]', '- -> END'),
      lines(
        'Where were you? # ask: where you spent the winter',
        '* [In the north. # means: work, a ship]',
        '* [Nowhere.]',
        '- -> END',
      ),
    ),
  },
  'default-outside-decide': {
    severity: 'warning',
    title: '"# default" on a choice that the player makes',
    what: "A default answers for a decide that has no provider. The player's own choices have none.",
    example: inkExample(
      2,
      lines('She studies you.', '+ [yes # default]', '+ [no]', '- -> END'),
      lines('She studies you. # decide: does she believe it', '+ [yes # default]', '+ [no]', '- -> END'),
    ),
  },
  'invent-without-variable': {
    severity: 'error',
    title: 'An invent without a variable',
    what: "An invent puts a value into a variable of the story, and its id is that variable's name.",
    example: inkExample(
      2,
      lines('VAR alias = "stranger"', 'Well then, {alias}. # invent: what she calls you', '-> END'),
      lines('VAR alias = "stranger"', 'Well then, {alias}. # invent alias: what she calls you', '-> END'),
    ),
  },
  'invent-unknown-variable': {
    severity: 'error',
    title: 'An invent for a variable that is not there',
    what: 'The variable must be declared with VAR: its first value is what the story says without a provider. Temporary variables and constants will not do.',
    example: inkExample(
      2,
      lines('VAR alias = "stranger"', 'Well then, {alias}. # invent aliass: what she calls you', '-> END'),
      lines('VAR alias = "stranger"', 'Well then, {alias}. # invent alias: what she calls you', '-> END'),
    ),
  },
  'invent-wrong-type': {
    severity: 'error',
    title: 'An invent whose values do not fit its variable',
    what: "The value must be of the type that the variable was declared with, or the story's own comparisons would go wrong.",
    example: inkExample(
      2,
      lines('VAR alias = "stranger"', 'Well then, {alias}. # invent alias: what she calls you; from 1 to 6', '-> END'),
      lines(
        'VAR alias = "stranger"',
        'Well then, {alias}. # invent alias: what she calls you; one of "stranger", "sailor"',
        '-> END',
      ),
    ),
  },
  'invent-assigned-in-beat': {
    severity: 'error',
    title: 'An invent on a variable that the same beat assigns',
    what: "The value is put in before the line is said. An assignment before it is overwritten, one after it overwrites: either the author's value or the invented one is lost.",
    example: inkExample(
      3,
      lines(
        'VAR alias = "stranger"',
        '~ alias = "sailor"',
        'Well then, {alias}. # invent alias: what she calls you',
        '-> END',
      ),
      lines('VAR alias = "sailor"', 'Well then, {alias}. # invent alias: what she calls you', '-> END'),
    ),
  },
  'detour-without-rejoin': {
    severity: 'error',
    title: 'A detour without a way back',
    what: 'A generated scene comes back at the stitch "rejoin" of its knot, whatever was said in it.',
    example: inkExample(
      4,
      lines(
        '-> bargain ->',
        '-> END',
        '=== bargain',
        '# detour: over the fare; up to 3 exchanges',
        'The fare has gone up.',
        '->->',
      ),
      lines(
        '-> bargain ->',
        '-> END',
        '=== bargain',
        '# detour: over the fare; up to 3 exchanges',
        'The fare has gone up.',
        '-> rejoin',
        '= rejoin',
        '->->',
      ),
    ),
  },
  'detour-not-a-tunnel': {
    severity: 'error',
    title: 'A detour that does not come back',
    what: 'A detour is called as a tunnel, "-> bargain ->", and its rejoin ends with "->->". By a plain divert the story would have nowhere to go on.',
    example: inkExample(
      1,
      lines(
        '-> bargain',
        '=== bargain',
        '# detour: over the fare; up to 3 exchanges',
        'The fare has gone up.',
        '-> rejoin',
        '= rejoin',
        '->->',
      ),
      lines(
        '-> bargain ->',
        '-> END',
        '=== bargain',
        '# detour: over the fare; up to 3 exchanges',
        'The fare has gone up.',
        '-> rejoin',
        '= rejoin',
        '->->',
      ),
    ),
  },
  'detour-not-at-head': {
    severity: 'error',
    title: 'A detour in the middle of a knot',
    what: "The whole knot is the scene as the author wrote it: what is said when nobody generates one. So the tag stands alone right under the knot's name.",
    example: inkExample(
      4,
      lines(
        '-> bargain ->',
        '-> END',
        '=== bargain',
        'The fare has gone up. # detour: over the fare',
        '-> rejoin',
        '= rejoin',
        '->->',
      ),
      lines(
        '-> bargain ->',
        '-> END',
        '=== bargain',
        '# detour: over the fare',
        'The fare has gone up.',
        '-> rejoin',
        '= rejoin',
        '->->',
      ),
    ),
  },
  'choice-id-malformed': {
    severity: 'error',
    title: 'An id of a choice that is none',
    what: 'Saves, transcripts and games call a choice by its id: one word of letters, digits, "_" and "-".',
    example: inkExample(
      1,
      lines('* [Give her the letter. # id: give.letter]', '-> END'),
      lines('* [Give her the letter. # id: give-letter]', '-> END'),
    ),
  },
  'duplicate-choice-id': {
    severity: 'error',
    title: 'Two choices with one id',
    what: 'An id given by "# id:" is local to its knot and unique there: a save that remembers it must find one choice.',
    example: inkExample(
      2,
      lines('* [Give her the letter. # id: give]', '* [Give him the letter. # id: give]', '- -> END'),
      lines('* [Give her the letter. # id: give-her]', '* [Give him the letter. # id: give-him]', '- -> END'),
    ),
  },
  'entry-with-parameters': {
    severity: 'error',
    title: 'An entry with parameters',
    what: 'A game enters a knot by its name and has nothing to pass for its parameters.',
    example: inkExample(
      4,
      lines('VAR gold = 3', '-> quay(gold)', '=== quay(coins)', '# entry', 'You have {coins} coins.', '-> END'),
      lines('VAR gold = 3', '-> quay', '=== quay', '# entry', 'You have {gold} coins.', '-> END'),
    ),
  },
  'facts-with-parameters': {
    severity: 'error',
    title: 'Facts with parameters',
    what: 'The engine asks for the facts about somebody present, and has nothing to pass.',
    example: inkExample(
      4,
      lines(
        'VAR trust = 1',
        'OONA: You again.',
        '-> END',
        '=== function facts_OONA(limit)',
        '{trust > limit: She trusts you.}',
      ),
      lines('VAR trust = 1', 'OONA: You again.', '-> END', '=== function facts_OONA', '{trust > 1: She trusts you.}'),
      withOona,
    ),
  },
  'facts-not-pure': {
    severity: 'error',
    title: 'Facts that change something',
    what: 'Facts are read whenever a fill is prepared, also ahead of the player and more than once. If reading them assigned a variable, moved a sequence on or rolled dice, the story would depend on when they were read.',
    example: inkExample(
      5,
      lines(
        'VAR trust = 1',
        'OONA: You again.',
        '-> END',
        '=== function facts_OONA',
        '~ trust++',
        '{trust > 1: She trusts you.}',
      ),
      lines('VAR trust = 1', 'OONA: You again.', '-> END', '=== function facts_OONA', '{trust > 1: She trusts you.}'),
      withOona,
    ),
  },
  'speaker-not-in-cast': {
    severity: 'warning',
    title: 'Somebody speaks who is not in the cast',
    what: 'A line that starts with a name of the cast and a colon is spoken by them. With another name it is narration, and the name part of its text.',
    example: inkExample(
      2,
      lines('OONA: You again.', 'OONAA: Well then.', '-> END'),
      lines('OONA: You again.', 'OONA: Well then.', '-> END'),
      withOona,
    ),
  },
  'external-undeclared': {
    severity: 'warning',
    title: 'An EXTERNAL function that the bible does not name',
    what: 'A function of the game is "pure" when calling it changes nothing: it may then run ahead of the player. Any other is "recorded": called once, its result kept for replays. A function that is not declared is recorded.',
    example: {
      ...inkExample(1, clock, clock),
      shown: 'example.bible.yaml',
      right: {
        'example.bible.yaml': lines('story: example', 'language: en', 'externals:', '  hour: pure'),
        'example.ink': clock,
      },
    },
  },
  'ink-error': {
    severity: 'error',
    title: 'An error of ink itself',
    what: 'The ink compiler found it; the message is its own.',
    example: inkExample(
      1,
      lines('-> habour', '=== harbour', 'Gulls.', '-> END'),
      lines('-> harbour', '=== harbour', 'Gulls.', '-> END'),
    ),
  },
  'ink-warning': {
    severity: 'warning',
    title: 'A warning of ink itself',
    what: 'The ink compiler found it; the message is its own. Most often the story would run out of content.',
    example: inkExample(
      3,
      lines('-> harbour', '=== harbour', 'Gulls.'),
      lines('-> harbour', '=== harbour', 'Gulls.', '-> END'),
    ),
  },
  'ink-todo': {
    severity: 'note',
    title: 'A TODO of the author',
    what: 'A line that starts with "TODO:" is a note that the author left in the script. It is shown here so that it is not forgotten.',
    example: inkExample(1, lines('TODO: More gulls.', 'Gulls.', '-> END'), lines('Gulls, and more gulls.', '-> END')),
  },
}

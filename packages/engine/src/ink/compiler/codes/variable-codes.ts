import { type DiagnosticCode, inkExample } from './diagnostic-code.ts'

const lines = (...text: readonly string[]): string => `${text.join('\n')}\n`
const clock = lines('EXTERNAL hour()', 'It is {hour()} by the clock.', '-> END', '=== function hour', '~ return 9')
const withOona = lines('story: example', 'language: en', 'cast:', '  OONA:')

/** What a slot and the game use of the script: variables, knots, functions; and what ink itself reports. */
export const variableCodes: Readonly<Record<string, DiagnosticCode>> = {
  'reserved-name': {
    severity: 'error',
    title: 'A name that every object has',
    what: 'Names like `constructor` or `toString` are there in every object of JavaScript, and ink’s runtime takes them for something that was saved: the story compiles, and breaks when it is begun or loaded.',
    example: inkExample(
      1,
      lines('VAR constructor = 5', 'Five: {constructor}.', '-> END'),
      lines('VAR builder = 5', 'Five: {builder}.', '-> END'),
    ),
  },
  'invent-without-variable': {
    severity: 'warning',
    title: 'An invent without a variable',
    what: "An invent puts a value into a variable of the story, and its id is that variable's name.",
    example: inkExample(
      2,
      lines('VAR alias = "stranger"', 'Well then, {alias}. # invent: what she calls you', '-> END'),
      lines('VAR alias = "stranger"', 'Well then, {alias}. # invent alias: what she calls you', '-> END'),
    ),
  },
  'decide-without-outcomes': {
    severity: 'error',
    title: 'A decision about a variable that may be anything',
    what: 'A decide on a line, with no choices below, sets the variable of its name to one of a few values. Each of them is looked at ahead and by the checks, so they have to be true and false, a list, or a short range of whole numbers.',
    example: inkExample(
      4,
      lines('VAR mood = "calm"', '-> deck', '== deck', 'She looks at you. # decide mood: how she takes it', '-> END'),
      lines(
        'VAR mood = "calm"',
        '-> deck',
        '== deck',
        'She looks at you. # decide mood: how she takes it; one of "calm", "cross"',
        '-> END',
      ),
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
  'unknown-leave': {
    severity: 'error',
    title: '"# leave" to a knot that is not there',
    what: 'Whoever walks away from what the knot offers goes to the knot or stitch that its tag names, as by a divert. It must be there, and have no parameters.',
    example: inkExample(
      3,
      lines('-> oona', '=== oona', '# leave: by', 'You again.', '* [Stay.] -> END', '=== bye', 'She nods. -> END'),
      lines('-> oona', '=== oona', '# leave: bye', 'You again.', '* [Stay.] -> END', '=== bye', 'She nods. -> END'),
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
  'direction-not-read': {
    severity: 'warning',
    title: 'A parenthesis behind a name that says nothing of how',
    what: 'One short parenthesis between a name of the cast and the colon says how the line is said. A long one, an empty one, or one in another may be part of a sentence, so the line is narration.',
    example: inkExample(
      2,
      lines('OONA: You again.', 'OONA (): Well.', '-> END'),
      lines('OONA: You again.', 'OONA (quietly): Well.', '-> END'),
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

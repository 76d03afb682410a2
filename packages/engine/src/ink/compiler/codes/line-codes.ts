import { type DiagnosticCode, inkExample } from './diagnostic-code.ts'

const lines = (...text: readonly string[]): string => `${text.join('\n')}\n`

/** Lines that ink reads otherwise than they look. */
export const lineCodes: Readonly<Record<string, DiagnosticCode>> = {
  'address-in-line': {
    severity: 'warning',
    title: 'A web address in a line',
    what: 'In ink "//" begins a comment, in the middle of a line as well. What follows it is lost, and nothing says so in play.',
    example: inkExample(
      1,
      lines('See https://tides.example for more.', '-> END'),
      lines('See tides.example for more.', '-> END'),
    ),
  },
  'hash-before-number': {
    severity: 'warning',
    title: 'A hash in front of a number',
    what: 'In ink "#" begins a tag, in the middle of a line as well. The line ends there, and the number is in no text.',
    example: inkExample(1, lines('We are #1 in town.', '-> END'), lines('We are \\#1 in town.', '-> END')),
  },
  'assignment-as-text': {
    severity: 'warning',
    title: 'An assignment that is shown as text',
    what: 'A statement of ink begins with "~". Without it the line is text like any other, and the variable keeps its value.',
    example: inkExample(
      2,
      lines('VAR trust = 1', 'trust = 2', '-> END'),
      lines('VAR trust = 1', '~ trust = 2', '-> END'),
    ),
  },
}

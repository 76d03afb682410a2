import { type DiagnosticCode, inkExample } from './diagnostic-code.ts'

const lines = (...text: readonly string[]): string => `${text.join('\n')}\n`

const shelf = ['=== shelf', 'A bell.', '->->']

/** What can be wrong with a document, and where it ends. */
export const documentCodes: Readonly<Record<string, DiagnosticCode>> = {
  'document-not-whole': {
    severity: 'error',
    title: 'A document that is not one run of lines',
    what: 'All lines of a document are filled together, so nothing may lead out of it or join it to other lines: no choice, gather, divert or thread, no glue at its ends, and both of its tags stand in the same branch. Values, functions and conditions are welcome.',
    example: inkExample(
      1,
      lines('# document page: what she found', 'A lamp.', '-> shelf ->', 'A coat. # end document', '-> END', ...shelf),
      lines('# document page: what she found', 'A lamp.', 'A coat. # end document', '-> shelf ->', '-> END', ...shelf),
    ),
  },
  'document-end-alone': {
    severity: 'warning',
    title: 'An end without a document',
    what: 'The tag ends nothing: no document was begun above it, or it was ended before.',
    example: inkExample(
      2,
      lines('A lamp.', 'A coat. # end document', '-> END'),
      lines('# document page: what she found', 'A lamp.', 'A coat. # end document', '-> END'),
    ),
  },
  'document-two-speakers': {
    severity: 'error',
    title: 'A document that two people say',
    what: 'A fill may have more or fewer lines than the author’s document, so it could not be known who says which.',
    example: inkExample(
      3,
      lines('# document page: what she reads aloud', 'OONA: Dear Sir,', 'I regret.', '# end document', '-> END'),
      lines('# document page: what she reads aloud', 'OONA: Dear Sir,', 'OONA: I regret.', '# end document', '-> END'),
      lines('story: example', 'language: en', 'cast:', '  OONA:', '    voice: Short.'),
    ),
  },
  'slot-in-document': {
    severity: 'error',
    title: 'A slot inside a document',
    what: 'A document is one slot, and all of its lines are its words.',
    example: inkExample(
      3,
      lines(
        '# document page: what she found',
        'A lamp.',
        'A coat. # fill coat: whose it is',
        '# end document',
        '-> END',
      ),
      lines('# document page: what she found, and whose coat it is', 'A lamp.', 'A coat.', '# end document', '-> END'),
    ),
  },
}

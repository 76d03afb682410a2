import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runLacunaHere } from '../../tests/run-lacuna-here.ts'

const source = `-> shelf
=== shelf ===
Peg has the book open at today.
# document page: what the river left; max 8 lines
Received, Thursday, of the river at Holm:
one rope, wet; one bell, cracked, which the chapel says is not its own, and the clerk says is nobody else's either.
Three coats.
# end document
She blots it.
* [Go.] -> END
`

test('the lines of a document stand close together behind a rule', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'shelf-')), 'shelf.ink')
  writeFileSync(file, source)
  const { out } = await runLacunaHere(['play', file, '--choices', '0', '--provider', 'off'])
  const rows = out.slice(out.indexOf('Peg has'), out.indexOf('She blots')).trim().split('\n')
  expect(rows.slice(0, 3)).toEqual([
    'Peg has the book open at today.',
    '',
    '  │ Received, Thursday, of the river at Holm:',
  ])
  expect(rows.at(-1)).toBe('  │ Three coats.')
  expect(rows.slice(2).every(row => row.startsWith('  │ ') && row.length <= 80)).toBe(true)
  expect(out).toMatch(/Three coats\.\n\nShe blots it\./)
})

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { errorCodes } from '@lacuna/engine'
import { diagnosticCodes } from '@lacuna/engine/ink/compiler'
import { refusalCodes } from '@lacuna/server'
import { expect, test } from 'vitest'
import { errorPages } from './error-pages.ts'
import { moduleCodes } from './module-codes.ts'

const folder = join(import.meta.dirname, '../docs/errors')

test('every code has a page of its own, and no page is left of a code that is gone', () => {
  const codes = [
    ...Object.keys(diagnosticCodes),
    ...Object.keys(moduleCodes),
    ...errorCodes,
    ...Object.keys(refusalCodes),
  ]
  expect(new Set(codes).size).toBe(codes.length)
  expect(readdirSync(folder).toSorted()).toEqual([...codes.map(code => `${code}.md`), 'README.md'].toSorted())
})

test('the pages say what the tables say (else run tools/write-error-pages.ts)', () => {
  for (const [name, text] of errorPages()) expect(readFileSync(join(folder, name), 'utf8'), name).toBe(text)
})

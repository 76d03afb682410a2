import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { consentBook, createSession, emptyBible } from '@lacuna/engine'
import { formatTable, reservedNames } from '@lacuna/engine/formats'
import { inkStory } from '@lacuna/engine/ink'
import { compileInk, compileStory } from '@lacuna/engine/ink/compiler'
import { ledgerFile } from '@lacuna/engine/ledger'
import { newTape } from '@lacuna/engine/providers/recorded'
import { remoteFormat } from '@lacuna/engine/providers/remote'
import { sampleRequest } from '@lacuna/engine/testing'
import { expect, test } from 'vitest'
import { formatPage } from './format-page.ts'

const root = join(import.meta.dirname, '..')

test('the page says what the table says (else run tools/write-format-page.ts)', () => {
  expect(readFileSync(join(root, 'docs/format/versions.md'), 'utf8')).toBe(formatPage())
})

test('each number is the one that is written', () => {
  const { bundle } = compileInk({ file: 'a.ink', source: 'Gulls. -> END', bible: emptyBible('a') })
  const save = createSession(inkStory(bundle!)).save() as { readonly version: number }
  const written: Readonly<Record<string, unknown>> = {
    save: save.version,
    'compiled story': bundle?.format,
    request: sampleRequest().format,
    tape: newTape().format,
    'record of consent': (consentBook({ version: '1' }).toJSON() as { readonly format: number }).format,
    ledger: ledgerFile(emptyBible('a'), []).format,
    wire: remoteFormat,
  }
  for (const [name, number] of Object.entries(written)) {
    expect([name, formatTable.find(row => row.name === name)?.current]).toEqual([name, number])
  }
})

test.each(['bible', 'bank'])('a %s may say its number, and no higher one', name => {
  const current = formatTable.find(row => row.name === name)?.current ?? 0
  const file = name === 'bible' ? 'a.bible.yaml' : 'a.bank.en.yaml'
  const codes = (number: number): readonly string[] => {
    const files: Readonly<Record<string, string>> = { 'a.ink': 'Gulls. -> END', [file]: `lacuna: ${number}\n` }
    const { diagnostics } = compileStory('a.ink', { list: () => [file], read: path => files[path] })
    return diagnostics.map(({ code }) => code)
  }
  expect(codes(1)).toEqual([])
  expect(codes(current)).toEqual([])
  expect(codes(current + 1)).toEqual(['newer-format'])
})

test('every format is read in a file that is there, and every reserved name is of formats that there are', () => {
  for (const { readIn } of formatTable) expect([readIn, existsSync(join(root, readIn))]).toEqual([readIn, true])
  const names = formatTable.map(({ name }) => name)
  for (const { formats } of reservedNames) expect(names).toEqual(expect.arrayContaining([...formats]))
  expect(new Set(reservedNames.map(({ name }) => name)).size).toBe(reservedNames.length)
})

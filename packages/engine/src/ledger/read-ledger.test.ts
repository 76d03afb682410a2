import { expect, test } from 'vitest'
import { fileOfFormatOne } from '../../fixtures/format-one.ts'
import { emptyBible } from '../story/bible.ts'
import { LacunaError } from '../story/lacuna-error.ts'
import type { LedgerEntry } from './ledger-entry.ts'
import { ledgerFile } from './ledger-file.ts'
import { readLedger } from './read-ledger.ts'

const entries = fileOfFormatOne<readonly LedgerEntry[]>('ledger.json')
const authorship = { script: { kind: 'human', by: 'Ines' } } as const
const file = ledgerFile({ ...emptyBible('ferry'), title: 'The ferry', authorship }, entries)
const { format: _, ...unnumbered } = file
const text = JSON.stringify(file)

function refusal(given: unknown): unknown {
  try {
    return readLedger(given)
  } catch (error) {
    if (!(error instanceof LacunaError)) throw error
    return [error.code, error.data.path ?? error.data.format]
  }
}
/** The file with one entry as something else. */
const withEntry = (n: number, change: object): object => ({
  ...file,
  ledger: entries.map((entry, index) => (index === n - 1 ? { ...entry, ...change } : entry)),
})

test('a ledger is read as it was written, from an object or from text', () => {
  expect(readLedger(file)).toEqual(file)
  expect(readLedger(text)).toEqual(file)
  expect(JSON.stringify(readLedger(text).ledger)).toBe(JSON.stringify(entries))
})

test('files of before there was a number are read, and lists of entries alone', () => {
  expect(readLedger(unnumbered)).toEqual(file)
  for (const list of [entries, JSON.stringify(entries)])
    expect(readLedger(list)).toEqual({ format: 3, ledger: entries })
  expect(readLedger([]).ledger).toEqual([])
})

test('of a story that says nothing of its words, that is said', () => {
  const { story } = readLedger(JSON.stringify(ledgerFile(emptyBible('ferry'), [])))
  expect(story).toEqual({ id: 'ferry', authorship: null, bank: 'reviewed' })
})

test.each<[string, unknown, readonly unknown[]]>([
  ['nothing', undefined, ['file-invalid', '$']],
  ['no JSON', '[{', ['file-invalid', '$']],
  ['entries that are no list', { ...file, ledger: { length: 1e9 } }, ['file-invalid', '$.ledger']],
  ['no entries', { format: 3 }, ['file-invalid', '$.ledger']],
  ['a newer format', { ...file, format: 4, ledger: 7 }, ['file-newer', 4]],
  ['a member too many', { ...file, model: 'small-1' }, ['file-invalid', '$.model']],
  ['an entry that is none', [null], ['file-invalid', '$.ledger[0]']],
  ['an entry of another kind', withEntry(1, { kind: 'rumour' }), ['file-invalid', '$.ledger[0].kind']],
  ['an entry without its hash', withEntry(2, { hash: undefined }), ['file-invalid', '$.ledger[1].hash']],
  ['an entry as a save holds it', withEntry(2, { asked: 1 }), ['file-invalid', '$.ledger[1].asked']],
  ['another word in a fill', withEntry(3, { fill: { ...fillOf(3), text: 'Mine.' } }), ['file-invalid', '$.ledger[2]']],
  ['another author', withEntry(3, { fill: { ...fillOf(3), by: 'Ada' } }), ['file-invalid', '$.ledger[2]']],
  ['an entry left out', { ...file, ledger: entries.toSpliced(1, 1) }, ['file-invalid', '$.ledger[1]']],
  ['two entries in the other order', [entries[1], entries[0]], ['file-invalid', '$.ledger[0]']],
  ['deep values', `${'['.repeat(300)}${']'.repeat(300)}`, ['file-invalid', '$']],
  ['a member __proto__', text.replace('"move":{', '"move":{"__proto__":{},'), ['file-invalid', '$.ledger[0].move']],
])('%s is refused with its place', (_, given, expected) => {
  const plain =
    given === undefined || typeof given === 'string' ? given : (JSON.parse(JSON.stringify(given)) as unknown)
  expect(refusal(plain)).toEqual(expected)
})

function fillOf(n: number): object {
  const entry = entries[n - 1]
  if (entry?.kind !== 'fill') throw new Error(`Entry ${n} of the fixture is a ${entry?.kind}.`)
  return entry.fill
}

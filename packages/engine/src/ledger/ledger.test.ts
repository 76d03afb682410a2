import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { testStory } from '../ink/compiler/test-story.ts'
import { createSession, type Session } from '../session/create-session.ts'
import type { Frame } from '../story/frame.ts'
import { scripted } from '../testing/scripted-provider.ts'
import { append, emptyLedger, entriesOf, entryAt, type Ledger, ledgerFrom } from './ledger.ts'
import type { KeptEntry, LedgerEntry, LedgerRecord } from './ledger-entry.ts'

const ferry = testStory(readFileSync(new URL('../session/stories/ferry.ink', import.meta.url), 'utf8'), {
  id: 'ferry',
  bible: { cast: { OONA: {} } },
  banks: { en: { entries: [{ slot: 'ferry.smell', text: 'Diesel and oranges.', state: 'edited', by: 'Ines' }] } },
})

const words = {
  'ferry.greet': 'You. Today of all days.',
  'ferry.letter': 'Hand it over.',
  'ferry.alias': 'Gull',
  'ferry.harbour': 'Lamps, and then more lamps.',
}

const record: fc.Arbitrary<LedgerRecord> = fc.oneof(
  fc
    .record({ choice: fc.string(), text: fc.string() })
    .map(({ choice, text }): LedgerRecord => ({ kind: 'move', move: { type: 'choose', choice, text } })),
  fc.record({ text: fc.string(), occurrence: fc.nat(9) }).map(
    ({ text, occurrence }): LedgerRecord => ({
      kind: 'fill',
      fill: { slot: 'a.b', source: 'live', text, occurrence },
    }),
  ),
  fc.string().map((key): LedgerRecord => ({ kind: 'request', request: { slots: ['a.b'], key, provider: 'p' } })),
)

const ledgerOf = (records: readonly LedgerRecord[]): Ledger =>
  records.reduce((ledger, each, turn) => append(ledger, turn, each, { tookMs: turn }), emptyLedger)

test('entries are numbered from 1, found by their number, and come back from JSON as they were', () => {
  fc.assert(
    fc.property(fc.array(record, { maxLength: 30 }), records => {
      const ledger = ledgerOf(records)
      const entries = entriesOf(ledger)
      expect(entries.map(entry => entry.n)).toEqual(records.map((_, index) => index + 1))
      for (const entry of entries) expect(entryAt(ledger, entry.n)).toEqual(entry)
      expect(entryAt(ledger, 0)).toBeUndefined()
      expect(entryAt(ledger, records.length + 1)).toBeUndefined()
      const read = ledgerFrom(JSON.parse(JSON.stringify(entries)) as LedgerEntry[])
      expect('ledger' in read && entriesOf(read.ledger)).toEqual(entries)
    }),
  )
})

test('appending leaves the ledger before as it was', () => {
  const one = ledgerOf([{ kind: 'move', move: { type: 'enter' } }])
  append(one, 2, { kind: 'move', move: { type: 'back' } })
  expect(entriesOf(one)).toHaveLength(1)
})

test('whatever is changed, taken out, doubled or moved in a chain is found where it is', () => {
  fc.assert(
    fc.property(fc.array(record, { minLength: 2, maxLength: 12 }), fc.nat(), fc.nat(4), (records, place, way) => {
      const entries = entriesOf(ledgerOf(records))
      const at = place % entries.length
      const entry = entries[at] as LedgerEntry
      const damaged = [...entries]
      if (way === 0) damaged[at] = { ...entry, turn: entry.turn + 1 }
      else if (way === 1) damaged[at] = { ...entry, hash: entry.hash.replace(/./, each => (each === '0' ? '1' : '0')) }
      else if (way === 2) damaged.splice(at, 0, entry)
      else if (way === 3) damaged[at] = { ...entry, ...{ more: true } }
      else damaged[at] = { ...entry, ...({ kind: 'move', move: { type: 'jump', turn: 99 } } as const) } as LedgerEntry
      const read = ledgerFrom(damaged)
      expect(read).toEqual({ damagedAt: way === 2 ? at + 2 : at + 1 })
    }),
  )
})

async function played(): Promise<{ session: Session; frames: Frame[] }> {
  const session = createSession(ferry, { provider: scripted(words), dial: 'live', seed: 3 }) as Session
  session.enter()
  const frames = [await session.settled()]
  for (const id of ['ferry.give', 'ferry.north', 'ferry.stay']) {
    session.choose(id)
    frames.push(await session.settled())
  }
  return { session, frames }
}

test('every span of every frame leads to the entry that tells about it, before and after a load', async () => {
  const { session, frames } = await played()
  const loaded = createSession(ferry, { snapshot: JSON.stringify(session.save()) }) as Session
  const sources = new Set<string>()
  for (const one of [session, loaded]) {
    for (const { turn } of frames) {
      one.jump(turn)
      for (const { spans } of [...one.frame.lines, ...one.frame.choices]) {
        for (const { text, origin } of spans) {
          const entry = one.ledgerEntry(origin.entry)
          sources.add(origin.source)
          if (origin.source === 'author') expect(['move', 'fill']).toContain(entry?.kind)
          else {
            expect(entry).toMatchObject({ kind: 'fill', fill: { source: origin.source } })
            expect(entry?.kind === 'fill' && entry.fill.text).toBe(text)
          }
          if (entry?.kind === 'move')
            expect(entry).toMatchObject({ turn, move: { type: turn === 1 ? 'enter' : 'choose' } })
          else expect(entry?.kind === 'fill' && entry.fill.slot).toBe(origin.slot ?? 'ferry.alias')
        }
      }
    }
  }
  expect([...sources].sort()).toEqual(['author', 'edited', 'live'])
})

test('a save says once what a request says for its fills; a ledger that is read says it with each', async () => {
  const { session } = await played()
  const save = session.save() as unknown as { readonly ledger: readonly KeptEntry[] }
  const fills = save.ledger.flatMap(entry => (entry.kind === 'fill' && entry.fill.source === 'live' ? [entry] : []))
  expect(fills.length).toBeGreaterThan(2)
  for (const { n, asked = 0, fill } of fills) {
    expect(Object.keys(fill)).not.toEqual(expect.arrayContaining(['key', 'provider', 'reads']))
    const { kind, request } = save.ledger[asked - 1] as LedgerEntry & { readonly kind: 'request' }
    expect(kind).toBe('request')
    const { key, provider, reads } = request
    expect(session.ledgerEntry(n)).toMatchObject({ kind: 'fill', fill: { ...fill, key, provider, reads } })
    expect(session.ledger()[n - 1]).toEqual(session.ledgerEntry(n))
  }
  const other = save.ledger.map(entry => (entry.asked === undefined ? entry : { ...entry, asked: 1 }))
  expect(ledgerFrom(other)).toEqual({ damagedAt: fills[0]?.n })
})

test('going back is recorded, and nothing is ever taken out', async () => {
  const { session } = await played()
  const before = session.ledger()
  session.back()
  session.jump(1)
  session.choose('ferry.keep')
  await session.settled()
  const after = session.ledger()
  expect(after.slice(0, before.length)).toEqual(before)
  expect(after.slice(before.length).flatMap(entry => (entry.kind === 'move' ? [entry.move.type] : []))).toEqual([
    'back',
    'jump',
    'choose',
  ])
  expect('ledger' in ledgerFrom(after)).toBe(true)
})

test('equal play-throughs have equal ledgers but for time and cost', async () => {
  const [one, two] = [await played(), await played()].map(({ session }) =>
    session.ledger().map(({ notes: _, ...rest }) => rest),
  )
  expect(one).toEqual(two)
})

test('another word makes another chain from there on', async () => {
  const hashes = async (smell: string): Promise<readonly string[]> => {
    const session = createSession(ferry, { provider: scripted({ 'ferry.greet': smell }), dial: 'live', seed: 3 })
    session.enter()
    await session.settled()
    session.choose('ferry.give')
    return session.ledger().map(entry => entry.hash)
  }
  const [one, two] = [await hashes('You.'), await hashes('You!')]
  const differ = one?.findIndex((hash, index) => hash !== two?.[index]) ?? -1
  expect(differ).toBe(3)
  expect(one?.slice(differ).some((hash, index) => hash === two?.[differ + index])).toBe(false)
})

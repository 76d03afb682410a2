import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { fileOfFormatOne, formatOne, savesOfFormatOne, storiesOfFormatOne } from '../../fixtures/format-one.ts'
import { shownAfterLoading } from '../../fixtures/shown-after-loading.ts'
import { consentBook } from '../fill/consent/consent.ts'
import { compileInk } from '../ink/compiler/compile-ink.ts'
import { compileStory } from '../ink/compiler/compile-story.ts'
import { ledgerFrom } from '../ledger/ledger.ts'
import type { KeptEntry } from '../ledger/ledger-entry.ts'
import { recordedProvider } from '../providers/recorded/provider.ts'
import { readTape } from '../providers/recorded/read-tape.ts'
import { createSession } from '../session/create-session.ts'
import { emptyBible } from '../story/bible.ts'

interface KeptSave {
  readonly story: string
  readonly save: unknown
  readonly shows: unknown
}

const stories = storiesOfFormatOne()

describe('a save of format 1 shows what it showed', () => {
  test.each(savesOfFormatOne())('%s', async name => {
    const { story, save, shows } = fileOfFormatOne<KeptSave>(`saves/${name}`)
    expect(await shownAfterLoading(stories[story]!, save)).toEqual(shows)
    expect(await shownAfterLoading(stories[story]!, JSON.stringify(save))).toEqual(shows)
  })
})

describe('a story that has not changed is the same story to its saves, compiled anew', () => {
  const digests = fileOfFormatOne<Readonly<Record<string, string>>>('digests.json')
  const dryGround = fileOfFormatOne<Readonly<Record<string, string>>>('stories/dry-ground.sources.json.gz')
  const compiled = (name: string): string | undefined => {
    const folder = new URL('stories/', formatOne)
    const files = name === 'dry-ground' ? Object.keys(dryGround) : readdirSync(folder)
    const { bundle } = compileStory(`${name}.ink`, {
      list: () => files,
      read: file => (name === 'dry-ground' ? dryGround[file] : textAt(new URL(file, folder))),
    })
    return bundle?.digest
  }

  test.each(['ferry', 'market', 'toll', 'starter', 'dry-ground'])('%s', name => {
    expect(compiled(name)).toBe(digests[name])
  })

  test('the Starter in the kit and as a machine', () => {
    for (const name of ['starter-kit', 'starter-machine']) expect(stories[name]?.digest).toBe(digests[name])
  })

  test('every program in ink', () => {
    const programs = new URL('../ink/programs/', import.meta.url)
    const names = Object.keys(digests).filter(name => name.startsWith('programs/'))
    expect(names.length).toBeGreaterThan(40)
    for (const name of names) {
      const file = name.slice('programs/'.length)
      const { bundle } = compileInk({
        file,
        source: textAt(new URL(file, programs)) ?? '',
        read: path => textAt(new URL(path, programs)),
        bible: { ...emptyBible('program'), cast: { OONA: {} } },
      })
      expect([file, bundle?.digest]).toEqual([file, digests[name]])
    }
  })
})

test('a ledger of format 1 is whole', () => {
  const entries = fileOfFormatOne<readonly KeptEntry[]>('ledger.json')
  expect(ledgerFrom(entries)).toHaveProperty('ledger.length', entries.length)
})

test('a tape of format 1 is read, and its answers are kept', async () => {
  const saved = fileOfFormatOne<{ readonly answers: readonly unknown[] }>('tape.json')
  const tape = readTape(saved)
  expect(tape.answers).toHaveLength(saved.answers.length)
  const session = createSession(stories.ferry!, { provider: recordedProvider(tape), dial: 'live', lookahead: false })
  session.enter()
  await session.settled()
  expect(session.frame.problem).toBeUndefined()
})

test('a book of consent of format 1 keeps its records and its log', () => {
  const kept = fileOfFormatOne<{
    readonly records: readonly unknown[]
    readonly sent: readonly { readonly told: unknown }[]
  }>('consent.json')
  const book = consentBook({ version: '1', kept })
  expect(book.records).toEqual(kept.records)
  expect(book.sent).toEqual(kept.sent.map(({ told, ...entry }) => ({ ...entry, included: told })))
  expect(book.sent.length).toBeGreaterThan(0)
  expect(book.current({ id: 'somebody', model: 'small-1' })).toBeDefined()
})

function textAt(file: URL): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { testStory } from '../ink/compiler/test-story.ts'
import { saveChecksum } from '../save/save.ts'
import { createSession } from './create-session.ts'

const ferry = testStory(readFileSync(new URL('./stories/ferry.ink', import.meta.url), 'utf8'), {
  id: 'ferry',
  bible: { cast: { OONA: {} } },
})

const strange: readonly [string, unknown][] = [
  ['says that it is endless', { length: 1e9 }],
  ['is a list of many', new Array(1e6).fill('en')],
  ['is a list of one', ['en']],
  ['has a million letters', 'e'.repeat(1e6)],
  ['has a million parts', 'en-'.repeat(1e6)],
  ['turns into text', { toString: () => 'en' }],
  ['throws when it is looked at', new Proxy({}, { get: () => { throw new Error('no') } })], // biome-ignore format: one line
  ['is a number', 7],
  ['is no tag', 'no language'],
]

describe.each(strange)('a language that %s is refused at once', (_, language) => {
  const given = language as string

  test('as an option', () => {
    expect(() => createSession(ferry, { language: given })).toThrow(
      expect.objectContaining({ code: 'unknown-language' }),
    )
  })

  test('as a move', () => {
    const session = createSession(ferry)
    expect(() => session.language(given)).toThrow(expect.objectContaining({ code: 'unknown-language' }))
    expect(session.frame.language).toBe('en')
  })
})

test('a save with such a language and a right checksum is refused', () => {
  const session = createSession(ferry)
  session.enter()
  const save = JSON.parse(JSON.stringify(session.save()))
  for (const language of [{ length: 1e9 }, ['en'], 'e'.repeat(1e5), 7]) {
    const changed = { ...save, language }
    const loaded = createSession(ferry, {
      snapshot: { ...changed, checksum: saveChecksum(changed, save.ledger.at(-1)?.hash ?? '') },
    })
    expect(loaded.frame).toMatchObject({ phase: 'failed', problem: { code: 'save-damaged' } })
  }
})

import { describe, expect, test } from 'vitest'
import { emptyDiary, remembering } from '../../diary/diary.ts'
import { beforeStory } from '../../diary/diary-after.ts'
import { includedParts } from '../../provider/port/included-parts.ts'
import { requestKey } from '../../provider/request/request-key.ts'
import { softDigest } from '../../provider/request/soft-digest.ts'
import type { OpenSlot } from '../../story/passage.ts'
import { sampleBible, sampleSources } from '../../testing/sample-request.ts'
import { buildRequest } from './build-request.ts'
import type { ShownLine } from './page-before.ts'
import type { RequestSources } from './request-sources.ts'

const { passage } = sampleSources
const request = (more: Partial<RequestSources> = {}) => buildRequest({ ...sampleSources, waiting: [1], ...more })
const partOf = (more: Partial<RequestSources>, label: string) =>
  includedParts(request(more)).find(part => part.label === label)?.text
const key = (more: Partial<RequestSources>) => requestKey(request(more), { id: 'gull' })

describe('the page before', () => {
  const lines: readonly ShownLine[] = [
    { text: 'It rained.', knownTo: ['MARTA', 'EDVIN'] },
    { speaker: 'EDVIN', text: 'She knows.', knownTo: ['EDVIN'] },
  ]

  test('is told as far as who speaks was there, before the passage, and changes no key', () => {
    expect(partOf({ pageBefore: lines }, 'the page before')).toBe('It rained.')
    expect(partOf({ pageBefore: lines, waiting: [0] }, 'the page before')).toBe('It rained.\nEDVIN: She knows.')
    expect(
      includedParts(request({ pageBefore: lines }))
        .map(({ label }) => label)
        .slice(-2),
    ).toEqual(['the page before', 'passage'])
    expect(key({ pageBefore: lines })).toBe(key({}))
    expect(softDigest(request({ pageBefore: lines }))).not.toBe(softDigest(request({})))
    expect(softDigest(request({}))).toBeUndefined()
    // What is not told changes nothing at all.
    expect(request({ pageBefore: lines })).toEqual(request({ pageBefore: lines.slice(0, 1) }))
  })

  test('is in no request whose answer others get', () => {
    expect(request({ pageBefore: lines, isShared: true })).toEqual(request({ isShared: true }))
  })
})

describe('what slots have said', () => {
  const slots = passage.slots.map((open, index): OpenSlot => {
    const reads = { ...open.slot.reads, said: ['pier.pencil'] }
    return index === 1 ? { ...open, slot: { ...open.slot, reads } } : open
  })
  const reading = (more: Partial<RequestSources>): Partial<RequestSources> => ({
    passage: { ...passage, slots },
    ...more,
  })

  test('is told where it is read, in the key, under a number, and private', () => {
    const said = { 'pier.pencil': { text: 'A stub, chewed.', knownTo: ['MARTA'] } }
    const made = request(reading({ said }))
    expect(made.context.find(({ kind }) => kind === 'bound')).toMatchObject({
      trust: 'player',
      items: [{ n: 2, text: 'pier.pencil: "A stub, chewed."' }],
    })
    expect([made.private, made.reads.includes('@said.pier.pencil')]).toEqual([true, true])
    expect(key(reading({ said }))).not.toBe(key(reading({})))
    expect(JSON.stringify(request({ said }))).not.toContain('chewed')
  })

  test('is not told to who may not know what it was made from', () => {
    const said = { 'pier.pencil': { text: 'A stub, chewed.', knownTo: ['EDVIN'] } }
    expect(request(reading({ said }))).toEqual(request(reading({})))
  })
})

test('a variable with a gloss is told by what it stands for', () => {
  expect(partOf({ glosses: { trust: 'how far she trusts you, 0–3', gold: 'coins' } }, 'how things stand')).toBe(
    'how far she trusts you, 0–3: 2',
  )
})

test('who speaks is heard in a few lines of theirs, and nobody else is', () => {
  const cast = { ...sampleBible.cast, MARTA: { samples: ['No.', 'Four turns.'] }, EDVIN: { samples: ['Aye.'] } }
  expect(partOf({ story: { bible: { ...sampleBible, cast } } }, 'how they speak')).toBe(
    'MARTA: No.\nMARTA: Four turns.',
  )
})

test('canon under conditions, and a secret, are told from their time on', () => {
  const bible = {
    ...sampleBible,
    lore: [{ when: { gold: '> 9' }, text: 'Gold is cheap.' }],
    secrets: [{ text: 'Her brother drowned.', until: { gold: '> 9' }, words: ['drown*'] }],
  }
  const volatile = (gold: number) =>
    request({ story: { bible }, passage: { ...passage, variables: { ...passage.variables, gold } } }).instructions
      .volatile
  expect(volatile(7)).not.toMatch(/cheap|drowned/)
  expect(volatile(10)).toMatch(/Her brother drowned\.\nGold is cheap\./)
  expect(request({ story: { bible } }).instructions.stable).not.toMatch(/cheap|drown/)
})

test('a choice is told with the question that it answered', () => {
  const choice = { id: 'no', text: 'No.', question: { text: 'Is it you?', speaker: 'MARTA', knownTo: ['MARTA'] } }
  expect(partOf({ choice }, 'the question')).toBe('MARTA: Is it you?')
  expect(
    partOf({ choice: { ...choice, question: { ...choice.question, knownTo: ['EDVIN'] } } }, 'the question'),
  ).toBeUndefined()
})

test('how slots began and ended lately is soft, and told to who may know what it was made from', () => {
  const lately = [
    { text: 'The rain comes in under the door and stays for the night.', knownTo: 'all' as const },
    { text: 'He lies.', knownTo: ['EDVIN'] },
  ]
  const label = 'how slots began and ended lately, and what they compared: repeat none of it'
  expect(partOf({ lately }, label)).toBe('- The rain comes in under … and stays for the night.')
  expect(partOf({ lately, waiting: [0] }, label)).toMatch(/He lies\./)
  expect(key({ lately })).toBe(key({}))
  expect(request({ lately, isShared: true })).toEqual(request({ isShared: true }))
})

describe('what was used already', () => {
  const label = 'used already: leave these numbers alone'
  const now = ['You lied.', 'You paid.', 'You left.'].reduce(
    (diary, text) => remembering(diary, { text, knownTo: text === 'You paid.' ? ['EDVIN'] : 'all' }),
    emptyDiary,
  )
  const at = { ...beforeStory, now, before: now }
  const diary = { lines: passage.lines.map(() => at), end: at }
  const used = { inLines: new Set([1, 2, 3]), inDocuments: new Set([1]) }

  test('is told by the numbers of this request, softly, and not where answers are shared', () => {
    expect(partOf({ diary, used }, label)).toBe('1, 2')
    expect(partOf({ diary, used, waiting: [0] }, label)).toBe('1, 2, 3')
    expect(key({ diary, used })).toBe(key({ diary }))
    expect(partOf({ diary, used: { ...used, inLines: new Set([2]) } }, label)).toBeUndefined()
    expect(request({ diary, used, isShared: true })).toEqual(request({ diary, isShared: true }))
  })

  test('may show once in a line and once in a document', () => {
    const document = (at: number): RequestSources['passage'] => ({
      ...passage,
      slots: passage.slots.map((open, index) =>
        index === at ? { ...open, slot: { ...open.slot, document: { by: 'EDVIN' } } } : open,
      ),
    })
    expect(partOf({ diary, used, waiting: [0], passage: document(0) }, label)).toBe('1')
    expect(partOf({ diary, used, waiting: [0, 1], passage: document(0) }, label)).toBe(
      'For a line: 1, 2.\nFor a document: 1.',
    )
  })
})

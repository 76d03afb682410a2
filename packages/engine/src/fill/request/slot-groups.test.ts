import { describe, expect, test } from 'vitest'
import type { DiaryEntry } from '../../diary/diary.ts'
import { emptyDiary } from '../../diary/diary.ts'
import { beforeStory, type DiaryAlong, type DiaryAt } from '../../diary/diary-after.ts'
import type { KnownTo } from '../../story/memory.ts'
import type { OpenSlot, Passage } from '../../story/passage.ts'
import { defaultReads, type Slot } from '../../story/slot.ts'
import { sampleSources } from '../../testing/sample-request.ts'
import { buildRequest } from './build-request.ts'
import type { RequestSources } from './request-sources.ts'
import { slotGroups } from './slot-groups.ts'

const slot = (id: string, more: Partial<Slot> = {}): Slot => ({
  id,
  verb: 'fill',
  brief: id,
  contract: {},
  reads: defaultReads,
  policy: 'live',
  ...more,
})
const open = (id: string, more: Partial<OpenSlot> = {}, of: Partial<Slot> = {}): OpenSlot => ({
  slot: slot(id, of),
  brief: id,
  words: `${id}.`,
  place: more.speaker === undefined ? 'narration' : 'dialogue',
  ...more,
})

/** A passage with a line for each slot. */
function passageOf(slots: readonly OpenSlot[]): Passage {
  return {
    ...sampleSources.passage,
    slots,
    choices: [],
    present: ['OONA', 'TOLLY'],
    lines: slots.flatMap(({ speaker, words, place }, index) =>
      place === 'stop'
        ? []
        : [
            {
              ...(speaker === undefined ? {} : { speaker }),
              pieces: [{ text: words, slot: index }],
              cues: [],
              tags: [],
            },
          ],
    ),
  }
}

const diaryOf = (...entries: readonly (readonly [string, KnownTo])[]): DiaryAt => {
  const all = entries.map(([text, knownTo], at): DiaryEntry => ({ n: at + 1, text, knownTo }))
  const diary = { ...emptyDiary, entries: all, count: all.length }
  return { scene: { name: 'quay', number: 1 }, now: diary, before: diary, cues: {} }
}
const along = (lines: readonly DiaryAt[]): DiaryAlong => ({ lines, end: { ...beforeStory, ...lines.at(-1) } })

function sources(slots: readonly OpenSlot[], more: Partial<RequestSources> = {}): RequestSources {
  const { choice: _, ...rest } = sampleSources
  return { ...rest, passage: passageOf(slots), waiting: slots.map((__, index) => index), facts: {}, ...more }
}

const three = [open('fog'), open('oona', { speaker: 'OONA' }), open('tolly', { speaker: 'TOLLY' })]

describe('the open slots of a passage', () => {
  test('are asked for together where nobody is told what another may not know', () => {
    expect(slotGroups(sources(three))).toEqual([[0, 1, 2]])
    const known = diaryOf(['You lied.', 'all'])
    expect(slotGroups(sources(three, { diary: along([known, known, known]) }))).toEqual([[0, 1, 2]])
  })

  test('are asked for by knowledge, narration by the reader’s, and equal ones together', () => {
    const known = diaryOf(['You lied to Oona.', ['TOLLY']], ['You told them.', 'all'])
    const diary = along([known, known, known])
    expect(slotGroups(sources(three, { diary }))).toEqual([[0, 2], [1]])
    expect(slotGroups(sources(three, { facts: { OONA: [{ text: 'She is afraid.' }] } }))).toEqual([[0, 1], [2]])
    expect(slotGroups(sources(three, { facts: { OONA: [{ text: 'a' }], TOLLY: [{ text: 'b' }] } }))).toEqual([
      [0],
      [1],
      [2],
    ])
  })

  test('are asked for by scene, where another diary is told there', () => {
    const [one, two] = [diaryOf(), { ...diaryOf(['You left.', 'all']), scene: { name: 'inn', number: 2 } }]
    expect(slotGroups(sources(three, { diary: along([one, two, two]) }))).toEqual([[0], [1, 2]])
    const other = { ...one, scene: { name: 'inn', number: 2 } }
    expect(slotGroups(sources(three, { diary: along([one, other, other]) }))).toEqual([[0, 1, 2]])
  })

  test('are asked for apart where something is decided, and by whose knowledge the slot says', () => {
    const verdict = open('judge', { place: 'stop' }, { verb: 'decide', by: 'TOLLY' })
    const facts = { OONA: [{ text: 'Oona is afraid.' }], TOLLY: [{ text: 'Tolly knows.' }] }
    const all = sources([...three, verdict], { facts })
    expect(slotGroups(all)).toEqual([[0], [1], [2], [3]])
    expect(buildRequest({ ...all, waiting: [3] }).facts).toEqual(['About TOLLY: Tolly knows.'])
    const together = open('judge', { place: 'stop' }, { verb: 'decide' })
    expect(buildRequest({ ...sources([together], { facts }) }).facts).toEqual([])
    const spoken = open('judge', { place: 'stop', speaker: 'OONA' }, { verb: 'decide' })
    expect(buildRequest({ ...sources([spoken], { facts }) }).facts).toEqual(['About OONA: Oona is afraid.'])
  })

  test('of documents are asked for by their writer; the public knows what all may know', () => {
    const known = diaryOf(['You lied to Oona.', ['TOLLY']], ['The bell rang.', 'all'])
    const written = (by?: string): RequestSources =>
      sources([open('page', {}, { document: by === undefined ? {} : { by } })], { diary: along([known]) })
    const told = (by?: string) => buildRequest(written(by)).context[0]?.items?.map(({ text }) => text)
    expect(told('public')).toEqual(['The bell rang.'])
    expect(told('TOLLY')).toEqual(['You lied to Oona.', 'The bell rang.'])
    expect(told('OONA')).toEqual(['The bell rang.'])
    expect(told()).toEqual(['You lied to Oona.', 'The bell rang.'])
  })

  test('make the same request when their group is asked for by itself', () => {
    const known = diaryOf(['You lied to Oona.', ['TOLLY']], ['You told them.', 'all'])
    const all = sources(three, { diary: along([known, known, known]) })
    for (const waiting of slotGroups(all)) expect(slotGroups({ ...all, waiting })).toEqual([waiting])
  })
})

describe('where what comes of it is shared', () => {
  const known = diaryOf(['You lied.', 'all'])
  const reading = open('page', {}, { reads: { ...defaultReads, diary: 'scene' } })
  const all = sources([open('fog'), reading], { diary: along([known, known]), isShared: true })

  test('only a slot that reads the diary is told it, in a request of its own that is private', () => {
    expect(slotGroups(all)).toEqual([[0], [1]])
    const [fog, page] = [buildRequest({ ...all, waiting: [0] }), buildRequest({ ...all, waiting: [1] })]
    expect([fog.private, page.private]).toEqual([false, true])
    expect(fog.context.map(({ label }) => label)).toEqual(['passage'])
    expect(page.context[0]?.items).toEqual([{ n: 1, text: 'You lied.' }])
    expect([fog.reads.includes('@diary'), page.reads.includes('@diary')]).toEqual([false, true])
  })

  test('else every request is told it, and nobody’s fills are anybody else’s for that', () => {
    const request = buildRequest({ ...all, isShared: false, waiting: [0] })
    expect(request.context[0]?.items).toEqual([{ n: 1, text: 'You lied.' }])
    expect(request.private).toBe(false)
  })
})

test('an act of the reader’s is told as a fact where no diary is', () => {
  const facts = { OONA: [{ text: 'You gave her the letter.', act: true as const }, { text: 'She is glad.' }] }
  const asked = [open('oona', { speaker: 'OONA' })]
  expect(buildRequest(sources(asked, { facts })).facts).toEqual([
    'About OONA: You gave her the letter.',
    'About OONA: She is glad.',
  ])
  const diary = along([diaryOf(['You gave her the letter.', 'all'])])
  expect(buildRequest(sources(asked, { facts, diary })).facts).toEqual(['About OONA: She is glad.'])
})

test('a choice is told to those who know of it', () => {
  const choice = { id: 'hide', text: 'Hide the letter.', knownTo: ['TOLLY'] }
  const request = (waiting: readonly number[]) => buildRequest(sources(three, { choice, waiting }))
  expect(request([0]).choice?.text).toBe('Hide the letter.')
  expect(request([2]).choice?.text).toBe('Hide the letter.')
  expect(JSON.stringify(request([1]))).not.toContain('letter')
})

import { buildRequest } from '../fill/request/build-request.ts'
import type { RequestSources } from '../fill/request/request-sources.ts'
import type { FillRequest } from '../provider/port/fill-request.ts'
import { type Bible, emptyBible } from '../story/bible.ts'
import type { OpenSlot, Passage } from '../story/passage.ts'
import { defaultReads, type Slot } from '../story/slot.ts'

/** The bible of the sample: two people, some lore, a grammar for its slots. */
export const sampleBible: Bible = {
  ...emptyBible('sample'),
  title: 'The Lock',
  by: 'Nobody in Particular',
  style: 'Present tense. One thing seen clearly in each sentence.',
  never: ['tapestry'],
  cast: {
    MARTA: { name: 'Marta', voice: 'Dry. Never asks twice.', about: 'Keeps the lock.', pronouns: 'she' },
    EDVIN: { name: 'Edvin', voice: 'Talks to the boat more than to people.' },
  },
  lore: [
    { keys: ['lock', 'sluice'], text: 'The lock is opened by hand, four turns to the left.' },
    { keys: ['winter'], text: 'In winter the canal is drained.' },
  ],
  grammar: {
    'lock.water': ['The water stands #height#.', 'It has rained; the water is #height#.'],
    'lock.greet': [
      'Too #late#, as ever.',
      { when: { trust: '> 1' }, say: ['You. Hand me the crank.', 'Good. The crank is where it was.'] },
    ],
    'lock.leave': ['Go down the towpath.', 'Take the towpath.'],
    'lock.nickname': ['Heron', 'Magpie'],
    height: ['high', 'a hand below the rim', 'brown and high'],
    late: ['late', 'slow'],
  },
}

function slot(id: string, rest: Partial<Slot>): Slot {
  return { id, verb: 'fill', brief: 'something', contract: {}, reads: defaultReads, policy: 'live', ...rest }
}

const water = slot('lock.water', { brief: 'the canal this morning; no people', contract: { maxWords: 20 } })
const greet = slot('lock.greet', {
  brief: 'how she greets a latecomer',
  contract: { maxWords: 12, never: ['sorry'] },
  reads: { ...defaultReads, variables: ['trust'] },
})
const leave = slot('lock.leave', { brief: 'a way out', contract: { maxWords: 6 } })
const nickname = slot('lock.nickname', {
  verb: 'invent',
  variable: 'nickname',
  brief: 'the bird she calls you by',
  contract: { domain: { type: 'options', options: ['Heron', 'Magpie', 'Coot'] } },
})

const open: readonly OpenSlot[] = [
  { slot: water, brief: water.brief, words: 'The canal is grey.', place: 'narration' },
  { slot: greet, brief: greet.brief, words: 'You are late.', speaker: 'MARTA', place: 'dialogue' },
  { slot: leave, brief: leave.brief, words: 'Leave her to it.', place: 'label' },
]

const passage: Passage = {
  lines: [
    { pieces: [{ text: 'The canal is grey.', slot: 0 }], cues: [], tags: [] },
    {
      speaker: 'MARTA',
      pieces: [{ text: 'You are late.', slot: 1 }, { text: ' The lock won’t turn itself.' }],
      cues: [],
      tags: [],
    },
  ],
  endCues: [],
  slots: open,
  stop: 'choices',
  choices: [{ id: 'leave', pieces: [{ text: 'Leave her to it.', slot: 2 }], tags: [], preferred: false }],
  at: { toJSON: () => null },
  variables: { trust: 2, gold: 7 },
  present: ['MARTA'],
}

const sources: RequestSources = {
  story: { bible: sampleBible },
  passage,
  waiting: [0, 1, 2],
  language: 'en',
  choice: { id: 'walk', text: 'Walk to the lock.' },
  facts: { MARTA: [{ text: 'Her brother left on the last barge.' }] },
}

/**
 * A request for a line of narration, a spoken line and a label, as a session would make it; a new one each time.
 *
 * @example
 * for await (const event of provider.fill(sampleRequest({ language: 'de' }), { seed: 1, signal })) console.info(event)
 */
export function sampleRequest(change: Partial<RequestSources> = {}): FillRequest {
  return buildRequest({ ...sources, ...change })
}

/**
 * A request for a value, of the same story.
 *
 * @example
 * for await (const event of provider.fill(sampleInvention(), { seed: 1, signal })) console.info(event)
 */
export function sampleInvention(): FillRequest {
  const asked: OpenSlot = { slot: nickname, brief: nickname.brief, words: 'Coot', place: 'stop' }
  const stopped: Passage = { ...passage, slots: [asked], stop: 'invent', choices: [], lines: [] }
  return buildRequest({ ...sources, passage: stopped, waiting: [0] })
}

/** What the sample requests are built from, for tests that change one thing in it. */
export const sampleSources: RequestSources = sources

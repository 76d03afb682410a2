import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { testStory } from '../ink/compiler/test-story.ts'
import type { Story } from '../story/story.ts'
import { testSkeleton } from '../testing/test-skeleton.ts'
import { openedStory } from './opened-story.ts'
import { remembered } from './remembered.ts'
import { type SimulationResult, simulateReaders } from './simulate-readers.ts'
import type { SimulatedSpeed } from './simulated-model.ts'
import type { SimulationPolicy } from './simulation-case.ts'

const text = 'words that take a while to read, one after the other, and then some more of them, and more'
/** Eight streets with two sides; who walks on comes to one of the two ahead. */
const streets = [1, 2, 3, 4, 5, 6, 7, 8].flatMap(street =>
  ['left', 'right'].map(
    side => `=== ${side}_${street}
${side} in street ${street}, ${text}. And on it goes, ${text}. # fill here: what is here
${street === 8 ? '-> END' : `+ [Left.] -> left_${street + 1}\n+ [Right.] -> right_${street + 1}`}
`,
  ),
)
const streetStory = testStory(['-> left_1\n', ...streets].join(''), { id: 'walk' })
const second: SimulatedSpeed = { name: '1 s', firstMs: 200, wholeMs: 1000 }
const onArrival: SimulationPolicy = { name: 'on arrival', lookahead: false }
const ours: SimulationPolicy = { name: 'ours', lookahead: {} }

const share = ({ turns }: SimulationResult): number => turns.filter(turn => turn.atOnce).length / turns.length
const shown = ({ turns }: SimulationResult): number => turns.reduce((sum, turn) => sum + turn.shown, 0)

async function read(policy: SimulationPolicy, more: { readonly failures?: number; readonly story?: Story } = {}) {
  const [reading] = await simulateReaders(more.story ?? streetStory, [{ speed: second, plays: 4, policy, ...more }])
  return reading as SimulationResult
}

test('on arrival every turn waits for its fill, and nothing is generated in vain', async () => {
  const reading = await read(onArrival)
  expect(share(reading)).toBe(0)
  expect(reading.fills).toBe(shown(reading))
  const waits = reading.turns.map(turn => turn.waitMs)
  expect(Math.min(...waits)).toBeGreaterThan(300)
  expect(Math.max(...waits)).toBeLessThan(4000)
  expect(reading.turns).toHaveLength(4 * 8)
})

test('a reader of the first sentence waits for less than one of the whole', async () => {
  const whole = await read(onArrival)
  const first = await read({ ...onArrival, readsFromFirstSentence: true })
  expect(first.turns.map(turn => turn.slots)).toEqual(whole.turns.map(turn => turn.slots))
  const sum = ({ turns }: SimulationResult): number => turns.reduce((ms, turn) => ms + turn.waitMs, 0)
  expect(sum(first)).toBeLessThan(sum(whole))
  // The measure that is compared stays the strict one.
  expect(share(first)).toBe(0)
})

test('prepared while they read, nobody waits, and it costs more fills than are shown', async () => {
  const reading = await read(ours)
  expect(share(reading)).toBe(1)
  expect(reading.fills).toBeGreaterThan(shown(reading))
})

const longStory = testStory(
  `-> one\n${[1, 2, 3, 4]
    .map(
      at =>
        `=== ${['one', 'two', 'three', 'four'][at - 1]}\nRoom ${at}, ${text}. And on it goes, ${text}. # fill here: what is here; max 80 words\n${
          at === 4 ? '-> END' : `+ [On.] -> ${['two', 'three', 'four'][at - 1]}`
        }\n`,
    )
    .join('')}`,
  { id: 'rooms' },
)

test('further candidates cost tokens of their own, at most as many as the first ones, and nobody waits for them', async () => {
  const judge = {
    id: 'last',
    judge: async ({ candidates }: { candidates: readonly string[] }) => candidates.length - 1,
  }
  const plain = await read(ours, { story: longStory })
  const judged = await read({ ...ours, candidates: { judge } }, { story: longStory })
  const tokens = ({ inputTokens, outputTokens }: SimulationResult): number => inputTokens + outputTokens
  expect(plain.candidateTokens).toBe(0)
  expect(judged.candidateTokens).toBeGreaterThan(0)
  expect(judged.candidateTokens).toBeLessThanOrEqual(tokens(judged) - judged.candidateTokens)
  expect(share(judged)).toBe(share(plain))
  expect(shown(judged)).toBe(shown(plain))
})

test('where the model fails the author stands in, and that is no turn without a wait', async () => {
  const reading = await read(ours, { failures: 1 })
  expect(share(reading)).toBe(0)
  expect(reading.turns.every(turn => turn.stoodIn)).toBe(true)
  expect(shown(reading)).toBe(0)
})

test('readers who share a store have less generated; those whose slots read the history have more', async () => {
  const alone = await read(ours)
  expect((await read({ ...ours, shared: true })).fills).toBeLessThan(alone.fills)
  const apart = await read({ ...ours, history: true })
  expect((await read({ ...ours, history: true, shared: true })).fills).toBe(apart.fills)
})

/** The crossings of two streets: whoever went left somewhere has a fact that holds about her. */
const factual = testStory(
  [
    '-> start\n=== start\n# with ADA\n',
    ...[1, 2, 3, 4, 5].map(crossing),
    '-> END\n',
    '=== function facts_ADA\n',
    ...facts(),
  ].join(''),
  { id: 'told', bible: { cast: { ADA: {} } } },
)
function crossing(at: number): string {
  return `Crossing ${at}, ${text}. # fill crossing_${at}: what is here
* (left_${at}) [Left.]
* (right_${at}) [Right.]
- On it goes.
`
}
function facts(): readonly string[] {
  return [1, 2, 3, 4, 5].map(at => `{start.left_${at}: You went left at ${at}.}\n`)
}

test('readers who share a store have the more generated the more facts are included, and the fewest where none are', async () => {
  const needed = async (facts?: number): Promise<number> => {
    const policy = { ...onArrival, shared: true, ...(facts === undefined ? {} : { facts }) }
    const [reading] = await simulateReaders(factual, [{ speed: second, plays: 12, policy }])
    return (reading as SimulationResult).fills
  }
  const [none, one, all] = [await needed(0), await needed(1), await needed()]
  // The first crossing, and the others by either choice before it: each situation has up to three variants.
  expect(none).toBeLessThanOrEqual((1 + 4 * 2) * 3)
  expect(one).toBeGreaterThan(none)
  expect(all).toBeGreaterThan(one)
  expect(await needed(5)).toBe(all)
})

test('readers take the same paths in every case, and the same ones again', async () => {
  const cases = [onArrival, ours].map(policy => ({ speed: second, plays: 3, policy }))
  const [waiting, prepared] = await simulateReaders(streetStory, cases)
  expect(prepared?.turns.map(turn => turn.slots)).toEqual(waiting?.turns.map(turn => turn.slots))
  expect(await simulateReaders(streetStory, cases)).toEqual([waiting, prepared])
})

test('what is broken off is paid as far as it came', async () => {
  const slow: SimulatedSpeed = { name: 'slow', firstMs: 10_000, wholeMs: 400_000 }
  const [reading] = await simulateReaders(streetStory, [{ speed: slow, plays: 1, policy: ours }], { decisions: 1 })
  expect(reading?.outputTokens).toBeGreaterThan(0)
  expect(reading?.inputTokens).toBeGreaterThan(100 * (reading?.requests ?? 0))
})

test('a story that may only be filled with reviewed words is waited for nowhere, unless it is opened', async () => {
  const bible = { ...streetStory.bible, allow: 'reviewed' as const }
  expect((await read(onArrival, { story: { ...streetStory, bible } })).turns).toEqual([])
  const opened = openedStory({ ...streetStory, bible }, { live: true })
  expect((await read(onArrival, { story: opened })).turns.length).toBeGreaterThan(0)
})

const entries = testStory(
  `-> DONE
=== hub
# entry
The hub, ${text}. # fill here: the hub
+ [Stay.] -> hub
=== talk
# entry
The talk, ${text}. # fill here: the talk
-> DONE
=== pit
# entry
The pit, ${text}. # fill here: the pit
+ (down) [Down.] -> deeper
=== deeper
Deeper.
-> deeper
`,
  { id: 'entries' },
)

test('each reader begins with another entry, and goes in by the next one at an end; a broken story ends the play', async () => {
  const [reading] = await simulateReaders(entries, [{ speed: second, plays: 4, policy: ours }], {
    decisions: 3,
    entries: ['', 'talk', 'pit', 'hub'],
  })
  const { broken = [], turns = [] } = reading ?? {}
  // By the start, the talk and the pit, where it breaks; two more begin with one of these; the last stays in the hub.
  const byEntry = ['talk', 'pit', 'hub'].map(name => turns.filter(({ entry }) => entry === name).length)
  expect(byEntry).toEqual([2, 3, 1])
  expect(turns.filter(({ slots }) => slots.includes('hub.here'))).toHaveLength(1 + 3)
  expect(broken.map(({ choice, entry, problem }) => [entry, choice, problem.code])).toEqual(
    Array(3).fill(['pit', 'pit.down', 'story-failed']),
  )
  const [alone] = await simulateReaders(entries, [{ speed: second, plays: 2, policy: ours }])
  expect(alone).toMatchObject({ turns: [], broken: [] })
})

const market = testStory(readFileSync(new URL('../session/stories/market.ink', import.meta.url), 'utf8'), {
  id: 'market',
})

describe('a remembered story', () => {
  testSkeleton({ make: () => remembered(market).skeleton(), test })
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { assign, setup } from 'xstate'
import { runs } from '../../../../tools/runs.ts'
import { canonicalJson } from '../base/json.ts'
import { manualClock } from '../base/manual-clock.ts'
import { testStory } from '../ink/compiler/test-story.ts'
import type { FillRequest } from '../provider/port/fill-request.ts'
import type { Bible } from '../story/bible.ts'
import type { Story } from '../story/story.ts'
import { scripted } from '../testing/scripted-provider.ts'
import { fill } from '../write/fill.ts'
import { fromMachine } from '../xstate/from-machine.ts'
import type { StoryMeta } from '../xstate/story-meta.ts'
import { createSession, type Session } from './create-session.ts'

/** What is done in the yard before one goes in: only two of these change something that the hall reads. */
const doings = ['wade', 'hum', 'roll', 'pay', 'tell'] as const
type Doing = (typeof doings)[number]

interface YardOptions {
  /** Lines of the host's facts before the one that is always there. */
  readonly facts?: string
  readonly bible?: Partial<Bible>
}

const yardOf = (reads: string, { facts = '', bible = {} }: YardOptions = {}): Story =>
  testStory(
    `VAR coins = 9
VAR told = false
VAR mud = 0
VAR song = "none"
-> yard
=== yard${reads === '' ? '' : '\n# with HOST'}
{The yard.|The yard again.|{~Rain.|Gulls.}} {mud} {song}
+ (wade) [Wade.]
  ~ mud++
  -> yard
+ (hum) [Hum.]
  ~ song = "{song}a"
  You hum. -> yard
+ (roll) [Roll a die.] {RANDOM(1, 6)}. -> yard
+ (pay) [Pay.]
  ~ coins--
  -> yard
+ (tell) [Tell her.]
  ~ told = true
  -> yard
+ (go) [Go in.] -> hall
=== hall
# with HOST
The hall. # fill hall: the hall; reads coins
HOST: Well? # fill well: {told: she knows|she does not}${reads}
+ [Out.] -> yard
=== function facts_HOST
${facts}{told: You told her.}
`,
    { id: 'yard', bible: { cast: { HOST: {} }, ...bible } },
  ) as Story

const inInk = yardOf('')
const oneFact = { bible: { facts: 1 } }
const inInkOneFact = yardOf('', { facts: '{mud > 0: You waded.}\n', ...oneFact })
/** Who speaks reads what they have heard: the host is in the yard, too. */
const withHistory = yardOf('; reads @history')

interface Yard {
  readonly coins: number
  readonly told: boolean
  readonly mud: number
  readonly song: string
}

const yardMachine = setup({ types: { meta: {} as StoryMeta, context: {} as Yard } }).createMachine({
  id: 'yard',
  context: { coins: 9, told: false, mud: 0, song: 'none' },
  initial: 'yard',
  states: {
    yard: {
      meta: { lines: ['The yard, {mud}, {song}.'] },
      on: {
        'choose.wade': {
          target: 'yard',
          reenter: true,
          actions: assign({ mud: ({ context }) => context.mud + 1 }),
          meta: { label: 'Wade.' },
        },
        'choose.hum': {
          target: 'yard',
          reenter: true,
          actions: assign({ song: ({ context }) => `${context.song}a` }),
          meta: { label: 'Hum.' },
        },
        'choose.roll': { target: 'yard', reenter: true, meta: { label: 'Roll a die.' } },
        'choose.pay': {
          target: 'yard',
          reenter: true,
          actions: assign({ coins: ({ context }) => context.coins - 1 }),
          meta: { label: 'Pay.' },
        },
        'choose.tell': {
          target: 'yard',
          reenter: true,
          actions: assign({ told: true }),
          meta: { label: 'Tell her.' },
        },
        'choose.go': { target: 'hall', meta: { label: 'Go in.' } },
      },
    },
    hall: {
      meta: {
        lines: [
          fill('hall', 'The hall.', 'the hall', { reads: ['coins'] }),
          { HOST: fill('well', 'Well?', 'she asks') },
        ],
      },
      on: { 'choose.out': { target: 'yard', meta: { label: 'Out.' } } },
    },
  },
})
const inXState = fromMachine(yardMachine, {
  facts: { HOST: ({ told }) => (told ? ['You told her.'] : []) },
}) as Story
const inXStateOneFact = fromMachine(yardMachine, {
  facts: { HOST: ({ mud, told }) => [...(mud > 0 ? ['You waded.'] : []), ...(told ? ['You told her.'] : [])] },
  ...oneFact,
}) as Story

interface Asked {
  readonly requests: readonly FillRequest[]
  readonly keys: readonly string[]
  readonly before: readonly string[]
}

/** What is asked for the hall after these doings, with the keys; and the lines that were read before. */
async function askedAfter(story: Story, seed: number, done: readonly Doing[], model = 'small'): Promise<Asked> {
  const provider = scripted({}, { id: 'somebody', model, rules: true, shared: true })
  const session = createSession(story, { seed, provider, dial: 'live', lookahead: false })
  session.enter()
  for (const one of done) await take(session, one)
  const before = session.history().flatMap(turn => turn.lines.map(line => line.text))
  await take(session, 'go')
  const keys = session.ledger().flatMap(one => (one.kind === 'request' ? [one.request.key] : []))
  session.close()
  return {
    requests: provider.requests,
    keys,
    before: before.slice(-12),
  }
}

async function take(session: Session, doing: string): Promise<void> {
  const choice = session.frame.choices.find(({ id }) => id === doing || id === `yard.${doing}`)
  session.choose(choice?.id ?? doing)
  await session.settled()
}

const done = fc.array(fc.constantFrom(...doings), { maxLength: 8 })
const seeds = fc.integer({ min: 1, max: 99 })
/** What the hall reads, after these doings. */
const read = (all: readonly Doing[]): string => `${all.filter(one => one === 'pay').length} ${all.includes('tell')}`

test.each([
  ['ink', inInk],
  ['a machine', inXState],
])(
  'in %s: seeds, turns, visits, what was read and variables that are not read change neither request nor key',
  async (_, story) => {
    await fc.assert(
      fc.asyncProperty(done, done, seeds, seeds, async (one, other, seed, otherSeed) => {
        const [a, b] = [await askedAfter(story, seed, one), await askedAfter(story, otherSeed, other)]
        const same = read(one) === read(other)
        expect(canonicalJson(a.requests) === canonicalJson(b.requests)).toBe(same)
        expect(canonicalJson(a.keys) === canonicalJson(b.keys)).toBe(same)
      }),
      { numRuns: runs(30) },
    )
    // By chance two of them seldom come to the same: the unread doings alone, in any order.
    const unread = fc.array(fc.constantFrom<Doing>('wade', 'hum', 'roll'), { maxLength: 5 })
    await fc.assert(
      fc.asyncProperty(unread, seeds, async (more, seed) => {
        const [a, b] = [
          await askedAfter(story, 1, ['pay', 'tell']),
          await askedAfter(story, seed, [...more, 'tell', ...more, 'pay']),
        ]
        expect(b).toEqual({ ...a, before: b.before })
      }),
      { numRuns: runs(30) },
    )
    const [a, b] = [await askedAfter(story, 1, ['pay'], 'small'), await askedAfter(story, 1, ['pay'], 'large')]
    expect(b.requests).toEqual(a.requests)
    expect(b.keys).not.toEqual(a.keys)
  },
)

test.each([
  ['ink', inInkOneFact],
  ['a machine', inXStateOneFact],
])('in %s, of two facts the last alone is told: what comes before it is unread', async (_, story) => {
  const readOfOne = (all: readonly Doing[]): string => `${read(all)} ${!all.includes('tell') && all.includes('wade')}`
  await fc.assert(
    fc.asyncProperty(done, done, seeds, seeds, async (one, other, seed, otherSeed) => {
      const [a, b] = [await askedAfter(story, seed, one), await askedAfter(story, otherSeed, other)]
      const same = readOfOne(one) === readOfOne(other)
      expect(canonicalJson(a.requests) === canonicalJson(b.requests)).toBe(same)
      expect(canonicalJson(a.keys) === canonicalJson(b.keys)).toBe(same)
    }),
    { numRuns: runs(30) },
  )
  const [told, both, waded] = [
    await askedAfter(story, 1, ['tell']),
    await askedAfter(story, 2, ['wade', 'tell']),
    await askedAfter(story, 1, ['wade']),
  ]
  const factsOf = ({ requests }: Asked) => new Set(requests.flatMap(({ facts }) => facts))
  expect(factsOf(told)).toEqual(new Set(['About HOST: You told her.']))
  expect({ ...both, before: [] }).toEqual({ ...told, before: [] })
  expect(factsOf(waded)).toEqual(new Set(['About HOST: You waded.']))
})

test('where what was read is read, it is in request and key, and nothing else is', async () => {
  await fc.assert(
    fc.asyncProperty(done, done, seeds, seeds, async (one, other, seed, otherSeed) => {
      const [a, b] = [await askedAfter(withHistory, seed, one), await askedAfter(withHistory, otherSeed, other)]
      const same = read(one) === read(other) && a.before.join('\n') === b.before.join('\n')
      expect(canonicalJson(a.requests) === canonicalJson(b.requests)).toBe(same)
      expect(canonicalJson(a.keys) === canonicalJson(b.keys)).toBe(same)
    }),
    { numRuns: runs(30) },
  )
})

test('ways that meet share one fill: it is asked for once, and shown on either', async () => {
  const meeting = testStory(
    `-> fork
=== fork
A fork.
+ [Left.] -> left
+ [Right.] -> right
=== left
Ferns. -> bridge
=== right
Stones. -> bridge
=== bridge
The bridge.
+ [On.] -> meet
=== meet
The road. # fill road: the road
-> END
`,
    { id: 'meeting' },
  )
  for (const way of [0, 1]) {
    const clock = manualClock()
    const provider = scripted({ 'meet.road': 'A road like any.' }, { clock, firstMs: 10, shared: true })
    const session = createSession(meeting, { provider, clock, dial: 'live' })
    session.enter()
    await clock.advance(2000)
    expect(session.metrics?.ahead.map(({ slots, depth, likelihood }) => ({ slots, depth, likelihood }))).toEqual([
      { slots: ['meet.road'], depth: 2, likelihood: 1 },
    ])
    expect(provider.calls).toBe(1)
    session.choose(session.frame.choices[way]?.id ?? '')
    await clock.advance(2000)
    session.choose(session.frame.choices[0]?.id ?? '')
    await clock.settle()
    expect(session.frame.lines.map(line => line.text)).toEqual(['A road like any.'])
    expect(provider.calls).toBe(1)
    session.close()
  }
})

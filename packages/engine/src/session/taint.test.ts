import fc from 'fast-check'
import { expect, test } from 'vitest'
import { assign, setup } from 'xstate'
import { runs } from '../../../../tools/runs.ts'
import type { Json } from '../base/json.ts'
import { manualClock } from '../base/manual-clock.ts'
import type { FillStore } from '../fill/store/fill-store.ts'
import { memoryFillStore } from '../fill/store/memory-fill-store.ts'
import { testStory } from '../ink/compiler/test-story.ts'
import type { FillRequest } from '../provider/port/fill-request.ts'
import type { Variables } from '../story/passage.ts'
import type { External } from '../story/skeleton.ts'
import type { Story } from '../story/story.ts'
import { scripted } from '../testing/scripted-provider.ts'
import { fill } from '../write/fill.ts'
import { oneOf } from '../write/variables.ts'
import { fromMachine } from '../xstate/from-machine.ts'
import { storyKit } from '../xstate/story-kit.ts'
import type { StoryMeta } from '../xstate/story-meta.ts'
import { createSession } from './create-session.ts'

/** A value that may come in, the clause of its domain in ink and in a machine, and what the variable is before. */
interface Given {
  readonly value: string | number | boolean
  readonly before: string | number | boolean
  readonly ink: string
  readonly machine: object
  readonly isTainted: boolean
}

const word = fc.stringMatching(/^([A-Z][a-z]{0,8}|[\u4e00-\u4e40]{1,3})$/)
const given: fc.Arbitrary<Given> = fc.oneof(
  word.map(value => ({ value, before: 'nobody', ink: 'max 3 words', machine: { maxWords: 3 }, isTainted: true })),
  fc
    .integer({ min: 10, max: 99_999 })
    .map(value => ({ value, before: 2, ink: 'a number', machine: {}, isTainted: true })),
  fc
    .constantFrom('calm', 'high')
    .map(value => ({ value, before: 'still', ink: 'one of "calm", "high"', machine: { oneOf: ['calm', 'high'] } }))
    .map(one => ({ ...one, isTainted: false })),
  fc
    .integer({ min: 3, max: 9 })
    .map(value => ({ value, before: 2, ink: 'from 2 to 9', machine: { from: 2, to: 9 }, isTainted: false })),
  fc.constant({ value: true, before: false, ink: 'whether', machine: {}, isTainted: false }),
)

/** Where the slot meets the value: in ink, and in a machine. What is not said is as in `plain`. */
interface Meeting {
  readonly label?: string
  readonly line?: string
  readonly brief?: string
  readonly facts?: string
  readonly machineBrief?: string
  readonly tell?: (variables: { readonly v: Json; readonly w: Json }) => readonly string[]
  /** Whether it is read by what is the author's alone. Default false. */
  readonly isAuthors?: true
}

const meetings: Readonly<Record<string, Meeting>> = {
  'in the line': { line: 'Well, {v}.' },
  'in the line, computed': { line: 'Well, {w}.' },
  'in the brief': { brief: 'you know them as {v}' },
  'in the brief, computed': { brief: 'you know them as {w}' },
  'in the brief, through a function': { brief: 'you know them as {same(v)}', machineBrief: 'you know them as {v}' },
  'by what the slot reads': { brief: 'what you say; reads v', machineBrief: 'reads v' },
  'in the choice before': { label: 'I am {v}.' },
  'in a fact': { facts: '{v != 1: They said {v}.}', tell: ({ v }) => [`They said ${v}.`] },
  'in a fact, computed': { facts: '{deep(w)}', tell: ({ w }) => [`They said ${w}.`] },
  'in the condition of a fact': {
    facts: '{v != 1: They said something.}',
    tell: ({ v }) => (v === 1 ? [] : ['They said something.']),
  },
  nowhere: { isAuthors: true },
  'in a fact about somebody who is away': { facts: 'She waits.', tell: () => ['She waits.'], isAuthors: true },
}

const inInk = (
  { before, ink }: Given,
  { label = 'On.', line = 'Well.', brief = 'what you say', facts = 'She waits.' }: Meeting,
): Story =>
  testStory(
    `VAR v = ${JSON.stringify(before)}
VAR w = ${JSON.stringify(before)}
-> hall
=== hall
# with HOST
HOST: So. # invent v: what it is; ${ink}
* [${label}]
~ w = v
- HOST: ${line} # fill br: ${brief}
-> END
=== function facts_HOST
${facts}
=== function facts_AWAY
{v}
=== function same(x)
~ return x
=== function deep(x)
~ temp y = x
They said {same(y)}.
`,
    { id: 'hall', bible: { cast: { HOST: {}, AWAY: {} } } },
  ) as Story

const inXState = (
  { before, machine }: Given,
  { label = 'On.', line = 'Well.', brief = 'what you say', machineBrief = brief, tell = () => [] }: Meeting,
): Story =>
  fromMachine(
    setup({ types: { meta: {} as StoryMeta, context: {} as { v: Json; w: Json } } }).createMachine({
      id: 'hall',
      context: { v: before, w: before },
      initial: 'hall',
      states: {
        hall: {
          initial: 'so',
          states: {
            so: {
              meta: { with: ['HOST'], invent: { v: { brief: 'what it is', ...machine } }, lines: [{ HOST: 'So.' }] },
              on: {
                'choose.on': {
                  target: 'well',
                  actions: assign({ w: ({ context }) => context.v }),
                  meta: { label },
                },
              },
            },
            well: {
              meta: {
                with: ['HOST'],
                lines: [
                  {
                    HOST: machineBrief.startsWith('reads')
                      ? fill('br', line, 'what you say', { reads: ['v'] })
                      : fill('br', line, machineBrief),
                  },
                ],
              },
              type: 'final',
            },
          },
        },
      },
    }),
    { facts: { HOST: tell, AWAY: ({ v }) => [`${v}`] } },
  ) as Story

/** A store of several players that says whose fills were kept in it. */
function watchedStore(): { readonly store: FillStore; readonly kept: Set<string> } {
  const kept = new Set<string>()
  const store = memoryFillStore()
  const save: FillStore['save'] = async (key, fills, most) => {
    for (const slot of Object.keys(fills.values)) kept.add(slot.split('.').at(-1) as string)
    await store.save(key, fills, most)
  }
  return { store: { ...store, save, shared: true }, kept }
}

interface Played {
  readonly kept: ReadonlySet<string>
  readonly request: FillRequest
}

/** Plays to the end, and gives the last request. */
async function played(story: Story, words: Readonly<Record<string, Json>>, game: Game = {}): Promise<Played> {
  const clock = manualClock()
  const { store, kept } = watchedStore()
  const answers = Object.fromEntries(
    Object.keys(story.slots).map(id => [id, words[id.split('.').at(-1) as string] ?? 'Ah.']),
  )
  const provider = scripted(answers as never, { clock, shared: true })
  const { read, ...rest } = game
  const session = createSession(story, {
    dial: 'live',
    provider,
    store,
    clock,
    lookahead: false,
    entry: '',
    ...(read === undefined ? {} : { world: { read } }),
    ...rest,
  })
  await clock.advance(5000)
  for (let turn = 0; turn < 3 && session.frame.phase === 'choosing'; turn++) {
    session.choose(session.frame.choices[0]?.id ?? '')
    await clock.advance(5000)
  }
  expect(session.frame).toMatchObject({ phase: 'ended', lines: [{ text: expect.stringContaining('Ah.') }] })
  session.close()
  return { kept, request: provider.requests.at(-1) as FillRequest }
}

interface Game {
  readonly read?: () => Variables
  readonly externals?: Readonly<Record<string, External>>
}

/** A value that no request has of itself. */
const nobodys = 'xyzzy'

/** All that a request tells as the author's. */
const authorsPart = ({ instructions, slots, facts, choice, context }: FillRequest): string =>
  JSON.stringify([instructions, slots, facts, choice, context.filter(part => part.trust !== 'player')])

test.each([
  ['ink', inInk],
  ['a machine', inXState],
])(
  'in %s: whatever reads a tainted value, in whatever way, is private and not kept; all else is kept',
  async (_, make) => {
    await fc.assert(
      fc.asyncProperty(given, fc.constantFrom(...Object.keys(meetings)), async (one, where) => {
        const meeting = meetings[where] as Meeting
        const story = make(one, meeting)
        const { kept, request } = await played(story, { v: one.value })
        const isPrivate = one.isTainted && meeting.isAuthors !== true
        expect([request.private, kept.has('br')], where).toEqual([isPrivate, !isPrivate])
        if (!isPrivate || typeof one.value !== 'string' || one.value.length === 1) return
        const told = authorsPart((await played(story, { v: nobodys })).request)
        expect(told.toLowerCase(), where).not.toContain(nobodys)
        // A word that the rules or the story have anyway tells nothing of where it came from.
        if (!told.toLowerCase().includes(one.value.toLowerCase())) expect(authorsPart(request), where).toBe(told)
      }),
      { numRuns: runs(120) },
    )
  },
)

test('what stands under a condition in a line or a brief is the author’s, whatever decided on it', async () => {
  const one: Given = { value: 41, before: 2, ink: 'a number', machine: {}, isTainted: true }
  for (const meeting of [{ line: '{v > 40: Well, well.|Well.}' }, { brief: '{v > 40: she is short|she is warm}' }]) {
    const { kept, request } = await played(inInk(one, meeting), { v: 41 })
    expect([request.private, kept.has('br')]).toEqual([false, true])
  }
})

test('a value that is to be invented anew is told as it is: that is private where it was tainted', async () => {
  const story = testStory('VAR v = 2\n-> hall\n=== hall\nSo, {v}. # invent v: a number; again\n+ [On.] -> hall', {
    id: 'hall',
  })
  const clock = manualClock()
  const { store, kept } = watchedStore()
  const provider = scripted({ 'hall.v': [41, 42] } as never, { clock, shared: true })
  const session = createSession(story, { dial: 'live', provider, store, clock, lookahead: false, entry: '' })
  await clock.advance(5000)
  expect([provider.requests.map(request => request.private), kept.size]).toEqual([[false], 1])
  session.choose(session.frame.choices[0]?.id ?? '')
  await clock.advance(5000)
  expect(provider.requests.map(request => request.private)).toEqual([false, true])
  session.close()
})

const lock = testStory(
  `VAR name = "traveller"
VAR gold = 1
LIST weather = calm, high
-> lock
=== lock
+ [In.]
- The lock. # fill br: what is seen {name} {gold} {weather}
-> END
`,
  { id: 'lock', bible: { world: ['name', 'gold', 'weather'] } },
) as Story

const kit = storyKit({
  cast: {},
  vars: { name: 'traveller', weather: oneOf('calm', 'high'), bag: { coins: 1, of: '' } },
})
const inKit = kit.story({
  id: 'lock',
  version: '1',
  start: 'lock',
  scenes: {
    lock: kit.scene({
      start: 'gate',
      exits: [],
      beats: {
        gate: { lines: [], choices: { in: { label: 'In.', target: 'seen' } } },
        seen: { lines: [fill('br', 'The lock.', 'what is seen {name} {weather} {bag.of}')], ending: 'seen' },
      },
    }),
  },
}) as unknown as Story

test.each<[string, Story, Variables, boolean]>([
  ['a name', lock, { name: 'Aino Virtanen' }, true],
  ['a name of one letter', lock, { name: '李' }, true],
  ['the name that the story has anyway', lock, { name: 'traveller' }, false],
  ['a number', lock, { gold: 41 }, false],
  ['items of a list', lock, { weather: ['weather.high'] }, false],
  ['a name, in TypeScript', inKit, { name: 'Aino Virtanen' }, true],
  ['a name of one letter, in TypeScript', inKit, { name: '李' }, true],
  ['a text within a value', inKit, { bag: { coins: 2, of: 'Aino Virtanen' } }, true],
  ['a value without a text', inKit, { weather: 'high' }, false],
])('%s that the game gives: private as what a model brought in, or nobody’s', async (_, story, world, isPrivate) => {
  const { kept, request } = await played(story, {}, { read: () => world })
  expect([request.private, kept.has('br')]).toEqual([isPrivate, !isPrivate])
  expect(authorsPart(request)).not.toContain('Aino')
})

const asking = testStory(
  `EXTERNAL keeper()
-> lock
=== lock
+ [In.]
~ temp who = keeper()
- The lock. # fill br: {who} is there
-> END
=== function keeper
~ return "nobody"
`,
  { id: 'lock', bible: { externals: { keeper: 'recorded' } } },
) as Story

test.each([
  ['Aino', true],
  ['李', true],
  [7, false],
] as const)(
  'what a recorded function of the game gave is private where it is a text: %s',
  async (result, isPrivate) => {
    const keeper: External = { kind: 'recorded', call: () => result }
    const { kept, request } = await played(asking, {}, { externals: { keeper } })
    expect([request.private, kept.has('br')]).toEqual([isPrivate, !isPrivate])
    expect(authorsPart(request)).not.toContain('Aino')
  },
)

import { expect, test } from 'vitest'
import { assign, setup } from 'xstate'
import { manualClock } from '../base/manual-clock.ts'
import { memoryFillStore } from '../fill/store/memory-fill-store.ts'
import { testStory } from '../ink/compiler/test-story.ts'
import type { FillEvent, NarrativeProvider } from '../provider/port/narrative-provider.ts'
import { markdownTranscript } from '../record/transcript.ts'
import type { Story } from '../story/story.ts'
import { scripted } from '../testing/scripted-provider.ts'
import { watchSession } from '../testing/watch-session.ts'
import { fill } from '../write/fill.ts'
import { fromMachine } from '../xstate/from-machine.ts'
import type { StoryMeta } from '../xstate/story-meta.ts'
import { createSession } from './create-session.ts'

const inInk = testStory(
  `VAR trust = 1
-> gate
=== gate
# with WARDEN
The gate is shut.
* (ask) [Ask to be let in.]
* (wait) [Wait.]
- WARDEN: Hm. # decide passes: whether to let you in; reads trust
+ (open) [open # means: he lets you in # default {trust > 1}]
  ~ trust++
  He opens. # fill opens: a gate that opens
+ (shut) [shut # means: he sends you off # default]
  He shakes his head. # fill shakes: a head that is shaken
- Rain. # fill rain: rain
+ [On.]
- -> END
`,
  { id: 'gate', bible: { cast: { WARDEN: {} } } },
) as Story

const inXState = fromMachine(
  setup({
    types: { meta: {} as StoryMeta, context: {} as { trust: number } },
    guards: { trusted: ({ context }) => context.trust > 1, always: () => true },
  }).createMachine({
    id: 'gate',
    context: { trust: 1 },
    initial: 'gate',
    states: {
      gate: {
        initial: 'before',
        states: {
          before: {
            meta: { lines: ['The gate is shut.'] },
            on: {
              'choose.ask': { target: 'judged', meta: { label: 'Ask to be let in.' } },
              'choose.wait': { target: 'judged', meta: { label: 'Wait.' } },
            },
          },
          judged: {
            meta: { lines: [{ WARDEN: 'Hm.' }], decide: { brief: 'whether to let you in', reads: ['trust'] } },
            on: {
              'choose.open': {
                target: 'open',
                actions: assign({ trust: ({ context }) => context.trust + 1 }),
                meta: { label: 'open', means: 'he lets you in', default: 'trusted' },
              },
              'choose.shut': {
                target: 'shut',
                meta: { label: 'shut', means: 'he sends you off', default: 'always' },
              },
            },
          },
          open: {
            meta: { lines: [fill('opens', 'He opens.', 'a gate that opens'), fill('rain', 'Rain.', 'rain')] },
            on: { 'choose.on': { target: 'end', meta: { label: 'On.' } } },
          },
          shut: {
            meta: {
              lines: [fill('shakes', 'He shakes his head.', 'a head that is shaken'), fill('rain2', 'Rain.', 'rain')],
            },
            on: { 'choose.on': { target: 'end', meta: { label: 'On.' } } },
          },
          end: { type: 'final' },
        },
      },
    },
  }),
) as Story

const decideOf = (story: Story): string => Object.values(story.slots).find(({ verb }) => verb === 'decide')?.id ?? ''

const both = [
  ['in ink', inInk],
  ['in a machine', inXState],
] as const

const opened = ['Hm.', 'He opens.', 'Rain.']
const shut = ['Hm.', 'He shakes his head.', 'Rain.']

async function judged(story: Story, provider: NarrativeProvider | undefined, options: object = {}) {
  const clock = manualClock()
  const session = createSession(story, { dial: 'live', provider, clock, lookahead: false, ...options })
  const watch = watchSession(session)
  session.enter()
  await clock.advance(100)
  session.choose(session.frame.choices[0]?.id ?? '')
  await clock.advance(30_000)
  return { session, watch, lines: session.frame.lines.map(line => line.text) }
}

test.each(both)('%s a provider picks one of the options, and their author’s way is gone', async (_, story) => {
  const provider = scripted({ [decideOf(story)]: 'open' })
  const { session, watch, lines } = await judged(story, provider)
  expect(lines).toEqual(opened)
  expect(session.frame).toMatchObject({ phase: 'choosing', variables: { trust: 2 } })
  expect(watch.broken).toEqual([])
  expect(session.frame.verdicts).toEqual([{ slot: decideOf(story), entry: expect.any(Number) }])
  expect(session.history().map(({ verdicts = [] }) => verdicts.length)).toEqual([0, 1])
  expect(markdownTranscript(story, session.history())).toContain(
    `${opened[2]}[^verdict]\n\n[^verdict]: Among the author’s ways`,
  )
  // The options are offered to nobody.
  expect(watch.frames.flatMap(frame => frame.choices.map(choice => choice.text))).not.toContain('open')
  expect(session.ledger()).toContainEqual(
    expect.objectContaining({
      kind: 'fill',
      fill: expect.objectContaining({
        slot: decideOf(story),
        source: 'live',
        text: 'open',
        value: expect.stringMatching(/open$/),
      }),
    }),
  )
  const asked = provider.requests.flatMap(request => request.slots).find(slot => slot.verb === 'decide')
  expect(asked).toMatchObject({
    contract: { domain: { type: 'options', options: ['open', 'shut'] } },
    means: { open: 'he lets you in', shut: 'he sends you off' },
    words: '',
    reads: { trust: 1 },
  })
  const { instructions, schema } = provider.requests[0] as (typeof provider.requests)[number]
  expect(instructions.volatile).toContain('one of "open" (he lets you in), "shut" (he sends you off)')
  expect(schema).toMatchObject({
    properties: { [asked?.key ?? '']: { properties: { value: { type: 'string', enum: ['open', 'shut'] } } } },
  })
})

test.each(both)(
  '%s a saved verdict is told again without anybody, and is gone back from and forward to',
  async (_, story) => {
    const { session } = await judged(story, scripted({ [decideOf(story)]: 'open' }))
    const loaded = createSession(story, { snapshot: JSON.stringify(session.save()) })
    expect(loaded.frame).toMatchObject({ lines: session.frame.lines, variables: { trust: 2 } })
    loaded.back()
    expect(loaded.frame.variables).toMatchObject({ trust: 1 })
    loaded.forward()
    expect(loaded.frame.lines).toEqual(session.frame.lines)
  },
)

const saying = (text: string): NarrativeProvider => ({
  id: 'says',
  capabilities: { streaming: false, jsonSchema: 'none', local: true },
  async *fill(): AsyncGenerator<FillEvent> {
    yield { type: 'delta', text }
    yield { type: 'done', reason: 'complete' }
  },
})
const silent: NarrativeProvider = {
  ...saying(''),
  async *fill(_, { signal }): AsyncGenerator<FillEvent> {
    await new Promise(resolve => signal.addEventListener('abort', resolve))
    yield { type: 'done', reason: 'complete' }
  },
}

test.each([
  ['nobody is there', undefined, {}],
  ['the player wants what is written', scripted({}), { dial: 'author' }],
  ['the player wants what is reviewed', scripted({}), { dial: 'reviewed' }],
  ['it is left out of the answer', scripted({}), {}],
  ['another word comes', scripted({ [decideOf(inInk)]: 'ajar', [decideOf(inXState)]: 'ajar' }), {}],
  ['several come', saying('{"gate.passes": ["open", "shut"], "gate.judged.decide": {"open": true}}'), {}],
  ['no answer is one', saying('open'), {}],
  ['it takes too long', silent, {}],
])('when %s, the author’s default decides', async (_, provider, options) => {
  for (const story of [inInk, inXState]) {
    expect((await judged(story, provider, options)).lines).toEqual(shut)
  }
})

test('a verdict that reads nothing of the player is kept for others, and who reads it is asked for nothing', async () => {
  const store = { ...memoryFillStore(), shared: true }
  const first = scripted({ 'gate.passes': 'open' })
  await judged(inInk, first, { store, seed: 1 })
  const second = scripted({ 'gate.passes': 'shut' })
  const { lines } = await judged(inInk, second, { store, seed: 2 })
  expect(lines).toEqual(opened)
  expect(second.requests.flatMap(({ slots }) => slots.map(({ slot }) => slot))).not.toContain('gate.passes')
})

test('a verdict on what the player typed is private, and the words are quoted', async () => {
  const story = testStory(
    `-> gate
=== gate
So? # ask why: why you are here
+ (trade) [Trade. # means: goods, money]
+ [None. # means: silence]
- Hm. # decide passes: whether that is a reason; reads @why
+ [yes] Go.
+ [no # default] Go back.
- -> END`,
    { id: 'gate' },
  ) as Story
  const clock = manualClock()
  const store = memoryFillStore()
  const provider = scripted({ 'gate.passes': 'yes' })
  const session = createSession(story, { dial: 'live', provider, clock, store, lookahead: false, entry: '' })
  await clock.advance(10)
  session.answer('TRADE.')
  await clock.advance(10_000)
  expect(session.frame.lines.map(line => line.text)).toEqual(['Hm.', 'Go.'])
  const [request] = provider.requests
  expect(request).toMatchObject({ private: true })
  expect(request?.instructions.volatile).toContain('now @gate.why: [player 1]')
  expect(request?.context).toContainEqual(
    expect.objectContaining({ trust: 'player', text: expect.stringContaining('TRADE.') }),
  )
})

test('options that look alike, say nothing or hold a word of the player’s go by their number', async () => {
  const story = testStory(
    `VAR name = "nobody"
-> gate
=== gate
So, {name}. # invent name: a name; max 2 words
* [On.]
- Hm. # decide passes: which way
+ [left] Left.
+ [left] Left again.
+ [{name}] Yours.
- -> END`,
    { id: 'gate' },
  ) as Story
  for (const [value, line] of [
    ['option 1', 'Left.'],
    ['option 2', 'Left again.'],
    ['option 3', 'Yours.'],
  ] as const) {
    const provider = scripted({ 'gate.name': 'Wren', 'gate.passes': value })
    const { lines } = await judged(story, provider)
    expect(lines).toEqual(['Hm.', line])
    const [request] = provider.requests.filter(({ slots }) => slots.some(slot => slot.verb === 'decide'))
    expect(JSON.stringify(request?.slots)).not.toContain('Wren')
    expect(request?.slots[0]?.contract.domain).toEqual({
      type: 'options',
      options: ['option 1', 'option 2', 'option 3'],
    })
  }
})

test('a label of an option is not filled: nobody reads it', async () => {
  const story = testStory(
    `-> gate
=== gate
Hm. # decide passes: which way
+ [left # fill way: a way] Left.
+ [right] Right.
- -> END`,
    { id: 'gate' },
  ) as Story
  const clock = manualClock()
  const provider = scripted({ 'gate.passes': 'right', 'gate.way': 'sideways' })
  const session = createSession(story, { dial: 'live', provider, clock, lookahead: false, entry: '' })
  await clock.advance(10_000)
  expect(session.frame.lines.map(line => line.text)).toEqual(['Hm.', 'Right.'])
  expect(provider.requests.flatMap(({ slots }) => slots.map(({ slot }) => slot))).toEqual(['gate.passes'])
})

test.each(both)(
  '%s what lies behind each option is prepared, and behind a known verdict no other',
  async (_, story) => {
    for (const verdict of ['open', 'shut']) {
      const clock = manualClock()
      const decide = decideOf(story)
      const words = Object.keys(story.slots).map(id => [id, `Here ${id.replace(/\W/g, ' ')}.`])
      const provider = scripted({ ...Object.fromEntries(words), [decide]: verdict }, { clock, firstMs: 3000 })
      const session = createSession(story, { dial: 'live', provider, clock, entry: '' })
      await clock.advance(10)
      const early = provider.requests.flatMap(({ slots }) => slots.map(({ slot }) => slot))
      // The warden's verdict, and both ways: after either of the choices they are the same but for the choice.
      for (const slot of [decide, ...Object.keys(story.slots).filter(id => /opens|shakes/.test(id))]) {
        expect(early).toContain(slot)
      }
      await clock.advance(20_000)
      const { calls } = provider
      session.choose(session.frame.choices[0]?.id ?? '')
      await clock.settle()
      // All of it is there at once: nobody waits, and nobody is asked for this turn again.
      expect(session.frame.phase).toBe('choosing')
      const told = session.frame.lines.map(line => line.text).join(' ')
      expect(told).toMatch(
        verdict === 'open' ? /^Hm. Here .*opens. Here .*rain.$/ : /^Hm. Here .*shakes. Here .*rain2?.$/,
      )
      expect(provider.calls).toBe(calls)
      expect(session.metrics?.turns.at(-1)?.waitMs).toBe(0)
      session.close()
    }
  },
)

test('once a verdict is known ahead, what was begun for the other options is called off', async () => {
  const clock = manualClock()
  const quick = scripted({ 'gate.passes': 'open' })
  const slow = scripted({}, { clock, firstMs: 60_000 })
  const provider: NarrativeProvider = {
    ...quick,
    fill: (request, options) =>
      (request.slots.some(slot => slot.verb === 'decide') ? quick : slow).fill(request, options),
  }
  const session = createSession(inInk, { dial: 'live', provider, clock, entry: '' })
  await clock.advance(10)
  const begun = slow.requests.filter(({ slots }) => slots.some(slot => slot.slot === 'gate.shakes'))
  expect(begun.length).toBeGreaterThan(0)
  expect(slow.aborted).toBe(begun.length)
  session.close()
})

/** A session of a script, entered; each slot is answered after so many milliseconds. */
function playing(
  script: string,
  answers: Readonly<Record<string, readonly [ms: number, value: string]>>,
  options: object = {},
) {
  const story = testStory(script, { id: 'gate' }) as Story
  const clock = manualClock()
  const providers = new Map(
    Object.entries(answers).map(([slot, [firstMs, value]]) => [slot, scripted({ [slot]: value }, { clock, firstMs })]),
  )
  const log: string[] = []
  const provider: NarrativeProvider = {
    id: 'each',
    capabilities: { streaming: false, jsonSchema: 'strict', local: true },
    fill: (request, call) => {
      const slot = request.slots[0]?.slot ?? ''
      log.push(slot)
      call.signal.addEventListener('abort', () => log.push(`abort ${slot}`))
      return (providers.get(slot) ?? scripted()).fill(request, call)
    },
  }
  const session = createSession(story, { dial: 'live', provider, clock, entry: '', ...options })
  return { session, clock, log, texts: () => session.frame.lines.map(line => line.text) }
}

const twice = `-> gate
=== gate
Hm. # decide first: which way
+ [a] -> second
+ [b # default] -> second
=== second
Well. # decide second: which way
+ [c] It opens. # fill opens: opening
+ [d # default] It shuts. # fill shuts: shutting
- -> END`

test('while a verdict is awaited on screen, what comes behind each outcome is prepared, behind two as well', async () => {
  const { session, clock, log, texts } = playing(twice, {
    'gate.first': [1000, 'b'],
    'second.second': [4000, 'd'],
    'second.opens': [5500, 'Wide.'],
    'second.shuts': [5500, 'Tight.'],
  })
  await clock.advance(10)
  expect(new Set(log)).toEqual(new Set(['gate.first', 'second.second', 'second.opens', 'second.shuts']))
  await clock.advance(5600)
  expect(texts()).toEqual(['Hm.', 'Well.', 'Tight.'])
  session.close()
})

test('a door that comes nearer while a verdict is awaited calls off nothing', async () => {
  const { session, clock, log } = playing(twice, { 'gate.first': [3000, 'b'], 'second.shuts': [5000, 'Tight.'] })
  await clock.advance(1500)
  const before = log.length
  session.upcoming([''])
  await clock.advance(100)
  expect(log.slice(before).filter(one => one.startsWith('abort'))).toEqual([])
  session.close()
})

test('what goes round in a circle of verdicts is left by the author’s default, however hostile the provider', async () => {
  const round = `VAR n = 0
-> gate
=== gate
+ [On.]
- (top) Hm. # decide passes: which way; reads n
+ [again]
  ~ n++
  -> top
+ [out # default] Out. # ending: out
- -> END`
  for (const lookahead of [false, undefined]) {
    const options = { provider: scripted({ 'gate.passes': 'again' }), ...(lookahead === false ? { lookahead } : {}) }
    const { session, clock, texts } = playing(round, {}, options)
    await clock.advance(60_000)
    expect(options.provider.calls).toBeLessThan(15)
    session.choose(session.frame.choices[0]?.id ?? '')
    await clock.advance(30_000)
    expect(session.frame).toMatchObject({ phase: 'ended', ending: 'out' })
    expect(texts()).toHaveLength(14)
    session.close()
  }
})

test('a verdict stands: who goes back, takes another way and comes again finds the same', async () => {
  const { session, clock, texts } = playing(
    `-> gate
=== gate
+ [A.] -> judged
+ [B.] -> judged
=== judged
Hm. # decide passes: which way
+ [open] He opens.
+ [shut # default] He shakes his head.
- -> END`,
    {},
    { provider: scripted({ 'judged.passes': ['open', 'shut', 'shut', 'shut', 'shut'] }), lookahead: false },
  )
  const [a = '', b = ''] = session.frame.choices.map(choice => choice.id)
  const take = async (id: string): Promise<string | undefined> => {
    session.choose(id)
    await clock.advance(1000)
    return texts().at(-1)
  }
  expect(await take(a)).toBe('He opens.')
  session.back()
  expect(await take(b)).toBe('He shakes his head.')
  session.back()
  expect(await take(a)).toBe('He opens.')
  session.restart()
  await clock.advance(1000)
  expect(await take(a)).toBe('He opens.')
})

test('names that every object has are names like others', async () => {
  for (const name of ['constructor', 'toString', '__proto__', 'hasOwnProperty']) {
    const { clock, texts } = playing(
      `VAR n = "b"
-> gate
=== gate
Hm. # decide passes: which way
+ [${name} # means: so] Yes, {n}. # invent n: a word; one of "${name}", "b"
+ [shut # default] No.
- -> END`,
      {},
      { provider: scripted({ 'gate.passes': name, 'gate.n': name }) },
    )
    await clock.advance(10_000)
    expect(texts()).toEqual(['Hm.', `Yes, ${name}.`])
  }
})

test('every option has a name of its own, and goes by its number too', async () => {
  const script = `-> gate
=== gate
Hm. # decide passes: which way
+ [option 2] One.
+ [{gate > 9:x}] Two.
+ [Yes] Three.
+ [yes] Four.
+ [5] Five.
- -> END`
  for (const [value, line] of [
    ['option 1', 'One.'],
    ['option 2', 'Two.'],
    ['option 3', 'Three.'],
    ['option 4', 'Four.'],
    [5, 'Five.'],
    ['OPTION 5', 'Five.'],
  ] as const) {
    const provider = scripted({ 'gate.passes': value })
    const { clock, texts } = playing(script, {}, { provider })
    await clock.advance(10_000)
    expect(texts().at(-1)).toBe(line)
    expect(provider.requests[0]?.slots[0]?.contract.domain).toEqual({
      type: 'options',
      options: ['option 1', 'option 2', 'option 3', 'option 4', '5'],
    })
  }
})

test('nothing is picked for the player: what threads and other regions offer is theirs to take', async () => {
  const { session, clock, texts } = playing(
    `-> gate
=== gate
<- other
Hm. # decide passes: which way
* [open] He opens. -> gate
* [shut # default] He shakes his head. -> gate
=== other
+ [Talk to the other.] You talk. -> END
-> DONE`,
    {},
    { provider: scripted({ 'gate.passes': ['open', 'Talk to the other.'] }), lookahead: false },
  )
  await clock.advance(10_000)
  // Both outcomes are used up, each once; then what is left is offered.
  expect(texts()).toEqual(['Hm.', 'He opens. Hm.', 'He shakes his head. Hm.'])
  expect(session.frame.choices.map(choice => choice.text)).toEqual(['Talk to the other.'])

  const regions = fromMachine(
    setup({ types: { meta: {} as StoryMeta } }).createMachine({
      id: 'gate',
      type: 'parallel',
      states: {
        left: {
          initial: 'judged',
          states: {
            judged: {
              meta: { lines: ['Hm.'], decide: 'which way' },
              on: {
                'choose.a': { target: 'over', meta: { label: 'a', lines: ['He opens.'] } },
                'choose.b': { target: 'over', meta: { label: 'b', lines: ['He shakes his head.'] } },
              },
            },
            over: { type: 'final' },
          },
        },
        right: {
          initial: 'here',
          states: {
            here: { on: { 'choose.away': { target: 'away', meta: { label: 'Walk away.' } } } },
            away: { type: 'final' },
          },
        },
      },
    }),
  ) as Story
  const provider = scripted({ [decideOf(regions)]: ['Walk away.', 'b'] })
  const own = createSession(regions, { dial: 'live', provider, clock, lookahead: false, entry: '' })
  await clock.advance(10_000)
  expect(own.frame.lines.map(line => line.text)).toEqual(['Hm.', 'He shakes his head.'])
  expect(own.frame.choices.map(choice => choice.text)).toEqual(['Walk away.'])
})

test('among one option nobody is asked, and the game’s own check is not told of names', async () => {
  const provider = scripted({ 'gate.passes': 'only', 'next.other': 'left' })
  const checked: string[] = []
  const { clock, texts } = playing(
    `-> gate
=== gate
Hm. # decide passes: which way
+ [only] Only.
  -> next
=== next
Hm. # decide other: which way
+ [left] Left.
+ [right] Right.
- -> END`,
    {},
    {
      provider,
      moderate: (text: string) => {
        checked.push(text)
        return false
      },
    },
  )
  await clock.advance(10_000)
  expect(texts()).toEqual(['Hm.', 'Only.', 'Hm.', 'Left.'])
  expect(provider.requests.flatMap(({ slots }) => slots.map(({ slot }) => slot))).toEqual(['next.other'])
  expect(checked).toEqual([])
})

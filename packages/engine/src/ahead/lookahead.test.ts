import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type ManualClock, manualClock } from '../base/manual-clock.ts'
import type { FillStore } from '../fill/store/fill-store.ts'
import { memoryFillStore } from '../fill/store/memory-fill-store.ts'
import { testStory } from '../ink/compiler/test-story.ts'
import type { NarrativeProvider } from '../provider/port/narrative-provider.ts'
import { textTranscript } from '../record/transcript.ts'
import { createSession } from '../session/create-session.ts'
import { scripted } from '../testing/scripted-provider.ts'
import type { Outlook } from './director.ts'

const market = testStory(readFileSync(new URL('../session/stories/market.ink', import.meta.url), 'utf8'), {
  id: 'market',
})

const inn = testStory(
  `VAR coins = 2
VAR name = "stranger"
LIST Things = cup, key
VAR held = ()
-> hall
=== hall
# with HOST
The hall is warm. # fill here: the hall; reads coins
HOST: Welcome, {name}. # fill greet: {mood()}
+ [Ask for a bed. # fill bed: asking for a bed; max 6 words] -> bed -> hall
+ {coins > 0} [Drink.]
  ~ coins--
  {~The beer is flat.|The beer is strong.} # fill beer: the beer
  -> hall
* [Look round.]
  A {held ? key: locked|open} door. # fill door: the door
  ~ held += key
  -> hall
+ [Go.] -> road
=== bed
The bed is short. # fill bed2: the bed; reads held
+ [Sleep.]
+ [Lie awake.]
- Morning. # fill morning: the morning
->->
=== road
The host studies you. # decide trusts: whether he trusts you
+ [yes # default {coins > 1}] "Good luck."
+ [no] He says nothing.
- # fill
-> named
=== named
HOST: So long, {name}. # invent name: what he calls you; max 2 words
Dust. # fill dust: the road
+ [Back.] -> hall
+ [On.] Over the hill. # fill hill: the hill
-> END
=== function mood
{coins > 1: friendly|tired}
=== function facts_HOST
{hall > 1: You came in more than once.}
{held ? key: You have the key.}
`.replace('- # fill\n', '- \n'),
  { id: 'inn', bible: { cast: { HOST: {} } } },
)

test('looking ahead changes nothing: with it and without it the same plays are told', async () => {
  for (const story of [market, inn]) {
    const tell = async (lookahead: false | undefined): Promise<string> => {
      const options = { seed: 4, dial: 'live', provider: scripted({}) } as const
      const session = createSession(story, lookahead === false ? { ...options, lookahead } : options)
      session.enter()
      for (let turn = 0; turn < 12; turn++) {
        const { choices, phase } = await session.settled()
        if (phase !== 'choosing') break
        session.choose(choices[turn % choices.length]?.id ?? '')
      }
      await session.settled()
      return JSON.stringify([textTranscript(story, session.history()), session.ledger().map(entry => entry.hash)])
    }
    expect(await tell(undefined)).toBe(await tell(false))
  }
})

test('who reads does not wait: what the choices lead to is there when one is taken', async () => {
  const clock = manualClock()
  const provider = scripted(
    { 'hall.greet': 'Come in.', 'hall.here': 'Smoke.', 'bed.bed2': 'Straw.' },
    { clock, firstMs: 3000 },
  )
  const session = createSession(inn, { dial: 'live', provider, clock })
  // The slots that it leaves out are asked for once more: twice three seconds.
  await clock.advance(7000)
  session.enter()
  await clock.settle()
  expect(session.frame.phase).toBe('choosing')
  expect(session.frame.lines[0]?.text).toBe('Smoke.')
  await clock.advance(8000)
  session.choose(session.frame.choices[0]?.id ?? '')
  await clock.settle()
  expect(session.frame.lines.map(line => line.text)).toEqual(['Straw.'])
  expect(session.metrics?.turns.map(turn => [turn.slots, turn.waitMs])).toEqual([
    [0, 0],
    [3, 0],
    [1, 0],
  ])
  session.close()
  await clock.advance(60_000)
  expect(clock.waiting).toBe(0)
})

test('with the dial turned down nothing is prepared any more, on the instant; turned up, it is at once', async () => {
  const clock = manualClock()
  const provider = scripted({}, { clock, firstMs: 1000 })
  const session = createSession(inn, { provider, clock, seed: 2, entry: '' })
  await clock.settle()
  expect(provider.calls).toBe(0)
  session.dial('live')
  await clock.advance(0)
  const { calls } = provider
  expect(calls).toBeGreaterThan(0)
  session.dial('author')
  await clock.settle()
  expect(provider.aborted).toBe(calls)
  // Nor does the end of anything begin something else.
  await clock.advance(20_000)
  expect(provider.calls).toBe(calls)
  expect(session.metrics).toMatchObject({ running: 0, ahead: [] })
})

const fork = testStory(
  `-> hall
=== hall
The hall.
+ [Left.] -> left
+ [Right.] -> right
=== left
Left. # fill here: to the left
+ [Back.] -> hall
+ [Right.] -> right
=== right
Right. # fill here: to the right; reads @history
+ [Back.] -> hall
`,
  { id: 'fork' },
)

test('what was called off has not failed: it is prepared each time that the player could come there', async () => {
  const clock = manualClock()
  const provider = scripted({}, { clock, firstMs: 60_000 })
  const session = createSession(fork, { dial: 'live', provider, clock, lookahead: { depth: 1 }, deadlineMs: 100 })
  session.enter()
  for (let round = 1; round <= 4; round++) {
    // Where it was looked in this task already, it is looked on in the next.
    await clock.advance(0)
    expect(provider.requests.filter(request => request.slots[0]?.slot === 'left.here')).toHaveLength(round)
    session.choose(session.frame.choices[1]?.id ?? '')
    await clock.advance(200)
    session.choose(session.frame.choices[0]?.id ?? '')
  }
  session.close()
})

test('what reads the history is prepared when the present turn is told, for its words are part of it', async () => {
  const clock = manualClock()
  const provider = scripted({ 'left.here': 'Nettles.', 'right.here': 'A wall.' }, { clock, firstMs: 1000 })
  const session = createSession(fork, { dial: 'live', provider, clock, lookahead: { depth: 1 } })
  session.enter()
  await clock.advance(5000)
  const before = provider.requests.length
  session.choose(session.frame.choices[0]?.id ?? '')
  await clock.advance(5000)
  expect(session.frame.lines.map(line => line.text)).toEqual(['Nettles.'])
  const rights = provider.requests.slice(before).filter(request => request.slots[0]?.slot === 'right.here')
  expect(rights.map(request => request.context.at(-1)?.text)).toEqual(['The hall.\nNettles.'])
  session.choose(session.frame.choices[1]?.id ?? '')
  await clock.settle()
  expect(session.frame.lines.map(line => line.text)).toEqual(['A wall.'])
  session.close()
})

/** A provider that is down until `back`; and when it was asked. */
function failing(clock: ManualClock, back = Number.POSITIVE_INFINITY) {
  const times: number[] = []
  const inner = scripted({ 'oak.tree': 'The oak.' }, { clock, firstMs: 1000 })
  const provider: NarrativeProvider = {
    ...inner,
    async *fill(request, options) {
      times.push(clock.now())
      if (clock.now() < back) throw new Error('down')
      yield* inner.fill(request, options)
    },
  }
  return { provider, times }
}

const lane = testStory('-> lane\n=== lane\nThe lane.\n+ [On.] -> oak\n=== oak\nA tree. # fill tree: the oak\n-> END\n')

test('what can’t be prepared is tried twice, then after pauses that grow, and not while nobody is there', async () => {
  const clock = manualClock()
  const { provider, times } = failing(clock)
  const session = createSession(lane, { dial: 'live', provider, clock })
  session.enter()
  await clock.advance(3_600_000)
  const seconds = times.map(time => Math.round(time / 1000))
  expect(seconds).toEqual([0, 0, 15, 45, 105])
  session.close()
  expect(clock.waiting).toBe(0)
})

test('a provider that is back after a while is asked again before anybody waits', async () => {
  const clock = manualClock()
  const { provider } = failing(clock, 5000)
  const session = createSession(lane, { dial: 'live', provider, clock })
  session.enter()
  await clock.advance(20_000)
  session.choose(session.frame.choices[0]?.id ?? '')
  await clock.settle()
  expect(session.frame.lines[0]?.text).toBe('The oak.')
  expect(session.metrics?.turns.at(-1)).toMatchObject({ waitMs: 0 })
  session.close()
})

test('what was answered in vain twice is left until somebody is there', async () => {
  const clock = manualClock()
  const provider = scripted({ 'oak.tree': '# not a text\n## but markup' }, { clock, firstMs: 1000 })
  const session = createSession(lane, { dial: 'live', provider, clock })
  session.enter()
  await clock.advance(10_000)
  const { calls } = provider
  // Each try has its repair.
  expect(calls).toBe(4)
  await clock.advance(3_600_000)
  expect(provider.calls).toBe(calls)
  session.close()
})

test('what the game’s world does keeps nobody awake: who is away is not prepared for', async () => {
  const clock = manualClock()
  const story = testStory(
    'VAR hour = 1\n-> lane\n=== lane\nThe lane.\n+ [On.] -> oak\n=== oak\nA tree. # fill tree: the oak; reads hour\n-> END\n',
    { bible: { world: ['hour'] } },
  )
  const provider = scripted({ 'oak.tree': 'The oak.' }, { clock, firstMs: 1000 })
  const session = createSession(story, { dial: 'live', provider, clock })
  session.enter()
  for (let time = 0; time < 360; time++) {
    session.world({ hour: time + 2 })
    await clock.advance(10_000)
  }
  expect(provider.calls).toBeLessThan(15)
  expect(provider.calls).toBeGreaterThan(10)
  session.close()
})

test('reading is not being away: behind a long passage is prepared when its end comes near', async () => {
  const clock = manualClock()
  const long = Array.from({ length: 900 }, () => 'word').join(' ')
  const story = testStory(
    `-> lane\n=== lane\n${long}.\n+ [On.] Yes.\n- + [On.] -> oak\n=== oak\nA tree. # fill tree: the oak\n-> END\n`,
  )
  const provider = scripted({ 'oak.tree': 'The oak.' }, { clock, firstMs: 3000 })
  const session = createSession(story, { dial: 'live', provider, clock })
  session.enter()
  await clock.advance(200_000)
  expect(provider.calls).toBe(0)
  await clock.advance(27_000)
  expect(provider.calls).toBe(1)
  session.close()
})

test('what a repair takes is paid from the tokens of preparing, too', async () => {
  const clock = manualClock()
  const answers = { 'oak.tree': ['# markup', 'The oak.'] }
  const inner = scripted(answers, { clock, firstMs: 1000 })
  const provider: NarrativeProvider = {
    ...inner,
    async *fill(request, options) {
      for await (const event of inner.fill(request, options)) {
        yield event.type === 'done' ? { ...event, usage: { inputTokens: 400, outputTokens: 20 } } : event
      }
    },
  }
  const session = createSession(lane, { dial: 'live', provider, clock, lookahead: { tokens: 5000 } })
  session.enter()
  await clock.advance(10_000)
  expect([inner.calls, session.metrics?.tokensLeft]).toEqual([2, 5000 - 840])
  session.close()
})

test('words that are typed are known to what is looked at behind the turn that they lead to, while it is written', async () => {
  const clock = manualClock()
  const story = testStory(
    `-> hall
=== hall
Where were you? # ask winter: where
+ [In the north. # means: work]
- A look. # fill look: a look
+ [On.]
- So. # fill so: what she makes of it; reads @winter
-> END
`,
  )
  const provider = scripted({ 'hall.look': 'A look, long.', 'hall.so': 'So that is it.' }, { clock, firstMs: 3000 })
  const session = createSession(story, { dial: 'live', provider, clock, lookahead: { depth: 1 } })
  session.enter()
  await clock.settle()
  session.answer('in the north')
  await clock.advance(20_000)
  session.choose(session.frame.choices[0]?.id ?? '')
  await clock.settle()
  expect(session.metrics?.turns.at(-1)).toMatchObject({ waitMs: 0 })
  // Once with the words, and never without them.
  expect(provider.requests.filter(({ slots }) => slots[0]?.slot === 'hall.so')).toHaveLength(1)
  session.close()
})

/** Four ways, each with a slot that everybody is told the same of. */
const ways = ['oak', 'elm', 'ash', 'fir']
const wood = testStory(
  `-> wood
=== wood
The wood.
${ways.map(name => `+ [To the ${name}.] -> ${name}`).join('\n')}
${ways.map(name => `=== ${name}\nA tree. # fill tree: the ${name}\n-> END`).join('\n')}
`,
  { id: 'wood' },
)

/** What one slot of the wood takes, by estimate; the longest of them. */
async function dearest(): Promise<number> {
  const clock = manualClock()
  const session = createSession(wood, { dial: 'live', provider: scripted(), clock, lookahead: { concurrency: 0 } })
  session.enter()
  await clock.advance(0)
  await clock.advance(0)
  const tokens = (session.metrics?.ahead ?? []).map(one => one.tokens)
  session.close()
  expect(tokens).toHaveLength(4)
  return Math.max(...tokens)
}

test('what the store has takes nothing of the tokens that preparing may cost; they go to what it does not have', async () => {
  const tokens = (await dearest()) * 2
  // Shared: requests then hold nothing of the page before, whose fills no store keeps.
  const store = { ...memoryFillStore(), shared: true }
  const said = Object.fromEntries(ways.map(name => [`${name}.tree`, `The ${name}.`]))
  const visit = async (use: readonly string[]): Promise<readonly [asked: number, left: number]> => {
    const clock = manualClock()
    const provider = scripted(said, { clock, firstMs: 1000, shared: true })
    const likelihood = (choices: readonly { readonly text: string }[]): readonly number[] =>
      choices.map(({ text }) => (use.some(name => text.includes(name)) ? 1000 : 1))
    const session = createSession(wood, { dial: 'live', provider, clock, store, lookahead: { tokens, likelihood } })
    session.enter()
    await clock.advance(60_000)
    const left = session.metrics?.tokensLeft ?? Number.NaN
    session.close()
    return [provider.calls, left]
  }
  const [asked, left] = await visit([])
  expect(asked).toBe(2)
  expect(left).toBeLessThan(tokens / 2)
  // Two are in the store by now, and looked for first: there is as much left for the other two as before.
  const kept = ways.slice(0, 2)
  expect(await visit(kept)).toEqual([2, left])
  // All four are.
  expect(await visit([])).toEqual([0, tokens])
})

test('what was let go before anybody was asked for it costs nothing; while that is open it is laid aside', async () => {
  const one = await dearest()
  const clock = manualClock()
  const provider = scripted({}, { clock, firstMs: 1000 })
  const asked: (() => void)[] = []
  const held = memoryFillStore()
  const store: FillStore = {
    load: async key => {
      await new Promise<void>(resolve => asked.push(resolve))
      return held.load(key)
    },
    save: held.save,
  }
  const session = createSession(wood, { dial: 'live', provider, clock, store, lookahead: { tokens: one * 2 } })
  session.enter()
  await clock.advance(0)
  await clock.advance(0)
  expect(asked).toHaveLength(2)
  expect(session.metrics?.tokensLeft).toBeLessThan(one)
  // Turned down before the store has said anything.
  session.dial('author')
  expect(session.metrics?.tokensLeft).toBe(one * 2)
  for (const answer of asked) answer()
  await clock.settle()
  expect([provider.calls, session.metrics?.tokensLeft]).toEqual([0, one * 2])
  session.close()
})

test('players who share a store ask once for what reads nothing of theirs', async () => {
  const store = memoryFillStore()
  const provider = scripted({ 'hall.greet': 'Come in.', 'hall.here': 'Smoke.', 'hall.bed': 'A bed?' })
  const play = async (): Promise<string | undefined> => {
    const session = createSession(inn, { dial: 'live', provider, store, lookahead: false })
    session.enter()
    const frame = await session.settled()
    session.close()
    return frame.lines[0]?.text
  }
  expect([await play(), provider.calls]).toEqual(['Smoke.', 1])
  await new Promise(resolve => setTimeout(resolve, 0))
  expect([await play(), provider.calls]).toEqual(['Smoke.', 1])
})

test('whoever moves on before it was looked ahead again loses nothing that was prepared, and nothing is asked twice', async () => {
  const fork = testStory(
    `-> fork
=== fork
A fork.
+ [Left.] -> left
+ [Right.] -> right
=== left
A mill.
+ [On.] -> far
=== right
A barn. # fill barn: the barn
+ [On.] -> far
=== far
A gate. # fill gate: the gate
+ [In.] -> yard
=== yard
A yard. # fill yard: the yard
-> END`,
    { id: 'fork' },
  )
  const clock = manualClock()
  const answers = { 'right.barn': 'The barn is shut.', 'far.gate': 'The gate is open.', 'yard.yard': 'Hens.' }
  const provider = scripted(answers, { clock, firstMs: 1000 })
  const director = {
    depth: 4,
    horizonMs: () => 1_000_000,
    plan: ({ candidates }: Outlook) => ({ start: candidates.map(({ key }) => key) }),
  }
  const session = createSession(fork, { provider, clock, dial: 'live', entry: '', lookahead: { director } })
  await clock.advance(500)
  const asked = () => provider.requests.map(({ slots }) => slots[0]?.slot).toSorted()
  const prepared = asked()
  expect(new Set(prepared)).toEqual(new Set(['far.gate', 'right.barn', 'yard.yard']))
  const choose = (text: string): void =>
    session.choose(session.frame.choices.find(choice => choice.text === text)?.id ?? '')
  choose('Left.')
  choose('On.')
  await clock.advance(600)
  expect(session.frame.lines.map(({ text }) => text)).toEqual(['The gate is open.'])
  choose('In.')
  expect(session.frame.lines.map(({ text }) => text)).toEqual(['Hens.'])
  await clock.advance(5000)
  expect(asked()).toEqual(prepared)
})

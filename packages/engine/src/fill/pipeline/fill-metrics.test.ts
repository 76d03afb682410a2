import { expect, test } from 'vitest'
import { manualClock } from '../../base/manual-clock.ts'
import { pause } from '../../base/pause.ts'
import { testStory } from '../../ink/compiler/test-story.ts'
import type { FillRequest } from '../../provider/port/fill-request.ts'
import type { FillEvent, FillOptions, NarrativeProvider } from '../../provider/port/narrative-provider.ts'
import { createSession, type SessionOptions } from '../../session/create-session.ts'
import { agreedTo } from '../../testing/agreed-to.ts'
import { type ScriptedAnswer, scripted } from '../../testing/scripted-provider.ts'

const lane = testStory(
  `-> lane
=== lane
The lane is dark. # fill dark: the lane
* [Left.] A door. # fill door: the door
* [Right.] A wall. # fill wall: the wall
  Ivy. # fill ivy: the ivy
- On you go.
* [Stop.] -> END
`,
  { id: 'lane' },
)

const usage = { inputTokens: 1000, outputTokens: 100 }
const answers: Readonly<Record<string, ScriptedAnswer>> = {
  'lane.dark': 'Lamps.',
  'lane.door': 'Oak.',
  'lane.wall': 'Brick.',
  'lane.ivy': 'Leaves.',
}

/** A hosted model that takes a second for the first passage and three for any other, and says what each answer cost. */
function metered(said: Readonly<Record<string, ScriptedAnswer>>, model: string, clock: ReturnType<typeof manualClock>) {
  const inner = scripted(said, { model })
  const provider: NarrativeProvider = {
    id: 'metered',
    model,
    capabilities: { ...inner.capabilities, local: false },
    async *fill(request: FillRequest, options: FillOptions): AsyncGenerator<FillEvent> {
      await pause(clock, request.slots[0]?.slot === 'lane.dark' ? 1000 : 3000, options.signal)
      for await (const event of inner.fill(request, options)) {
        yield event.type === 'done' ? { ...event, usage } : event
      }
    },
  }
  return { provider, inner }
}

async function played(
  more: Partial<SessionOptions> & { readonly said?: typeof answers; readonly model?: string } = {},
  readMs = 20_000,
) {
  const { said = answers, model = 'claude-haiku-5-5', ...options } = more
  const clock = manualClock()
  const { provider, inner } = metered(said, model, clock)
  const consent = agreedTo(provider)
  const session = createSession(lane, { provider, consent, clock, dial: 'live', lookahead: { depth: 1 }, ...options })
  // The title: what comes first is prepared already.
  await clock.advance(0)
  session.enter()
  await clock.advance(readMs)
  session.choose(session.frame.choices[0]?.id ?? '')
  await clock.advance(20_000)
  const metrics = session.metrics as NonNullable<typeof session.metrics>
  const notes = session.ledger().flatMap(entry => (entry.kind === 'fill' ? [entry.notes ?? {}] : []))
  return { session, metrics, notes, inner, clock }
}

/** Of the haiku’s list price. */
const dollars = (1000 * 0.1 + 100 * 0.5) / 1_000_000

test('a turn reports its wait, what was prepared in it, used and wasted, the tokens and what they cost', async () => {
  const { metrics, notes } = await played()
  const [title, first, second] = metrics.turns
  expect(title).toMatchObject({ turn: 0, slots: 0, prepared: 1, used: 1, wasted: 0, inputTokens: 1000 })
  expect(first).toMatchObject({ turn: 1, waitMs: 1000, slots: 1, authored: 0, prepared: 3, used: 1, wasted: 2 })
  expect(first).toMatchObject({ inputTokens: 2000, outputTokens: 200 })
  expect(first?.dollars).toBeCloseTo(2 * dollars)
  expect(second).toMatchObject({ turn: 2, waitMs: 0, slots: 1, prepared: 0, inputTokens: 0, dollars: 0 })
  expect(metrics.totals).toMatchObject({ requests: 3, answered: 3, prepared: 4, used: 2, wasted: 2, unpriced: 0 })
  expect(metrics.totals.dollars).toBeCloseTo(3 * dollars)
  expect(notes).toEqual([
    { tookMs: 1000, waitMs: 1000, from: 'ahead', ...usage, dollars },
    { tookMs: 3000, waitMs: 0, from: 'ahead', ...usage, dollars },
  ])
})

test('what was under way when the player came is reported with the wait that was left', async () => {
  const { notes, metrics } = await played({}, 1400)
  expect(notes[1]).toMatchObject({ from: 'ahead', tookMs: 3000, waitMs: 1600 })
  // The other branch was dropped while it was being written.
  expect(metrics.totals).toMatchObject({ used: 2, wasted: 2, dropped: 1, answered: 2 })
})

test('each answer is counted once, whatever came of it: for several slots, a second try, a failure', async () => {
  for (const said of [answers, { ...answers, 'lane.ivy': undefined }, {}]) {
    const { clock, ...counted } = await played({ said, lookahead: false, deadlineMs: 20_000 })
    counted.session.back()
    counted.session.choose(counted.session.frame.choices[1]?.id ?? '')
    await clock.advance(20_000)
    const { totals, turns } = counted.session.metrics as typeof counted.metrics
    const notes = counted.session.ledger().flatMap(entry => (entry.kind === 'fill' ? [entry.notes ?? {}] : []))
    const all = counted.inner.calls * usage.inputTokens
    expect(totals.inputTokens).toBe(all)
    expect(turns.reduce((sum, turn) => sum + turn.inputTokens, 0)).toBe(all)
    expect(notes.reduce((sum, one) => sum + (one.inputTokens ?? 0), 0)).toBe(all)
    expect(totals.dollars).toBeCloseTo(counted.inner.calls * dollars)
  }
})

test('where no price is known it says so; a game has its own; on the device it costs nothing', async () => {
  const unknown = await played({ model: 'gull-7b' })
  expect(unknown.metrics.totals).toMatchObject({ dollars: 0, unpriced: 3 })
  expect(unknown.notes.some(one => 'dollars' in one)).toBe(false)
  const priced = await played({ model: 'gull-7b', prices: { gull: { input: 10, output: 100 } } })
  expect(priced.metrics.totals).toMatchObject({ unpriced: 0 })
  expect(priced.metrics.totals.dollars).toBeCloseTo(3 * 0.02)
  const clock = manualClock()
  const { provider } = metered(answers, 'gull-7b', clock)
  const near: NarrativeProvider = { ...provider, capabilities: { ...provider.capabilities, local: true } }
  const session = createSession(lane, { provider: near, clock, dial: 'live', entry: '' })
  await clock.advance(20_000)
  expect(session.metrics?.totals).toMatchObject({ dollars: 0, unpriced: 0, inputTokens: 3000 })
})

test('what is left to prepare with is reported, and goes down', async () => {
  expect((await played()).metrics.tokensLeft).toBeUndefined()
  const { metrics } = await played({ lookahead: { depth: 1, tokens: 100_000 } })
  expect(metrics.tokensLeft).toBeLessThan(100_000)
  expect(metrics.tokensLeft).toBeGreaterThan(90_000)
  const none = await played({ lookahead: { depth: 1, tokens: 1 } })
  expect(none.metrics).toMatchObject({ tokensLeft: 1, totals: { prepared: 0, requests: 2 } })
})

test('what the player comes round to after all is used, and not wasted', async () => {
  const { session, clock } = await played()
  session.back()
  await clock.advance(0)
  session.choose(session.frame.choices[1]?.id ?? '')
  await clock.advance(20_000)
  // Of the door, which was seen, another was asked for; that one is of no use now.
  expect(session.metrics?.totals).toMatchObject({ requests: 4, prepared: 5, used: 4, wasted: 1 })
})

test('coming slots say how it stands with them', async () => {
  const clock = manualClock()
  const { provider } = metered({ ...answers, 'lane.door': 'never "this" <b>' }, 'gull-7b', clock)
  const session = createSession(lane, { provider, consent: agreedTo(provider), clock, dial: 'live', entry: '' })
  await clock.advance(1200)
  expect(session.metrics?.ahead.map(one => one.state)).toEqual(['writing', 'writing'])
  await clock.advance(20_000)
  expect(session.metrics?.ahead.map(one => [one.slots[0], one.state])).toEqual([
    ['lane.door', 'failed'],
    ['lane.wall', 'ready'],
  ])
})

test('metrics are of one turn of one path: a new start, and another path after going back, have rows of their own', async () => {
  const { session, clock } = await played()
  const again = async (): Promise<void> => {
    session.choose(session.frame.choices[0]?.id ?? '')
    await clock.advance(20_000)
  }
  await again()
  for (let time = 0; time < 2; time++) {
    session.restart()
    await clock.advance(20_000)
    await again()
  }
  session.back()
  await clock.advance(20_000)
  session.choose(session.frame.choices[1]?.id ?? '')
  await clock.advance(20_000)
  const second = session.metrics?.turns.filter(({ turn, slots }) => turn === 2 && slots > 0) ?? []
  expect(second.map(({ slots }) => slots)).toEqual([1, 1, 1, 2])
  const { totals, turns = [] } = session.metrics ?? {}
  const sum = (name: 'prepared' | 'used' | 'wasted'): number => turns.reduce((all, turn) => all + turn[name], 0)
  expect([sum('prepared'), sum('used'), sum('wasted')]).toEqual([totals?.prepared, totals?.used, totals?.wasted])
})

test.each([undefined, false] as const)(
  'a slot that failed its contract counts as the author’s, prepared or not (lookahead %s)',
  async lookahead => {
    const said = { ...answers, 'lane.ivy': '<b>Leaves</b>' }
    const { session, clock } = await played({ said, ...(lookahead === false ? { lookahead } : {}) })
    session.back()
    await clock.advance(20_000)
    session.choose(session.frame.choices[1]?.id ?? '')
    expect(session.frame.phase).toBe(lookahead === false ? 'writing' : 'choosing')
    await clock.advance(20_000)
    expect(session.metrics?.turns.findLast(({ turn, slots }) => turn === 2 && slots > 0)).toMatchObject({
      slots: 2,
      authored: 1,
    })
  },
)

test('what was called off stands in the totals, by estimate, apart from what the vendor counted', async () => {
  const { metrics, inner, session } = await played({}, 2000)
  session.close()
  const { totals } = metrics
  expect(totals.dropped).toBeGreaterThan(0)
  const [request] = inner.requests
  expect(request).toBeDefined()
  // Each request sends the model some hundred tokens; none of them has said a word.
  expect(totals.calledOffInputTokens).toBeGreaterThan(100 * totals.dropped)
  expect(totals.calledOffOutputTokens).toBe(0)
  expect(totals.calledOffDollars).toBeCloseTo((totals.calledOffInputTokens * 0.1) / 1_000_000, 12)
  // Nobody is called off where there is time, and nothing is counted twice.
  expect((await played()).metrics.totals).toMatchObject({ calledOffInputTokens: 0, calledOffDollars: 0 })
})

test('of an answer that had begun, what had come is counted, too', async () => {
  const clock = manualClock()
  const long = 'A door of oak, with iron on it. Then another. '.repeat(12)
  const provider = scripted(
    { ...answers, 'lane.door': long, 'lane.wall': long },
    { clock, firstMs: 100, chunk: 40, betweenMs: 300 },
  )
  const session = createSession(lane, { provider, clock, dial: 'live', lookahead: { depth: 1 } })
  await clock.advance(20_000)
  session.enter()
  await clock.advance(1500)
  session.choose(session.frame.choices[0]?.id ?? '')
  await clock.settle()
  expect(session.metrics?.totals.calledOffOutputTokens).toBeGreaterThan(10)
  session.close()
})

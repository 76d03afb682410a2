import { expect, test } from 'vitest'
import type { Json } from '../../base/json.ts'
import { type ManualClock, manualClock } from '../../base/manual-clock.ts'
import { testStory } from '../../ink/compiler/test-story.ts'
import type { FillRequest } from '../../provider/port/fill-request.ts'
import { textTranscript } from '../../record/transcript.ts'
import { createSession, type Session, type SessionOptions } from '../../session/create-session.ts'
import { type ScriptedProvider, scripted } from '../../testing/scripted-provider.ts'
import type { FillStore } from '../store/fill-store.ts'
import { fillStoreOver } from '../store/fill-store-over.ts'
import { memoryFillStore } from '../store/memory-fill-store.ts'

/** One passage for each way of reading; the words of each fill say which it was. */
const lock = testStory(
  `VAR level = 2
VAR alias = "stranger"
VAR called = ""
-> lock
=== lock ===
# with INA
The gate is shut. # fill plain: the gate; reads level
* [Wait.]
- INA: Who sent you? # ask sender: who sent you
* (miller) [The miller. # means: the mill]
* (nobody) [Nobody. # means: nobody]
- INA: Hm. # fill weighs: she weighs what was said; reads @sender
* [Go on.]
- She thinks. # invent alias: what she calls you; max 3 words
* [Nod.]
- INA: So be it, {alias}. # fill names: she says the name
* [Bow.]
~ called = alias + "!"
- The lamp. # fill lamp: the lamp; reads called
* [Look.]
- A heron. # fill heron: a heron, seen before; reads @history
* [Stay.]
- INA: You. # fill knows: what she makes of you; reads @player
* [Leave.]
- The end of the lock. # fill after: the end of the lock
-> END
`,
  { id: 'lock', bible: { cast: { INA: {} } } },
)

const hasPlayersWords = ({ context }: FillRequest): boolean => context.some(({ trust }) => trust === 'player')

const words = {
  'lock.plain': 'Public: oak.',
  // Who clicks has typed nothing.
  'lock.weighs': (request: FillRequest) => (hasPlayersWords(request) ? 'Private: typed.' : 'Public: clicked.'),
  'lock.alias': 'Wet Boots',
  'lock.names': 'Private: tainted line.',
  'lock.lamp': 'Private: tainted variable.',
  'lock.heron': 'Private: history.',
  'lock.knows': 'Private: player.',
  'lock.after': 'Public: stones.',
}

/** A store whose every item can be looked at. */
function watchedStore(): { readonly store: FillStore; readonly items: Map<string, Json>; writes: number } {
  const items = new Map<string, Json>()
  const watched = {
    items,
    writes: 0,
    store: fillStoreOver({
      read: async key => items.get(key),
      write: async (key, item) => {
        watched.writes++
        items.set(key, item)
      },
    }),
  }
  return watched
}

async function playToEnd(session: Session, clock: ManualClock): Promise<void> {
  session.enter()
  for (let turn = 0; turn < 20; turn++) {
    // Long enough that whatever can be prepared is.
    await clock.advance(20_000)
    const { phase, choices, ask } = session.frame
    if (ask !== undefined) session.answer('the miller')
    else if (phase === 'choosing') session.choose(choices[0]?.id ?? '')
    else break
  }
  await clock.advance(20_000)
}

test('only what reads nothing of the player is ever stored, whether it was shown or prepared', async () => {
  for (const lookahead of [undefined, false] as const) {
    const clock = manualClock()
    const { store, items } = watchedStore()
    const provider = scripted(words, { clock, firstMs: 100, shared: true })
    const options = { dial: 'live', provider, store, clock } as const
    const session = createSession(lock, lookahead === false ? { ...options, lookahead } : options)
    await playToEnd(session, clock)
    expect(session.frame.phase).toBe('ended')
    // All of it was filled in, and read.
    const read = textTranscript(lock, session.history())
    for (const said of ['Public: oak.', 'typed', 'tainted line', 'tainted variable', 'history', 'player', 'stones']) {
      expect(read).toContain(said)
    }
    expect(session.frame.variables.alias).toBe('Wet Boots')
    const kept = [...items.values()].flatMap(item =>
      (item as { values: Record<string, string> }[]).flatMap(({ values }) => Object.entries(values)),
    )
    // What a model made of author's variables is nobody's; what comes of it in a play-through is.
    expect(kept.filter(([slot]) => slot !== 'lock.weighs').toSorted()).toEqual([
      ['lock.after', 'Public: stones.'],
      ['lock.alias', 'Wet Boots'],
      ['lock.plain', 'Public: oak.'],
    ])
    expect(JSON.stringify([...items])).not.toMatch(/Private|iller/)
    session.close()
  }
})

const hall = testStory(
  `-> hall
=== hall
The hall is warm. # fill here: the hall
+ [Wait.] -> hall
+ [Go.] -> yard
=== yard
The yard.
+ [Back.] -> hall
`,
  { id: 'hall' },
)

function visit(store: FillStore, provider: ScriptedProvider, more: Partial<SessionOptions> = {}) {
  const clock = manualClock()
  const session = createSession(hall, { dial: 'live', provider, store, clock, lookahead: false, entry: '', ...more })
  const said = (): string | undefined => session.frame.lines[0]?.text
  const go = async (label: string): Promise<string | undefined> => {
    session.choose(session.frame.choices.find(choice => choice.text === label)?.id ?? '')
    await clock.advance(10)
    return said()
  }
  const notes = () => session.ledger().flatMap(entry => (entry.kind === 'fill' ? [entry.notes] : []))
  return { clock, session, said, go, notes }
}

const anew = (): ScriptedProvider => scripted({ 'hall.here': ['Smoke.', 'Bread.', 'Coats.', 'Mud.'] }, { shared: true })

test('a second visit reads what the first one has read, asks nobody, and keeps nothing twice', async () => {
  const watched = watchedStore()
  const provider = anew()
  const first = visit(watched.store, provider)
  await first.clock.settle()
  expect([first.said(), provider.calls, watched.writes]).toEqual(['Smoke.', 1, 1])
  for (let time = 0; time < 3; time++) {
    const again = visit(watched.store, provider)
    await again.clock.settle()
    expect([again.said(), again.notes()]).toEqual(['Smoke.', [{ from: 'store', waitMs: 0 }]])
    expect(again.session.metrics?.totals).toMatchObject({ requests: 0, shown: 1 })
    expect(again.session.ledger().some(entry => entry.kind === 'fill' && entry.fill.source === 'live')).toBe(true)
    again.session.close()
    await again.clock.settle()
    expect(again.clock.waiting).toBe(0)
  }
  expect([provider.calls, watched.writes]).toEqual([1, 1])
})

test('who comes back reads something else, until there are as many variants as the bible says; players begin with different ones', async () => {
  const watched = watchedStore()
  const provider = anew()
  const first = visit(watched.store, provider)
  await first.clock.settle()
  const read = [first.said()]
  for (let time = 0; time < 4; time++) {
    await first.go('Go.')
    read.push(await first.go('Back.'))
  }
  // The way back is told of in the request: another key than that of the first time.
  expect(read.slice(0, 4)).toEqual(['Smoke.', 'Bread.', 'Coats.', 'Mud.'])
  expect(['Bread.', 'Coats.', 'Mud.']).toContain(read[4])
  const counts = [...watched.items.values()].map(item => (item as readonly Json[]).length)
  expect(Math.max(...counts)).toBe(3)
  const { calls } = provider
  const others = await Promise.all(
    [1, 2, 3, 4, 5, 6, 7, 8].map(async seed => {
      const other = visit(watched.store, provider, { seed })
      await other.clock.settle()
      const seen: (string | undefined)[] = []
      for (let time = 0; time < 3; time++) {
        await other.go('Go.')
        seen.push(await other.go('Back.'))
      }
      return seen
    }),
  )
  expect(new Set(others.map(seen => seen[0])).size).toBeGreaterThan(1)
  for (const seen of others) expect(new Set(seen)).toEqual(new Set(['Bread.', 'Coats.', 'Mud.']))
  expect(provider.calls).toBe(calls)
})

test('a value that was kept is taken though it stands in what was just read', async () => {
  const toll = testStory(
    'VAR fare = 4\n-> toll\n=== toll ===\nThe board says 4, 5 or 6.\n* [Ask.]\n- It is {fare} today. # invent fare: what is asked; from 2 to 9\n-> END\n',
    { id: 'toll' },
  )
  const store = memoryFillStore()
  const provider = scripted({ 'toll.fare': 5 }, { shared: true })
  for (const seed of [1, 2]) {
    const clock = manualClock()
    const session = createSession(toll, { provider, store, clock, seed, dial: 'live', lookahead: false })
    session.enter()
    await clock.settle()
    session.choose(session.frame.choices[0]?.id ?? '')
    await clock.settle()
    expect(session.frame.variables.fare).toBe(5)
    session.close()
  }
  expect(provider.calls).toBe(1)
})

test('what a store holds is held against the contract, and what fails is not shown', async () => {
  const watched = watchedStore()
  const provider = anew()
  const first = visit(watched.store, provider)
  await first.clock.settle()
  const [key] = [...watched.items.keys()] as [string]
  const good = watched.items.get(key) as Json[]
  for (const item of [
    [{ provider: 'x', values: { 'hall.here': '<b>Buy!</b>' } }],
    [{ provider: 'x', values: { 'hall.here': 7 } }],
    [{ provider: 'x', values: {} }],
    [{ provider: 'x', values: { other: 'Smoke.' } }],
    'nothing of ours',
  ]) {
    watched.items.set(key, item)
    const asked = scripted({ 'hall.here': 'Anew.' })
    const next = visit(watched.store, asked)
    await next.clock.settle()
    expect([next.said(), asked.calls]).toEqual(['Anew.', 1])
    watched.items.set(key, [...(Array.isArray(item) ? item : []), ...good])
    const beside = visit(watched.store, asked)
    await beside.clock.settle()
    expect([beside.said(), asked.calls]).toEqual(['Smoke.', 1])
  }
})

test('a store that fails costs a question more, one that never answers a second besides, and nothing is left of it', async () => {
  const gone = async (): Promise<never> => {
    throw new Error('gone')
  }
  const never = new Promise<never>(() => {})
  for (const [store, waitMs] of [
    [{ load: gone, save: gone }, 0],
    [{ load: () => never, save: () => never }, 1000],
  ] as const) {
    const provider = anew()
    const { clock, session, said, notes } = visit(store, provider)
    await clock.advance(2000)
    expect([said(), notes()[0]?.waitMs, provider.calls]).toEqual(['Smoke.', waitMs, 1])
    expect(clock.waiting).toBe(0)
    session.close()
  }
})

test('a moderator that never answers holds no place: what it has not let pass in time is not shown', async () => {
  const { store } = watchedStore()
  const first = visit(store, anew())
  await first.clock.settle()
  first.session.close()
  for (const [moderate, said] of [
    [() => new Promise<boolean>(() => {}), 'The hall is warm.'],
    [() => Promise.reject(new Error('gone')), 'The hall is warm.'],
    [(text: string) => (text === 'Smoke.' ? new Promise<boolean>(() => {}) : true), 'Bread.'],
  ] as const) {
    const provider = scripted({ 'hall.here': 'Bread.' })
    // What is prepared has no turn whose deadline would end it.
    const { clock, session, go } = visit(store, provider, { moderate, deadlineMs: 60_000, lookahead: {} })
    await clock.advance(600_000)
    expect(session.frame.lines[0]?.text).toBe(said)
    expect(session.metrics?.running).toBe(0)
    await go('Go.')
    await clock.advance(600_000)
    expect([session.metrics?.running, clock.waiting]).toEqual([0, 0])
    session.close()
  }
  // Nor does one that nobody waits for any more.
  const left = visit(store, anew(), { moderate: () => new Promise<boolean>(() => {}) })
  await left.clock.settle()
  left.session.close()
  await left.clock.settle()
  expect(left.clock.waiting).toBe(0)
})

test('what rules make is not kept, and what is kept is not shown for them', async () => {
  const watched = watchedStore()
  for (const provider of [anew(), scripted({ 'hall.here': 'Ruled.' }, { rules: true })]) {
    const { clock, session } = visit(watched.store, provider)
    await clock.settle()
    session.close()
  }
  expect(watched.writes).toBe(1)
})

test('a store that forgets is asked for no more than it has', async () => {
  const store = memoryFillStore(1)
  const provider = anew()
  const { clock, go } = visit(store, provider)
  await clock.settle()
  await go('Go.')
  expect(await go('Back.')).toBe('Bread.')
  const again = visit(store, provider)
  await again.clock.settle()
  expect([again.said(), provider.calls]).toEqual(['Coats.', 3])
})

const pier = testStory(
  `-> pier
=== pier
The pier, early, before the boats; a long sentence to read while the rest is being made, and one more to be sure of it.
+ [Walk out.]
- The end of the pier. # fill end: the end of the pier
+ [Sit down.] -> END
`,
  { id: 'pier' },
)

/** Players who come one after the other, each once, and share a store. */
async function readersOf(
  store: FillStore,
  provider: ScriptedProvider,
  seeds: readonly number[],
  more: Partial<SessionOptions> = {},
) {
  const read: (string | undefined)[] = []
  for (const seed of seeds) {
    const clock = manualClock()
    const session = createSession(pier, { dial: 'live', provider, store, clock, seed, entry: '', ...more })
    await clock.advance(10_000)
    session.choose(session.frame.choices[0]?.id ?? '')
    // Nobody waits for what is asked for now.
    if (more.lookahead === undefined) expect(session.frame.phase).toBe('choosing')
    await clock.advance(10_000)
    read.push(session.frame.lines[0]?.text)
    session.close()
    await clock.settle()
  }
  return read
}

const ends = (): ScriptedProvider =>
  scripted({ 'pier.end': Array.from({ length: 60 }, (_, at) => `Gulls, ${at}.`) }, { shared: true })
const players = Array.from({ length: 40 }, (_, at) => at + 1)

test('players who come once each read different words, though few are made for them, and the same seeds read the same', async () => {
  const provider = ends()
  const read = await readersOf(memoryFillStore(), provider, players)
  expect(new Set(read).size).toBeGreaterThan(1)
  expect(provider.calls).toBeGreaterThan(1)
  expect(provider.calls).toBeLessThanOrEqual(3)
  expect(await readersOf(memoryFillStore(), ends(), players)).toEqual(read)
})

test('without looking ahead nothing is made for those who come later, nor beyond the tokens', async () => {
  for (const lookahead of [false, { tokens: 0 }] as const) {
    const store = memoryFillStore()
    const first = ends()
    await readersOf(store, first, [1])
    const provider = ends()
    await readersOf(store, provider, players, { lookahead })
    expect(provider.calls).toBe(0)
  }
})

import { describe, expect, test } from 'vitest'
import { type ManualClock, manualClock } from '../base/manual-clock.ts'
import { testStory } from '../ink/compiler/test-story.ts'
import { withLimit } from '../providers/wrappers/with-limit.ts'
import { textTranscript } from '../record/transcript.ts'
import { createSession, type Session } from '../session/create-session.ts'
import type { LookaheadOptions } from '../session/session-ports.ts'
import { type ScriptedProvider, type ScriptOptions, scripted } from '../testing/scripted-provider.ts'
import { type Candidate, type Director, justInTime } from './director.ts'
import type { Likelihood } from './likelihood.ts'

/** Two ways that meet, each with a slot, and a way back. */
const fork = testStory(
  `VAR gold = 1
-> fork
=== fork
# entry
A fork in the road. # fill fork: the fork
+ (left) [Go left.]
  Ferns on the left. # fill left: the left
  -> bridge
+ (right) [Go right.]
  Stones on the right. # fill right: the right
  -> bridge
+ (up) [Climb.]
  A view. # fill up: the view; reads gold
  -> fork2
=== bridge
+ (on) [Go on.] -> road
=== fork2
+ (down) [Climb down.] -> fork
=== road
The road goes on. # fill road: the road
-> END
`,
  { id: 'fork' },
)

interface Played {
  readonly session: Session
  readonly clock: ManualClock
  readonly provider: ScriptedProvider
  /** Slots that were asked for, in order. */
  asked(): readonly string[]
  choose(name: string): void
}

const words = {
  'fork.fork': ['Two ways.', 'The fork again.'],
  'fork.left': 'Ferns.',
  'fork.right': 'Rocks.',
  'fork.up': 'Hills.',
  'road.road': 'Dust.',
}

function play(lookahead: LookaheadOptions, script: ScriptOptions = {}, deadlineMs = 60_000): Played {
  const clock = manualClock()
  const provider = scripted(words, { clock, firstMs: 100, shared: true, ...script })
  const session = createSession(fork, { dial: 'live', provider, clock, lookahead, deadlineMs })
  return {
    session,
    clock,
    provider,
    asked: () => provider.requests.map(request => request.slots.map(slot => slot.slot).join('+')),
    choose: name => session.choose(session.frame.choices.find(({ id }) => id.endsWith(name))?.id ?? name),
  }
}

/** Starts all it is told of, in the order in which it is told. */
const greedy: Director = {
  depth: 3,
  horizonMs: () => Number.MAX_SAFE_INTEGER,
  plan: ({ candidates }) => ({ start: candidates.map(one => one.key) }),
}

describe('the default director', () => {
  const candidate = (key: string, more: Partial<Candidate> = {}): Candidate => ({
    key,
    job: {} as Candidate['job'],
    depth: 1,
    likelihood: 0.5,
    reachableInMs: 0,
    tokens: 100,
    ...more,
  })
  const none = Number.POSITIVE_INFINITY
  const outlook = { generationMs: 1000, running: 0, onScreen: 0, atOnce: none, tokensLeft: none, idleMs: 0 }

  test.each<[string, Partial<Candidate>]>([
    ['likelier', { likelihood: 0.9 }],
    ['sooner to be reached, so that more wait is saved', { reachableInMs: -500 }],
    ['smaller', { tokens: 10 }],
    ['nearer, whatever else', { depth: 1, likelihood: 0.001, tokens: 10_000 }],
  ])('begins with what is %s', (_, better) => {
    const usual = candidate('usual', 'depth' in better ? { depth: 2 } : {})
    for (const candidates of [
      [usual, candidate('better', better)],
      [candidate('better', better), usual],
    ]) {
      expect(justInTime().plan({ ...outlook, candidates }).start).toEqual(['better', 'usual'])
    }
  })

  test('starts nothing far ahead that is expected to save a fast reader next to nothing', () => {
    // One of 18 ways, three turns ahead: worth it where a turn takes three seconds, not where it takes one.
    const deep = (reachableInMs: number) => candidate('deep', { depth: 4, likelihood: 1 / 18, reachableInMs })
    const plan = (one: Candidate) => justInTime().plan({ ...outlook, generationMs: 5000, candidates: [one] }).start
    expect(plan(deep(3 * 3000))).toEqual(['deep'])
    expect(plan(deep(3 * 1000))).toEqual([])
    // What comes right behind the next choice is started in any case, and so is what is likely.
    expect(plan(candidate('next', { depth: 2, likelihood: 1 / 27, reachableInMs: 500 }))).toEqual(['next'])
    expect(plan({ ...deep(3000), likelihood: 0.5 })).toEqual(['deep'])
  })

  test('weighs the three against each other', () => {
    const candidates = [
      candidate('a', { likelihood: 0.2, tokens: 10 }),
      candidate('b', { likelihood: 0.9, tokens: 100 }),
    ]
    expect(justInTime().plan({ ...outlook, candidates }).start).toEqual(['a', 'b'])
    const dearer = [candidate('a', { likelihood: 0.2, tokens: 10 }), candidate('b', { likelihood: 0.9, tokens: 30 })]
    expect(justInTime().plan({ ...outlook, candidates: dearer }).start).toEqual(['b', 'a'])
  })

  test('begins what is further ahead when the reading that is left falls under the margin, and says when that is', () => {
    const candidates = [candidate('far', { depth: 2, likelihood: 1, reachableInMs: 5000 })]
    expect(justInTime({ margin: 3 }).plan({ ...outlook, candidates })).toEqual({ start: [], againInMs: 2000 })
    expect(justInTime({ margin: 5 }).plan({ ...outlook, candidates })).toEqual({ start: ['far'] })
    expect(justInTime({ depth: 1, margin: 5 }).plan({ ...outlook, candidates })).toEqual({ start: [] })
  })

  test('begins what is less likely later, for it is missed less often', () => {
    const at = (likelihood: number): number | undefined => {
      const candidates = [candidate('far', { depth: 2, likelihood, reachableInMs: 5000 })]
      return justInTime({ margin: 3 }).plan({ ...outlook, candidates }).againInMs
    }
    const waits = [1, 0.5, 0.1, 0.01, 0].map(likelihood => at(likelihood) ?? 0)
    expect(waits).toEqual(waits.toSorted((a, b) => a - b))
    expect(new Set(waits).size).toBe(waits.length)
    // Ways that meet in a passage may be more than sure: that is no reason to hurry more.
    expect(at(2)).toBe(at(1))
  })

  test('begins earlier what has others in line before it, where the provider answers only so many at once', () => {
    const line = [1000, 3000, 20_000, 25_000].map((reachableInMs, at) => {
      return candidate(`${at}`, { depth: at < 2 ? 1 : 2, likelihood: 1, reachableInMs })
    })
    /** Milliseconds until the last but one is begun. */
    const dueIn = (atOnce: number): number | undefined =>
      justInTime({ margin: 3 }).plan({ ...outlook, candidates: line.toReversed(), atOnce, running: 9 }).againInMs
    // Three generation times of a second; or two, and one for each of those before it that is not written meanwhile.
    expect([none, 5, 3, 2, 1].map(dueIn)).toEqual([17_000, 17_000, 17_000, 16_000, 16_000])
    const { horizonMs } = justInTime({ margin: 3, concurrency: 12 })
    expect([none, 5, 1].map(atOnce => horizonMs(1000, atOnce))).toEqual([3000, 5000, 14_000])
    expect(justInTime({ margin: 3, concurrency: none }).horizonMs(1000, none)).toBe(3000)
  })

  test('keeps to the tokens that are left and to its concurrency, and does nothing for who is not there', () => {
    const candidates = [candidate('a', { likelihood: 0.9 }), candidate('b', { tokens: 250 }), candidate('c')]
    expect(justInTime().plan({ ...outlook, candidates, tokensLeft: 200 }).start).toEqual(['a', 'c'])
    expect(justInTime({ concurrency: 3 }).plan({ ...outlook, candidates, running: 2 }).start).toEqual(['a'])
    expect(justInTime().plan({ ...outlook, candidates, idleMs: 120_001 })).toEqual({ start: [] })
    expect(justInTime().plan({ ...outlook, candidates, idleMs: 119_999 }).start).toHaveLength(3)
  })

  test('leaves room for the turn on screen where the provider answers only so many at once, and never asks for more', () => {
    const candidates = ['a', 'b', 'c', 'd', 'e', 'f'].map(key => candidate(key))
    const started = (atOnce: number, running: number, onScreen: number, concurrency = 12): number =>
      justInTime({ concurrency }).plan({ ...outlook, candidates, atOnce, running, onScreen }).start.length
    // Nobody waits: all but one, or the only one.
    expect([1, 2, 3, 5, none].map(atOnce => started(atOnce, 0, 0))).toEqual([1, 1, 2, 4, 6])
    // The turn on screen has its place.
    expect([1, 2, 3, 5, none].map(atOnce => started(atOnce, 1, 1))).toEqual([0, 1, 2, 4, 6])
    // Something else is under way.
    expect([1, 2, 3, 5, none].map(atOnce => started(atOnce, 2, 0))).toEqual([0, 0, 0, 2, 6])
    expect(started(5, 0, 0, 3)).toBe(3)
  })
})

describe('in a session', () => {
  test('no more requests run at once than the concurrency allows, and the next begins when one is over', async () => {
    const { session, clock, asked } = play({ concurrency: 1, depth: 1 }, { firstMs: 1000 })
    await clock.advance(1500)
    session.enter()
    await clock.settle()
    const most: number[] = []
    for (let times = 0; times < 8; times++) {
      await clock.advance(500)
      most.push(session.metrics?.running ?? 0)
    }
    expect(Math.max(...most)).toBe(1)
    expect(new Set(asked())).toEqual(new Set(['fork.fork', 'fork.left', 'fork.right', 'fork.up']))
    session.close()
  })

  test('before a provider that answers one at a time, one is prepared at a time, and who comes to another waits for that alone', async () => {
    const clock = manualClock()
    const inner = scripted(words, { clock, firstMs: 1000, shared: true })
    const provider = withLimit(inner, { most: 1 })
    const session = createSession(fork, { dial: 'live', provider, clock, lookahead: { margin: 100 } })
    await clock.advance(1100)
    session.enter()
    await clock.advance(300)
    // The fork was prepared during the title; now one of the ways is.
    const begun = (): readonly string[] => inner.requests.map(({ slots }) => slots[0]?.slot ?? '')
    const other = ['left', 'right', 'up'].find(name => !begun().includes(`fork.${name}`)) ?? ''
    expect([session.metrics?.running, begun().length]).toEqual([1, 2])
    session.choose(session.frame.choices.find(({ id }) => id.endsWith(other))?.id ?? '')
    await clock.advance(999)
    expect(session.frame.phase).toBe('writing')
    await clock.advance(1)
    expect(session.frame.lines[0]?.text).toBe(words[`fork.${other}` as keyof typeof words])
    expect(session.metrics?.turns.at(-1)).toMatchObject({ waitMs: 1000, authored: 0 })
    session.close()
  })

  test('the tokens of a session are never overdrawn by what is prepared, and on arrival one is asked all the same', async () => {
    const costs = new Map<string, number>()
    const noting: Director = {
      ...justInTime({ margin: 100 }),
      plan: outlook => {
        for (const { key, tokens } of outlook.candidates) costs.set(key, tokens)
        return justInTime({ margin: 100 }).plan(outlook)
      },
    }
    const rich = play({ director: noting })
    rich.session.enter()
    await rich.clock.advance(60_000)
    const [one = 0] = costs.values()
    const dearest = Math.max(...costs.values())
    expect(rich.asked()).toHaveLength(6)
    rich.session.close()

    const poor = play({ margin: 100, tokens: one + dearest })
    await poor.clock.advance(1000)
    poor.session.enter()
    await poor.clock.advance(60_000)
    const ahead = poor.asked().length
    expect(ahead).toBe(2)
    const left = ['left', 'right', 'up'].find(name => !poor.asked().includes(`fork.${name}`)) as string
    poor.choose(left)
    await poor.clock.advance(1000)
    expect(poor.asked().slice(ahead)).toEqual([`fork.${left}`])
    expect(poor.session.frame.lines[0]?.text).toBe(words[`fork.${left}` as keyof typeof words])
    poor.session.close()
  })

  test('on the instant of a choice what can’t be reached is called off, and what the ways share goes on', async () => {
    const { session, clock, provider, asked, choose } = play({ director: greedy }, { firstMs: 5000 }, 2000)
    session.enter()
    await clock.advance(2100)
    expect(session.frame.phase).toBe('choosing')
    // The fork twice: from the start, and from the hill.
    expect(asked().toSorted()).toEqual(['fork.fork', 'fork.fork', 'fork.left', 'fork.right', 'fork.up', 'road.road'])
    const before = provider.aborted
    choose('left')
    // The provider hears of it in the next microtasks: no time passes.
    await clock.settle()
    // The right, the view, and the fork behind the view. The fork of the turn before is late, and kept for another time.
    expect(provider.aborted - before).toBe(3)
    await clock.advance(10_000)
    expect(provider.aborted - before).toBe(3)
    choose('on')
    await clock.settle()
    expect(session.frame.lines[0]?.text).toBe('Dust.')
    expect(asked().filter(slot => slot === 'road.road')).toHaveLength(1)
    session.close()
    await clock.settle()
    expect(clock.waiting).toBe(0)
  })

  test('a prepared fill that is under way goes on on the screen from where it is, and nobody is asked twice', async () => {
    const said = 'Ferns. And a wall. And a dog.'
    const clock = manualClock()
    const provider = scripted(
      { ...words, 'fork.left': said },
      { clock, firstMs: 1000, chunk: 8, betweenMs: 1000, shared: true },
    )
    const session = createSession(fork, { dial: 'live', provider, clock, lookahead: { depth: 1 }, deadlineMs: 60_000 })
    session.dial('author')
    session.enter()
    session.dial('live')
    const seen: string[] = []
    session.subscribe(frame => seen.push(frame.lines[0]?.text ?? ''))
    // Four pieces of eight characters are there: `{"fork.left":{"text":"Ferns. An`.
    await clock.advance(4500)
    session.choose('fork.left')
    await clock.settle()
    // No time has passed: what had been accepted stands there at once.
    expect(session.frame.phase).toBe('writing')
    expect(session.frame.lines[0]?.text).toBe('Ferns.')
    await clock.advance(60_000)
    expect(session.frame.lines[0]?.text).toBe(said)
    expect(seen).toContain('Ferns. And a wall.')
    expect(provider.requests.filter(({ slots }) => slots[0]?.slot === 'fork.left')).toHaveLength(1)
    session.close()
  })

  test('who does nothing for long is prepared nothing more, until the next move', async () => {
    const { session, clock, asked, choose } = play({ concurrency: 1, margin: 100, idleAfterMs: 1000 }, { firstMs: 700 })
    await clock.advance(800)
    session.enter()
    await clock.advance(1600)
    const before = asked().length
    expect(before).toBeLessThan(5)
    await clock.advance(3_600_000)
    expect(asked()).toHaveLength(before)
    choose('up')
    await clock.advance(1600)
    expect(
      asked()
        .slice(before)
        .filter(slot => slot !== 'fork.up').length,
    ).toBeGreaterThan(0)
    session.close()
  })

  test('the pace of reading is measured and used: who reads fast is prepared for sooner', async () => {
    const reading = async (wordsPerMinute: number): Promise<readonly (number | undefined)[]> => {
      const clock = manualClock()
      const long = testStory(
        `-> a\n=== a\n${'word '.repeat(60)}.\n+ [On.] -> b\n=== b\n${'word '.repeat(60)}.\n+ [On.] -> a\n`,
        { id: 'long' },
      )
      const session = createSession(long, { dial: 'live', provider: scripted(), clock })
      // The Desk is fetched with the session.
      await clock.settle()
      session.enter()
      for (let turn = 0; turn < 12; turn++) {
        await clock.advance((61 / wordsPerMinute) * 60_000)
        session.choose(session.frame.choices[0]?.id ?? '')
      }
      session.close()
      return [session.metrics?.wordsPerMinute]
    }
    const [fast = 0] = await reading(400)
    const [slow = 0] = await reading(150)
    expect(fast).toBeGreaterThan(350)
    expect(slow).toBeLessThan(200)
  })

  test('what lies further ahead is begun the earlier the faster the player reads', async () => {
    const long = testStory(
      `-> a
=== a
${'word '.repeat(60)}.
+ [On.] -> b
=== b
${'word '.repeat(60)}.
+ [On.] -> a
+ [Out.] -> c
=== c
${'word '.repeat(20)}.
+ [On.] -> d
=== d
The end. # fill end: the end
-> END
`,
      { id: 'long' },
    )
    /** Milliseconds from coming to the second place until what is two turns behind it is asked for. */
    const begunAfter = async (wordsPerMinute: number): Promise<number> => {
      const clock = manualClock()
      const provider = scripted({ 'd.end': 'Over.' }, { clock, firstMs: 4000, shared: true })
      const session = createSession(long, { dial: 'live', provider, clock })
      await clock.settle()
      session.dial('author')
      session.enter()
      for (let turn = 0; turn < 13; turn++) {
        await clock.advance((61 / wordsPerMinute) * 60_000)
        session.choose(session.frame.choices[0]?.id ?? '')
      }
      const came = clock.now()
      session.dial('live')
      while (provider.calls === 0 && clock.now() < came + 120_000) await clock.advance(250)
      session.close()
      return clock.now() - came
    }
    // Three generation times of four seconds; the reading before it takes ten, or forty.
    expect(await begunAfter(500)).toBeLessThanOrEqual(250)
    const slow = await begunAfter(120)
    expect(slow).toBeGreaterThan(10_000)
    expect(slow).toBeLessThan(60_000)
  })

  test('a change of language or of the dial is prepared for at once, and what it makes useless is called off', async () => {
    const { session, clock, provider, asked } = play({ depth: 1 }, { firstMs: 5000 }, 100)
    await clock.advance(0)
    expect(asked()).toEqual(['fork.fork'])
    session.dial('author')
    session.enter()
    await clock.advance(1000)
    expect(asked()).toEqual(['fork.fork'])
    expect(provider.aborted).toBe(1)
    session.dial('live')
    await clock.advance(0)
    expect(asked().slice(1).toSorted()).toEqual(['fork.left', 'fork.right', 'fork.up'])
    session.language('de')
    await clock.advance(0)
    expect(provider.requests.slice(4).map(({ language }) => language)).toEqual(['de', 'de', 'de'])
    expect(provider.aborted).toBe(4)
    session.close()
  })

  test('going back calls off what the turn that was left had coming, and keeps what can be reached again', async () => {
    const { session, clock, provider, asked, choose } = play({ director: greedy }, { firstMs: 5000 }, 100)
    session.enter()
    await clock.advance(200)
    choose('left')
    await clock.advance(200)
    const aborted = provider.aborted
    const calls = asked().length
    session.back()
    await clock.advance(0)
    // The road is ahead of both; the other ways are asked for again.
    expect(provider.aborted).toBe(aborted)
    expect(asked().slice(calls).toSorted()).toEqual(['fork.fork', 'fork.right', 'fork.up'])
    session.close()
  })

  test('a director of one’s own decides what is prepared, and can do no harm to the story', async () => {
    const only: Director = {
      ...greedy,
      plan: ({ candidates }) => ({
        start: [
          ...candidates.flatMap(({ key, job }) => (job.slots[0]?.open.slot.id === 'fork.right' ? [key] : [])),
          'no such key',
        ],
      }),
    }
    const { session, clock, asked, choose } = play({ director: only })
    session.enter()
    await clock.advance(10_000)
    expect(asked().toSorted()).toEqual(['fork.fork', 'fork.right'])
    choose('left')
    await clock.advance(10_000)
    expect(session.frame.lines[0]?.text).toBe('Ferns.')
    session.close()
  })
})

test('a director that fails is the game’s own error: nothing is prepared, and the story is told', async () => {
  const errors: unknown[] = []
  const caught = (error: unknown): void => void errors.push(error)
  const before = process.listeners('uncaughtException')
  process.removeAllListeners('uncaughtException')
  process.on('uncaughtException', caught)
  try {
    const failing: Director = {
      ...greedy,
      plan: () => {
        throw new Error('No plan.')
      },
    }
    const { session, clock, choose } = play({ director: failing })
    session.enter()
    await clock.advance(1000)
    choose('left')
    await clock.advance(1000)
    expect(session.frame.lines[0]?.text).toBe('Ferns.')
    session.close()
    expect(new Set(errors.map(String))).toEqual(new Set(['Error: No plan.']))
  } finally {
    process.off('uncaughtException', caught)
    for (const listener of before) process.on('uncaughtException', listener)
  }
})

describe('how probable a choice is', () => {
  /** The order in which the ways are asked for, one after the other, after the given picks. */
  const order = async (likelihood: Likelihood | undefined, ...picks: readonly string[]): Promise<readonly string[]> => {
    const { session, clock, asked, choose } = play({ depth: 1, concurrency: 1, ...(likelihood && { likelihood }) })
    session.dial('author')
    session.enter()
    await clock.settle()
    for (const pick of picks) {
      if (pick === 'back') session.back()
      else choose(pick)
    }
    session.dial('live')
    await clock.advance(5000)
    const all = asked()
    session.close()
    return all.filter(slot => /left|right|up/.test(slot))
  }

  test('is learnt from how often it was taken in this play-through, also where it was gone back from', async () => {
    const [first, ...rest] = await order(undefined)
    expect([first, ...rest]).toHaveLength(3)
    expect((await order(undefined, 'up', 'down'))[0]).toBe('fork.up')
    const all = await order(undefined, 'right', 'back', 'up', 'down', 'right', 'back')
    expect(all).toEqual(['fork.right', 'fork.up', 'fork.left'])
  })

  test('is replaceable: the order follows what it says, whatever it says', async () => {
    const favours =
      (name: string): Likelihood =>
      choices =>
        choices.map(({ id }) => (id.endsWith(name) ? 9 : 1))
    for (const name of ['left', 'right', 'up']) expect((await order(favours(name)))[0]).toBe(`fork.${name}`)
    const nonsense: readonly Likelihood[] = [
      () => [],
      () => [Number.NaN, -1, Number.POSITIVE_INFINITY],
      () => [0, 0, 0, 5],
    ]
    for (const likelihood of nonsense) expect(await order(likelihood)).toHaveLength(3)
  })

  test('adds up to one, is told the author’s labels and what was taken, and multiplies along a way', async () => {
    const told: unknown[] = []
    const likelihood: Likelihood = (choices, { taken }) => {
      told.push([choices.map(({ text }) => text), Object.fromEntries(taken)])
      return choices.map((_, index) => index + 1)
    }
    const { session, clock, choose } = play({ director: greedy, likelihood })
    session.enter()
    await clock.advance(1000)
    const shares = session.metrics?.ahead.map(({ slots, likelihood: share }) => [slots[0], share])
    expect(shares).toEqual([
      ['fork.left', 1 / 6 + 1 / 12],
      ['road.road', 1 / 2],
      ['fork.right', 1 / 3 + 1 / 6],
      // Who climbs has come to the view already, and is not counted there again.
      ['fork.up', 1 / 2],
      ['fork.fork', 1 / 2],
    ])
    choose('up')
    await clock.advance(1000)
    expect(told).toContainEqual([['Go left.', 'Go right.', 'Climb.'], {}])
    expect(told.at(-1)).toEqual([expect.anything(), { 'fork.up': 1 }])
    session.close()
  })

  test('changes the order of what is prepared, and nothing of what is found or told', async () => {
    const tell = async (likelihood?: Likelihood): Promise<unknown> => {
      const { session, clock, choose, asked } = play({ margin: 100, ...(likelihood && { likelihood }) })
      session.enter()
      await clock.advance(5000)
      for (const pick of ['up', 'down', 'right', 'on']) {
        choose(pick)
        await clock.advance(5000)
      }
      const hashes = session.ledger().map(entry => entry.hash)
      session.close()
      return [textTranscript(fork, session.history()), hashes, asked().toSorted()]
    }
    const usual = await tell()
    expect(await tell(choices => choices.map((_, index) => 10 ** index))).toEqual(usual)
    expect(await tell(choices => choices.map(() => 0))).toEqual(usual)
  })
})

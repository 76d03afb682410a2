import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { createMachine } from 'xstate'
import { manualClock } from '../base/manual-clock.ts'
import { memoryFillStore } from '../fill/fill-store.ts'
import { testStory } from '../ink/compiler/test-story.ts'
import type { TurnMove } from '../ledger/move.ts'
import type { Story } from '../story/story.ts'
import { scripted } from '../testing/scripted-provider.ts'
import { fromMachine } from '../xstate/from-machine.ts'
import { createSession, type Session } from './create-session.ts'
import { turnAhead } from './lookahead.ts'
import { inside } from './session-logic.ts'

// Looking far ahead through short texts is work, and machines are slow at times.
vi.setConfig({ testTimeout: 30_000 })

const market = testStory(readFileSync(new URL('./stories/market.ink', import.meta.url), 'utf8'), { id: 'market' })

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

const machine = fromMachine(
  createMachine({
    id: 'yard',
    context: { steps: 0 },
    initial: 'gate',
    states: {
      gate: {
        meta: { lines: ['The gate.'] },
        on: {
          'choose.in': { target: 'yard', meta: { label: 'In' } },
          'choose.off': { target: 'off', meta: { label: 'Off' } },
        },
      },
      yard: { meta: { lines: ['The yard.'] }, on: { 'choose.back': { target: 'gate', meta: { label: 'Back' } } } },
      off: { type: 'final', meta: { lines: ['Away.'], ending: 'off' } },
    },
  }),
  { id: 'yard' },
)

/** Keys that the session asked for in its latest turn, as the ledger has them. */
function asked(session: Session): readonly string[] {
  return session
    .ledger()
    .flatMap(entry => (entry.kind === 'request' && entry.turn === session.frame.turn ? [entry.request.key] : []))
}

function predicted(session: Session, choice: string): readonly string[] | undefined {
  const { fold, play } = inside(session.actor.getSnapshot()) as NonNullable<ReturnType<typeof inside>>
  const root = fold.ahead(play)
  const move = root?.moves.find((one: TurnMove) => one.type === 'choose' && one.choice === choice)
  if (root === undefined || move === undefined) return undefined
  const from = { at: root.at, turn: root.turn, depth: 0, variables: play.frame.variables, steps: [] }
  return turnAhead(root.context, from, move, () => undefined)?.jobs.map(job => job.key)
}

test('what is found ahead of a choice is what its turn asks for, key by key', async () => {
  const answers = { 'market.x': 'x' }
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom<Story>(market, inn, machine),
      fc.integer({ min: 1, max: 50 }),
      fc.array(fc.nat(9), { minLength: 1, maxLength: 14 }),
      async (story, seed, picks) => {
        const session = createSession(story, { seed, dial: 'live', provider: scripted(answers), lookahead: false })
        session.enter()
        await session.settled()
        for (const pick of picks) {
          const { choices, phase } = session.frame
          if (phase !== 'choosing') break
          const choice = choices[pick % choices.length]
          const ahead = predicted(session, choice?.id ?? '')
          session.choose(choice?.id ?? '')
          // A value that is written on the way opens the rest of its turn, which nobody could know before.
          const at = asked(session).length
          expect(ahead?.slice(0, at)).toEqual(asked(session))
          await session.settled()
        }
        session.close()
      },
    ),
    { numRuns: 40 },
  )
})

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
      return JSON.stringify([session.transcript('text'), session.ledger().map(entry => entry.hash)])
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
  expect(session.metrics?.turns.map(turn => turn.waitMs)).toEqual([0, 0])
  session.close()
  await clock.advance(60_000)
  expect(clock.waiting).toBe(0)
})

test('a fill that is on its way is taken to the screen where it is, and nobody is asked twice', async () => {
  const clock = manualClock()
  const provider = scripted(
    { 'bed.bed2': 'Straw. And a blanket. And a dog.' },
    { clock, firstMs: 2000, chunk: 12, betweenMs: 500 },
  )
  const session = createSession(inn, { dial: 'live', provider, clock, lookahead: { depth: 1 } })
  session.enter()
  await clock.advance(8000)
  const calls = provider.calls
  expect(session.frame.phase).toBe('choosing')
  await clock.advance(0)
  session.choose(session.frame.choices[0]?.id ?? '')
  await clock.settle()
  await clock.advance(8000)
  expect(session.frame.lines[0]?.text).toBe('Straw. And a blanket. And a dog.')
  expect(provider.requests.slice(0, calls).filter(request => request.slots[0]?.slot === 'bed.bed2')).toHaveLength(1)
  session.close()
})

test('on a choice, what can no longer be reached is called off at once', async () => {
  const clock = manualClock()
  const provider = scripted({}, { clock, firstMs: 60_000 })
  const session = createSession(inn, { dial: 'live', provider, clock, lookahead: { depth: 1 }, deadlineMs: 100 })
  session.enter()
  await clock.advance(200)
  const before = provider.aborted
  const running = session.metrics?.running ?? 0
  expect(running).toBeGreaterThan(2)
  session.choose(session.frame.choices.at(-1)?.id ?? '')
  await clock.settle()
  expect(provider.aborted).toBeGreaterThan(before)
  session.close()
  await clock.settle()
  expect(clock.waiting).toBe(0)
})

test('with the dial turned down nothing is prepared any more, on the instant; turned up, it is at once', async () => {
  const clock = manualClock()
  const provider = scripted({}, { clock, firstMs: 1000 })
  const session = createSession(inn, { provider, clock, seed: 2, entry: '' })
  await clock.settle()
  expect(provider.calls).toBe(0)
  session.dial('live')
  await clock.settle()
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

test('preparing that always fails is tried twice and then left until somebody is there', async () => {
  const clock = manualClock()
  let calls = 0
  const provider = {
    ...scripted({}),
    // biome-ignore lint/correctness/useYield: it fails before it says anything
    async *fill() {
      calls++
      throw new Error('down')
    },
  }
  const session = createSession(inn, { dial: 'live', provider, clock })
  session.enter()
  await clock.advance(60_000)
  const after = calls
  expect(after).toBeLessThan(60)
  await clock.advance(600_000)
  expect(calls).toBe(after)
  session.close()
  expect(clock.waiting).toBe(0)
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

test('who does nothing for long is prepared nothing more', async () => {
  const clock = manualClock()
  const provider = scripted({}, { clock, firstMs: 10 })
  const session = createSession(inn, { dial: 'live', provider, clock, lookahead: { idleAfterMs: 1000 } })
  session.enter()
  await clock.advance(2000)
  const { calls } = provider
  await clock.advance(3_600_000)
  expect(provider.calls).toBe(calls)
  session.close()
})

import { expect, test } from 'vitest'
import { createActor } from 'xstate'
import { manualClock } from '../base/manual-clock.ts'
import { testStory } from '../ink/compiler/test-story.ts'
import { createSession, type SessionOptions } from '../session/create-session.ts'
import { enter, upcoming } from '../session/events.ts'
import { sessionLogic } from '../session/session-logic.ts'
import { scripted } from '../testing/scripted-provider.ts'

const house = testStory(
  `VAR coins = 2
VAR met = 0
-> hall
=== hall
# entry
The hall. # fill here: the hall; reads coins
+ [Go.]
- The door falls shut. # fill shut: the door
-> END
=== oona
# entry
~ met++
Oona looks up. # fill up: how she looks; reads met
+ [Stay.] Then stay. # fill stay: she allows it
- -> END
=== garden
# entry
{~Rain.|Sun.} # fill weather: the weather
-> END
`,
  { id: 'house' },
)

/** A model says something else each time. */
const words = {
  'hall.here': ['Smoke.', 'Wax.', 'Dust.', 'Cold ash.'],
  'hall.shut': 'A bang.',
  'oona.up': ['She looks up.', 'A nod.', 'Her hand lifts.', 'One brow goes up.'],
  'oona.stay': 'So stay.',
  'garden.weather': 'Hail.',
}

function begin(options: SessionOptions<'hall' | 'oona' | 'garden'> = {}) {
  const clock = manualClock()
  const provider = scripted(words, { clock, firstMs: 3000 })
  const session = createSession(house, { dial: 'live', provider, clock, ...options })
  const asked = (): readonly string[] => provider.requests.map(({ slots }) => slots[0]?.slot ?? '')
  /** How long the turn keeps the player waiting, who has just come to it. */
  const waited = async (): Promise<number> => {
    const met = clock.now()
    await clock.settle()
    while (session.frame.phase === 'writing') await clock.advance(clock.nextMs ?? 0)
    return clock.now() - met
  }
  return { clock, provider, session, asked, waited }
}

test('before the story the start is prepared, unless the game names other doors; then all of them are', async () => {
  const { clock, session, asked, waited } = begin()
  await clock.advance(0)
  expect(asked()[0]).toBe('hall.here')
  expect(asked()).not.toContain('oona.up')
  session.upcoming(['oona', 'hall'])
  await clock.advance(0)
  expect(asked()).toContain('oona.up')
  await clock.advance(10_000)
  session.enter('oona')
  expect(await waited()).toBe(0)
  expect(session.frame.lines[0]?.spans[0]?.origin.source).toBe('live')
  session.close()
})

test('doors that are named as the session is made are the only ones that are prepared; a save is opened with them, too', async () => {
  const { clock, session, asked } = begin({ upcoming: ['oona'], lookahead: { depth: 1 } })
  await clock.advance(10_000)
  expect(asked()).toEqual(['oona.up'])
  session.enter('hall')
  await clock.advance(20_000)
  session.choose(session.frame.choices[0]?.id ?? '')
  await clock.advance(20_000)
  expect(session.frame.phase).toBe('ended')
  const opened = begin({ snapshot: session.save(), upcoming: ['garden'] })
  await opened.clock.advance(10_000)
  expect(opened.asked()).toEqual(['garden.weather'])
  opened.session.close()
  session.close()
})

test('a door that is no longer coming is let go of on the instant, and the one that is taken is kept', async () => {
  const { clock, provider, session, asked, waited } = begin({ lookahead: { depth: 1 } })
  session.upcoming(['oona', 'garden'])
  await clock.advance(1000)
  expect(asked().slice(-2).toSorted()).toEqual(['garden.weather', 'oona.up'])
  const before = provider.aborted
  session.upcoming(['oona'])
  await clock.advance(0)
  expect(provider.aborted).toBe(before + 1)
  session.enter('oona')
  expect(provider.aborted).toBe(before + 1)
  expect(await waited()).toBe(2000)
  session.close()
})

test('no door is coming: nothing is prepared; and without names it is the start again', async () => {
  const { clock, provider, session, asked } = begin({ lookahead: { depth: 1 } })
  session.upcoming([])
  await clock.advance(60_000)
  expect(provider.aborted).toBe(provider.calls)
  const { calls } = provider
  session.upcoming()
  await clock.advance(0)
  expect(asked().slice(calls)).toEqual(['hall.here'])
  session.close()
})

test('names hold from talk to talk, and what is asked is what will be asked: with what the story knows by then', async () => {
  const { clock, provider, session, waited } = begin()
  session.upcoming(['oona', 'hall'])
  await clock.advance(10_000)
  session.enter('oona')
  await waited()
  await clock.advance(10_000)
  session.choose(session.frame.choices[0]?.id ?? '')
  expect(await waited()).toBe(0)
  expect(session.frame.phase).toBe('ended')
  await clock.advance(10_000)
  const { calls } = provider
  session.enter('oona')
  expect(await waited()).toBe(0)
  expect(provider.requests.slice(0, calls).some(({ slots }) => slots[0]?.reads.met === 2)).toBe(true)
  expect(session.frame.variables.met).toBe(2)
  session.close()
})

test('what the game’s world gives is asked again with each naming', async () => {
  let coins = 2
  const { clock, provider, session, waited } = begin({ world: { read: () => ({ coins }) } })
  session.upcoming(['hall'])
  await clock.advance(10_000)
  coins = 7
  session.upcoming(['hall'])
  await clock.advance(10_000)
  const here = provider.requests.filter(({ slots }) => slots[0]?.slot === 'hall.here')
  expect(here.map(({ slots }) => slots[0]?.reads.coins)).toEqual([2, 7])
  session.enter('hall')
  expect(await waited()).toBe(0)
  session.close()
})

async function played({ clock, session, waited }: ReturnType<typeof begin>): Promise<void> {
  await clock.advance(10_000)
  session.enter()
  await waited()
  await clock.advance(10_000)
  session.choose(session.frame.choices[0]?.id ?? '')
  await waited()
  expect(session.frame.phase).toBe('ended')
  await clock.advance(60_000)
}

test.each([undefined, 77])(
  'at the end the first passage is prepared once more, for a new play-through by whatever seed (%s)',
  async seed => {
    const play = begin()
    await played(play)
    const { provider, session, waited } = play
    const { calls } = provider
    session.restart(seed)
    expect(await waited()).toBe(0)
    expect(session.frame).toMatchObject({ turn: 1, phase: 'choosing' })
    expect(session.frame.lines[0]?.spans[0]?.origin.source).toBe('live')
    await play.clock.advance(0)
    expect(provider.requests.slice(calls).map(({ slots }) => slots[0]?.slot)).not.toContain('hall.here')
    session.close()
  },
)

test('at the end no more than first passages are: nobody knows whether the player goes on', async () => {
  const play = begin()
  await played(play)
  // The hall and what is behind it, once each as it was played; and the hall once more: as it is told whoever has been
  // there, and as it is told whoever begins anew.
  expect(play.asked()).toEqual(['hall.here', 'hall.shut', 'hall.here', 'hall.here'])
  play.session.enter()
  expect(await play.waited()).toBe(0)
  play.session.close()
})

test('a new play-through that begins otherwise than the next talk would is prepared beside it', async () => {
  const play = begin({ entry: 'oona' })
  const { clock, provider, session, waited } = play
  await waited()
  await clock.advance(10_000)
  session.choose(session.frame.choices[0]?.id ?? '')
  await waited()
  const { calls } = provider
  await clock.advance(60_000)
  const met = provider.requests.slice(calls).map(({ slots }) => slots[0]?.reads.met)
  expect(met.toSorted()).toEqual([1, 2])
  session.restart()
  expect(await waited()).toBe(0)
  session.close()
})

test('naming doors is no turn: the play-through, its ledger and its save are as they were', async () => {
  const { session } = begin({ lookahead: false })
  session.enter('oona')
  const [ledger, save] = [session.ledger(), JSON.stringify(session.save())]
  session.upcoming(['hall'])
  expect([session.ledger(), JSON.stringify(session.save())]).toEqual([ledger, save])
  expect(session.frame.canGoBack).toBe(false)
  session.close()
})

test('a door that the story does not have is refused, and the names before it stay', async () => {
  const { clock, session, asked } = begin({ lookahead: { depth: 1 } })
  session.upcoming(['oona'])
  expect(() => session.upcoming(['cellar' as 'hall'])).toThrow(
    expect.objectContaining({ code: 'unknown-entry', hint: expect.stringContaining('hall, oona, garden') }),
  )
  await clock.advance(5000)
  expect(asked().at(-1)).toBe('oona.up')
  session.close()
})

test('as an actor, a session takes the names as an event', async () => {
  const clock = manualClock()
  const provider = scripted(words, { clock, firstMs: 3000 })
  const actor = createActor(sessionLogic(house, { provider, clock }), { input: { dial: 'live' } }).start()
  actor.send(upcoming(['oona']))
  await clock.advance(10_000)
  actor.send(enter('oona'))
  await clock.settle()
  expect(actor.getSnapshot().frame.phase).toBe('choosing')
  actor.stop()
})

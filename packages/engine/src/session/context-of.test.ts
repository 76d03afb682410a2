import { expect, test } from 'vitest'
import { manualClock } from '../base/manual-clock.ts'
import { testStory } from '../ink/compiler/test-story.ts'
import { agreedTo } from '../testing/agreed-to.ts'
import { scripted } from '../testing/scripted-provider.ts'
import { createSession, type Session, type SessionOptions } from './create-session.ts'

const story = testStory(`VAR alias = "stranger"
VAR rounds = 0
-> room
=== room ===
~ rounds++
The wall is bare. # fill wall: the wall, round {rounds}; reads @history
{rounds == 1:
  OONA: Well then, {alias}. # invent alias: what she calls you; max 2 words
}
The floor creaks. # fill floor: the floor
+ (on) [Go on.] -> room
+ (out) [Out.] -> END`)

const answers = { 'room.wall': 'Ivy.', 'room.alias': 'bird', 'room.floor': 'Sand.' }

function play(options: SessionOptions = {}) {
  const clock = manualClock()
  const provider = scripted(answers, { model: 'm' })
  const session = createSession(story, { dial: 'live', clock, provider, lookahead: false, seed: 3, ...options })
  return { session, clock, provider }
}

const fillsIn = (session: Session) => session.ledger().filter(entry => entry.kind === 'fill')

const contextsOf = (session: Session) => Promise.all(fillsIn(session).map(entry => session.contextOf(entry.n)))

test('tells word for word what was sent for each fill', async () => {
  const { session, clock, provider } = play()
  session.enter()
  await clock.settle()
  const contexts = await contextsOf(session as Session)
  expect(contexts.map(context => context?.state)).toEqual(contexts.map(() => 'kept'))
  const told = contexts.map(context => (context?.state === 'gone' ? undefined : context?.request))
  expect(new Set(told)).toEqual(new Set(provider.requests))
})

test('after a load it is worked out again, the same to the letter, with nobody to ask', async () => {
  const { session, clock, provider } = play()
  session.enter()
  await clock.settle()
  session.choose('room.on')
  await clock.settle()
  session.language('de')
  session.choose('room.on')
  await clock.settle()
  const again = createSession(story, { snapshot: JSON.stringify(session.save()) })
  const contexts = await contextsOf(again as Session)
  expect(contexts.map(context => context?.state)).toEqual(contexts.map(() => 'rebuilt'))
  const told = contexts.map(context => (context?.state === 'rebuilt' ? context.request : undefined))
  expect(new Set(told.map(request => JSON.stringify(request)))).toEqual(
    new Set(provider.requests.map(request => JSON.stringify(request))),
  )
})

test('what was left behind on another way is gone, and says so; what was never sent has none', async () => {
  const { session, clock } = play()
  session.enter()
  await clock.settle()
  session.choose('room.on')
  await clock.settle()
  const left = fillsIn(session as Session).at(-1)?.n ?? 0
  session.back()
  session.choose('room.out')
  await clock.settle()
  const again = createSession(story, { snapshot: session.save() })
  expect(await again.contextOf(left)).toEqual({ state: 'gone' })
  expect(await again.contextOf(1)).toBeUndefined()
  expect(await again.contextOf(999)).toBeUndefined()
  const without = createSession(story, { dial: 'live', provider: scripted({}, { local: false }), entry: '' })
  await without.settled()
  expect(await contextsOf(without as Session)).toContain(undefined)
})

test('says what was left out for a limit, and why', async () => {
  const long = testStory(`-> room
=== room ===
${'A very long line of history that goes on and on. '.repeat(30).trim()}
${'Another very long line of history that goes on too. '.repeat(40).trim()}
+ (on) [On.] -> wall
=== wall ===
The wall is bare. # fill wall: the wall; reads @history
-> END`)
  const provider = scripted({ 'wall.wall': 'Ivy.' }, { local: false })
  const session = createSession(long, { dial: 'live', provider, consent: agreedTo(provider), entry: '' })
  session.choose('room.on')
  await session.settled()
  const context = await session.contextOf(fillsIn(session as Session)[0]?.n ?? 0)
  expect(context).toMatchObject({
    state: 'kept',
    cuts: [{ label: 'what the reader read before', amount: 1, unit: 'lines' }],
  })
})

test('a repair is told beside the request that it repairs', async () => {
  const short = testStory('-> room\n=== room ===\nThe wall is bare. # fill wall: the wall; max 2 words\n-> END')
  const provider = scripted({ 'room.wall': ['Far too many words for it.', 'Ivy.'] })
  const session = createSession(short, { dial: 'live', provider, entry: '' })
  await session.settled()
  const context = await session.contextOf(fillsIn(session as Session)[0]?.n ?? 0)
  expect(context).toMatchObject({ state: 'kept', request: provider.requests[0], repair: provider.requests[1] })
})

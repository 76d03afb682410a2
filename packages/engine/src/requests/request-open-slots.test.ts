import { expect, test } from 'vitest'
import { testStory } from '../ink/compiler/test-story.ts'
import { entriesOf } from '../ledger/ledger.ts'
import { beginPlay } from '../play/begin-play.ts'
import { playContext } from '../play/play-context.ts'
import { reduce } from '../play/reduce.ts'
import { takeFill } from '../play/take-fill.ts'
import { scripted } from '../testing/scripted-provider.ts'
import { KnownRequests } from './known-requests.ts'
import { contextAhead, requestContext } from './request-context.ts'
import { jobsIn, requestOpenSlots } from './request-open-slots.ts'

const story = testStory(`VAR alias = "stranger"
-> room
=== room ===
The wall is bare. # fill wall: the wall
OONA: Well then, {alias}. # invent alias: what she calls you; max 2 words
The floor creaks. # fill floor: the floor
+ [On.] -> END`)

const provider = scripted({}, { model: 'm' })
const context = playContext(story, { provider })
const entered = () => reduce(context, beginPlay(context, { dial: 'live' }), { type: 'enter' }).play
const ports = () => ({ provider, isShared: false, known: new KnownRequests() })

test('the reducer leaves slots open and asks nobody; the same move gives the same', () => {
  const begun = beginPlay(context, { dial: 'live' })
  const before = JSON.stringify(begun.frame)
  const once = reduce(context, begun, { type: 'enter' }).play
  expect(once.openTurn?.segments.map(({ slots }) => slots.map(({ kind }) => kind))).toEqual([['open', 'open']])
  expect(entriesOf(once.ledger).map(({ kind }) => kind)).toEqual(['move'])
  expect(provider.calls).toBe(0)
  expect(JSON.stringify(begun.frame)).toBe(before)
  expect(JSON.stringify(entered().frame)).toBe(JSON.stringify(once.frame))
})

test('open slots are requested once, and those of a later passage when it is there', () => {
  const first = requestOpenSlots(context, entered(), ports())
  expect(first.jobs.map(({ slots }) => slots.map(({ open }) => open.slot.id))).toEqual([['room.wall'], ['room.alias']])
  expect(entriesOf(first.play.ledger).map(({ kind }) => kind)).toEqual(['move', 'request', 'request'])
  const again = requestOpenSlots(context, first.play, ports())
  expect([again.play, again.jobs]).toEqual([first.play, []])
  const { epoch, turn } = first.jobs[0] as (typeof first.jobs)[0]
  const value = {
    slot: 'room.alias',
    occurrence: 1,
    source: 'live',
    text: 'bird',
    value: 'bird',
    tainted: true,
  } as const
  const filled = takeFill(context, first.play, {
    type: 'fill.done',
    epoch,
    turn,
    occurrence: 1,
    fill: value,
    notes: {},
  })
  const later = requestOpenSlots(context, filled.play, ports())
  expect(later.jobs.map(({ slots }) => slots.map(({ open }) => open.slot.id))).toEqual([['room.floor']])
})

test('lookahead and the turn itself make the same request', () => {
  const play = entered()
  const openTurn = play.openTurn as NonNullable<typeof play.openTurn>
  const [ahead] = jobsIn(contextAhead(context, play, ports()), openTurn)
  const [here] = jobsIn(requestContext(context, play, ports()), openTurn)
  expect(ahead?.job.key).toBe(here?.job.key)
  expect(ahead?.job.request).toEqual(here?.job.request)
})

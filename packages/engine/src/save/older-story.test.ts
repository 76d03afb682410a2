import { expect, test } from 'vitest'
import type { Json } from '../base/json.ts'
import { testStory } from '../ink/compiler/test-story.ts'
import { createSession, type Session } from '../session/create-session.ts'
import type { Story } from '../story/story.ts'
import { scripted } from '../testing/scripted-provider.ts'

const script = `
VAR coins = 3
VAR name = "stranger"
-> inn
=== inn ===
# entry
# place: inn
The inn is warm. # fill warm: the room; max 20 words
+ (ale) [Order ale. # fill order: an order; max 5 words]
    ~ coins--
    Ale it is. # fill ale: the taste; max 20 words
    -> table
+ (sit) [Sit down.] -> table
=== table ===
# place: table
A table by the window.
+ (again) [Back to the bar.] -> inn
+ (leave) [Leave.] -> road
=== road ===
The road is wet. # fill road: the road; max 20 words
-> END
`
const before = testStory(script, { id: 'inn' })

/** The story with words of its script replaced. */
function changed(...changes: readonly (readonly [string, string])[]): Story {
  let text = script
  for (const [from, to] of changes) {
    if (!text.includes(from)) throw new Error(`Not in the script: ${from}`)
    text = text.replaceAll(from, to)
  }
  return testStory(text, { id: 'inn' }) as Story
}

const words = {
  'inn.warm': ['A fire. Low voices.', 'The fire is low.'],
  'inn.order': 'Ale, please.',
  'inn.ale': 'Bitter.',
  'road.road': 'Mud.',
}

async function saved(
  picks: readonly string[] = ['inn.ale', 'table.again', 'inn.ale', 'table.leave'],
  back = 0,
): Promise<Json> {
  const session = createSession(before, { lookahead: false, provider: scripted(words), dial: 'live' })
  session.enter()
  await session.settled()
  for (const id of picks) {
    session.choose(id)
    await session.settled()
  }
  for (let time = 0; time < back; time++) session.back()
  return session.save()
}

function load(story: Story, snapshot: Json): Session {
  const provider = scripted(words)
  const session = createSession(story, {
    lookahead: false,
    provider,
    snapshot: JSON.parse(JSON.stringify(snapshot)) as Json,
  })
  expect(provider.calls).toBe(0)
  return session
}

const said = (session: Session): readonly string[] =>
  session.history().flatMap(turn => turn.lines.map(line => line.text))

test('where only words changed, the play-through is as it was, in the new words, with its fills, and says where', async () => {
  const session = load(
    changed(['A table by the window.', 'A table by the door.'], ['The inn is warm.', 'The inn is hot.']),
    await saved(),
  )
  expect(session.frame.problem).toMatchObject({ code: 'save-changed', data: { turns: [3] } })
  expect(session.frame).toMatchObject({ turn: 5, phase: 'ended', variables: { coins: 1 } })
  expect(said(session)).toEqual([
    'A fire. Low voices.',
    'Bitter.',
    'A table by the door.',
    'The fire is low.',
    'Bitter.',
    'A table by the door.',
    'Mud.',
  ])
})

test('a choice written above the others changes no path', async () => {
  const story = changed(['+ (ale) [', '+ (nothing) [Do nothing.] -> inn\n+ (ale) ['])
  const session = load(story, await saved())
  expect(session.frame.problem).toBeUndefined()
  expect(session.frame).toMatchObject({ turn: 5, phase: 'ended' })
  session.jump(1)
  expect(session.frame.choices.map(choice => choice.id)).toEqual(['inn.nothing', 'inn.ale', 'inn.sit'])
})

test('a fill stays in its slot when slots are added before it, and never comes into another', async () => {
  const story = changed([
    'The inn is warm. #',
    'The door sticks. # fill door: the door; max 9 words\nThe inn is warm. #',
  ])
  const session = load(story, await saved())
  session.jump(1)
  expect(session.frame.lines.map(line => line.text)).toEqual(['The door sticks.', 'A fire. Low voices.'])
  expect(session.frame.choices.map(choice => choice.text)).toEqual(['Ale, please.', 'Sit down.'])
  // And after it was saved and loaded once more.
  const again = load(story, session.save())
  expect(again.frame).toEqual(session.frame)
})

test('a slot that is gone takes its fill with it', async () => {
  const session = load(changed(['# fill ale: the taste; max 20 words', '']), await saved())
  expect(session.frame.problem).toBeUndefined()
  expect(said(session)[1]).toBe('Ale it is.')
})

test('where a value is invented now, the author’s value stands', async () => {
  const story = changed(['A table by the window.', 'A table by the window, {name}. # invent name: a name; max 2 words'])
  const session = load(story, await saved(['inn.sit']))
  expect(session.frame.problem).toMatchObject({ code: 'save-changed', data: { turns: [2] } })
  expect(session.frame).toMatchObject({ phase: 'choosing', turn: 2 })
  expect(session.frame.lines.map(line => line.text)).toEqual(['A table by the window, stranger.'])
  session.choose('table.leave')
  expect((await session.settled()).phase).toBe('ended')
  expect(load(story, session.save()).frame).toEqual(session.frame)
})

const judged = (options: string): readonly (readonly [string, string])[] => [
  ['A table by the window.', `A table by the window. # decide sits: whether he lets you sit\n${options}\n-`],
]

test('where a verdict is to be given now, the author’s default stands', async () => {
  const story = changed(...judged('+ [yes] He nods.\n+ [no # default] He shrugs.'))
  const session = load(story, await saved(['inn.sit']))
  expect(session.frame.problem).toMatchObject({ code: 'save-changed', data: { turns: [2] } })
  expect(session.frame.lines.map(line => line.text)).toEqual(['A table by the window.', 'He shrugs.'])
})

test('a verdict that was given stands while its option is there, and is the first divergence when it is gone', async () => {
  const options = '+ (nods) [yes] He nods.\n+ (shrugs) [no # default] He shrugs.'
  const first = changed(...judged(options))
  const session = createSession(first, {
    lookahead: false,
    provider: scripted({ 'table.sits': 'yes' }),
    dial: 'live',
    entry: '',
  })
  await session.settled()
  session.choose('inn.sit')
  await session.settled()
  const save = session.save()
  const reordered = changed(
    ...judged('+ (no) [never] Never.\n+ (shrugs) [no # default] He shrugs.\n+ (nods) [aye] He nods.'),
  )
  expect(load(reordered, save).frame.lines.map(line => line.text)).toEqual(['A table by the window.', 'He nods.'])
  const gone = changed(...judged('+ (shrugs) [no # default] He shrugs.'))
  expect(load(gone, save).frame).toMatchObject({ turn: 1, problem: { code: 'save-diverged', data: { turn: 2 } } })
})

test('a choice that is gone is the first divergence: told with its turn, what was wanted and what is offered', async () => {
  const story = changed(['+ (leave) [Leave.] -> road', '+ (go) [Go out.] -> road'])
  const session = load(story, await saved())
  expect(session.frame).toMatchObject({
    phase: 'choosing',
    turn: 4,
    problem: {
      code: 'save-diverged',
      data: { turn: 5, turns: 5, wanted: 'table.leave', label: 'Leave.', offered: ['table.again', 'table.go'] },
    },
  })
  session.choose('table.go')
  expect(await session.settled()).toMatchObject({ phase: 'ended', turn: 5 })
  expect(session.frame.problem).toBeUndefined()
})

test('a single choice in its place is proposed, and not taken', async () => {
  const story = changed(['+ (again) [Back to the bar.] -> inn\n+ (leave) [Leave.] -> road', '+ (go) [Go out.] -> road'])
  const session = load(story, await saved(['inn.sit', 'table.leave']))
  expect(session.frame).toMatchObject({
    turn: 2,
    problem: { code: 'save-diverged', data: { turn: 3, proposal: 'table.go' } },
  })
  expect(session.frame.problem?.hint).toContain('Go out.')
  expect(session.history()).toHaveLength(2)
})

test('a door that has another name is a divergence at the first turn, with the doors that there are', async () => {
  const session = createSession(before)
  session.enter('inn')
  const loaded = load(changed(['=== inn ===', '=== tavern ==='], ['-> inn', '-> tavern']), session.save())
  expect(loaded.frame).toMatchObject({
    phase: 'idle',
    turn: 0,
    problem: { code: 'save-diverged', data: { turn: 1, wanted: 'inn', offered: ['tavern'] } },
  })
  loaded.enter('tavern')
  expect(loaded.frame.phase).toBe('choosing')
})

test('a knot that has another name is reported where its choices are missed', async () => {
  const story = changed(['=== table ===', '=== bench ==='], ['-> table', '-> bench'])
  const session = load(story, await saved())
  expect(session.frame).toMatchObject({
    turn: 2,
    problem: { data: { turn: 3, wanted: 'table.again', offered: ['bench.again', 'bench.leave'] } },
  })
})

test('what was gone back from is kept as far as it fits, and what does not fit of it is no problem', async () => {
  const whole = load(changed(['The road is wet.', 'The road is dry.']), await saved(undefined, 4))
  expect(whole.frame).toMatchObject({ turn: 1, canGoForward: true })
  for (let turn = 2; turn <= 5; turn++) whole.forward()
  expect(whole.frame).toMatchObject({ phase: 'ended', canGoForward: false })
  const part = load(changed(['+ (leave) [Leave.] -> road', '+ (go) [Go out.] -> road']), await saved(undefined, 4))
  expect(part.frame.problem).toBeUndefined()
  for (let turn = 2; turn <= 4; turn++) part.forward()
  expect(part.frame).toMatchObject({ turn: 4, canGoForward: false })
})

test('nothing of a save that does not fit is lost: until the player moves, saving gives it back whole', async () => {
  const save = await saved()
  const story = changed(['+ (leave) [Leave.] -> road', '+ (go) [Go out.] -> road'])
  const session = load(story, save)
  expect(() => session.choose('table.leave')).toThrow(expect.objectContaining({ code: 'unknown-choice' }))
  expect(session.save()).toEqual(save)
  // The story gets its old choice again.
  const again = load(before as Story, session.save() as Json)
  expect(again.frame).toMatchObject({ phase: 'ended', turn: 5 })
  session.choose('table.go')
  await session.settled()
  expect(session.save()).toMatchObject({ story: { digest: story.digest }, present: 5 })
  expect(load(story, session.save()).frame).toEqual(session.frame)
})

test('nor what was gone back from', async () => {
  const save = await saved(undefined, 4)
  const session = load(changed(['+ (leave) [Leave.] -> road', '+ (go) [Go out.] -> road']), save)
  expect(session.frame.problem).toBeUndefined()
  expect(session.save()).toEqual(save)
  session.forward()
  expect(session.save()).not.toEqual(save)
})

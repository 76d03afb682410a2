import { expect, test } from 'vitest'
import { type ActorRefFrom, createActor, sendTo, setup } from 'xstate'
import { testStory } from '../ink/compiler/test-story.ts'
import type { Frame } from '../story/frame.ts'
import { LacunaError } from '../story/lacuna-error.ts'
import { createSession, type Session } from './create-session.ts'
import { choose, enter, type SessionMove } from './events.ts'
import { type SessionLogic, sessionLogic } from './session-logic.ts'

const shop = testStory(
  `VAR gold = 3
VAR rank = 1
VAR name = "Ada"
LIST bag = lamp, rope
VAR seen = 0
-> shop
=== shop ===
# entry
~ seen++
~ temp price = 3
A shop, for the {seen}. time, {shop}, {RANDOM(1, 1000)}.
{ gold > 1:
  + [In a block.] -> shop
- else:
  + [Beg.] -> shop
}
{
- gold > 5: + [Much.] -> shop
- gold > 2: + {rank} [Some.] -> shop
- else: + [Little.] -> shop
}
{ rank:
- 1: + [First.] -> shop
- else: + [Other.] -> shop
}
<- counter(2)
+ {gold >= 3} [Buy.] Bought. -> shop
+ {gold >= price} Haggle[ a little.] with her. -> shop
+ {rich()} {name == "Ada"} [Buy {gold}{rank > 0: times|never}. # tag {gold}] -> shop
+ {bag ? lamp} [Light the lamp.] -> shop
+ {gold > 100} [A palace.] -> shop
* (out) [Leave.] -> END
=== counter(least)
+ {gold >= least} [At the counter.] -> shop
=== function rich()
~ seen = seen + 0
~ return gold > 0
`,
  { id: 'shop', bible: { world: ['gold', 'rank', 'name', 'bag'] } },
)

const labels = ({ frame }: Session): readonly string[] => frame.choices.map(choice => choice.text)
const idOf = ({ choices }: Frame, text: string): string => choices.find(choice => choice.text === text)?.id ?? ''
const refusal = (move: () => unknown): LacunaError => {
  try {
    move()
  } catch (error) {
    if (error instanceof LacunaError) return error
    throw error
  }
  throw new Error('It was not refused.')
}

const all = [
  'In a block.',
  'Some.',
  'First.',
  'At the counter.',
  'Buy.',
  'Haggle a little.',
  'Buy 3 times.',
  'Light the lamp.',
  'Leave.',
]

const start = (): Session => {
  const session = createSession(shop, { world: { read: () => undefined as never } })
  session.enter()
  session.world({ bag: ['bag.lamp'] })
  session.choose(session.frame.choices[0]?.id ?? '')
  return session
}

test('what is not true any more is withdrawn, whatever its condition looks like, and what stays keeps its label', () => {
  const session = start()
  expect(labels(session)).toEqual(all)
  const { lines, variables } = session.frame
  session.world({ gold: 2 })
  expect(labels(session)).toEqual(all.filter(label => !['Some.', 'Buy.', 'Haggle a little.'].includes(label)))
  session.world({ gold: 0, rank: 2, bag: [] })
  expect(labels(session)).toEqual(['Leave.'])
  // Nothing of the passage has run again.
  expect(session.frame.lines).toEqual(lines)
  expect(session.frame.variables).toEqual({ ...variables, gold: 0, rank: 2, bag: [] })
  // True again, it stands again; what was never offered comes with the next passage.
  session.world({ gold: 999, rank: 1 })
  expect(labels(session)).toEqual(all.filter(label => label !== 'Some.' && label !== 'Light the lamp.'))
})

test('what becomes true appears with the next passage', () => {
  const session = start()
  session.world({ gold: 999 })
  expect(labels(session)).not.toContain('A palace.')
  session.choose(session.frame.choices[0]?.id ?? '')
  expect(labels(session)).toContain('A palace.')
  expect(labels(session)).toContain('Much.')
})

test('counts, chance and turns go on as if nothing had been asked', () => {
  const asked = start()
  const plain = start()
  for (const gold of [2, 0, 5, 3]) asked.world({ gold })
  plain.world({ gold: 3 })
  for (const session of [asked, plain]) session.choose(session.frame.choices[0]?.id ?? '')
  expect(asked.frame.lines.map(line => line.text)).toEqual(plain.frame.lines.map(line => line.text))
})

test('what a condition reads beside the world does not withdraw: ink keeps what it has offered', () => {
  const story = testStory(
    `VAR open = true
VAR gold = 1
-> door
=== door ===
A door.
+ {open} [Go in.] -> END
+ {open and gold} [Pay.] -> END
+ [Wait.] -> END
- (late) -> later
=== later
-> END
`.replace('- (late) -> later\n', ''),
    { bible: { world: ['gold'] } },
  )
  const session = createSession(story)
  session.enter()
  session.world({ gold: 2 })
  expect(labels(session)).toEqual(['Go in.', 'Pay.', 'Wait.'])
  session.world({ gold: 0 })
  expect(labels(session)).toEqual(['Go in.', 'Wait.'])
  // The condition was made false by the story itself after ink had offered the choice.
  const shut = testStory(
    'VAR open = true\nVAR gold = 1\n-> door\n=== door ===\nA door.\n<- ways\n~ open = false\nIt shuts.\n+ [Wait.] -> END\n=== ways\n+ {open or gold > 5} [Go in.] -> END\n-> DONE',
    { bible: { world: ['gold'] } },
  )
  const other = createSession(shut)
  other.enter()
  expect(labels(other)).toEqual(['Go in.', 'Wait.'])
  other.world({ gold: 0 })
  expect(labels(other)).toEqual(['Go in.', 'Wait.'])
})

test('choosing checks again: what the game’s world has made untrue can’t be taken, and the frame shows the rest', () => {
  let gold = 3
  const session = createSession(shop, { world: { read: () => ({ gold }) } })
  session.enter()
  const buy = idOf(session.frame, 'Buy.')
  gold = 0
  const error = refusal(() => session.choose(buy))
  expect(error).toMatchObject({ code: 'choice-withdrawn', data: { choice: buy } })
  expect(labels(session)).toEqual(['First.', 'Leave.'])
  expect(session.frame).toMatchObject({ phase: 'choosing', variables: { gold: 0 } })
  expect(refusal(() => session.choose(buy)).code).toBe('unknown-choice')
  gold = 3
  session.choose('shop.out')
  expect(session.frame.phase).toBe('ended')
})

test('all of it replays byte for byte: back, forward, jump, save and load, in a story that has changed, too', () => {
  let gold = 3
  const session = createSession(shop, { world: { read: () => ({ gold }) } })
  session.enter()
  const buy = idOf(session.frame, 'Buy.')
  session.choose(buy)
  session.world({ gold: 2 })
  gold = 0
  refusal(() => session.choose(idOf(session.frame, 'At the counter.')))
  const frames = [1, 2, 3, 4].map(turn => {
    session.jump(turn)
    return session.frame
  })
  for (const at of [1, 2, 3, 4]) {
    session.jump(at)
    const saved = JSON.stringify(session.save())
    const loaded = createSession(shop, { snapshot: saved })
    expect(loaded.frame).toEqual(frames[at - 1])
    expect(JSON.stringify(loaded.save())).toBe(saved)
    for (const turn of [4, 1, 3, 2]) {
      loaded.jump(turn)
      expect({ ...loaded.frame, canGoBack: true, canGoForward: true }).toEqual({
        ...frames[turn - 1],
        canGoBack: true,
        canGoForward: true,
      })
    }
  }
  expect(frames.map(frame => frame.choices.length)).toEqual([8, 8, 5, 2])
})

test('steps without the check are taken as they were: an older journal replays', () => {
  const skeleton = shop.skeleton()
  const first = skeleton.step(skeleton.begin(1), { type: 'enter' })
  const plain = skeleton.step(first.at, { type: 'world', world: { gold: 0 } })
  expect(plain.choices.map(({ id }) => id)).toEqual(first.choices.map(({ id }) => id))
  expect(skeleton.step(plain.at, { type: 'choose', choice: first.choices[0]?.id ?? '' }).lines.length).toBeGreaterThan(
    0,
  )
  const checked = skeleton.step(first.at, { type: 'world', world: { gold: 0 }, checked: true })
  expect(checked.choices.length).toBeLessThan(first.choices.length)
  // A position that has withdrawn something is saved with it.
  const loaded = skeleton.load(JSON.parse(JSON.stringify(checked.at)))
  expect(skeleton.step(loaded, { type: 'world' }).choices).toEqual(checked.choices)
})

test('with no choice left the frame says so, and is never stuck: the world, the way back and a restart are open', () => {
  const story = testStory(
    'VAR gold = 3\n-> stall\n=== stall ===\nA stall.\n+ (look) [Look.] -> bare\n=== bare ===\nBare.\n+ (buy) {gold > 2} [Buy.] -> END\n',
    { bible: { world: ['gold'] } },
  )
  const session = createSession(story)
  session.enter()
  session.choose('stall.look')
  session.world({ gold: 0 })
  expect(session.frame).toMatchObject({
    phase: 'failed',
    choices: [],
    lines: [{ text: 'Bare.' }],
    canGoBack: true,
    problem: { code: 'choices-withdrawn' },
  })
  expect(createSession(story, { snapshot: session.save() }).frame).toEqual(session.frame)
  session.world({ gold: 5 })
  expect(session.frame).toMatchObject({ phase: 'choosing', choices: [{ text: 'Buy.' }] })
  expect(session.frame.problem).toBeUndefined()
  session.world({ gold: 0 })
  session.back()
  expect(session.frame).toMatchObject({ phase: 'choosing', turn: 1 })
  session.forward()
  session.restart()
  expect(session.frame).toMatchObject({ phase: 'choosing', turn: 1 })
})

test('a function that is called once is not called again for a condition: its choice stays', () => {
  let calls = 0
  const story = testStory(
    'EXTERNAL roll()\nVAR gold = 3\n-> a\n=== a ===\nA.\n+ {roll() > 0 && gold > 1} [Try.] -> END\n+ {gold > 1} [Buy.] -> END\n+ [Leave.] -> END',
    { bible: { world: ['gold'], externals: { roll: 'recorded' } } },
  )
  const session = createSession(story, { externals: { roll: { kind: 'recorded', call: () => ++calls } } })
  session.enter()
  session.world({ gold: 0 })
  expect([labels(session), calls]).toEqual([['Try.', 'Leave.'], 1])
})

test('in a game’s machine that is saved and loaded, the refusal is emitted and the choice stays withdrawn', () => {
  let gold = 3
  const machine = setup({
    types: {} as { events: { type: 'MOVE'; move: SessionMove } },
    actors: { talk: sessionLogic(shop, { world: { read: () => ({ gold }) } }) },
  }).createMachine({
    invoke: { id: 'talk', src: 'talk', input: { seed: 7 } },
    on: { MOVE: { actions: sendTo('talk', ({ event }) => event.move) } },
  })
  const talk = (game: { getSnapshot(): { children: Record<string, unknown> } }) =>
    game.getSnapshot().children.talk as ActorRefFrom<SessionLogic>
  const game = createActor(machine).start()
  game.send({ type: 'MOVE', move: enter() })
  const buy = idOf(talk(game).getSnapshot().frame, 'Buy.')
  const seen: (readonly [string, number])[] = []
  talk(game).on('refused', ({ error }) => seen.push([error.code, talk(game).getSnapshot().frame.choices.length]))
  gold = 0
  game.send({ type: 'MOVE', move: choose(buy) })
  expect(seen).toEqual([['choice-withdrawn', 2]])
  const saved = JSON.parse(JSON.stringify(game.getPersistedSnapshot())) as never
  const loaded = createActor(machine, { snapshot: saved }).start()
  expect(talk(loaded).getSnapshot().frame).toEqual(talk(game).getSnapshot().frame)
})

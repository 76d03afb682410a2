import { expect, test } from 'vitest'
import { assign, createMachine } from 'xstate'
import { manualClock } from '../base/manual-clock.ts'
import { testStory } from '../ink/compiler/test-story.ts'
import type { Frame } from '../story/frame.ts'
import type { Story } from '../story/story.ts'
import { scripted } from '../testing/scripted-provider.ts'
import { testSkeleton } from '../testing/test-skeleton.ts'
import { watchSession } from '../testing/watch-session.ts'
import { fill } from '../write/fill.ts'
import { fromMachine } from '../xstate/from-machine.ts'
import { createSession, type Session } from './create-session.ts'

const inInk = testStory(
  `VAR bolts = 0
-> hall
=== hall
# with OONA
The hall.
+ (go) [Go in.] You open the door. # fill door: a door
  OONA: Somebody speaks your name. # fill name: your name
  ~ bolts++
  -> cellar
+ (stay) [Stay.] -> hall
=== cellar
# place: cellar
That was the last you heard. # fill last: the last
=== function facts_OONA
{bolts / "x"}
`,
  { id: 'hall', bible: { cast: { OONA: {} } } },
) as Story

const inXState = fromMachine(
  createMachine({
    id: 'hall',
    context: { bolts: 0 },
    initial: 'hall',
    states: {
      hall: {
        meta: { lines: ['The hall.'] },
        on: {
          'choose.go': {
            target: 'door',
            meta: { label: 'Go in.', lines: [fill('door', 'You open the door.', 'a door')] },
          },
          'choose.stay': { target: 'hall', reenter: true, meta: { label: 'Stay.' } },
        },
      },
      door: {
        entry: assign({ bolts: ({ context }: { context: { bolts: number } }) => context.bolts + 1 }) as never,
        meta: { lines: [fill('name', 'Somebody speaks your name.', 'your name')] },
        always: { target: 'cellar' },
      },
      cellar: {
        meta: { lines: [fill('last', 'That was the last you heard.', 'the last')] },
        on: {
          'choose.up': {
            target: 'hall',
            guard: () => {
              throw new Error('no stairs')
            },
            meta: { label: 'Up.' },
          },
        },
      },
    },
  }),
) as Story

const [go, stay] = [(frame: Frame) => frame.choices[0]?.id ?? '', (frame: Frame) => frame.choices[1]?.id ?? '']
const texts = ({ lines }: Frame): readonly string[] => lines.map(line => line.text)
const saidThere = ['You open the door.', 'Somebody speaks your name.', 'That was the last you heard.']

test.each([
  ['ink', inInk, { code: 'story-failed', data: { knot: 'cellar', file: 'hall.ink', line: 13 } }],
  ['XState', inXState, { code: 'story-failed', data: { state: 'cellar' } }],
])(
  'in %s a step that breaks is a turn: its lines and the problem stand, are saved, and one can go back',
  (_, story, problem) => {
    const session = createSession(story) as Session
    const watch = watchSession(session)
    session.enter()
    const before = session.frame
    session.choose(stay(before))
    session.choose(go(session.frame))
    const broken = session.frame
    expect(broken).toMatchObject({ phase: 'failed', turn: 3, choices: [], canGoBack: true, problem })
    expect(broken.problem?.hint).not.toBe('')
    expect(texts(broken)).toEqual(saidThere)
    const saved = session.save()
    for (const snapshot of [saved, JSON.stringify(saved)]) {
      const loaded = createSession(story, { snapshot })
      expect(loaded.frame).toEqual(broken)
      expect(loaded.save()).toEqual(saved)
      loaded.back()
      expect(loaded.frame).toMatchObject({ phase: 'choosing', turn: 2 })
      expect(loaded.frame.choices.map(({ text }) => text)).toEqual(['Go in.', 'Stay.'])
      loaded.choose(go(loaded.frame))
      expect(loaded.frame).toMatchObject({ phase: 'failed', turn: 3, problem: broken.problem })
    }
    session.back()
    expect(session.frame.choices.map(({ text }) => text)).toEqual(['Go in.', 'Stay.'])
    expect(session.frame.problem).toBeUndefined()
    session.forward()
    expect(session.frame).toEqual(broken)
    session.jump(1)
    session.choose(stay(session.frame))
    expect(session.frame.phase).toBe('choosing')
    expect(watch.broken).toEqual([])
    expect(session.history()).toHaveLength(2)
  },
)

test.each([
  ['ink', inInk, 'hall.door', 'hall.name', 'cellar.last'],
  ['XState', inXState, 'hall.door', 'hall.name', 'hall.last'],
])(
  'in %s the slots in front of a break are filled as any others, and none waits for ever',
  async (_, story, door, name, last) => {
    for (const lookahead of [false, undefined] as const) {
      const clock = manualClock()
      const provider = scripted(
        { [door]: 'The door gives way.', [name]: 'OONA: You.', [last]: 'Then nothing.' },
        { clock, firstMs: 500 },
      )
      const session = createSession(story, {
        provider,
        dial: 'live',
        clock,
        ...(lookahead === false ? { lookahead } : {}),
      })
      session.enter()
      await clock.advance(60_000)
      session.choose(go(session.frame))
      await clock.advance(20_000)
      expect(session.frame).toMatchObject({ phase: 'failed', problem: { code: 'story-failed' } })
      expect(texts(session.frame)[0]).toBe('The door gives way.')
      session.close()
    }
    const clock = manualClock()
    const provider = scripted({}, { clock, firstMs: 1_000_000 })
    const session = createSession(story, { provider, dial: 'live', clock, lookahead: false })
    session.enter()
    session.choose(go(session.frame))
    expect(session.frame).toMatchObject({ phase: 'writing' })
    expect(session.frame.problem).toBeUndefined()
    await clock.advance(10_000)
    expect(session.frame.phase).toBe('failed')
    expect(texts(session.frame)).toEqual(saidThere)
    session.close()
  },
)

test('what breaks at the very first line is the first turn: there is nothing to go back to', () => {
  const session = createSession(testStory('One.\n{1 / "x"} Two.\n-> END') as Story)
  session.enter()
  expect(session.frame).toMatchObject({ phase: 'failed', turn: 1, canGoBack: false })
  expect(texts(session.frame)).toEqual(['One.'])
  expect(createSession(testStory('One.\n{1 / "x"} Two.\n-> END') as Story, { snapshot: session.save() }).frame).toEqual(
    session.frame,
  )
  session.restart()
  expect(session.frame).toMatchObject({ phase: 'failed', turn: 1 })
})

test('a closed session whose last turn broke is closed when it is loaded, and broken', () => {
  const session = createSession(inInk)
  session.enter()
  session.choose(go(session.frame))
  session.close()
  const loaded = createSession(inInk, { snapshot: session.save() })
  expect(loaded.frame).toEqual(session.frame)
})

test('a circle of verdicts that nobody leaves is a turn that breaks', () => {
  const circle = testStory(
    `-> gate
=== gate
+ [On.]
- (top) Hm. # decide passes: which way
+ [again]
  -> top
+ [out] -> END`,
    { id: 'gate' },
  ) as Story
  const session = createSession(circle)
  session.enter()
  session.choose(go(session.frame))
  expect(session.frame).toMatchObject({ phase: 'failed', turn: 2, problem: { code: 'story-failed' } })
  expect(session.frame.lines).toHaveLength(1000)
  expect(createSession(circle, { snapshot: session.save() }).frame).toEqual(session.frame)
  session.back()
  expect(session.frame.phase).toBe('choosing')
})

test('nothing leads on from a turn that broke: each move says so and changes nothing', () => {
  const session = createSession(inInk)
  session.enter()
  session.choose(go(session.frame))
  const { frame } = session
  const moves = [
    () => session.choose('hall.go'),
    () => session.enter(),
    () => session.answer('so'),
    () => session.world({ bolts: 3 }),
  ]
  for (const move of moves) expect(move).toThrow(expect.objectContaining({ hint: expect.stringMatching(/back/i) }))
  expect(session.frame).toBe(frame)
})

test('what a function of the game gave before it failed is kept, and it is called once; who comes again calls it again', () => {
  let calls = 0
  const story = testStory(
    'EXTERNAL pay(n)\n-> shop\n=== shop\nA shop.\n+ [Buy.] You pay {pay(1)}.\n  And {pay(2)}.\n  Done. -> shop',
  ) as Story
  const pay = {
    kind: 'recorded' as const,
    call: (n: unknown) => {
      calls++
      if (n === 2 && calls < 3) throw new Error('no purse')
      return 5
    },
  }
  const session = createSession(story, { externals: { pay } })
  session.enter()
  session.choose(go(session.frame))
  expect(session.frame).toMatchObject({
    phase: 'failed',
    problem: { code: 'external-failed', data: { external: 'pay' } },
  })
  expect(texts(session.frame)).toEqual(['You pay 5.', 'And'])
  expect(createSession(story, { externals: { pay }, snapshot: session.save() }).frame).toEqual(session.frame)
  expect(calls).toBe(2)
  session.back()
  session.choose(go(session.frame))
  expect([session.frame.phase, calls]).toEqual(['choosing', 4])
})

test('a machine that breaks keeps the laws of a skeleton', () => {
  testSkeleton({ make: () => inXState.skeleton(), plays: 6 })
})

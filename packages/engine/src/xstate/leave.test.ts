import { expect, test } from 'vitest'
import { setup } from 'xstate'
import type { Input } from '../story/input.ts'
import type { Passage } from '../story/passage.ts'
import type { Story } from '../story/story.ts'
import { testSkeleton } from '../testing/test-skeleton.ts'
import { fromMachine } from './from-machine.ts'
import { storyKit } from './story-kit.ts'
import type { StoryMeta } from './story-meta.ts'

const { scene, story } = storyKit({ cast: { TOLLY: {} }, vars: { trust: 0 } })

const bar = scene({
  start: 'greet',
  exits: ['yard'],
  leave: 'bye',
  beats: {
    greet: {
      lines: [{ TOLLY: 'You again.' }],
      choices: {
        ask: { label: 'Ask him.', assign: ({ trust }) => ({ trust: trust + 1 }), target: 'low' },
        out: { label: 'Go out.', target: '#yard' },
      },
    },
    low: {
      lines: ['He lowers his voice.'],
      leave: 'hush',
      choices: { listen: { label: 'Listen.', target: 'bye' } },
    },
    hush: { lines: ['He falls silent.'], ending: 'hushed' },
    bye: { lines: ['Tolly nods.'], ending: 'left' },
  },
})

const yard = scene({
  start: 'gate',
  beats: {
    gate: {
      lines: ['The yard.'],
      choices: { stay: { label: 'Stay.', target: 'late', guard: ({ trust }) => trust < 1 } },
    },
    late: { lines: ['Late.'], assign: { trust: 5 }, ending: 'late' },
  },
})

const pub = story({ id: 'pub', version: '1', start: 'bar', entries: ['bar', 'yard'], scenes: { bar, yard } })

const enter = (entry: string): Input => ({ type: 'enter', entry })
const choose = (choice: string): Input => ({ type: 'choose', choice })
const leave: Input = { type: 'leave' }

function play(of: Story, ...inputs: readonly Input[]): Passage {
  const skeleton = of.skeleton()
  let passage: Passage | undefined
  for (const input of inputs) passage = skeleton.step(passage?.at ?? skeleton.begin(1), input)
  return passage as Passage
}

const said = ({ lines }: Passage) => lines.map(line => line.pieces.map(piece => piece.text).join(''))

test('a scene says where walking away leads, a beat says it for itself', () => {
  expect(play(pub, enter('bar'))).toMatchObject({ stop: 'choices', hasLeave: true })
  const left = play(pub, enter('bar'), leave)
  expect([said(left), left.stop, left.ending]).toEqual([['Tolly nods.'], 'end', 'left'])
  const hushed = play(pub, enter('bar'), choose('bar.ask'), leave)
  expect([said(hushed), hushed.ending, hushed.variables.trust]).toEqual([['He falls silent.'], 'hushed', 1])
})

test('where nothing is said of it the passage ends without a name, and every entry is open again', () => {
  const left = play(pub, enter('yard'), leave)
  expect(left).toMatchObject({ stop: 'end', lines: [], choices: [], variables: { trust: 0 } })
  expect(left).not.toHaveProperty('ending')
  expect(play(pub, enter('yard'))).not.toHaveProperty('hasLeave')
  expect(said(play(pub, enter('yard'), leave, enter('bar'), choose('bar.ask'), leave, enter('bar')))).toEqual([
    'You again.',
  ])
  expect(play(pub, enter('yard'), leave, { type: 'world', world: { trust: 3 } })).toMatchObject({ stop: 'end' })
})

test('an entry that has nothing left to offer is at an end', () => {
  const again = play(pub, enter('yard'), choose('yard.stay'), enter('yard'))
  expect(again).toMatchObject({ stop: 'end', choices: [], problem: { code: 'story-failed' } })
  expect(said(again)).toEqual(['The yard.'])
  expect(play(pub, enter('yard'), choose('yard.stay'), enter('yard'), enter('bar')).stop).toBe('choices')
})

test('in a machine of one’s own it is the event `leave`, with its guards, actions and lines', () => {
  const machine = setup({
    types: { meta: {} as StoryMeta, context: {} as { seen: number } },
    guards: { seen: ({ context }) => context.seen > 0 },
  }).createMachine({
    context: { seen: 0 },
    initial: 'talk',
    states: {
      talk: {
        on: { leave: { target: 'out', guard: 'seen', meta: { lines: ['You go.'] } } },
        initial: 'a',
        states: {
          a: { meta: { lines: ['A.'] }, on: { 'choose.on': { target: 'b', meta: { label: 'On.' } } } },
          b: { meta: { lines: ['B.'] }, on: { 'choose.on': { target: 'a', meta: { label: 'On.' } } } },
        },
      },
      out: { type: 'final', meta: { lines: ['Outside.'], ending: 'out' } },
    },
  })
  const own = fromMachine(machine)
  expect(play(own, { type: 'enter' })).not.toHaveProperty('hasLeave')
  expect(said(play(own, { type: 'enter' }, leave))).toEqual([])
  const world = { seen: 1 }
  const left = play(own, { type: 'enter' }, { ...leave, world })
  expect([said(left), left.ending]).toEqual([['You go.', 'Outside.'], 'out'])
})

test('a state whose only way on is to be left is a dead end', () => {
  const machine = setup({ types: { meta: {} as StoryMeta } }).createMachine({
    initial: 'a',
    states: { a: { meta: { lines: ['A.'] }, on: { leave: 'b' } }, b: { type: 'final' } },
  })
  expect(() => fromMachine(machine)).toThrow(expect.objectContaining({ code: 'story-invalid' }))
})

test('a beat that is not there is a type error, and refused', () => {
  // @ts-expect-error No beat is called so.
  const a = scene({ start: 'b', leave: 'gone', beats: { b: { lines: ['B.'], ending: 'b' } } })
  expect(() => story({ id: 'x', version: '1', start: 'a', scenes: { a } })).toThrow(
    expect.objectContaining({ code: 'story-invalid', message: expect.stringContaining('gone') }),
  )
})

testSkeleton({ make: () => pub.skeleton(), entry: 'yard', test })

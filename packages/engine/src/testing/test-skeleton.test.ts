import { describe, expect, test } from 'vitest'
import { compileInk } from '../ink/compiler/compile-ink.ts'
import { inkStory } from '../ink/ink-story.ts'
import type { Input } from '../story/input.ts'
import type { Passage } from '../story/passage.ts'
import type { Position } from '../story/position.ts'
import type { Skeleton } from '../story/skeleton.ts'
import { testSkeleton } from './test-skeleton.ts'

const source = `VAR n = 0
- (top) {~Ash|Birch|Cedar} {n}. # invent n: a number
+ {n < 9} [More] -> top
+ [Other] Other.
  -> top2
- (top2) Second {n}.
+ [End] -> END
+ {n < 9} [Again] -> top
`
const { bundle } = compileInk({ file: 'small.ink', source })
const story = inkStory(bundle as NonNullable<typeof bundle>)

/** A skeleton with one law broken. */
type Fault = (skeleton: Skeleton) => Partial<Skeleton>

function make(fault: Fault): Skeleton {
  const good = story.skeleton()
  const skeleton: Skeleton = {
    begin: seed => good.begin(seed),
    step: (at, input) => good.step(at, input),
    facts: (at, names) => good.facts(at, names),
    load: saved => good.load(saved),
    fork: () => good.fork(),
  }
  return { ...skeleton, ...fault(good) }
}

function stepping(change: (passage: Passage, at: Position, input: Input) => Passage): Fault {
  return good => ({ step: (at, input) => change(good.step(at, input), at, input) })
}

const faults: Readonly<Record<string, Fault>> = {
  'counts its steps in what it says': good => {
    let steps = 0
    return {
      step: (at, input) => {
        const passage = good.step(at, input)
        return { ...passage, lines: [...passage.lines, { pieces: [{ text: `${steps++}` }], cues: [], tags: [] }] }
      },
    }
  },
  'ignores the position and goes on from the last': good => {
    let last: Position | undefined
    return {
      step: (at, input) => {
        const passage = good.step(last === undefined || input.type === 'enter' ? at : last, input)
        last = passage.at
        return passage
      },
    }
  },
  'takes the first choice for an unknown one': good => ({
    step: (at, input) => {
      try {
        return good.step(at, input)
      } catch {
        return good.step(at, { type: 'world' })
      }
    },
  }),
  'gives every choice one id': stepping(passage => ({
    ...passage,
    choices: passage.choices.map(choice => ({ ...choice, id: 'one' })),
  })),
  'forgets the values of the game': good => ({
    step: (at, { world: _world, ...input }) => good.step(at, input as Input),
  }),
  'loads anything as the beginning': good => ({ load: () => good.begin(1) }),
  'has a fork with chance of its own': good => ({
    fork: () => ({
      ...make(() => ({})),
      begin: () => good.begin(99),
      step: (_at, input) => good.step(good.begin(99), input),
    }),
  }),
  'answers for nobody': () => ({ facts: () => ({}) }),
  'stops for choices without any': stepping(passage => ({ ...passage, stop: 'choices', choices: [] })),
}

test('a good skeleton passes', () => {
  testSkeleton({ make: () => make(() => ({})), names: ['OONA'], world: { n: 4 }, plays: 2 })
})

describe('a skeleton is found out that', () => {
  test.each(Object.keys(faults))('%s', name => {
    const fault = faults[name] as Fault
    expect(() => testSkeleton({ make: () => make(fault), names: ['OONA'], world: { n: 4 } })).toThrow()
  })
})

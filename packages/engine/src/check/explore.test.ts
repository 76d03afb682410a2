import { describe, expect, test } from 'vitest'
import { compileInk } from '../ink/compiler/compile-ink.ts'
import { inkStory } from '../ink/ink-story.ts'
import { checkEndings } from './check-endings.ts'
import { type ExploreOptions, explore } from './explore.ts'

function compiled(source: string) {
  const { bundle, diagnostics, endings } = compileInk({ file: 'story.ink', source })
  if (bundle === undefined) throw new Error(diagnostics.map(({ message }) => message).join('\n'))
  return { story: inkStory(bundle), endings }
}

/** A knot in which ink divides by nothing. */
const broken = '=== b\nVAR nothing = 0\nThe lift stops at {7 % nothing}.\n-> END\n'

const explored = (source: string, options: ExploreOptions = {}) => explore(compiled(source).story, options)

// One way of 1,024 leads to the top: plays at random would need some ten thousand choices for it.
const ladder = `VAR rung = 0
VAR step = 0
-> climb
=== climb
{ step == 10: -> top }
~ step++
A rung.
+ [Up.]
    ~ rung++
    -> climb
+ [Stay.]
    -> climb
=== top
{ rung == 10:
    You see the sea. # ending: sea
- else:
    You see a wall. # ending: wall
}
-> END
`

const door = `-> yard
=== yard
The yard.
+ [Knock.] -> knock
+ [Leave.] You leave. # ending: left
    -> END
=== knock
Nobody.
{ knock > 12:
    The door opens. # ending: inside
    -> END
}
-> yard
`

const dice = `-> roll
=== roll
+ [Roll.]
    { RANDOM(1, 40) == 40:
        A forty. # ending: forty
        -> END
    }
    -> roll
`

describe('an exploration reaches', () => {
  test.each([1, 2, 3, 4, 5])('an ending that one way of a thousand leads to (seed %d)', seed => {
    expect([...explored(ladder, { seed }).endings.keys()].toSorted()).toEqual(['sea', 'wall'])
  })

  test.each([1, 2, 3, 4, 5])('one that only a count of visits opens (seed %d)', seed => {
    expect([...explored(door, { seed }).endings.keys()].toSorted()).toEqual(['inside', 'left'])
  })

  test.each([1, 2, 3, 4, 5])('one that chance decides (seed %d)', seed => {
    expect([...explored(dice, { seed }).endings.keys()]).toEqual(['forty'])
  })

  test('each ending by choices that lead to it', () => {
    const { story } = compiled(door)
    for (const [ending, picks] of explore(story).endings) {
      const skeleton = story.skeleton()
      let passage = skeleton.step(skeleton.begin(1), { type: 'enter' })
      for (const choice of picks) passage = skeleton.step(passage.at, { type: 'choose', choice })
      expect(passage.ending).toBe(ending)
    }
  })
})

describe('an exploration', () => {
  test('is the same with the same seed', () => {
    const [once, again] = [explored(ladder), explored(ladder)]
    expect(again).toEqual(once)
  })

  test('takes no more choices than it may', () => {
    expect(explored(dice, { budget: 7 }).steps).toBe(7)
  })

  test('ends when it has long found nothing, or has all that it looks for', () => {
    const all = explored(door)
    expect(all.steps).toBeLessThan(20_000)
    const { steps, endings } = explored(door, { endings: ['left', 'inside'] })
    expect(endings.size).toBe(2)
    expect(steps).toBeLessThan(all.steps)
  })

  test('begins where it is told', () => {
    const source = 'Alone. # ending: alone\n-> END\n=== inn\n# entry\n* [Sit.] You sit. # ending: sat\n    -> END\n'
    expect([...explored(source).endings.keys()]).toEqual(['alone'])
    expect(explored(source, { entries: ['', 'inn'] }).endings.get('sat')).toEqual(['enter inn', expect.any(String)])
  })

  test('meets slots, ends without a name, and each way of breaking once', () => {
    const found = explored(
      `-> a\n=== a\nOnce. # fill once: one\n+ [Again.] -> a\n+ [Break.] -> b\n* [End.] -> END\n${broken}`,
    )
    expect([...found.slots]).toEqual(['a.once'])
    expect(found.unnamedEnd).toHaveLength(1)
    expect(found.failures).toHaveLength(1)
  })

  test('does not go round for ever where nobody chooses', () => {
    const source = '-> round\n=== round\nShe looks. # decide: again\n+ [yes # default] -> round\n+ [no] -> END\n'
    expect(explored(source).failures[0]?.problem).toMatchObject({ code: 'story-failed' })
  })
})

test('what is not reached, and what breaks, is told with its place', () => {
  const { story, endings } = compiled(
    `VAR x = 1\n* [Go.]\n{ x > 1:\n    Far. # ending: far\n    -> END\n}\nNear. # ending: near\n-> END\n* [Break.] -> b\n${broken}`,
  )
  expect(checkEndings(explore(story), endings)).toEqual([
    expect.objectContaining({
      code: 'ending-not-reached',
      severity: 'warning',
      message: expect.stringContaining('"far"'),
      place: { file: 'story.ink', line: 4 },
    }),
    expect.objectContaining({
      code: 'story-failed',
      severity: 'error',
      hint: expect.stringContaining('after these choices'),
      place: { file: 'story.ink', line: 12 },
    }),
  ])
})

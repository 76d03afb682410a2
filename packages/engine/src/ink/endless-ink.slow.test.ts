import { expect, test } from 'vitest'
import type { Passage } from '../story/passage.ts'
import { testStory } from './compiler/test-story.ts'

/** Chooses the way into a circle; each takes the whole of what a passage may take. */
const rounds = (ink: string) => {
  const skeleton = testStory(`+ [On.] Once.\n-> round\n=== round\n${ink}`).skeleton()
  const enter = (): Passage => skeleton.step(skeleton.begin(1), { type: 'enter' })
  const start = enter()
  const choose = (): Passage => skeleton.step(start.at, { type: 'choose', choice: start.choices[0]?.id ?? '' })
  return { skeleton, enter, start, choose }
}

test.each([
  ['diverts', '-> a\n=== a\n-> a'],
  ['diverts that count visits', '-> a\n=== a\n-> b\n=== b\n{a > 0: -> a}\n-> a'],
  ['assignments', 'VAR x = 1\n-> a\n=== a\n~ x++\n-> a'],
  ['tunnels', '-> a\n=== a\n->t->\n-> a\n=== t\n->->'],
])('what goes round in a circle of %s for ever is an error, and the position before stands', (_, ink) => {
  const { enter, start, choose } = rounds(ink)
  const message = expect.stringMatching(/goes round in a circle|without an end/)
  expect(choose()).toMatchObject({ stop: 'broken', problem: { code: 'story-failed', message } })
  expect(enter().choices).toEqual(start.choices)
})

test('what was said before a circle stands, with the place of the circle, and breaks again in the same way', () => {
  const { choose } = rounds('-> round')
  const passage = choose()
  expect(
    passage.lines.map(({ pieces }) =>
      pieces
        .map(({ text }) => text)
        .join('')
        .trim(),
    ),
  ).toEqual(['Once.'])
  expect(passage).toMatchObject({ stop: 'broken', problem: { data: { line: 4, knot: 'round' } } })
  expect({ ...choose(), at: 0 }).toEqual({ ...passage, at: 0 })
})

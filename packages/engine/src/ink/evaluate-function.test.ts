import { expect, test } from 'vitest'
import { createSession } from '../session/create-session.ts'
import type { Session } from '../session/session.ts'
import type { StoryWarning } from '../story/skeleton.ts'
import { compileInk } from './compiler/compile-ink.ts'
import { inkStory } from './ink-story.ts'

const source = `
VAR coins = 3
LIST bag = (letter), rope
EXTERNAL roll()
EXTERNAL hour()
-> quay
=== quay
{ coins > 100:
  ~ temp rest = 1
}
You have {coins}, and {rest} left.
+ [Pay.]
  ~ coins--
  -> quay
=== function price(what, n)
~ coins = coins - 1
{what} is dear.
~ return n * coins
=== function has(items)
~ return bag ? items
=== function list_all()
~ return LIST_ALL(bag)
=== function rolled()
~ return roll()
=== function at()
~ return hour()
=== function nothing()
Quiet.
`

let rolls = 0
function session(onWarning?: (warning: StoryWarning) => void): Session {
  const { bundle, diagnostics } = compileInk({
    file: 'quay.ink',
    source,
  })
  if (bundle === undefined) throw new Error(JSON.stringify(diagnostics))
  return createSession(inkStory(bundle), {
    entry: '',
    externals: { roll: { kind: 'recorded', call: () => ++rolls }, hour: { kind: 'pure', call: () => 9 } },
    ...(onWarning && { onWarning }),
  })
}

test('a function of the story is called without a trace', () => {
  const play = session()
  const before = JSON.stringify(play.save())
  expect(play.evaluate('price', 'Rope', 10)).toEqual({ value: 20, text: 'Rope is dear.' })
  expect(play.evaluate('price', 'Rope', 10)).toEqual({ value: 20, text: 'Rope is dear.' })
  expect(play.evaluate('has', ['bag.letter'])).toEqual({ value: true, text: '' })
  expect(play.evaluate('list_all').value).toEqual(['bag.letter', 'bag.rope'])
  expect(play.evaluate('nothing')).toEqual({ value: null, text: 'Quiet.' })
  expect(play.evaluate('at').value).toBe(9)
  expect(JSON.stringify(play.save())).toBe(before)
  play.choose(play.frame.choices[0]?.id ?? '')
  expect(play.frame.variables.coins).toBe(2)
  expect(play.evaluate('price', 'Rope', 10).value).toBe(10)
  play.back()
  expect(play.evaluate('price', 'Rope', 10).value).toBe(20)
})

test.each([
  ['nobody wrote', 'prise', [], 'unknown-function'],
  ['calls what is to be called once', 'rolled', [], 'ahead-of-external'],
  ['is given an object', 'has', [{ a: 1 }], 'wrong-value'],
  ['is given no item of a list', 'has', [['bag.nothing']], 'wrong-value'],
  ['is every object’s', 'constructor', [], 'unknown-function'],
])('one that %s is refused, and the play goes on', (_what, name, args, code) => {
  const play = session()
  expect(() => play.evaluate(name, ...(args as never[]))).toThrow(expect.objectContaining({ code }))
  expect(rolls).toBe(0)
  play.choose(play.frame.choices[0]?.id ?? '')
  expect(play.frame.variables.coins).toBe(2)
})

test('a warning of ink comes with its place, once', () => {
  const warnings: StoryWarning[] = []
  const play = session(warning => warnings.push(warning))
  expect(warnings).toEqual([
    { message: expect.stringContaining("Variable not found: 'rest'"), knot: 'quay', file: 'quay.ink', line: 11 },
  ])
  play.choose(play.frame.choices[0]?.id ?? '')
  play.back()
  void play.history()
  expect(warnings).toHaveLength(1)
})

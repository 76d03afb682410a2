import { describe, expect, test } from 'vitest'
import { createSession } from '../session/create-session.ts'
import { testStory } from './compiler/test-story.ts'

const start = '-> a\n=== a\n'
const eight = 'VAR x = "aaaaaaaa"\n'

/** How a story ends that asks for more than any machine has. */
function reasonOf(source: string): string {
  const session = createSession(testStory(source), { dial: 'live', lookahead: false })
  const moves = (): void => {
    session.enter()
    while (session.frame.phase === 'choosing') session.choose(session.frame.choices[0]?.id ?? '')
  }
  try {
    moves()
  } catch (error) {
    return `${(error as { readonly code: string }).code}: ${(error as Error).message}`
  }
  const { phase, problem } = session.frame
  return `${phase === 'failed' ? problem?.code : phase}: ${problem?.message}`
}

const text = 'A text has grown beyond'
const calls = 'begin one another without an end'

describe('a story that grows without an end breaks, at the same place on every machine', () => {
  test.each<[string, string, string]>([
    ['a text, in a loop', `${eight}${start}~ x = x + x\n-> a`, text],
    ['a text, turn by turn', `${eight}${start}~ x = x + x\n~ x = x + x\nX.\n+ [Go.] -> a`, text],
    ['a text in a text', `${eight}${start}~ x = "{x}{x}{x}{x}"\nX.\n+ [Go.] -> a`, text],
    ['a text that is looked into', `${eight}${start}- (l) ~ x = x + x\n{x ? "b": yes}\n{l < 40: -> l}\n-> END`, text],
    ['a label', `${eight}${start}- (l) ~ x = x + x\n{l < 40: -> l}\nX\n+ [{x}] -> a`, text],
    ['what is said', `${eight}${start}- (l)\n{l < 12:\n~ x = x + x\n}\n{x}{x}{x}{x}\n-> l`, 'computed characters'],
    ['lines', `${start}line\n-> a`, 'more than 10000 lines'],
    ['a brief', `${start}X. # fill s: {f()}\n+ [Go.] -> a\n=== function f\n~ return f()`, calls],
    ['a function that speaks', `${start}X {f()}.\n+ [Go.] -> a\n=== function f\nword {f()}`, calls],
    ['a function of lines', `${start}X {f()}.\n+ [Go.] -> a\n=== function f\nword\n~ f()`, calls],
    ['a condition', `${start}X.\n+ {f()} [Go.] -> a\n=== function f\n~ return f()`, calls],
    ['tunnels', `${start}X.\n-> t ->\n+ [Go.] -> a\n=== t\n-> t ->\n->->`, calls],
    ['threads', `${start}X.\n<- a\n+ [Go.] -> a`, calls],
    ['silence', `${start}~ temp i = 0\n- (l) ~ i++\n-> l`, 'goes round in a circle'],
  ])('%s', (_, source, reason) => {
    expect(reasonOf(source)).toContain('story-failed: ')
    expect(reasonOf(source)).toContain(reason)
  })
})

test('what stories do plays on: recursion over a list of hundreds, long texts, many lines', () => {
  const session = createSession(
    testStory(`VAR x = "aaaaaaaa"
-> a
=== a
{count(900)} deep.
~ temp i = 0
- (l)
~ x = x + "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
~ i++
{i < 100: -> l}
{x}
+ [Go.] -> END
=== function count(n)
{n == 0:
  ~ return 0
}
~ return 1 + count(n - 1)`),
  )
  session.enter()
  const { phase, lines } = session.frame
  expect(session.frame.problem).toBeUndefined()
  expect([phase, lines[0]?.text, lines.at(-1)?.text.length]).toEqual(['choosing', '900 deep.', 3208])
})

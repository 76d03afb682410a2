import { expect, test } from 'vitest'
import { compileInk } from '../ink/compiler/compile-ink.ts'
import { inkStory } from '../ink/ink-story.ts'
import { emptyBible } from '../story/bible.ts'
import { checkEndings } from './check-endings.ts'
import { type Exploration, type ExploreOptions, explore } from './explore.ts'

function explored(source: string, options: ExploreOptions = {}, allow?: 'reviewed'): Exploration {
  const bible = { ...emptyBible('s'), ...(allow === undefined ? {} : { allow }) }
  const { bundle, diagnostics } = compileInk({ file: 's.ink', source, bible })
  if (bundle === undefined) throw new Error(JSON.stringify(diagnostics))
  return explore(inkStory(bundle), options)
}

const verdict = `VAR trust = 1
-> a
=== a
* [Wait.]
- She looks at you. # decide believed: does she believe you
+ [yes # default]
    She nods. # ending: in
    -> END
+ [no]
    -> cellar
=== cellar
Then wait down here.
+ {trust > 5} [Climb out.]
    Out. # ending: out
    -> END
`

test('a verdict behind which the story has no way on is an error, with the way to it', () => {
  const found = explored(verdict)
  expect([...found.endings.keys()]).toEqual(['in'])
  expect(found.failures).toEqual([])
  const [failure] = found.answers.failures
  expect(failure?.picks).toEqual([expect.any(String), expect.stringMatching(/^a\.believed = a\./)])
  expect(failure?.problem.data).toMatchObject({ knot: 'cellar', line: 13 })
  expect(found.answers).toMatchObject({ tried: 1, untried: [], budget: 10_000 })
  expect(checkEndings(found, [])).toEqual([
    expect.objectContaining({ code: 'story-failed', severity: 'error', place: { file: 's.ink', line: 13 } }),
  ])
})

test.each([
  ['another option', 'VAR v = "calm"', 'one of "calm", "high"', 'v == "high"', '"high"'],
  ['the lower end of a range', 'VAR v = 5', 'from 2 to 9', 'v == 2', '2'],
  ['the upper end of a range', 'VAR v = 5', 'from 2 to 9', 'v == 9', '9'],
  ['nought within a range', 'VAR v = 5', 'from -2 to 9', 'v == 0', '0'],
  ['true or false', 'VAR v = true', '', 'v == false', 'false'],
  ['a free number', 'VAR v = 5', '', 'v == 0', '0'],
  ['a free text', 'VAR v = "calm"', '', 'v != "calm"', '"somebody else"'],
])('a value that breaks it, %s, is found', (_, declared, clause, breaks, answer) => {
  const found = explored(
    `${declared}\n-> a\n=== a\n* [Wait.]\n- It is {v}. # invent v: a value${clause === '' ? '' : `; ${clause}`}\n{${breaks}: -> storm}\n* [Go.] Gone. # ending: gone\n  -> END\n=== storm\nWaves.\n+ {v == "x"} [Row on.] -> END`,
  )
  expect(found.failures).toEqual([])
  expect(found.answers.failures[0]?.picks.at(-1)).toBe(`a.v = ${answer}`)
  expect([...found.endings.keys()]).toEqual(['gone'])
})

test.each([
  ['VAR v = 5', 'from 2 to 9', ['a.v']],
  ['VAR v = 5', '', ['a.v']],
  ['VAR v = "calm"', '', ['a.v']],
  ['VAR v = 5', 'from 4 to 5', []],
  ['VAR v = 0', 'from -1 to 1', []],
  ['VAR v = "calm"', 'one of "calm", "high"', []],
  ['VAR v = true', '', []],
])('of %s, %s, it is told whether other values than those that were tried are left', (declared, clause, left) => {
  const { answers } = explored(
    `${declared}\n-> a\n=== a\n* [Wait.]\n- It is {v}. # invent v: a value${clause === '' ? '' : `; ${clause}`}\n-> END`,
  )
  expect(answers.sampled).toEqual(left)
  expect(answers.tried).toBeGreaterThan(0)
})

test('what breaks several choices behind an answer is found, and so is what only several answers together bring about', () => {
  const later = explored(`VAR kind = true
-> a
=== a
Well? # decide kind: kind or not
+ [kind # default]
+ [not]
  ~ kind = false
- + [On.]
- + [Further.] {not kind: {7 % (1 - 1)}}
- The end. # ending: end
-> END`)
  expect(later.answers.failures[0]?.picks).toHaveLength(3)
  const together = explored(`VAR one = true
VAR two = true
-> a
=== a
One? # decide one: whether
+ [yes # default]
+ [no]
  ~ one = false
- Two? # decide two: whether
+ [yes # default]
+ [no]
  ~ two = false
- {not one && not two: {7 % (1 - 1)}}
The end. # ending: end
-> END`)
  expect(together.answers.failures[0]?.picks).toEqual([
    expect.stringContaining('a.one = '),
    expect.stringContaining('a.two = '),
  ])
})

test('where nobody may answer nothing is tried, and what no way comes to is told', () => {
  expect(explored(verdict.replace('you\n+', 'you; author\n+')).answers).toMatchObject({
    tried: 0,
    failures: [],
    untried: [],
  })
  expect(explored(verdict, {}, 'reviewed').answers).toMatchObject({ tried: 0, failures: [], untried: [] })
  const far = explored(`-> a\n=== a\n+ [On.] -> END\n=== b\nWell? # decide far: whether\n+ [yes] -> END\n+ [no] -> END`)
  expect(far.answers.untried).toEqual([{ slot: 'b.far' }])
  const bounded = explored(verdict, { answerBudget: 0 })
  expect(bounded.answers.untried).toEqual([{ slot: 'a.believed', answer: expect.stringContaining('a.') }])
})

test('a value that stays once it was brought in is not tried at a later visit', () => {
  const source = (clause: string): string => `VAR v = 1
VAR first = 0
-> a
=== a
It is {v}. # invent v: a number; one of "1", "2", "3"${clause}
{first == 2 && v == 3: {7 % (1 - 1)}}
{first == 0:
  ~ first = v
}
+ [Again.] -> a
+ [Out.] Out. # ending: out
  -> END`
  expect(explored(source('; again')).answers.failures[0]?.picks.at(-1)).toBe('a.v = 3')
  expect(explored(source('')).answers.failures).toEqual([])
})

test('facts that break are found, though no play breaks by them', () => {
  const bible = { ...emptyBible('s'), cast: { OONA: {} } }
  const source = '-> a\n=== a\n# with OONA\nHere.\n+ [On.] -> END\n=== function facts_OONA\n{7 % (1 - 1)}'
  const { bundle } = compileInk({ file: 's.ink', source, bible })
  const found = explore(inkStory(bundle as NonNullable<typeof bundle>))
  expect(found.failures[0]?.problem).toMatchObject({ code: 'story-failed', data: { knot: 'facts_OONA' } })
})

const talks = `-> END
=== oona
# entry
OONA: Yes?
* [Ask.] Asked. -> DONE
* [Tell.] Told. -> DONE
=== bram
# entry
Well?
+ [Ask.] Asked. -> DONE
=== gate
# entry
Hm.
* [Push.] {gate > 1: {7 % (1 - 1)}} -> DONE
+ [Leave.] -> DONE
`

test('a talk that has nothing left to offer when it is entered once more is told, and one that breaks is an error', () => {
  const found = explored(talks, { entries: ['oona', 'bram', 'gate'] })
  expect(found.failures).toEqual([])
  expect(found.enteredAgain.runsOut.map(({ problem }) => problem.data.knot)).toEqual(['oona'])
  expect(found.enteredAgain.failures.map(({ problem }) => problem.data.knot)).toEqual(['gate'])
  expect(checkEndings(found, []).map(({ severity }) => severity)).toEqual(['error', 'note'])
  expect(explored(talks, { entries: ['bram'] }).enteredAgain).toEqual({ runsOut: [], failures: [] })
})

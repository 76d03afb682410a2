import { expect, test } from 'vitest'
import { createSession } from '../../session/create-session.ts'
import { testStory } from '../compiler/test-story.ts'
import { chartPlace } from './chart-place.ts'
import { inkChart } from './ink-chart.ts'

const ferry = testStory(
  `VAR alias = "stranger"
-> ferry
=== ferry
# entry
OONA: You again. # fill greet: guarded; max 6 words
* [Give her the letter. # fill: a small brave act; max 6 words]
* (keep) [Keep it.]
- Oona studies you. # decide believed: does that fit what she knows
+ [yes # means: she can live with it]
+ [no # means: she hears a lie]
- OONA: Well then, {alias}. # invent alias: what she calls you; max 2 words
-> bargain ->
* (ashore) [Go ashore.]
- The quay. # ending: ashore
-> END
=== bargain
# detour bargain: up to 3 exchanges over the fare
OONA: The fare has gone up.
+ (pay) [Pay.] -> rejoin
= rejoin
->->
`,
  { id: 'ferry', bible: { cast: { OONA: {} } } },
)

test('the chart of a story is computed once', () => {
  const chart = inkChart(ferry.bundle)
  expect(inkChart(ferry.bundle)).toBe(chart)
  expect(Object.keys(chart.states.ferry?.states ?? {})).toEqual(expect.arrayContaining(['enter', 'keep', 'ashore']))
})

test('a session has its place in the chart, also behind a verdict', () => {
  const chart = inkChart(ferry.bundle)
  const session = createSession(ferry, { seed: 1 })
  const place = () => {
    const moves = session.history().map(turn => turn.move)
    const offered = session.frame.choices.map(({ id }) => id)
    return chartPlace(chart, moves, offered)
  }
  expect(place()).toBeUndefined()
  session.enter('ferry')
  expect(place()).toMatchObject({ id: 'ferry.ferry.enter', value: { ferry: 'enter' } })
  const letter = session.frame.choices[0]?.id ?? ''
  expect(place()?.beat).toMatchObject({ slots: ['ferry.greet', ferry.bundle.choices[pathOf(letter)]?.slot] })

  session.choose('ferry.keep')
  for (let turn = 0; session.frame.choices.length > 0 && turn < 5; turn++) {
    const offered = session.frame.choices.map(({ id }) => id)
    expect(place()?.beat.choices).toEqual(expect.arrayContaining(offered))
    session.choose(offered[0] ?? '')
  }
  expect(session.frame.ending).toBe('ashore')
  expect(place()?.beat).toMatchObject({ id: 'choose.ferry.ashore', endings: ['ashore'], choices: [], ends: true })
  session.close()
})

function pathOf(choice: string): string {
  return Object.entries(ferry.bundle.choices).find(([, { id }]) => id === choice)?.[0] ?? ''
}

import { expect, test } from 'vitest'
import type { Likelihood } from '../ahead/likelihood.ts'
import { manualClock } from '../base/manual-clock.ts'
import { testStory } from '../ink/compiler/test-story.ts'
import { createSession } from '../session/create-session.ts'
import { scripted } from '../testing/scripted-provider.ts'
import { leaningsIn, type PlayerModel } from './player-model.ts'

const offered = [
  { id: 'give', tags: ['kind'] },
  { id: 'keep', tags: ['sly'] },
  { id: 'wait', tags: [] },
  { id: 'help', tags: ['kind', 'kind'] },
]

test('a leaning is how much oftener than by chance a tag was taken', () => {
  expect(leaningsIn([])).toEqual(new Map())
  const kind = Array.from({ length: 6 }, () => ({ offered, taken: 'give' }))
  // Two of four choices are kind: by chance it would have been three of six.
  expect(leaningsIn(kind)).toEqual(
    new Map([
      ['kind', 7 / 4],
      ['sly', 1 / 2.5],
    ]),
  )
  expect(leaningsIn(kind.toReversed())).toEqual(leaningsIn(kind))
  const always = Array.from({ length: 60 }, () => ({ offered, taken: 'keep' }))
  expect([...leaningsIn(always).values()]).toEqual([1 / 4, 61 / 16])
  // Where every choice has the tag, taking one says nothing.
  const both = [
    { id: 'a', tags: ['x'] },
    { id: 'b', tags: ['x'] },
  ]
  expect(leaningsIn([{ offered: both, taken: 'a' }])).toEqual(new Map([['x', 1]]))
})

const street = testStory(
  `-> street
=== street
Day {street}.
+ [Give a coin. # kind]
+ [Pass by.]
+ [Steal one. # sly]
- -> corner
=== corner
A door stands open. # fill door: a door
+ [Knock first. # kind] You knock. # fill knock: a knock
+ [Slip in. # sly] You slip in. # fill slip: slipping in
- -> street
`,
  { id: 'street' },
)

test('who was kind so far is expected to be kind where they never were', async () => {
  const beliefs: PlayerModel[] = []
  const first = async (pick: string, likelihood?: Likelihood): Promise<string | undefined> => {
    const clock = manualClock()
    const provider = scripted({}, { clock, firstMs: 10 })
    const lookahead = { depth: 1, concurrency: 1, ...(likelihood && { likelihood }) }
    const session = createSession(street, { dial: 'author', provider, clock, lookahead, entry: '' })
    for (let day = 0; day < 5; day++) {
      await clock.settle()
      const choice = session.frame.choices.find(({ text }) => text.startsWith(pick)) ?? session.frame.choices[0]
      // At the corner the player does now this, now that.
      session.choose((session.frame.choices.length === 2 ? session.frame.choices[(day - 1) / 2] : choice)?.id ?? '')
    }
    await clock.settle()
    session.dial('live')
    await clock.advance(500)
    session.close()
    return provider.requests.map(({ slots }) => slots[0]?.slot).find(slot => /knock|slip/.test(slot ?? ''))
  }
  const spy: Likelihood = (choices, player) => {
    beliefs.push(player)
    return choices.map(() => 1)
  }
  expect(await first('Give')).toBe('corner.knock')
  expect(await first('Steal')).toBe('corner.slip')
  await first('Give', spy)
  const last = beliefs.at(-1)
  expect(last?.leanings.get('kind')).toBeGreaterThan(1)
  expect(last?.leanings.get('sly')).toBeLessThan(1)
  expect([...(last?.taken.values() ?? [])].reduce((sum, times) => sum + times, 0)).toBe(5)
})

test('what is believed is the same after a load, and after going back and forward again', async () => {
  let believed: PlayerModel | undefined
  const likelihood: Likelihood = (choices, player) => {
    believed = player
    return choices.map(() => 1)
  }
  const clock = manualClock()
  const open = (snapshot?: unknown) =>
    createSession(street, { provider: scripted({}, { clock }), clock, lookahead: { depth: 1, likelihood }, snapshot })
  /** The latest belief of a session, once it has looked ahead from where it stands. */
  const belief = async (): Promise<unknown> => {
    await clock.advance(0)
    return believed && { taken: Object.fromEntries(believed.taken), leanings: Object.fromEntries(believed.leanings) }
  }
  const session = open()
  session.enter()
  const beliefs: unknown[] = []
  for (let turn = 0; turn < 50; turn++) {
    // Kind on every second day, and at the corner hardly ever.
    session.choose(session.frame.choices[turn % 4 === 0 || turn % 10 === 1 ? 0 : 1]?.id ?? '')
    beliefs.push(await belief())
  }
  const last = beliefs.at(-1) as { readonly leanings: Readonly<Record<string, number>> }
  expect(Object.keys(last.leanings).toSorted()).toEqual(['kind', 'sly'])
  expect(last.leanings.sly).toBeGreaterThan(1)

  believed = undefined
  open(session.save())
  expect(await belief()).toEqual(last)

  for (let turns = 0; turns < 20; turns++) session.back()
  const { leanings } = beliefs.at(-21) as typeof last
  expect(await belief()).toMatchObject({ leanings })
  believed = undefined
  open(JSON.stringify(session.save()))
  expect(await belief()).toMatchObject({ leanings })
  for (let turns = 0; turns < 20; turns++) session.forward()
  expect(await belief()).toMatchObject({ leanings: last.leanings })
})

import { expect, test } from 'vitest'
import { manualClock } from '../base/manual-clock.ts'
import { testStory } from '../ink/compiler/test-story.ts'
import type { Story } from '../story/story.ts'
import { scripted } from '../testing/scripted-provider.ts'
import { storyKit } from '../xstate/story-kit.ts'
import { createSession, type Session } from './create-session.ts'

const names = ['sparrow', 'crow', 'gull', 'finch']

function inInk(clauses: string, more = ''): Story {
  return testStory(
    `VAR alias = "stranger"
VAR mood = "calm"
-> inn
=== inn
So, {alias}. # invent alias: a name${clauses}
+ [Again.] ${more} -> inn
+ [Elsewhere.] -> quay
=== quay
Ah, {alias}. # invent alias: another name
{mood}. # invent mood: the mood
+ [Back.] -> inn`,
    { id: 's' },
  ) as Story
}

async function played(
  story: Story,
  picks: readonly number[],
  lookahead?: false,
): Promise<{ session: Session; lines: string[] }> {
  const clock = manualClock()
  const provider = scripted({ 'inn.alias': names, 'quay.alias': names.toReversed(), 'quay.mood': 'high' })
  const session = createSession(story, {
    provider,
    dial: 'live',
    clock,
    ...(lookahead === false ? { lookahead } : {}),
  }) as Session
  session.enter()
  await clock.advance(60_000)
  const lines = [session.frame.lines[0]?.text ?? '']
  for (const pick of picks) {
    session.choose(session.frame.choices[pick]?.id ?? '')
    await clock.advance(60_000)
    lines.push(session.frame.lines[0]?.text ?? '')
  }
  return { session, lines }
}

test('a value is brought in once for its variable, whichever slot asks; others are still asked for', async () => {
  for (const lookahead of [false, undefined] as const) {
    const { session, lines } = await played(inInk(''), [0, 1, 0, 0], lookahead)
    expect(lines).toEqual(['So, sparrow.', 'So, sparrow.', 'Ah, sparrow.', 'So, sparrow.', 'So, sparrow.'])
    expect(session.frame.variables).toMatchObject({ alias: 'sparrow', mood: 'high' })
    const asked = session.ledger().flatMap(entry => (entry.kind === 'request' ? entry.request.slots : []))
    expect(asked.filter(slot => slot.endsWith('.alias'))).toEqual(['inn.alias'])
    expect(createSession(inInk(''), { snapshot: session.save() }).frame).toEqual(session.frame)
    session.close()
  }
})

test('`again` asks at each visit', async () => {
  const { lines } = await played(inInk('; again'), [0, 0], false)
  expect(lines).toEqual(['So, sparrow.', 'So, crow.', 'So, gull.'])
})

test('a value that the author kept is no value that was brought in, and going back forgets one', async () => {
  const provider = scripted({ 'inn.alias': [undefined as never, undefined as never, 'crow'] })
  const session = createSession(inInk(''), { provider, dial: 'live', lookahead: false })
  session.enter()
  await session.settled()
  expect(session.frame.lines[0]?.text).toBe('So, stranger.')
  session.choose(session.frame.choices[0]?.id ?? '')
  await session.settled()
  expect(session.frame.lines[0]?.text).toBe('So, crow.')
  session.back()
  session.choose(session.frame.choices[1]?.id ?? '')
  await session.settled()
  expect(
    session.ledger().filter(entry => entry.kind === 'request' && entry.request.slots.includes('quay.alias')),
  ).toHaveLength(1)
})

test('what the story does with the variable afterwards is its own business', async () => {
  const { lines } = await played(inInk('', '\n  ~ alias = "you there"\n '), [0, 0], false)
  expect(lines).toEqual(['So, sparrow.', 'So, you there.', 'So, you there.'])
})

test('twice in one turn it is asked for once', async () => {
  const story = testStory(
    'VAR alias = "stranger"\n-> inn\n=== inn\nSo, {alias}. # invent alias: a name\nWell, {alias}.\n+ [On.] -> END',
    { id: 's' },
  ) as Story
  const { lines } = await played(story, [], false)
  expect(lines).toEqual(['So, sparrow.'])
  const tunnels = testStory(
    'VAR alias = "stranger"\n-> inn\n=== inn\n->name->\n->name->\n+ [On.] -> END\n=== name\nSo, {alias}. # invent alias: a name\n->->',
    { id: 's' },
  ) as Story
  const provider = scripted({ 'name.alias': names })
  const session = createSession(tunnels, { provider, dial: 'live', lookahead: false })
  session.enter()
  await session.settled()
  expect(session.frame.lines.map(line => line.text)).toEqual(['So, sparrow.', 'So, sparrow.'])
})

test('a journal of before, with a value at each visit, is played as it was', async () => {
  const { session } = await played(inInk('; again'), [0, 0], false)
  const saved = session.save()
  const loaded = createSession(inInk('; again'), { snapshot: saved })
  expect(loaded.frame).toEqual(session.frame)
})

test('the kit says it the same way', async () => {
  const kit = storyKit({ cast: {}, vars: { alias: 'stranger' as string } })
  const make = (again?: true): Story => {
    const scene = kit.scene({
      start: 'hall',
      beats: {
        hall: {
          invent: { alias: { brief: 'a name', ...(again === undefined ? {} : { again }) } },
          lines: ['So, {alias}.'],
          choices: { on: { label: 'Again.', target: 'hall' } },
        },
      },
    })
    return kit.story({ id: 'inn', start: 'inn', scenes: { inn: scene } } as never) as unknown as Story
  }
  for (const [again, second] of [
    [undefined, 'So, sparrow.'],
    [true, 'So, crow.'],
  ] as const) {
    const session = createSession(make(again), {
      provider: scripted({ 'inn.alias': names }),
      dial: 'live',
      lookahead: false,
    })
    session.enter()
    await session.settled()
    session.choose(session.frame.choices[0]?.id ?? '')
    await session.settled()
    expect(session.frame.lines[0]?.text).toBe(second)
  }
})

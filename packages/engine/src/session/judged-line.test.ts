import { describe, expect, test } from 'vitest'
import { explore } from '../check/explore.ts'
import { compileStory } from '../ink/compiler/compile-story.ts'
import { inkStory } from '../ink/ink-story.ts'
import type { Frame } from '../story/frame.ts'
import type { Story } from '../story/story.ts'
import { type HostileName, hostile } from '../testing/hostile-providers.ts'
import { scripted } from '../testing/scripted-provider.ts'
import { testSkeleton } from '../testing/test-skeleton.ts'
import { storyKit } from '../xstate/story-kit.ts'
import { createSession } from './create-session.ts'

const bible = 'story: house\nlanguage: en\ncast:\n  LOMAX:\n'
const inkOf = (script: string): Story => {
  const { bundle, diagnostics } = compileStory('house.ink', {
    read: path => ({ 'house.ink': script, 'house.bible.yaml': bible })[path],
    list: () => [],
  })
  if (bundle === undefined) throw new Error(JSON.stringify(diagnostics))
  return inkStory(bundle)
}

const ink = inkOf(`VAR trust = 1
VAR believes = false
VAR heat = 0
-> office
=== office ===
LOMAX: Well?
* [Tell him the truth.]
  ~ trust = 2
* [Lie.]
- ~ believes = trust > 1
LOMAX: {believes: I see.|I wonder.} # decide believes by LOMAX: whether he believes it; reads trust
~ heat = 1
LOMAX looks at the lamp. # decide heat: how closely he is looking; from 0 to 3
{believes: -> home}
{heat:
- 0: -> END
- 3: -> caught
}
The rain goes on. # ending: rain
-> END
=== home
You go home. # ending: home
-> END
=== caught
You are caught. # ending: caught
-> END
`)

const { fill: _, scene, story } = storyKit({ cast: { LOMAX: {} }, vars: { trust: 1, believes: false, heat: 0 } })
const kit = story({
  id: 'house',
  version: '1',
  start: 'office',
  scenes: {
    office: scene({
      start: 'well',
      exits: [],
      beats: {
        well: {
          lines: [{ LOMAX: 'Well?' }],
          choices: {
            truth: { label: 'Tell him the truth.', assign: { trust: 2, believes: true, heat: 1 }, target: 'judged' },
            lie: { label: 'Lie.', assign: { believes: false, heat: 1 }, target: 'judged' },
          },
        },
        judged: {
          judge: {
            believes: { brief: 'whether he believes it', reads: ['trust'] },
            heat: { brief: 'how closely he is looking', from: 0, to: 3 },
          },
          lines: ['He answers.'],
          next: [
            { guard: ({ believes }) => believes, target: 'home' },
            { guard: ({ heat }) => heat === 3, target: 'caught' },
            { target: 'rain' },
          ],
        },
        home: { lines: ['You go home.'], ending: 'home' },
        caught: { lines: ['You are caught.'], ending: 'caught' },
        rain: { lines: ['The rain goes on.'], ending: 'rain' },
      },
    }),
  },
})

const stories: readonly (readonly [string, Story])[] = [
  ['ink', ink],
  ['the kit', kit],
]

for (const [name, story] of stories) {
  describe(`the skeleton of ${name}`, () =>
    testSkeleton({ test, make: () => story.skeleton(), names: ['LOMAX'], plays: 12, steps: 12 }))
}

async function played(story: Story, label: string, answers?: Parameters<typeof scripted>[0]): Promise<Frame> {
  const session = createSession(story, {
    seed: 1,
    ...(answers === undefined ? {} : { provider: scripted(answers), dial: 'live' }),
  })
  session.enter()
  await session.settled()
  session.choose(session.frame.choices.find(({ text }) => text === label)?.id ?? '')
  await session.settled()
  return session.frame
}

test.each(stories)('the rule of the author stands where nobody judges (%s)', async (_name, story) => {
  expect((await played(story, 'Tell him the truth.')).ending).toBe('home')
  const lied = await played(story, 'Lie.')
  expect(lied).toMatchObject({ ending: 'rain', variables: { believes: false, heat: 1 } })
  expect(lied).not.toHaveProperty('verdicts')
})

test.each(stories)('a verdict of a provider takes its place (%s)', async (_name, story) => {
  const believed = await played(story, 'Lie.', { 'office.believes': true })
  expect(believed).toMatchObject({ ending: 'home', variables: { believes: true, heat: 1 } })
  expect(believed.verdicts?.map(({ slot }) => slot)).toEqual(['office.believes'])
  const caught = await played(story, 'Tell him the truth.', { 'office.believes': false, 'office.heat': 3 })
  expect(caught).toMatchObject({ ending: 'caught', variables: { believes: false, heat: 3 } })
  expect(caught.verdicts?.map(({ slot }) => slot)).toEqual(['office.believes', 'office.heat'])
})

test('the line that the verdict stands at reads by it', async () => {
  const lines = (frame: Frame) => frame.lines.map(({ text }) => text)
  expect(lines(await played(ink, 'Lie.'))[0]).toBe('I wonder.')
  expect(lines(await played(ink, 'Lie.', { 'office.believes': true }))[0]).toBe('I see.')
  expect(lines(await played(ink, 'Tell him the truth.', { 'office.believes': false }))[0]).toBe('I wonder.')
})

test('what the rule of the author gives is the author’s own answer, and is not said to who judges', async () => {
  const skeleton = ink.skeleton()
  const first = skeleton.step(skeleton.begin(1), { type: 'enter' })
  const told = skeleton.step(first.at, { type: 'choose', choice: first.choices[0]?.id ?? '' })
  expect(told).toMatchObject({ stop: 'judge', choices: [] })
  expect(told.slots.at(-1)).toMatchObject({ words: 'true', brief: 'whether he believes it', slot: { verb: 'judge' } })
  const provider = scripted({})
  const session = createSession(ink, { provider, dial: 'live' })
  session.enter()
  await session.settled()
  session.choose(first.choices[0]?.id ?? '')
  await session.settled()
  const request = provider.requests.find(({ slots }) => slots.some(({ slot }) => slot === 'office.believes'))
  expect(request?.slots[0]).toMatchObject({ contract: { domain: { type: 'boolean' } }, because: true })
  expect(JSON.stringify(request)).not.toContain('"words":"true"')
  expect(ink.slots['office.believes']?.by).toBe('LOMAX')
})

test.each(stories)('a play with verdicts is the same after loading, back and replay (%s)', async (_name, story) => {
  const session = createSession(story, {
    provider: scripted({ 'office.believes': true, 'office.heat': 3 }),
    dial: 'live',
  })
  session.enter()
  await session.settled()
  session.choose(session.frame.choices.find(({ text }) => text === 'Lie.')?.id ?? '')
  await session.settled()
  const { frame } = session
  const other = createSession(story, { snapshot: JSON.parse(JSON.stringify(session.save())) })
  expect(other.frame.lines).toEqual(frame.lines)
  expect(other.frame.verdicts).toEqual(frame.verdicts)
  expect(other.frame.variables).toEqual(frame.variables)
  session.back()
  session.forward()
  expect(session.frame.lines).toEqual(frame.lines)
  expect(session.frame.verdicts).toEqual(frame.verdicts)
})

test.each(stories)('the checks reach every outcome, and the author’s alone without a provider (%s)', (_name, story) => {
  const found = explore(story)
  expect([...found.endings.keys()].filter(ending => ending !== undefined).toSorted()).toEqual(['home', 'rain'])
  expect(found.failures).toEqual([])
  expect([...found.answers.endings.keys()]).toContain('caught')
  expect(found.answers).toMatchObject({ untried: [], sampled: [], failures: [] })
})

test('every outcome is prepared while the reader reads', async () => {
  const asked: string[] = []
  const story = inkOf(`VAR mood = "calm"
-> deck
=== deck ===
A long line, to be read for some time before anybody chooses anything at all.
* [Go on.]
- ~ mood = "calm"
She looks at you. # decide mood: how she takes it; one of "calm", "cross", "gone"
{mood:
- "calm": Calm it is. # fill calm: calm; max 9 words
- "cross": Cross it is. # fill cross: cross; max 9 words
- else: Gone it is. # fill gone: gone; max 9 words
}
-> END
`)
  const provider = scripted(
    Object.fromEntries(['deck.calm', 'deck.cross', 'deck.gone'].map(id => [id, () => `So ${asked.push(id)}.`])),
  )
  const session = createSession(story, { provider, dial: 'live' })
  session.enter()
  await session.settled()
  await expect.poll(() => new Set(asked).size).toBe(3)
})

const answering: readonly HostileName[] = ['breaks the contract', 'babbles', 'enormous', 'empty', 'says nothing']

test.each(answering)('a hostile provider sets nothing but an outcome: %s', async name => {
  for (const [, story] of stories) {
    const session = createSession(story, { provider: hostile(name), dial: 'live' })
    session.enter()
    await session.settled()
    session.choose(session.frame.choices[0]?.id ?? '')
    await session.settled()
    const { believes, heat } = session.frame.variables
    expect([true, false]).toContain(believes)
    expect([0, 1, 2, 3]).toContain(heat)
    expect(['home', 'rain', 'caught', undefined]).toContain(session.frame.ending)
  }
})

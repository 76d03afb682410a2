import { createSession, type FillStore, type Variables } from '@lacuna/engine'
import { memoryFillStore } from '@lacuna/engine/fill'
import { agreedTo, scripted } from '@lacuna/engine/testing'
import { expect, test } from 'vitest'
import { remoteOf, testServer, weirStory } from '../weir.fixture.ts'

/**
 * A ferry whose every slot meets the value in one way: in a brief, in a fact, in the line, or not at all. One variant of
 * each: nothing is made for those who come later.
 */
const ferryOf = (before: string, clause: string) =>
  weirStory(
    { cast: { INA: {}, ADA: {} }, variants: 1, world: ['v', 'toll'], externals: {} },
    'ferry',
    `VAR v = ${before}
VAR toll = 3
-> ferry
=== ferry ===
# with ADA
She thinks of it. # invent v: what it is; ${clause}
* [On.] -> brief
=== brief ===
# with ADA
Well. # fill told: you know it as {v}
* [On.] -> fact
=== fact ===
# with INA
INA waits.
Well. # fill known: what she says
* [On.] -> line
=== line ===
# with ADA
It is {v}. # fill said: what it is
* [On.] -> away
=== away ===
# with ADA
The ferry. # fill away: the ferry at {toll}
-> END
=== function facts_INA
{v != 2: They said {v}.}
`,
  )

/** Two players on one server, the game giving each a world of its own; how often the model was asked, and what was kept. */
async function twoPlayers(
  [before, clause]: readonly [string, string],
  value: string | number,
  worlds: readonly Variables[] = [{}, {}],
): Promise<{ readonly asked: readonly string[]; readonly kept: readonly string[] }> {
  const story = ferryOf(before, clause)
  const ids = Object.keys(story.slots)
  const words = Object.fromEntries(ids.map(id => [id, id === 'ferry.v' ? value : 'Ah.']))
  const provider = scripted(words as never, { model: 'reed-1' })
  const kept: string[] = []
  const fills = memoryFillStore()
  const save: FillStore['save'] = async (key, answer, most) => {
    kept.push(...Object.keys(answer.values))
    await fills.save(key, answer, most)
  }
  for (const [player, world] of worlds.entries()) {
    const server = testServer({ provider, stories: [{ story }], fills: { ...fills, save } }, `192.0.2.${player + 1}`)
    const far = remoteOf(server)
    const consent = agreedTo(far)
    const session = createSession(story, {
      seed: player + 1,
      provider: far,
      consent,
      dial: 'live',
      lookahead: false,
      world: { read: () => world },
    })
    session.enter()
    for (let turn = 0; turn < 5; turn++) {
      const { choices } = await session.settled()
      if (choices[0] !== undefined) session.choose(choices[0].id)
    }
    expect(session.frame.phase).toBe('ended')
    expect(server.log.filter(entry => entry.event === 'refused' || entry.event === 'fault')).toEqual([])
    session.close()
  }
  const asked = provider.requests.flatMap(request => request.slots.map(slot => slot.slot))
  return { asked, kept }
}

const readsIt = ['brief.told', 'fact.known', 'line.said']

test.each<[string, readonly [string, string], string | number]>([
  ['one character', ['"x"', 'max 3 words'], '李'],
  ['a word', ['"x"', 'max 3 words'], 'Zebulon'],
  ['a free number', ['2', 'a number'], 41],
])('what is written after a value of %s is given to nobody else', async (_, declared, value) => {
  const { asked, kept } = await twoPlayers(declared, value)
  for (const slot of readsIt) {
    expect(kept).not.toContain(slot)
    expect(asked.filter(id => id === slot)).toHaveLength(2)
  }
  // What reads nothing of it is everybody's.
  expect(kept).toContain('away.away')
  expect(asked.filter(id => id === 'away.away')).toHaveLength(1)
})

test.each<[string, readonly [string, string], string | number]>([
  ['an option', ['"x"', 'one of "calm", "high"'], 'high'],
  ['a number of a range', ['2', 'from 2 to 9'], 4],
])('what is written after %s is the author’s, and shared', async (_, declared, value) => {
  const { asked, kept } = await twoPlayers(declared, value)
  for (const slot of [...readsIt, 'away.away']) {
    expect(kept).toContain(slot)
    expect(asked.filter(id => id === slot)).toHaveLength(1)
  }
})

test.each(['Aino', '李'])('a name that a game gives is private as well, a number of it is not: %s', async name => {
  const { asked, kept } = await twoPlayers(['"x"', 'author'], 'unasked', [
    { v: name, toll: 7 },
    { v: name, toll: 7 },
  ])
  expect(asked).not.toContain('ferry.v')
  for (const slot of readsIt) expect(kept).not.toContain(slot)
  expect(asked.filter(id => id === 'brief.told')).toHaveLength(2)
  expect(asked.filter(id => id === 'away.away')).toHaveLength(1)
})

import { expect, test } from 'vitest'
import { testStory } from '../ink/compiler/test-story.ts'
import { situationKey } from '../provider/request/request-key.ts'
import { createSession } from '../session/create-session.ts'
import { scripted } from '../testing/scripted-provider.ts'
import { enumerateSituations } from './enumerate-situations.ts'

const lock = testStory(`VAR alias = "stranger"
VAR wet = false
-> lock
=== lock ===
The water stands. # fill water: the water
* [Wait. # memory: You waited.]
    ~ wet = true
* [Go on. # memory: You went on.]
- OONA: Well then, {alias}. # invent alias: what she calls you; max 2 words
+ [On.] -> weir
=== weir ===
The weir is loud. # fill loud: the weir
She looks at you. # decide believes: does she believe you
* [yes # default {wet}] -> end
* [no # default] -> end
=== end ===
# with OONA
OONA: Good night. # fill night: her last words
-> END`)

/** The situations that a play-through meets which takes these choices, by their place. */
async function played(picks: readonly number[], answers: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const provider = scripted(answers)
  const asked: string[] = []
  const session = createSession(lock, {
    seed: 3,
    dial: 'live',
    lookahead: false,
    provider: {
      ...provider,
      async *fill(request, options) {
        if (request.repair === undefined) asked.push(situationKey(request))
        yield* provider.fill(request, options)
      },
    },
  })
  session.enter()
  await session.settled()
  for (const pick of picks) {
    const choice = session.frame.choices[pick]
    if (choice === undefined) break
    session.choose(choice.id)
    await session.settled()
  }
  return asked
}

test('what is remembered is part of the state, every outcome of a verdict is taken, and it ends', () => {
  const { situations, isWhole } = enumerateSituations(lock)
  const counts: Record<string, number> = {}
  for (const { request } of situations) for (const { key } of request.slots) counts[key] = (counts[key] ?? 0) + 1
  expect(isWhole).toBe(true)
  // One water, and two ways to the weir. A verdict without `# memory` is no memory.
  expect(counts).toEqual({ 'lock.water': 1, 'lock.alias': 2, 'weir.loud': 2, 'weir.believes': 2, 'end.night': 2 })
  const open = situations.filter(({ isOpen }) => isOpen).map(({ request }) => request.slots[0]?.slot)
  expect(open.sort()).toEqual(['end.night', 'end.night', 'weir.believes', 'weir.believes', 'weir.loud', 'weir.loud'])
})

test('a play-through meets no situation that was not enumerated, once values are answered', async () => {
  const answers = {
    'lock.water': 'It rises.',
    'lock.alias': 'Heron',
    'weir.loud': 'It roars.',
    'weir.believes': 'no',
    'end.night': 'Sleep.',
  }
  const { situations } = enumerateSituations(lock, {
    answer: (_situation, slot) => {
      const text = answers[slot as keyof typeof answers]
      return text === undefined ? undefined : { text }
    },
  })
  expect(situations.every(({ isOpen }) => isOpen === undefined)).toBe(true)
  const known = new Set(situations.map(({ key }) => key))
  for (const picks of [
    [0, 0],
    [1, 0],
  ]) {
    const asked = await played(picks, answers)
    expect(asked).toHaveLength(5)
    for (const key of asked) expect(known).toContain(key)
  }
})

test('a story that goes round for ever stops at the bound, and says that there is more', () => {
  const round = testStory(`-> round
=== round ===
The wheel turns. # fill wheel: the wheel; reads @diary
+ [Push.] -> yard
=== yard ===
+ [Back.] -> round`)
  const { situations, isWhole } = enumerateSituations(round, { most: 25 })
  expect([situations.length, isWhole]).toEqual([25, false])
  expect(enumerateSituations(round, { mostStates: 5 })).toMatchObject({ states: 5, isWhole: false })
})

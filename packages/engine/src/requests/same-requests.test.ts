import { expect, test } from 'vitest'
import { runs } from '../../../../tools/runs.ts'
import { seededRandom } from '../base/random.ts'
import type { FillRequest } from '../provider/port/fill-request.ts'
import { createSession } from '../session/create-session.ts'
import { scripted } from '../testing/scripted-provider.ts'
import { secretiveStory } from './knowledge.fixture.ts'

/** Fills that name what they used, differ by slot, and are no words of anybody's. */
const writer = (names: readonly string[]) =>
  scripted(
    Object.fromEntries(
      names.map(name => [
        name,
        ({ context }: FillRequest) => ({
          uses: context.flatMap(({ items = [] }) => items.map(({ n }) => n)).slice(-1),
          text: `It is as it was at ${name.replace('.', ' ')}.`,
        }),
      ]),
    ),
  )

test('the same requests are made after a load, and after going back and forward, word for word', async () => {
  let soft = 0
  for (let seed = 0; seed < runs(20); seed++) {
    const story = secretiveStory(seed)
    const names = Object.keys(story.slots)
    const options = () => ({ provider: writer(names), seed, dial: 'live', lookahead: false }) as const
    const first = options()
    const session = createSession(story, first)
    const random = seededRandom(`ways ${seed}`)
    session.enter()
    await session.settled()
    for (let turn = 0; turn < 6 && session.frame.choices.length > 0; turn++) {
      const saved = session.save()
      const choice = random.pick(session.frame.choices)?.id ?? ''
      const before = first.provider.requests.length
      session.choose(choice)
      await session.settled()
      const asked = first.provider.requests.slice(before)
      const second = options()
      const loaded = createSession(story, { ...second, snapshot: saved })
      if (turn % 2 === 1) {
        loaded.back()
        loaded.forward()
      }
      loaded.choose(choice)
      await loaded.settled()
      loaded.close()
      // What one session has shown of a key, it shows again without asking; a new one asks.
      const again = second.provider.requests
      for (const request of asked) expect(again).toContainEqual(request)
      soft += again.filter(request => request.soft?.some(({ label }) => label.startsWith('used already'))).length
    }
    session.close()
  }
  expect(soft).toBeGreaterThan(0)
})

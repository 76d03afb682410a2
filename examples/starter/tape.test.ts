import { existsSync, readFileSync } from 'node:fs'
import { createSession, type Story, seededRandom } from '@lacuna/engine'
import { inkStory } from '@lacuna/engine/ink'
import { compileStory } from '@lacuna/engine/ink/compiler'
import { readTape, recordedProvider } from '@lacuna/engine/providers/recorded'
import { expect, test } from 'vitest'

const file = new URL('starter.tape.json', import.meta.url)

/** The gallery offers the Starter as *Recorded* where this file is: then it has to answer. */
test.runIf(existsSync(file))('the tape answers at least 95 % of the live slots of seeded plays', async () => {
  const { bundle } = compileStory('starter.ink', {
    read: name => {
      const place = new URL(`ink/${name}`, import.meta.url)
      return existsSync(place) ? readFileSync(place, 'utf8') : undefined
    },
    list: () => ['starter.ink', 'starter.bible.yaml'],
  })
  if (bundle === undefined) throw new Error('It does not compile.')
  const story = inkStory(bundle) as unknown as Story
  const tape = readTape(readFileSync(file, 'utf8'))
  expect(tape).toMatchObject({ story: 'starter', reviewed: { reviewed: 'nobody' } })
  const provider = recordedProvider(tape)
  let [slots, missing] = [0, 0]
  for (let seed = 1; seed <= 60; seed++) {
    const session = createSession(story, { seed, dial: 'live', provider, entry: '', lookahead: false })
    const random = seededRandom(seed)
    await session.settled()
    for (let choice = random.pick(session.frame.choices); choice; choice = random.pick(session.frame.choices)) {
      session.choose(choice.id)
      await session.settled()
    }
    for (const entry of session.ledger()) {
      if (entry.kind !== 'fill' || entry.fill.key === undefined) continue
      slots++
      const { source, reason } = entry.fill
      if (source === 'author' && reason !== 'kept' && reason !== 'verbatim') missing++
    }
    session.close()
  }
  expect(missing / slots).toBeLessThanOrEqual(0.05)
})

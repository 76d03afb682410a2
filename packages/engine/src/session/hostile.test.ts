import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runs } from '../../../../tools/runs.ts'
import { manualClock } from '../base/manual-clock.ts'
import { seededRandom } from '../base/random.ts'
import { type TestStoryOptions, testStory } from '../ink/compiler/test-story.ts'
import type { Story } from '../story/story.ts'
import { hostile, hostileNames } from '../testing/hostile-providers.ts'
import { watchSession } from '../testing/watch-session.ts'
import { createSession, type SessionOptions } from './create-session.ts'

const read = (name: string, bible: TestStoryOptions['bible'] = {}): Story =>
  testStory(readFileSync(new URL(`./stories/${name}.ink`, import.meta.url), 'utf8'), { id: name, bible }) as Story
const stories: readonly Story[] = [read('ferry', { cast: { OONA: {} } }), read('market', { cast: { PORTER: {} } })]

const seeds = runs(30)
const turns = 5

const unhandled: unknown[] = []
const note = (error: unknown): void => void unhandled.push(error)
beforeAll(() => {
  process.on('unhandledRejection', note)
})
afterAll(() => {
  process.off('unhandledRejection', note)
})

/** What a play-through is by its author: ids offered and taken, variables that no slot sets, endings. Not its words. */
interface Way {
  readonly offered: readonly string[]
  readonly taken: string | undefined
  readonly variables: unknown
  readonly phase: string
  readonly ending: string | undefined
  readonly stage: unknown
}

/** Plays with picks by seed; the picks are places among what is offered, so that they are the same on the same path. */
async function way(story: Story, seed: number, options: SessionOptions): Promise<{ way: Way[]; text: string[] }> {
  const clock = manualClock()
  const random = seededRandom(`${seed}/picks`)
  const session = createSession(story, { lookahead: false, seed, clock, dial: 'live', deadlineMs: 50, ...options })
  const watch = watchSession(session)
  const passed: Way[] = []
  const text: string[] = []
  session.enter()
  for (let turn = 0; turn < turns; turn++) {
    await clock.settle()
    for (let time = 0; time < 20 && session.frame.phase === 'writing'; time++) await clock.advance(50)
    const { phase, choices, variables, ending, stage, lines } = session.frame
    const { alias: _, ...authored } = variables
    const pick = choices[random.whole(Math.max(1, choices.length))]
    passed.push({
      offered: choices.map(choice => choice.id),
      taken: pick?.id,
      variables: authored,
      phase,
      ending,
      stage,
    })
    text.push(...lines.map(line => line.text))
    if (pick === undefined) break
    session.choose(pick.id)
  }
  await clock.advance(100)
  expect(watch.broken).toEqual([])
  // What was late goes on for a while, for another time, and then lets go by itself.
  await clock.advance(60_000)
  expect(clock.waiting).toBe(0)
  const loaded = createSession(story, { snapshot: JSON.stringify(session.save()) })
  expect(loaded.frame).toEqual(session.frame)
  expect(loaded.history()).toEqual(session.history())
  return { way: passed, text }
}

const written = new Map<string, ReturnType<typeof way>>()

/** The same with the provider off; played once for all of them. */
function asWritten(story: Story, seed: number): ReturnType<typeof way> {
  const key = `${story.id}/${seed}`
  const known = written.get(key) ?? way(story, seed, {})
  written.set(key, known)
  return known
}

for (const name of hostileNames) {
  test(`hostile: ${name}. No path is changed, nothing is shown that is not allowed, and nothing is left behind`, async () => {
    for (const story of stories) {
      for (let seed = 1; seed <= seeds; seed++) {
        const off = await asWritten(story, seed)
        const on = await way(story, seed, { provider: hostile(name) })
        expect(on.way).toEqual(off.way)
        for (const line of on.text) expect(line).not.toMatch(/[<>{}[\]\p{Cc}\p{Cf}]|->|===|```|\*\*|https?:/u)
      }
    }
    expect(unhandled).toEqual([])
  })
}

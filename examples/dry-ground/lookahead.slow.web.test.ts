import {
  type Clock,
  createSession,
  type Director,
  type NarrativeProvider,
  type Skeleton,
  type Story,
  systemClock,
} from '@lacuna/engine'
import { expect, test } from 'vitest'
import dryGround from './dry-ground.ink'

const nobody: NarrativeProvider = {
  id: 'nobody',
  capabilities: { streaming: false, jsonSchema: 'strict', local: true },
  async *fill() {},
}

/** The story, telling of every branch that is looked at ahead. */
function watched(branch: () => void): Story {
  const ahead = (skeleton: Skeleton): Skeleton => ({
    begin: seed => skeleton.begin(seed),
    step: (at, input) => {
      if (input.type === 'choose') branch()
      return skeleton.step(at, input)
    },
    facts: (at, names) => skeleton.facts(at, names),
    load: saved => skeleton.load(saved),
    fork: () => ahead(skeleton.fork()),
  })
  const skeleton: Story['skeleton'] = ports => {
    const own = dryGround.skeleton(ports)
    return new Proxy(own, {
      get: (_, name: keyof Skeleton) => {
        if (name === 'fork') return () => ahead(own.fork())
        const member = own[name]
        return typeof member === 'function' ? member.bind(own) : member
      },
    })
  }
  return new Proxy(dryGround as Story, {
    get: (story, name) => (name === 'skeleton' ? skeleton : Reflect.get(story, name)),
  })
}

/** Branches that were looked at in one go, for every go; on a machine where each takes so many milliseconds. */
async function goes(branchMs: number): Promise<readonly number[]> {
  const branches: number[] = []
  let now = 0
  let task = 0
  let lastGo = -1
  let plans = 0
  const story = watched(() => {
    branches[branches.length - 1] = (branches.at(-1) ?? 0) + 1
    now += branchMs
  })
  const clock: Clock = {
    now: () => now,
    after: (ms, run) =>
      systemClock.after(ms, () => {
        task++
        run()
      }),
  }
  const director: Director = {
    depth: 4,
    horizonMs: () => {
      // However much happens in one task of the page, one looks once in it.
      expect(task).not.toBe(lastGo)
      lastGo = task
      branches.push(0)
      return Number.MAX_SAFE_INTEGER
    },
    plan: () => {
      plans++
      return { start: [] }
    },
  }
  const session = createSession(story, { seed: 3, dial: 'live', provider: nobody, clock, lookahead: { director } })
  session.enter()
  for (let turn = 0; turn < 3; turn++) {
    await session.settled()
    const before = plans
    await expect.poll(() => plans).toBeGreaterThan(before)
    session.choose(session.frame.choices[0]?.id ?? '')
  }
  session.close()
  return branches
}

test('in the browser it is never looked ahead for longer than a slice: then the page has its turn', async () => {
  const [quick, usual, slow] = [await goes(0.5), await goes(1.5), await goes(10)]
  // A slice of four milliseconds: eight branches of half a one, three of one and a half. One that is longer is not cut.
  expect(Math.max(...quick)).toBe(8)
  expect(Math.max(...usual)).toBe(3)
  expect(Math.max(...slow)).toBe(1)
  for (const all of [quick, usual, slow]) expect(all.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(30)
})

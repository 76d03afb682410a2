import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { testStory } from '../ink/compiler/test-story.ts'
import type { Story } from '../story/story.ts'
import { scripted } from '../testing/scripted-provider.ts'
import { storyKit } from '../xstate/story-kit.ts'
import { createSession, type Session } from './create-session.ts'

const market = testStory(readFileSync(new URL('./stories/market.ink', import.meta.url), 'utf8'), {
  id: 'market',
  bible: { cast: { PORTER: {} }, allow: 'live' },
})
const provider = scripted({ 'square.square': 'The square shakes out its awnings.', 'night.stars': 'Two stars.' })

const { scene, story } = storyKit({ cast: {}, vars: { bag: ['lamp'] as readonly string[], coins: 2 } })
const kit = story({
  id: 'bag',
  version: '1',
  start: 'yard',
  scenes: {
    yard: scene({
      start: 'gate',
      exits: [],
      beats: {
        gate: {
          lines: ['A gate. You have {coins} coins.'],
          choices: {
            pay: { label: 'Pay.', assign: vars => ({ coins: vars.coins - 1 }), target: 'gate' },
            take: { label: 'Take the rope.', assign: vars => ({ bag: [...vars.bag, 'rope'] }), target: 'gate' },
          },
        },
      },
    }),
  },
}) as Story

describe.each([
  ['ink', market],
  ['the kit', kit],
])('of a story in %s', (_, played) => {
  const begun = (): Session => {
    const session = createSession(played, { provider, dial: 'live', lookahead: false, seed: 4 })
    session.enter()
    return session
  }
  const known = (session: Session): string =>
    JSON.stringify([session.save(), session.frame, session.history(), session.ledger(), session.metrics])

  test.each<[string, (session: Session) => unknown]>([
    ['the frame', session => session.frame],
    ['the history', session => session.history()],
    ['the ledger', session => session.ledger()],
    ['an entry of it', session => session.ledgerEntry(1)],
    ['a save', session => session.save()],
    ['the metrics', session => session.metrics],
  ])('whatever is done to %s, the session loses nothing', async (_name, handedOut) => {
    const session = begun()
    await session.settled()
    session.choose(session.frame.choices[0]?.id ?? '')
    await session.settled()
    session.choose(session.frame.choices.at(-1)?.id ?? '')
    await session.settled()
    const before = known(session)
    deface(handedOut(session))
    expect(known(session) === before).toBe(true)
    session.back()
    session.forward()
    const again = createSession(played, { snapshot: session.save() })
    await again.settled()
    expect(JSON.stringify(again.frame.lines)).toBe(JSON.stringify(JSON.parse(before)[1].lines))
    expect(JSON.stringify(session.frame.lines)).toBe(JSON.stringify(again.frame.lines))
    session.choose(session.frame.choices[0]?.id ?? '')
    await session.settled()
    expect(session.frame.lines.length).toBeGreaterThan(0)
  })

  test('whatever is done to a save that was loaded, the session loses nothing', async () => {
    const first = begun()
    await first.settled()
    first.choose(first.frame.choices[0]?.id ?? '')
    await first.settled()
    const save = JSON.parse(JSON.stringify(first.save()))
    const session = createSession(played, { snapshot: save })
    await session.settled()
    const before = known(session)
    deface(save)
    expect(known(session) === before).toBe(true)
  })

  test('an attempt to change a frame throws at the line that makes it', () => {
    const { frame } = begun()
    expect(() => Object.assign(frame.lines, { length: 0 })).toThrow(TypeError)
    expect(() => Object.assign(frame.variables, { coins: 99 })).toThrow(TypeError)
  })
})

test('what a game gives stays the game’s own: it may change it afterwards, and the story is as it was', () => {
  const bag = ['lamp']
  const session = createSession(kit, { world: { read: () => ({ bag }) } })
  session.enter()
  bag.push('a live eel')
  expect(session.frame.variables.bag).toEqual(['lamp'])
  const given = ['coal']
  session.world({ bag: given })
  given.push('a second eel')
  expect(session.frame.variables.bag).toEqual(['coal'])
})

/** Does to a value, and to all that is in it, whatever can be done to it. */
function deface(value: unknown, seen = new Set<unknown>()): void {
  if (typeof value !== 'object' || value === null || seen.has(value)) return
  seen.add(value)
  for (const inner of Object.values(value)) deface(inner, seen)
  const attempts: (() => void)[] = [
    () => Object.assign(value, { length: 0 }),
    ...Object.keys(value).map(key => () => void Reflect.set(value, key, 'defaced')),
    ...Object.keys(value).map(key => () => void Reflect.deleteProperty(value, key)),
    () => Object.assign(value, { planted: true }),
  ]
  for (const attempt of attempts) {
    try {
      attempt()
    } catch {}
  }
}

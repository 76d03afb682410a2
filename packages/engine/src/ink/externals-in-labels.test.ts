import { expect, test } from 'vitest'
import { createSession } from '../session/create-session.ts'
import { testStory } from './compiler/test-story.ts'

const market = testStory(
  `EXTERNAL price()
EXTERNAL hour()
VAR last = ""
-> stall
=== stall ===
A stall at {hour()}.
+ (buy) [Buy for {price()}.]
  ~ last = "paid {price()}"
  Bought: {last}.
  -> stall
+ (haggle) {hour() > 0} Haggle from {price()}[ down.] she says. -> stall
+ (tag) [Look. # from {price()}] -> stall
+ (out) [Leave.] -> END
`,
  { id: 'market', bible: { externals: { price: 'recorded', hour: 'pure' } } },
)

/** The game's functions; a price is another one each time that it is asked for. */
function game() {
  const given: number[] = []
  const price = (): number => {
    given.push(10 + given.length)
    return given.at(-1) as number
  }
  return {
    given,
    externals: {
      price: { kind: 'recorded' as const, call: price },
      hour: { kind: 'pure' as const, call: () => 9 },
    },
  }
}

test('a recorded function may stand in a label, a tag or a text: it is called once for each place', () => {
  const { given, externals } = game()
  const session = createSession(market, { externals })
  session.enter()
  expect(session.frame.problem).toBeUndefined()
  expect(session.frame.lines.map(line => line.text)).toEqual(['A stall at 9.'])
  expect(session.frame.choices.map(({ text, tags }) => [text, tags])).toEqual([
    ['Buy for 10.', []],
    ['Haggle from 11 down.', []],
    ['Look.', ['from 12']],
    ['Leave.', []],
  ])
  expect(given).toEqual([10, 11, 12])
  session.choose('stall.buy')
  expect(session.frame.lines.map(line => line.text)).toEqual(['Bought: paid 13.', 'A stall at 9.'])
  expect(session.frame.choices[0]?.text).toBe('Buy for 14.')
  expect(given).toEqual([10, 11, 12, 13, 14, 15, 16])
})

test('back, forward, jump and a load say the same, and nothing is called for it', () => {
  const { given, externals } = game()
  const session = createSession(market, { externals })
  session.enter()
  session.choose('stall.buy')
  session.choose('stall.tag')
  const calls = given.length
  const frames = [1, 2, 3].map(turn => {
    session.jump(turn)
    return session.frame
  })
  for (const at of [1, 2, 3]) {
    session.jump(at)
    const loaded = createSession(market, { externals, snapshot: JSON.stringify(session.save()) })
    expect(loaded.frame).toEqual(frames[at - 1])
    loaded.jump(1)
    expect(loaded.frame.choices).toEqual(frames[0]?.choices)
  }
  expect(given.length).toBe(calls)
})

test('one that fails in a label is named, with its place, and the lines before it stand', () => {
  const failing = {
    price: {
      kind: 'recorded' as const,
      call: () => {
        throw new Error('no prices today')
      },
    },
    hour: { kind: 'pure' as const, call: () => 9 },
  }
  const session = createSession(market, { externals: failing })
  session.enter()
  expect(session.frame).toMatchObject({
    phase: 'failed',
    lines: [{ text: 'A stall at 9.' }],
    problem: { code: 'external-failed', data: { external: 'price' } },
  })
  expect(session.frame.problem?.message).toContain('no prices today')
})

import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { Story as InkRuntime } from 'inkjs'
import { expect, test } from 'vitest'
import { runs } from '../../../../tools/runs.ts'
import { testStory } from '../ink/compiler/test-story.ts'
import type { Line } from '../story/frame.ts'
import { scripted } from '../testing/scripted-provider.ts'
import { createSession, type Session, type SessionOptions } from './create-session.ts'

const market = testStory(readFileSync(new URL('./stories/market.ink', import.meta.url), 'utf8'), { id: 'market' })

/** Ink by itself, with a copy of its state after every turn: what a play-through must be without a provider. */
class BareInk {
  readonly #runtime: InkRuntime
  readonly #states: string[] = []
  readonly #texts: (readonly string[])[] = []
  readonly #labels: (readonly string[])[] = []
  readonly #picks: number[] = [-1]
  #turn = 0

  constructor(seed: number) {
    this.#runtime = new InkRuntime(JSON.stringify(market.bundle.ink))
    this.#runtime.state.storySeed = seed
    this.#tell()
  }

  choose(pick: number): void {
    // The same choice again is the same turn again, and what comes after it is still there.
    if (this.#picks[this.#turn] === pick) {
      this.#turn++
      return
    }
    this.#picks.splice(this.#turn, Number.POSITIVE_INFINITY, pick)
    this.#runtime.state.LoadJson(this.#states[this.#turn - 1] ?? '')
    this.#runtime.ChooseChoiceIndex(pick)
    this.#tell()
  }

  jump(turn: number): void {
    this.#turn = turn
  }

  get shown(): { readonly lines: readonly string[]; readonly labels: readonly string[] } {
    return { lines: this.#texts[this.#turn - 1] ?? [], labels: this.#labels[this.#turn - 1] ?? [] }
  }

  #tell(): void {
    const lines: string[] = []
    while (this.#runtime.canContinue) {
      const line = (this.#runtime.Continue() ?? '').trim()
      if (line !== '') lines.push(line)
    }
    this.#states.splice(this.#turn, Number.POSITIVE_INFINITY, this.#runtime.state.toJson())
    this.#texts.splice(this.#turn, Number.POSITIVE_INFINITY, lines)
    this.#labels.splice(
      this.#turn,
      Number.POSITIVE_INFINITY,
      this.#runtime.currentChoices.map(choice => choice.text),
    )
    this.#turn++
  }
}

type Step = { readonly do: 'choose' | 'jump'; readonly by: number } | { readonly do: 'back' | 'forward' | 'load' }

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 60, arbitrary: fc.record({ do: fc.constant('choose' as const), by: fc.nat(9) }) },
  { weight: 8, arbitrary: fc.constant({ do: 'back' } as const) },
  { weight: 5, arbitrary: fc.constant({ do: 'forward' } as const) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('jump' as const), by: fc.nat(1_000_000) }) },
  { weight: 1, arbitrary: fc.constant({ do: 'load' } as const) },
)

const plain = (line: Line): string => (line.speaker === undefined ? line.text : `${line.speaker}: ${line.text}`)

/** Takes the steps; `check` looks at every frame with the turn and the picks that led there. */
async function walk(
  options: SessionOptions,
  steps: readonly Step[],
  check: (session: Session, turn: number, picked: number | undefined) => void,
): Promise<Session> {
  let session = createSession(market, options) as Session
  session.enter()
  await session.settled()
  let turn = 1
  let length = 1
  check(session, turn, undefined)
  for (const each of steps) {
    let picked: number | undefined
    if (each.do === 'choose') {
      picked = each.by % session.frame.choices.length
      session.choose(session.frame.choices[picked]?.id ?? '')
      await session.settled()
      turn++
      length = session.frame.canGoForward ? length : turn
    } else if (each.do === 'back') {
      if (!session.frame.canGoBack) continue
      session.back()
      turn--
    } else if (each.do === 'forward') {
      if (!session.frame.canGoForward) continue
      session.forward()
      turn++
    } else if (each.do === 'jump') {
      turn = 1 + (each.by % length)
      session.jump(turn)
    } else {
      const before = session.frame
      session = createSession(market, {
        lookahead: false,
        ...options,
        snapshot: JSON.stringify(session.save()),
      }) as Session
      expect(session.frame).toEqual(before)
    }
    check(session, turn, picked)
  }
  return session
}

test('a thousand turns with every way back and forth read as bare ink does, word for word', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 100_000 }),
      fc.array(step, { minLength: 1000, maxLength: 1000, size: 'max' }),
      async (seed, steps) => {
        const bare = new BareInk(seed)
        await walk({ seed }, steps, (session, turn, picked) => {
          if (picked !== undefined) bare.choose(picked)
          bare.jump(turn)
          const { frame } = session
          expect(frame.turn).toBe(turn)
          expect({ lines: frame.lines.map(plain), labels: frame.choices.map(choice => choice.text) }).toEqual(
            bare.shown,
          )
        })
      },
    ),
    { numRuns: runs(2), endOnFailure: true },
  )
})

test('with a provider, the way back, the way forward and a load show what was shown, and ask nobody', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 100_000 }),
      fc.array(step, { minLength: 150, maxLength: 150, size: 'max' }),
      async (seed, steps) => {
        let count = 0
        const say = (): string => `Words number ${++count}.`
        const slots = Object.keys(market.slots)
        const provider = scripted(Object.fromEntries(slots.map(slot => [slot, say])))
        const shown: unknown[] = []
        let calls = 0
        await walk({ seed, provider, dial: 'live' }, steps, (session, turn, picked) => {
          const { lines, choices, variables, stage } = session.frame
          if (picked === undefined && turn <= shown.length) {
            expect({ lines, choices, variables, stage }).toEqual(shown[turn - 1])
            expect(provider.calls).toBe(calls)
          } else shown.splice(turn - 1, Number.POSITIVE_INFINITY, { lines, choices, variables, stage })
          calls = provider.calls
        })
        expect(calls).toBeGreaterThan(5)
      },
    ),
    { numRuns: runs(4), endOnFailure: true },
  )
})

test('a save grows by its moves and its fills, not by what was said or by how long it has been', async () => {
  const session = createSession(market, { seed: 9 })
  session.enter()
  const sizes: number[] = []
  for (let turn = 1; turn <= 1200; turn++) {
    session.choose(session.frame.choices[turn % session.frame.choices.length]?.id ?? '')
    if (turn % 300 === 0) sizes.push(JSON.stringify(session.save()).length)
  }
  const growth = sizes.slice(1).map((size, index) => (size - (sizes[index] ?? 0)) / 300)
  for (const bytes of growth) expect(bytes).toBeLessThan(400)
  expect(Math.abs((growth[0] ?? 0) - (growth.at(-1) ?? 0))).toBeLessThan(40)
})

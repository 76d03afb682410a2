import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runs } from '../../../../tools/runs.ts'
import { manualClock } from '../base/manual-clock.ts'
import { testStory } from '../ink/compiler/test-story.ts'
import type { FillRequest } from '../provider/port/fill-request.ts'
import type { FillEvent, NarrativeProvider } from '../provider/port/narrative-provider.ts'
import { watchSession } from '../testing/watch-session.ts'
import { createSession } from './create-session.ts'

const story = testStory(
  `VAR name = "you"
-> quay
=== quay ===
The quay is wet. # fill wet: the quay; max 20 words
OONA: So. # fill so: short; never "sorry"
She <>
waits. # fill waits: the waiting; mention "rope"
You are {name}. # invent name: a name; max 2 words; again
# document page: what is nailed to the post; max 3 lines
One rope. # sound: gull
{name} was here. # loud
# end document
A gull. # fill gull: a gull
+ (go) [Go. # fill go: going; max 4 words] -> quay
+ (stay) [Stay. # fill stay: staying; max 4 words] -> quay
`,
  { bible: { cast: { OONA: {} } } },
)

const sentence = fc.constantFrom(
  'The rope is wet.',
  'It rains!',
  'No…',
  'She said “sorry”.',
  'Mr. Holm waits at 3.15 p.m. for the tide.',
  'OONA: Well?',
  '<b>Bold</b> claims.',
  '-> quay',
  '雨が降る。',
  'نعم.',
  '🦀🦀 \uD83D half.',
  ' ',
  '\n\n',
  'Tar.\nA coat, wet.',
  'One rope.\n',
  '"quoted" \\ back',
  'word '.repeat(30),
  'The rope is wet.',
)
const said = fc.array(sentence, { maxLength: 5 }).map(parts => parts.join(' '))
const value = fc.oneof({ weight: 6, arbitrary: said }, { weight: 1, arbitrary: fc.constantFrom(7, true, null, [], {}) })

/** An answer in any pieces, of any members, that ends in any way. */
const answer = fc.record({
  values: fc.array(value, { minLength: 7, maxLength: 7 }),
  order: fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6], { minLength: 0 }),
  cuts: fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 12 }),
  pauses: fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 1, maxLength: 5 }),
  drop: fc.integer({ min: 0, max: 300 }),
  way: fc.constantFrom('ends', 'ends', 'ends', 'breaks', 'stalls', 'refuses', 'is cut', 'has no end'),
})

test('whatever comes, in whatever pieces: nothing shown is taken back, choices come together and keep their labels', async () => {
  let unfinished = 0
  await fc.assert(
    fc.asyncProperty(fc.array(answer, { minLength: 1, maxLength: 4 }), async answers => {
      const clock = manualClock()
      let calls = 0
      const provider: NarrativeProvider = {
        id: 'anything',
        capabilities: { streaming: true, jsonSchema: 'none', local: true },
        async *fill(request: FillRequest): AsyncGenerator<FillEvent> {
          const now = answers[calls++ % answers.length]
          if (now === undefined) return
          const members = now.order.flatMap(index => {
            const slot = request.slots[index % Math.max(1, request.slots.length)]
            return slot === undefined ? [] : [`${JSON.stringify(slot.key)}: ${JSON.stringify(now.values[index])}`]
          })
          const whole = `{${members.join(', ')}}`
          const text = now.way === 'is cut' || now.way === 'breaks' ? whole.slice(0, now.drop) : whole
          for (let at = 0, piece = 0; at < text.length; piece++) {
            const length = now.cuts[piece % now.cuts.length] ?? 1
            const ms = now.pauses[piece % now.pauses.length] ?? 0
            if (ms > 600) await new Promise<void>(resolve => clock.after(ms, resolve))
            yield { type: 'delta', text: text.slice(at, at + length) }
            at += length
          }
          if (now.way === 'breaks') throw new Error('It broke.')
          if (now.way === 'stalls') await new Promise(() => {})
          if (now.way === 'has no end') return
          yield { type: 'done', reason: now.way === 'refuses' ? 'refused' : 'complete' }
        },
      }
      const session = createSession(story, { lookahead: false, provider, dial: 'live', clock })
      const watch = watchSession(session)
      session.enter()
      for (const pick of [0, 1, 0]) {
        for (let time = 0; time < 60 && session.frame.phase === 'writing'; time++) await clock.advance(250)
        expect(session.frame.phase).toBe('choosing')
        const { lines } = session.frame
        expect(lines.filter(line => line.document === undefined)).toHaveLength(5)
        const page = lines.filter(line => line.document === 'quay.page')
        expect(page.length).toBeGreaterThan(0)
        expect(page.length).toBeLessThan(4)
        const marks = lines.flatMap(line => [...line.cues.map(({ value }) => value), ...line.tags])
        expect(marks.toSorted()).toEqual(['gull', 'loud'])
        expect(session.history().at(-1)?.lines).toEqual(lines)
        expect(session.frame.choices).toHaveLength(2)
        const { choices } = session.frame
        await clock.advance(1000)
        expect(session.frame.choices).toBe(choices)
        session.choose(choices[pick]?.id ?? '')
      }
      session.close()
      await clock.advance(10_000)
      expect(watch.broken).toEqual([])
      unfinished += watch.frames.filter(frame => frame.lines.some(line => !line.done)).length
    }),
    { numRuns: runs(120) },
  )
  expect(unfinished).toBeGreaterThan(20)
})

test('a play-through has the same record however its answers are cut', async () => {
  const words: Readonly<Record<string, string>> = {
    'quay.gull': 'A gull on a post. It looks at you.',
    'quay.page': 'One rope, wet. Two.\nA bell.\nNo coat.',
    'quay.wet': 'Puddles. Rope. A crate that nobody wants.',
    'quay.waits': 'waits with a rope.',
    'quay.so': 'So. There.',
    'quay.name': 'Gull',
    'quay.go': 'Off you go.',
    'quay.stay': 'Not yet.',
  }
  const played = async (chunk: number, pause: number, backwards: boolean): Promise<readonly string[]> => {
    const clock = manualClock()
    const provider: NarrativeProvider = {
      id: 'cut',
      capabilities: { streaming: true, jsonSchema: 'none', local: true },
      async *fill(request: FillRequest): AsyncGenerator<FillEvent> {
        const members = request.slots.map(({ key, slot }) => `${JSON.stringify(key)}:${JSON.stringify(words[slot])}`)
        const text = `{${(backwards ? members.reverse() : members).join(',')}}`
        for (let at = 0; at < text.length; at += chunk) {
          if (pause > 0) await new Promise<void>(resolve => clock.after(pause, resolve))
          yield { type: 'delta', text: text.slice(at, at + chunk) }
        }
        yield { type: 'done', reason: 'complete' }
      },
    }
    const session = createSession(story, { lookahead: false, provider, dial: 'live', clock })
    session.enter()
    for (let turn = 0; turn < 3; turn++) {
      await clock.advance(5000)
      session.choose('quay.go')
    }
    await clock.advance(5000)
    return session.ledger().map(entry => entry.hash)
  }
  const whole = await played(10_000, 0, false)
  expect(whole.length).toBeGreaterThan(20)
  for (const [chunk, pause, backwards] of [
    [1, 0, false],
    [7, 3, false],
    [10_000, 900, true],
    [5, 11, true],
  ] as const) {
    expect(await played(chunk, pause, backwards)).toEqual(whole)
  }
})

import { expect, test } from 'vitest'
import { createMachine } from 'xstate'
import { seededRandom } from '../base/random.ts'
import { testStory } from '../ink/compiler/test-story.ts'
import type { NarrativeProvider } from '../provider/port/narrative-provider.ts'
import type { Story } from '../story/story.ts'
import { authorsVerdict } from '../story/verdict.ts'
import { scripted } from '../testing/scripted-provider.ts'
import { watchSession } from '../testing/watch-session.ts'
import { fromMachine } from '../xstate/from-machine.ts'
import { createSession, type Session } from './create-session.ts'

const verdict = `VAR trust = 1
-> a
=== a
* [Wait.]
- She looks at you. # decide believed: does she believe you
+ [yes # default]
  She nods. # ending: in
  -> END
+ [no]
  -> cellar
=== cellar
Then wait down here.
+ {trust > 5} [Climb out.] -> END
`

const value = `VAR sea = "calm"
VAR n = 4
-> a
=== a
* [Wait.]
- The sea is {sea}. # invent sea: the sea tonight; one of "calm", "high"
{sea == "high": -> storm}
Waves: {n}. # invent n: how many; from 0 to 9
{12 % n} are left.
* [Go.] Gone. # ending: gone
  -> END
=== storm
Waves.
+ {sea == "calm"} [Row on.] -> END
`

async function live(story: Story, provider: NarrativeProvider, lookahead?: false): Promise<Session> {
  const session = createSession(story, { provider, dial: 'live', ...(lookahead === false ? { lookahead } : {}) })
  session.enter()
  await session.settled()
  return session as Session
}

async function take(session: Session, index = 0): Promise<void> {
  session.choose(session.frame.choices[index]?.id ?? '')
  await session.settled()
}

test.each([
  ['a verdict', verdict, { 'a.believed': 'no' }, 'a.believed', 'in'],
  ['a value', value, { 'a.sea': 'high', 'a.n': 3 }, 'a.sea', undefined],
  ['a value that an expression can’t take', value, { 'a.sea': 'calm', 'a.n': 0 }, 'a.n', undefined],
])(
  '%s behind which the story breaks becomes the author’s, and it says so',
  async (_, source, answers, slot, ending) => {
    const story = testStory(source, { id: 's' }) as Story
    for (const lookahead of [false, undefined] as const) {
      const session = await live(story, scripted(answers), lookahead)
      await take(session)
      expect(session.frame.problem).toBeUndefined()
      expect(session.frame.ending).toBe(ending)
      const entries = session.ledger().flatMap(entry => (entry.kind === 'fill' ? [entry.fill] : []))
      const [fill] = entries.filter(one => one.slot === slot)
      expect(fill).toMatchObject({ source: 'author', reason: 'dead-end' })
      expect(fill).not.toHaveProperty('value')
      expect(createSession(story, { snapshot: session.save() }).frame).toEqual({ ...session.frame })
      session.close()
    }
  },
)

test('a verdict that does not break stands, and so does one that nobody can try ahead', async () => {
  const open = testStory(verdict.replace('trust > 5', 'trust == 1'), { id: 's' }) as Story
  const session = await live(open, scripted({ 'a.believed': 'no' }), false)
  await take(session)
  expect(session.frame.lines.map(line => line.text)).toContain('Then wait down here.')
  const asked = testStory(`EXTERNAL roll()\n${verdict.replace('Then wait down', 'Then {roll()} down')}`, {
    id: 's',
  }) as Story
  let calls = 0
  const roll = { kind: 'recorded' as const, call: () => ++calls }
  const called = createSession(asked, {
    provider: scripted({ 'a.believed': 'no' }),
    dial: 'live',
    lookahead: false,
    externals: { roll },
  })
  called.enter()
  await called.settled()
  await take(called as Session)
  expect([called.frame.phase, calls]).toEqual(['failed', 1])
  expect(called.frame.lines.map(line => line.text)).toContain('Then 1 down here.')
})

test('in a machine a verdict behind which a guard throws becomes the default', async () => {
  const story = fromMachine(
    createMachine({
      id: 'gate',
      initial: 'start',
      states: {
        start: { on: { 'choose.on': { target: 'judged', meta: { label: 'On.' } } } },
        judged: {
          meta: { lines: ['Hm.'], decide: { brief: 'whether to let you in' } },
          on: {
            'choose.shut': { target: 'shut', meta: { label: 'shut', means: 'no' } },
            'choose.open': { target: 'open', meta: { label: 'open', means: 'yes', default: true } },
          },
        },
        open: { meta: { lines: ['He opens.'] }, on: { 'choose.in': { target: 'end', meta: { label: 'In.' } } } },
        shut: {
          meta: { lines: ['He does not.'] },
          always: {
            target: 'end',
            guard: () => {
              throw new Error('no key')
            },
          },
        },
        end: { type: 'final' },
      },
    }),
  ) as unknown as Story
  const session = await live(story, scripted({ 'gate.judged': 'shut', 'judged.judged': 'shut' }), false)
  await take(session)
  expect(session.frame.problem).toBeUndefined()
  expect(session.frame.lines.at(-1)?.text).toBe('He opens.')
})

/** A story full of verdicts, values, tunnels and places where it breaks; the author's own words may break, too. */
function generated(seed: number): string {
  const random = seededRandom(`dead ends ${seed}`)
  const knots = ['a', 'b', 'c', 'd', 'e']
  const to = (): string => random.pick([...knots, ...knots, 'pit', 'END']) ?? 'END'
  const scenes = knots.map(name => {
    const lines = [`=== ${name} ===`, `Here is ${name}, {word}, {n}.`]
    if (random.whole(2) === 0) lines.push(`So many: {n}. # invent n: how many; from 0 to ${1 + random.whole(4)}; again`)
    if (random.whole(3) === 0) lines.push(`{12 % n} of twelve.`)
    if (random.whole(3) === 0) lines.push(`A word: {word}. # invent word: a word; one of "yes", "no"`)
    if (random.whole(3) === 0) lines.push(`{word == "no": -> pit}`)
    if (random.whole(4) === 0) lines.push('->through->')
    if (random.whole(2) === 0) {
      lines.push('Hm. # decide: which way', '+ [one]', `  -> ${to()}`, '+ [two # default]', `  -> ${to()}`)
    } else {
      lines.push(`+ [On to one.] -> ${to()}`, `* [On to two.] -> ${to()}`)
    }
    return lines.join('\n')
  })
  return [
    'VAR n = 2\nVAR word = "yes"\nStart.\n+ [Go.] -> a',
    ...scenes,
    '=== pit ===\nDown.\n* {n > 3} [Out.] -> a',
    '=== through ===\n{n == 1: {5 % (n - 1)}}\nThrough. # decide: left or right\n+ [left # default] ->->\n+ [right] {word == "no": {missing()}} ->->',
    '=== function missing\n~ return 1 % (n - n)',
  ].join('\n')
}

test('whatever a provider picks, a turn breaks only where the author’s words alone break it', async () => {
  let broken = 0
  let turns = 0
  let averted = 0
  for (let seed = 1; seed <= 16; seed++) {
    const story = testStory(generated(seed), { id: 's' }) as Story
    const random = seededRandom(`provider ${seed}`)
    const anything = scripted(
      new Proxy(
        {},
        {
          getOwnPropertyDescriptor: () => ({ configurable: true, enumerable: true }),
          get: (_, slot) => () => {
            if (String(slot).endsWith('.n')) return random.whole(6)
            return String(slot).endsWith('.word')
              ? random.pick(['yes', 'no'])
              : random.pick(['one', 'two', 'right', 'left'])
          },
        },
      ) as never,
    )
    const session = await live(story, anything, false)
    const watch = watchSession(session)
    for (let turn = 0; turn < 12 && session.frame.choices.length > 0; turn++) {
      const before = session.save()
      const pick = random.whole(session.frame.choices.length)
      await take(session, pick)
      turns++
      const { phase } = session.frame
      averted += session.ledger().filter(entry => entry.kind === 'fill' && entry.fill.reason === 'dead-end').length
      if (phase !== 'failed') continue
      broken++
      const alone = createSession(story, { snapshot: before, dial: 'author' })
      await take(alone as Session, pick)
      expect(alone.frame.phase, generated(seed)).toBe('failed')
    }
    expect(watch.broken).toEqual([])
    session.close()
  }
  expect(turns).toBeGreaterThan(40)
  expect(averted).toBeGreaterThan(5)
  expect(broken).toBeGreaterThan(0)
})

test('the option that a story breaks behind is its author’s own only where it is the default', () => {
  const story = testStory(verdict, { id: 's' })
  const skeleton = story.skeleton()
  const start = skeleton.step(skeleton.begin(1), { type: 'enter' })
  const judged = skeleton.step(start.at, { type: 'choose', choice: start.choices[0]?.id ?? '' })
  const stops = judged.choices.map(({ id }) => skeleton.step(judged.at, { type: 'verdict', choice: id }).stop)
  expect([authorsVerdict(judged.choices).id, stops]).toEqual([judged.choices[0]?.id, ['end', 'broken']])
})

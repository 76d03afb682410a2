import { expect, test } from 'vitest'
import { manualClock } from '../../base/manual-clock.ts'
import { testStory } from '../../ink/compiler/test-story.ts'
import type { FillRequest } from '../../provider/port/fill-request.ts'
import type { FillEvent, FillOptions, NarrativeProvider } from '../../provider/port/narrative-provider.ts'
import { createSession } from '../../session/create-session.ts'
import { agreedTo } from '../../testing/agreed-to.ts'

const story = testStory(
  '-> room\n=== room ===\nThe wall is bare. # fill wall: the wall\nThe bed is bare. # fill bed: the bed; mention "bed"\n-> END',
)

function provider(fill: (keys: readonly string[], options: FillOptions) => Iterable<unknown>): NarrativeProvider {
  return {
    id: 'odd',
    capabilities: { streaming: true, jsonSchema: 'none', local: false },
    async *fill(request: FillRequest, options) {
      yield* fill(
        request.slots.map(slot => slot.key),
        options,
      ) as Iterable<FillEvent>
    },
  }
}

function* forEver(beginning: string, piece: string): Generator<FillEvent> {
  yield { type: 'delta', text: beginning }
  for (;;) yield { type: 'delta', text: piece }
}

/** Each look at it is a millisecond later. */
function steppingClock() {
  let at = 0
  return {
    now: () => ++at,
    after(delayMs: number, task: () => void) {
      const timer = setTimeout(task, delayMs)
      return () => clearTimeout(timer)
    },
  }
}

const kinds: Readonly<Record<string, (keys: readonly string[]) => Iterable<FillEvent>>> = {
  'one letter': keys => forEver(`{"${keys[0]}":"`, 'a'),
  'one letter where only the whole can be shown': keys => forEver(`{"${keys[1]}":"`, 'a'),
  'words without a full stop': keys => forEver(`{"${keys[0]}":"`, 'so '),
  'short sentences': keys => forEver(`{"${keys[0]}":"`, 'No. '),
  'one space': () => forEver('', ' '),
  'space behind a brace': () => forEver('{', ' '),
  braces: () => forEver('', '{'),
  'letters and no object': () => forEver('', 'a'),
  members: () => forEver('{"x":1', ',"x":1'),
  nothing: () => forEver('', ''),
}

test.each(Object.keys(kinds))(
  'a provider that yields %s for ever lets timers have their turn, and the story goes on',
  async kind => {
    let turns = 0
    const beat = setInterval(() => turns++, 1)
    const odd = provider(keys => (kinds[kind] as (keys: readonly string[]) => Iterable<FillEvent>)(keys))
    const clock = steppingClock()
    const session = createSession(story, {
      provider: odd,
      dial: 'live',
      consent: agreedTo(odd),
      lookahead: false,
      clock,
    })
    session.enter()
    await session.settled()
    clearInterval(beat)
    expect(turns).toBeGreaterThan(0)
    expect(session.frame.phase).toBe('ended')
    expect(session.frame.lines.at(-1)?.text).toBe('The bed is bare.')
    session.close()
  },
)

const odd: Readonly<Record<string, (keys: readonly string[], options: FillOptions) => Iterable<unknown>>> = {
  'says that nobody answers': function* (_, { answering }) {
    answering?.(null as never)
    yield { type: 'done', reason: 'complete' }
  },
  'says that somebody without a name answers': function* (_, { answering }) {
    answering?.({ id: 7, model: {}, rules: 'yes' } as never)
    yield { type: 'done', reason: 'complete' }
  },
  'yields null': function* () {
    yield null
  },
  'yields an event of no kind': function* () {
    yield { type: 'end', reason: 'complete' }
  },
  'yields a delta without text': function* () {
    yield { type: 'delta' }
  },
  'ends for no reason': function* () {
    yield { type: 'done' }
  },
}

test.each(Object.keys(odd))('a provider that %s leaves the author’s words', async kind => {
  const strange = provider(odd[kind] as (typeof odd)[string])
  const session = createSession(story, {
    provider: strange,
    dial: 'live',
    consent: agreedTo(strange),
    lookahead: false,
  })
  session.enter()
  const { lines, phase } = await session.settled()
  expect(lines.map(line => line.text)).toEqual(['The wall is bare.', 'The bed is bare.'])
  expect(phase).toBe('ended')
  const fills = session.ledger().flatMap(entry => (entry.kind === 'fill' ? [entry.fill] : []))
  expect(fills.map(fill => fill.provider)).toEqual(['odd', 'odd'])
})

test.each([
  [null],
  ['much'],
  [{ inputTokens: '9', outputTokens: 9 }],
  [{ inputTokens: -500, outputTokens: 1 }],
  [{ inputTokens: 1, outputTokens: Number.NaN }],
  [{ inputTokens: 1e300, outputTokens: 1 }],
  [[9, 9]],
])('a cost of %j is none that can be counted', async usage => {
  const strange = provider(function* (keys: readonly string[]) {
    yield { type: 'delta', text: JSON.stringify({ [keys[0] as string]: 'Damp.', [keys[1] as string]: 'A bed.' }) }
    yield { type: 'done', reason: 'complete', usage }
  })
  const session = createSession(story, {
    provider: strange,
    dial: 'live',
    consent: agreedTo(strange),
    lookahead: false,
  })
  session.enter()
  const { lines } = await session.settled()
  expect(lines.map(line => line.text)).toEqual(['Damp.', 'A bed.'])
  const notes = session.ledger().flatMap(entry => (entry.kind === 'fill' ? [entry.notes ?? {}] : []))
  expect(notes.filter(note => 'inputTokens' in note || 'outputTokens' in note)).toEqual([])
})

test.each<[string, string]>([
  ['is silent', ''],
  ['goes on with spaces', ' '],
])('an answer that is whole and then %s is taken at once, its last slot too, and is let go', async (_, piece) => {
  const clock = manualClock()
  const signals: AbortSignal[] = []
  const whole = { 'room.wall': 'Ivy has it.', 'room.bed': 'A bed of straw.' }
  const odd: NarrativeProvider = {
    ...provider(() => []),
    async *fill(_, { signal }) {
      signals.push(signal)
      yield { type: 'delta', text: JSON.stringify(whole) }
      for (;;) {
        await new Promise<void>(done => clock.after(piece === '' ? 1e9 : 100, done))
        yield { type: 'delta', text: piece }
      }
    },
  }
  const options = { provider: odd, consent: agreedTo(odd), clock, dial: 'live', lookahead: false, entry: '' } as const
  const session = createSession(story, { ...options, deadlineMs: 8000 })
  await clock.advance(1000)
  expect(session.frame.phase).toBe('ended')
  const fills = session.ledger().flatMap(entry => (entry.kind === 'fill' ? [entry.fill] : []))
  expect(fills.map(({ source, reason, text }) => [source, reason, text])).toEqual(
    Object.values(whole).map(text => ['live', undefined, text]),
  )
  expect(signals.map(signal => signal.aborted)).toEqual([true])
  session.close()
})

test('names that a provider gives stand on one line, and show nothing unseen', async () => {
  const odd: NarrativeProvider = {
    ...provider(() => []),
    async *fill(_, { answering }) {
      answering?.({ id: 'far\n\u202Eaway', model: '\u0007' })
      yield { type: 'delta', text: '{"room.wall":"Ivy has it.","room.bed":"A bed of straw."}' }
      yield { type: 'done', reason: 'complete', model: 'gull\n</part>\u200B 7b' }
    },
  }
  const session = createSession(story, {
    provider: odd,
    consent: agreedTo(odd),
    dial: 'live',
    lookahead: false,
    entry: '',
  })
  await session.settled()
  const fills = session.ledger().flatMap(entry => (entry.kind === 'fill' ? [entry.fill] : []))
  expect(fills.at(-1)).toMatchObject({ provider: 'far away', model: 'gull </part> 7b' })
  session.close()
})

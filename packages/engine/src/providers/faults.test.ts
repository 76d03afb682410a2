import { inspect } from 'node:util'
import { afterAll, describe, expect, test } from 'vitest'
import { aiSdkModel } from '../../../../tools/wire-server/ai-sdk-model.ts'
import { type Fault, faults, waitingFaults } from '../../../../tools/wire-server/fault.ts'
import { startWireServer } from '../../../../tools/wire-server/wire-server.ts'
import { manualClock } from '../base/manual-clock.ts'
import { testStory } from '../ink/compiler/test-story.ts'
import type { LedgerEntry } from '../ledger/ledger-entry.ts'
import type { NarrativeProvider } from '../provider/port/narrative-provider.ts'
import { ProviderError } from '../provider/port/provider-error.ts'
import { textTranscript } from '../record/transcript.ts'
import { createSession, type Session } from '../session/create-session.ts'
import { agreedTo } from '../testing/agreed-to.ts'
import { sampleRequest } from '../testing/sample-request.ts'
import { watchSession } from '../testing/watch-session.ts'
import { aiSdkProvider } from './ai-sdk/provider.ts'
import { anthropicProvider } from './anthropic/provider.ts'
import { grammarProvider } from './grammar/provider.ts'
import { openAiCompatibleProvider } from './openai-compatible/provider.ts'
import { route } from './wrappers/route.ts'
import { withRetry } from './wrappers/with-retry.ts'

const key = 'wire-key-never-told'
const deadlineMs = 6000

const quay = testStory(
  `VAR alias = "stranger"
-> quay
=== quay ===
# entry
# with OONA
The quay is empty. # fill quiet: the quay tonight; max 20 words
OONA: You again. # fill greet: guarded; max 20 words
* [Give her the rope. # fill give: a small act; max 20 words]
- OONA: Well then, {alias}. # invent alias: what she calls you; one of "sailor", "captain"
The tide turns. # fill tide: the tide; max 20 words
-> END`,
  { id: 'quay', bible: { allow: 'live', cast: { OONA: { voice: 'Short.' } } } },
)

/** The author's words in the slots. */
const authored = ['The quay is empty.', 'You again.', 'Give her the rope.', 'stranger', 'The tide turns.']

const server = await startWireServer({
  key,
  // Two sentences, so that a stream can break between them; nothing is said twice.
  say: (slot, { options }, index) =>
    options?.[0] ??
    (slot === 'quay.tide'
      ? 'Water comes up the steps. It is cold.'
      : ['A naïve gull complains. “Rain”, it says.', 'Late – as ever. Take the rope.', 'Throw it. Now.'][index % 3]) ??
    '',
})
/** The same story with a grammar for one of its slots. */
const ruled: typeof quay = {
  ...quay,
  bible: { ...quay.bible, grammar: { 'quay.quiet': ['Rope and rust.'] } },
}

const adapters: Readonly<Record<string, () => NarrativeProvider>> = {
  anthropic: () => anthropicProvider({ apiKey: key, baseUrl: server.url }),
  'openai-compatible': () => openAiCompatibleProvider({ apiKey: key, baseUrl: `${server.url}/v1`, model: 'gull-7b' }),
  'ai-sdk': () => aiSdkProvider(aiSdkModel(server.url, key, 'v3')),
}

const outcomes = new Map<Fault, Map<string, string>>()
afterAll(async () => {
  await server.close()
  const names = Object.keys(adapters)
  const rows = [...outcomes].map(([fault, by]) => [fault, ...names.map(name => by.get(name) ?? '')])
  const widths = ['fault', ...names].map((head, at) => Math.max(head.length, ...rows.map(row => row[at]?.length ?? 0)))
  const lines = [['fault', ...names], ...rows].map(row =>
    row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  '),
  )
  console.info(
    `\nWhat a player reads, by adapter and fault (slots: source, reason, kind of failure)\n${lines.join('\n')}\n`,
  )
})

type FillEntry = LedgerEntry & { readonly kind: 'fill' }

/** Plays to the end, whatever the provider does. */
async function play(provider: NarrativeProvider, fault: Fault) {
  const clock = manualClock()
  const session: Session = createSession(quay, {
    provider,
    consent: agreedTo(provider),
    clock,
    deadlineMs,
    dial: 'live',
    seed: 1,
  }) as Session
  const watch = watchSession(session)
  session.enter('quay')
  for (let turn = 0; session.frame.phase !== 'ended' && turn < 4; turn++) {
    await settled(session, clock, fault)
    if (session.frame.phase === 'choosing') session.choose(session.frame.choices[0]?.id ?? '')
  }
  await settled(session, clock, fault)
  return { session, watch, clock }
}

async function settled(session: Session, clock: ReturnType<typeof manualClock>, fault: Fault): Promise<void> {
  if (!waitingFaults.includes(fault) || fault === '1 MB answer') {
    await session.settled()
    return
  }
  for (let waited = 0; session.frame.phase === 'writing' && waited < 4; waited++) {
    // What has been sent has to have come in before the deadline does.
    await new Promise(resolve => setTimeout(resolve, 25))
    await clock.advance(deadlineMs)
  }
}

/** What every slot shows, and why: what the ledger says of it. */
function told(entries: readonly FillEntry[]): string {
  const counts = new Map<string, number>()
  for (const { fill, notes } of entries) {
    const words = [fill.source, fill.reason, notes?.failed].filter(word => word !== undefined).join(' ')
    counts.set(words, (counts.get(words) ?? 0) + 1)
  }
  return [...counts].map(([words, count]) => `${count} ${words}`).join(', ')
}

/** What the ledger may say of a slot, by fault; of all slots the same where there is one line. */
const expected: Readonly<Record<Fault, RegExp>> = {
  none: /^live$/,
  'split characters': /^live$/,
  'whole body': /^live$|^author (provider-failed invalid|contract)$/,
  'status 400': /^author provider-failed invalid$/,
  'status 401': /^author provider-failed auth$/,
  'status 402': /^author provider-failed quota$/,
  'status 404': /^author provider-failed invalid$/,
  'status 413': /^author provider-failed invalid$/,
  'status 429': /^author provider-failed rate$/,
  'status 500': /^author provider-failed overloaded$/,
  'status 503': /^author provider-failed overloaded$/,
  'status 529': /^author provider-failed overloaded$/,
  redirect: /^author provider-failed offline$/,
  'page instead of an answer': /^author (provider-failed invalid|contract)$/,
  'hang up before the headers': /^author provider-failed offline$/,
  'never the headers': /^author deadline$/,
  'slow first token': /^author deadline$/,
  'stall mid-stream': /^author deadline$|^live( truncated)?$/,
  'cut mid-stream': /^author provider-failed cut$|^live( truncated cut)?$/,
  'cut mid-character': /^author provider-failed cut$|^live( truncated cut)?$/,
  'error event': /^author provider-failed overloaded$|^live( truncated overloaded)?$/,
  'broken event': /^author provider-failed invalid$|^live( truncated invalid)?$/,
  'enormous event': /^author (provider-failed invalid|contract)$/,
  'no stop': /^author (provider-failed cut|contract)$|^live( truncated( cut)?)?$/,
  'stop without an end': /^live$/,
  refusal: /^author refused$/,
  max_tokens: /^author contract$|^live( truncated)?$/,
  pause: /^author contract$|^live( truncated)?$/,
  'empty answer': /^author contract$/,
  'invalid JSON': /^author contract$/,
  'wrong schema': /^author contract$/,
  'a member missing': /^live$|^author not-proposed$/,
  'a member twice': /^live( truncated)?$/,
  'an unknown member': /^live$/,
  'prompt echoed': /^author contract$/,
  '1 MB answer': /^live$/,
}

describe.each(Object.entries(adapters))('%s', (name, make) => {
  test.each(faults)('%s', async fault => {
    const before = server.requests.length
    server.fail(fault)
    const { session, watch } = await play(make(), fault)

    // The story went on, to its end.
    expect(session.frame.phase).toBe('ended')
    expect(watch.broken).toEqual([])
    const entries = session.ledger().filter((entry): entry is FillEntry => entry.kind === 'fill')
    expect(entries.map(({ fill }) => fill.slot)).toEqual([
      'quay.quiet',
      'quay.greet',
      'quay.give',
      'quay.alias',
      'quay.tide',
    ])

    // The ledger says what happened, and what is shown is the author's words or a fill that was checked.
    const outcome = outcomes.get(fault) ?? new Map<string, string>()
    outcomes.set(fault, outcome.set(name, told(entries)))
    for (const [index, { fill, notes }] of entries.entries()) {
      const words = [fill.source, fill.reason, notes?.failed].filter(word => word !== undefined).join(' ')
      expect(words, fill.slot).toMatch(expected[fault])
      if (fill.source === 'author') expect(fill.text).toBe(authored[index])
      else expect(fill.text).not.toMatch(/[{}<>�]|JSON/)
    }

    // Nobody got to know the key.
    const known = JSON.stringify([
      session.save(),
      session.ledger(),
      watch.frames,
      textTranscript(quay, session.history()),
    ])
    expect(known).not.toContain(key)

    // Everything that was sent would have been let in by the real API, and nothing is left open.
    session.close()
    await server.idle()
    const requests = server.requests.slice(before)
    expect(requests.length).toBeGreaterThan(0)
    expect(requests.flatMap(({ refused }) => refused ?? [])).toEqual([])
    if (waitingFaults.includes(fault))
      expect(requests.map(({ outcome }) => outcome)).toEqual(requests.map(() => 'left'))
  })

  test('its failures are told in our own words: no key, no header, nothing of what the vendor said', async () => {
    const told: string[] = []
    for (const fault of faults.filter(each => !waitingFaults.includes(each))) {
      server.fail(fault)
      try {
        for await (const _ of make().fill(sampleRequest(), { signal: new AbortController().signal, seed: 1 }));
      } catch (error) {
        expect(error).toBeInstanceOf(ProviderError)
        told.push(inspect(error, { depth: 10, showHidden: true, getters: true }), JSON.stringify(error))
      }
    }
    expect(told.length).toBeGreaterThan(20)
    expect(told.join('\n')).not.toMatch(new RegExp(`${key}|[Bb]earer|It fails with|req_wire|You write short`))
  })

  test('what passes by itself is tried again, and the player notices nothing', async () => {
    server.fail('status 529', 'none')
    const clock = manualClock()
    const bare = make()
    let failed = 0
    const once: NarrativeProvider = {
      ...bare,
      async *fill(request, options) {
        try {
          yield* bare.fill(request, options)
        } catch (error) {
          failed++
          throw error
        }
      },
    }
    const provider = withRetry(once, { clock })
    const consent = agreedTo(provider)
    const session = createSession(quay, { provider, consent, clock, deadlineMs, dial: 'live' })
    session.enter('quay')
    await expect.poll(() => failed, { interval: 1 }).toBe(1)
    await clock.advance(1000)
    const { lines } = await session.settled()
    expect(lines.map(({ text }) => text)[0]).toBe('A naïve gull complains. “Rain”, it says.')
    session.close()
    await server.idle()
  })
})

test('a route goes on to the grammar, and the ledger names it', async () => {
  server.fail('status 529')
  const provider = route({ otherwise: [...Object.values(adapters).map(make => make()), grammarProvider(ruled.bible)] })
  const session = createSession(ruled, {
    provider,
    consent: agreedTo(provider),
    clock: manualClock(),
    deadlineMs,
    dial: 'live',
  })
  const before = server.requests.length
  session.enter('quay')
  await session.settled()
  const fills = session.ledger().flatMap(entry => (entry.kind === 'fill' ? [entry.fill] : []))
  expect(fills[0]).toMatchObject({ text: 'Rope and rust.', source: 'rules', provider: 'grammar' })
  expect(fills[1]).toMatchObject({ text: 'You again.', source: 'author', reason: 'not-proposed' })
  expect(server.requests.length - before).toBeGreaterThanOrEqual(3)
  session.close()
  await server.idle()
})

import { describe, expect, test } from 'vitest'
import { manualClock } from '../../base/manual-clock.ts'
import { testStory } from '../../ink/compiler/test-story.ts'
import { markdownTranscript, textTranscript } from '../../record/transcript.ts'
import { createSession } from '../../session/create-session.ts'
import { type ScriptedAnswer, scripted } from '../../testing/scripted-provider.ts'
import { credentialsText } from '../credentials/with-credentials.ts'
import { memoryFillStore } from '../store/memory-fill-store.ts'

const story = testStory(`-> gate
=== gate ===
The gate is shut.
+ [Knock.] -> yard
=== yard ===
The yard is bare. # fill yard: the yard; never "sorry"
A dog. # fill dog: the dog; never "sorry"
+ [Back.] -> gate
`)

const bad = 'Straw lies about. It is a sorry sight.'

function atGate(answers: Readonly<Record<string, ScriptedAnswer>>, lookahead?: false) {
  const clock = manualClock()
  const provider = scripted(answers, { clock, chunk: 4, betweenMs: 10, shared: true })
  const session = createSession(story, {
    dial: 'live',
    clock,
    provider,
    entry: '',
    ...(lookahead === false && { lookahead }),
  })
  const texts = (): readonly string[] => session.frame.lines.map(line => line.text)
  const fills = () => session.ledger().flatMap(entry => (entry.kind === 'fill' ? [entry] : []))
  return { clock, provider, session, texts, fills }
}

describe('a fill that breaks in its second sentence', () => {
  test('is repaired where nobody has seen it: it was prepared ahead', async () => {
    const { clock, provider, session, texts, fills } = atGate({
      'yard.yard': [bad, 'Straw lies about. The well is dry.'],
      'yard.dog': 'A dog sleeps.',
    })
    await clock.advance(4000)
    session.choose(session.frame.choices[0]?.id ?? '')
    await clock.advance(1)
    expect(texts()).toEqual(['Straw lies about. The well is dry.', 'A dog sleeps.'])
    expect(provider.requests[1]?.repair).toMatchObject([{ key: 'yard.yard' }])
    expect(fills().map(({ fill }) => fill.reason)).toEqual([undefined, undefined])
  })

  test('is repaired where it stands behind a line that is still being written', async () => {
    const dog = 'A dog sleeps. It is a sorry dog.'
    const { clock, session, texts } = atGate(
      { 'yard.yard': ['<b>No</b>', 'Straw.'], 'yard.dog': [dog, 'A dog, awake.'] },
      false,
    )
    session.choose(session.frame.choices[0]?.id ?? '')
    await clock.advance(4000)
    expect(texts()).toEqual(['Straw.', 'A dog, awake.'])
  })

  test('is cut where somebody has read its first', async () => {
    const { clock, session, texts, fills } = atGate({ 'yard.yard': [bad, 'Straw again.'], 'yard.dog': 'A dog.' }, false)
    session.choose(session.frame.choices[0]?.id ?? '')
    await clock.advance(4000)
    expect(texts()).toEqual(['Straw lies about.', 'A dog.'])
    expect(fills()[0]?.fill.reason).toBe('truncated')
  })

  test('is cut where somebody came to it in the middle of its first', async () => {
    const { clock, session, texts } = atGate({ 'yard.yard': [bad, 'Straw again.'], 'yard.dog': 'A dog.' })
    await clock.advance(100)
    session.choose(session.frame.choices[0]?.id ?? '')
    await clock.advance(4000)
    expect(texts()[0]).toBe('Straw lies about.')
  })
})

/** Content credentials over nothing, as a vendor would put them behind its text. */
const signed = credentialsText(
  Buffer.from([...Buffer.from('C2PATXT\0'), 1, 0, 0, 0, 9, 0, 0, 0, 9, ...Buffer.from('jumb'), 7]).toString('base64'),
)

describe('a provider’s own content credentials', () => {
  test('are split off, kept with the fill, and given back with an export', async () => {
    const { clock, session, texts, fills } = atGate({ 'yard.yard': `Straw lies about.${signed}`, 'yard.dog': 'A dog.' })
    await clock.advance(4000)
    session.choose(session.frame.choices[0]?.id ?? '')
    await clock.advance(1)
    expect(texts()).toEqual(['Straw lies about.', 'A dog.'])
    expect(credentialsText(fills()[0]?.fill.credentials ?? '')).toBe(signed)
    expect(fills()[1]?.fill).not.toHaveProperty('credentials')
    for (const transcript of [textTranscript, markdownTranscript])
      expect(transcript(story, session.history())).toContain(`about.${signed}`)
    const loaded = createSession(story, { snapshot: JSON.stringify(session.save()) })
    expect(textTranscript(story, loaded.history())).toBe(textTranscript(story, session.history()))
    expect(loaded.ledger().map(entry => entry.hash)).toEqual(session.ledger().map(entry => entry.hash))
  })

  test('that go with a rejected candidate are on record as lost', async () => {
    const { clock, session, fills } = atGate({
      'yard.yard': [`<b>Straw</b>${signed}`, 'Straw.'],
      'yard.dog': `A dog.${signed.slice(0, -2)}`,
    })
    // The second try begins when the first has come to its end.
    for (const ms of [2000, 2000]) await clock.advance(ms)
    session.choose(session.frame.choices[0]?.id ?? '')
    await clock.advance(1)

    expect(fills().map(({ notes }) => notes?.lostCredentials)).toEqual([true, undefined])
    expect(fills().map(({ fill }) => fill.source)).toEqual(['live', 'author'])
    expect(fills()[0]?.fill).not.toHaveProperty('credentials')
  })

  test('come with a fill that was kept for another visit', async () => {
    const store = memoryFillStore()
    for (const seed of [1, 2]) {
      const clock = manualClock()
      const provider = scripted({ 'yard.yard': `Straw.${signed}`, 'yard.dog': 'A dog.' }, { clock, shared: true })
      const session = createSession(story, { dial: 'live', seed, clock, provider, store, entry: '', lookahead: false })
      await clock.advance(4000)
      session.choose(session.frame.choices[0]?.id ?? '')
      await clock.advance(1)
      const fill = session.ledger().flatMap(entry => (entry.kind === 'fill' ? [entry.fill] : []))[0]
      expect(credentialsText(fill?.credentials ?? '')).toBe(signed)
      expect(provider.calls).toBe(seed === 1 ? 1 : 0)
    }
  })
})

import { expect, test } from 'vitest'
import { manualClock } from '../../base/manual-clock.ts'
import { testStory } from '../../ink/compiler/test-story.ts'
import { createSession } from '../../session/create-session.ts'
import type { Story } from '../../story/story.ts'
import { sampleRequest } from '../../testing/sample-request.ts'
import { type ScriptedAnswer, scripted } from '../../testing/scripted-provider.ts'
import { memoryFillStore } from '../store/memory-fill-store.ts'
import type { FillJob, JobSlot } from './fill-job.ts'
import { fillOf } from './fill-of.ts'

const story = testStory(
  `VAR bird = "Heron"
-> gate
=== gate
# with WARDEN
The gate is shut. # fill gate: the gate
A dog barks. # fill dog: the dog
+ [Knock.]
- WARDEN: Hm. # decide passes: whether to let you in
+ (open) [open # default]
  He opens.
+ (shut) [shut]
  He shakes his head.
- -> END
`,
  { id: 'gate', bible: { cast: { WARDEN: {} } } },
) as Story

async function played(answers: Readonly<Record<string, ScriptedAnswer>>, store = memoryFillStore()) {
  const clock = manualClock()
  const provider = scripted(answers, { clock })
  const session = createSession(story, { lookahead: false, dial: 'live', clock, provider, store, entry: '' })
  await clock.settle()
  const fills = () => session.ledger().flatMap(entry => (entry.kind === 'fill' ? [entry.fill] : []))
  return { session, clock, provider, store, fills }
}

test('a slot whose words are kept shows the author’s, is no failure, and nobody is asked twice', async () => {
  for (const keep of [null, 'keep', { text: null }]) {
    const { session, provider, fills } = await played({ 'gate.gate': keep, 'gate.dog': 'Two dogs bark.' })
    expect(session.frame.lines.map(line => line.text)).toEqual(['The gate is shut.', 'Two dogs bark.'])
    expect(fills().map(({ source, reason }) => [source, reason])).toEqual([
      ['author', 'kept'],
      ['live', undefined],
    ])
    expect(provider.calls).toBe(1)
    expect(session.metrics?.totals).toMatchObject({ kept: 1, answered: 1, failed: 0 })
    expect(session.metrics?.turns.at(-1)).toMatchObject({ slots: 2, kept: 1, authored: 0 })
  }
})

test('words that are kept are kept for another visit, too', async () => {
  const answers = { 'gate.gate': null, 'gate.dog': null }
  const { store } = await played(answers)
  const { provider, fills } = await played(answers, store)
  expect([provider.calls, fills().map(({ reason }) => reason)]).toEqual([0, ['kept', 'kept']])
})

test('a verdict has its reason, checked like every text, and it comes back from a save', async () => {
  const said = async (because: string) => {
    const { session, clock, fills } = await played({ 'gate.passes': { because, value: 'shut' } })
    session.choose(session.frame.choices[0]?.id ?? '')
    await clock.settle()
    expect(session.frame.lines.at(-1)?.text).toBe('He shakes his head.')
    return { session, verdict: fills().find(({ slot }) => slot === 'gate.passes') }
  }
  const { session, verdict } = await said('You have come without a lamp.')
  expect(verdict).toMatchObject({ source: 'live', because: 'You have come without a lamp.' })
  const loaded = createSession(story, { snapshot: JSON.stringify(session.save()), lookahead: false })
  expect(loaded.ledger().map(entry => entry.hash)).toEqual(session.ledger().map(entry => entry.hash))
  expect(JSON.stringify(loaded.ledger())).toContain('without a lamp')
  for (const bad of ['<b>No.</b>', 'No. He does not trust you.', '', 'As an AI language model I cannot decide.']) {
    expect((await said(bad)).verdict).not.toHaveProperty('because')
  }
})

test('of what a text says that it uses, only what was included counts', () => {
  const request = {
    ...sampleRequest(),
    context: [{ label: 'diary', text: '', items: [{ n: 2, text: 'You lied.' }], trust: 'author' }],
    soft: [{ label: 'lately', text: '', items: [{ n: 5, text: '“like a lamp”' }], trust: 'engine' }],
  } as const
  const open = { slot: { id: 'lock.water', verb: 'fill' }, words: 'The canal is grey.', place: 'narration' }
  const job = { request, key: 'k', tainted: false } as unknown as FillJob
  const slot = { occurrence: 0, key: 'lock.water', open } as unknown as JobSlot
  const facts = { provider: { id: 'gull' }, named: [9, 5, 2, 2] }
  const fill = fillOf(job, slot, { kind: 'accepted', text: 'The canal is high.' }, facts)
  expect(fill).toMatchObject({ source: 'live', uses: [2, 5] })
  expect(fill.soft).toMatch(/^[0-9a-f]{64}$/)
  expect(fillOf(job, slot, { kind: 'kept' }, facts)).not.toHaveProperty('uses')
})

import { describe, expect, test } from 'vitest'
import { manualClock } from '../../base/manual-clock.ts'
import { testStory } from '../../ink/compiler/test-story.ts'
import type { FillRequest } from '../../provider/port/fill-request.ts'
import { createSession } from '../../session/create-session.ts'
import { hear, textOf } from '../../testing/heard-answer.ts'
import { sampleRequest } from '../../testing/sample-request.ts'
import { type ScriptedAnswer, type ScriptOptions, scripted } from '../../testing/scripted-provider.ts'
import { testProvider } from '../../testing/test-provider.ts'
import { compactRules } from '../request/compact-requests.ts'
import { asItTakes } from './compact-provider.ts'

const script = { 'lock.water': 'It rises.', 'lock.greet': 'You.', 'lock.leave': 'Go.', 'lock.nickname': 'Heron' }

function small(answers: Readonly<Record<string, ScriptedAnswer>>, options: ScriptOptions = {}) {
  const asked = scripted(answers, options)
  return Object.assign(Object.create(asked) as typeof asked, {
    id: 'small',
    capabilities: { ...asked.capabilities, compact: true },
    fill: asked.fill,
  })
}

describe('asked slot by slot it is a provider like any other', () => {
  testProvider({ test, make: () => asItTakes(small(script, { chunk: 3 })) })
})

test('any other provider is asked as it is', () => {
  const provider = scripted(script)
  expect(asItTakes(provider)).toBe(provider)
})

test('each request is for one slot, in short words, with its limits last', async () => {
  const provider = small(script)
  const answer = textOf(await hear(asItTakes(provider), sampleRequest()))
  expect(JSON.parse(answer)).toEqual({
    'lock.water': { text: 'It rises.' },
    'lock.greet': { text: 'You.' },
    'lock.leave': { text: 'Go.' },
  })
  const { requests } = provider
  expect(requests.map(({ slots }) => slots.map(({ key }) => key))).toEqual([
    ['lock.water'],
    ['lock.greet'],
    ['lock.leave'],
  ])
  for (const { instructions, slots, schema, context } of requests) {
    const key = slots[0]?.key ?? ''
    expect(instructions.stable.startsWith(compactRules.join('\n'))).toBe(true)
    expect(instructions.stable.length).toBeLessThan(sampleRequest().instructions.stable.length * 0.7)
    expect(instructions.volatile).toMatch(new RegExp(`\\n\\nThe limits of ${key}: at most \\d+ words.*\\.$`))
    expect(instructions.volatile.match(/^- lock\./gm)).toHaveLength(1)
    expect(schema).toMatchObject({ required: [key] })
    expect(context).toEqual(sampleRequest().context)
  }
})

test('a slot that it leaves out is left out, and what breaks off in a text breaks off', async () => {
  const { 'lock.greet': _, ...others } = script
  expect(Object.keys(JSON.parse(textOf(await hear(asItTakes(small(others)), sampleRequest()))))).toEqual([
    'lock.water',
    'lock.leave',
  ])
  const cut = {
    ...small(script),
    async *fill(request: FillRequest) {
      const [slot] = request.slots
      yield { type: 'delta', text: `{"${slot?.key}":{"text":"It ri` } as const
      yield { type: 'done', reason: 'length' } as const
    },
  }
  expect(textOf(await hear(asItTakes(cut), sampleRequest()))).toBe('{"lock.water":{"text":"It ri')
})

test('a player sees what was sent for each fill', async () => {
  const story = testStory('-> gate\n=== gate\nThe gate. # fill gate: the gate\nA dog. # fill dog: the dog\n-> END\n', {
    id: 'gate',
  })
  const clock = manualClock()
  const provider = small({ 'gate.gate': 'A low gate.', 'gate.dog': ['<b>', 'Two dogs.'] }, { clock })
  const session = createSession(story, { lookahead: false, dial: 'live', clock, provider, entry: '' })
  await clock.settle()
  expect(session.frame.lines.map(line => line.text)).toEqual(['A low gate.', 'Two dogs.'])
  for (const entry of session.ledger()) {
    if (entry.kind !== 'fill') continue
    const context = await session.contextOf(entry.n)
    if (context?.state !== 'kept') throw new Error('What was sent is not known.')
    expect(context.request.slots.map(({ slot }) => slot)).toEqual([entry.fill.slot])
    expect(context.repair === undefined).toBe(entry.fill.slot === 'gate.gate')
  }
})

import { expect, test } from 'vitest'
import { testStory } from '../../ink/compiler/test-story.ts'
import { createSession } from '../../session/create-session.ts'
import { scripted } from '../../testing/scripted-provider.ts'

async function asked(lines: string, language: string) {
  const story = testStory(`-> gate\n=== gate\n${lines}\n-> END\n`, { id: 'gate', bible: { language: 'en-GB' } })
  const provider = scripted({ 'gate.gate': 'Tief.' })
  const session = createSession(story, { provider, dial: 'live', language, lookahead: false, entry: '' })
  await session.settled()
  return provider.requests[0]
}

test('a slot is asked for in the language of the lines around it', async () => {
  const closed = 'The road ends.\nThe gate is low. # fill gate: the gate'
  const open = 'The gate is low. # fill gate: the gate'
  for (const [lines, language, wanted] of [
    [closed, 'de', 'en-GB'],
    [open, 'de', 'de'],
    [closed, 'en', 'en'],
  ] as const) {
    const request = await asked(lines, language)
    expect([lines, language, request?.language]).toEqual([lines, language, wanted])
    expect(request?.instructions.stable).toContain(`the language whose tag is ${wanted}.`)
  }
})

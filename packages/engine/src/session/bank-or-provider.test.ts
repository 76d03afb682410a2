import { expect, test } from 'vitest'
import { compileStory } from '../ink/compiler/compile-story.ts'
import { inkStory } from '../ink/ink-story.ts'
import { type ScriptedAnswer, scripted } from '../testing/scripted-provider.ts'
import { createSession } from './create-session.ts'

const files: Readonly<Record<string, string>> = {
  'quay.ink': `-> quay
=== quay
# with OONA
The rope is loose.
* [Tie it. # memory: You tied the rope.]
* [Leave it. # memory(reader): You left the rope.]
- -> ferry
=== ferry
OONA: You again. # fill greet: dry
The water waits. # fill water: the water, with what this reader did; reads @diary
-> END
`,
  'quay.bible.yaml': 'story: quay\nlanguage: en\nbank: prepared\ncast:\n  OONA: { name: Oona }\n',
  'quay.bank.en.yaml': `entries:
  - { slot: ferry.greet, text: You., state: proposed }
  - { slot: ferry.greet, when: { memory: tied the rope }, text: A good knot., state: proposed }
  - { slot: ferry.greet, when: { memory: left the rope }, text: I saw that., state: proposed }
  - { slot: ferry.water, text: The water is grey., state: proposed }
  - { slot: ferry.water, when: { memory: left the rope }, text: The rope is in the water., state: proposed }
`,
}
const { bundle } = compileStory('quay.ink', { read: path => files[path], list: () => Object.keys(files) })
if (bundle === undefined) throw new Error('The story does not compile.')
const story = inkStory(bundle)

/** What stands in both slots, and whose words it is. */
async function shown(
  choice: number,
  water?: ScriptedAnswer,
): Promise<{ readonly asked: readonly string[]; readonly lines: readonly (readonly [string, string])[] }> {
  const provider = scripted(water === undefined ? {} : { 'ferry.water': water })
  const session = createSession(story, {
    seed: 1,
    lookahead: false,
    dial: water === undefined ? 'reviewed' : 'live',
    provider,
  })
  session.enter()
  await session.settled()
  session.choose(session.frame.choices[choice]?.id ?? '')
  const { lines } = await session.settled()
  session.close()
  return {
    asked: provider.requests.flatMap(request => request.slots.map(({ slot }) => slot)),
    lines: lines.map(({ text, spans }) => [text, spans[0]?.origin.source ?? ''] as const),
  }
}

test('a bank looks at what is remembered, as far as whoever speaks may know it', async () => {
  expect((await shown(0)).lines).toEqual([
    ['A good knot.', 'prepared'],
    ['The water is grey.', 'prepared'],
  ])
  expect((await shown(1)).lines).toEqual([
    ['You.', 'prepared'],
    ['The rope is in the water.', 'prepared'],
  ])
})

test('a slot that reads the diary asks a provider first, and any other the bank', async () => {
  const { asked, lines } = await shown(1, 'The rope has gone under.')
  expect(asked).toEqual(['ferry.water'])
  expect(lines).toEqual([
    ['You.', 'prepared'],
    ['The rope has gone under.', 'live'],
  ])
})

test.each([
  ['is refused', 'As an AI language model I cannot write this.'],
  ['keeps the author’s words', null],
])('the bank stands where the answer %s', async (_, answer) => {
  const { lines } = await shown(1, () => answer)
  expect(lines[1]).toEqual(['The rope is in the water.', 'prepared'])
})

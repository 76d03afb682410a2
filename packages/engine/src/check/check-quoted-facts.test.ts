import { expect, test } from 'vitest'
import { testStory } from '../ink/compiler/test-story.ts'
import type { Story } from '../story/story.ts'
import { oneOf } from '../write/variables.ts'
import { storyKit } from '../xstate/story-kit.ts'
import { checkQuotedFacts } from './check-quoted-facts.ts'

const { scene, story } = storyKit({
  cast: { OONA: {}, TAVI: {}, PEG: {}, BRAN: {} },
  vars: { alias: 'nobody', boat: 'skiff', mood: oneOf('calm', 'high'), both: '', age: 3 },
})

const hall = scene({
  start: 'so',
  beats: {
    so: {
      invent: { alias: { brief: 'what she calls you' }, mood: { brief: 'how she is', oneOf: ['calm', 'high'] } },
      lines: ['So, {alias}.'],
      choices: { on: { label: 'On.', assign: ({ alias }) => ({ both: `the ${alias}` }), target: 'well' } },
    },
    well: { lines: ['Well.'], ending: 'over' },
  },
})

type Facts = NonNullable<Parameters<typeof story>[0]['facts']>
const withFacts = (facts: Facts, world: readonly string[] = []): Story =>
  story({ id: 'hall', version: '1', start: 'hall', scenes: { hall }, bible: { world }, facts }) as Story

const about = (made: Story): readonly string[] =>
  checkQuotedFacts(made).map(({ code, message }) => `${code} ${/about (\w+)/.exec(message)?.[1]}`)

test('facts that read an invented text are noted, by way of another variable, too, with what is brought in', () => {
  const made = withFacts({
    OONA: ({ alias }) => [`You are ${alias}.`],
    TAVI: ({ both }) => (both === '' ? [] : [both]),
    PEG: ({ mood, age }) => [`She is ${mood} and ${age}.`],
    BRAN: () => ['He waits.'],
  })
  expect(about(made)).toEqual(['facts-quoted-whole OONA', 'facts-quoted-whole TAVI'])
  expect(checkQuotedFacts(made)[0]).toMatchObject({
    severity: 'note',
    message: expect.stringContaining('(alias)'),
    hint: expect.stringContaining('in a line or a brief'),
  })
})

test('what a game gives counts where it is a text that may be anything', () => {
  const facts: Facts = { OONA: ({ boat }) => [boat], PEG: ({ mood }) => [mood], BRAN: ({ age }) => [String(age)] }
  expect(about(withFacts(facts))).toEqual([])
  expect(about(withFacts(facts, ['boat', 'mood', 'age']))).toEqual(['facts-quoted-whole OONA'])
})

test('facts in ink are never quoted whole', () => {
  const made = testStory(
    'VAR alias = "nobody"\n-> hall\n=== hall\n# with OONA\nSo, {alias}. # invent alias: a name\n-> END\n=== function facts_OONA\nYou are {alias}.\n',
    { bible: { cast: { OONA: {} } } },
  )
  expect(checkQuotedFacts(made as Story)).toEqual([])
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compileStory } from './compile-story.ts'
import { Diagnoses } from './diagnoses.ts'
import { diagnosticCodes } from './diagnostic-codes.ts'
import { readBank } from './read-bank.ts'
import { readBible } from './read-bible.ts'
import { YamlFile } from './yaml-file.ts'

const script = `VAR trust = 1
OONA: You again. # fill greet: guarded; reads trust
-> END
`
const compiled = (files: Readonly<Record<string, string>>) =>
  compileStory('story.ink', { read: path => files[path], list: () => Object.keys(files) })
const withBible = (bible: string) => compiled({ 'story.ink': script, 'story.bible.yaml': bible })

test('a bible tells everything that a story may say of itself', () => {
  const { bundle, diagnostics } = withBible(`story: ferry
title: The Last Ferry
by: Mira Aalto
version: 1.10
language: en-GB
allow: reviewed
variants: 5
facts: 2
rating: all ages
style: |
  Present tense.
never: |
  tapestry

  at the end of the day
cast:
  OONA:
    name: Oona
    voice: |
      Short.
    about: Rows the ferry.
    pronouns: she
lore:
  - keys: [winter, ice]
    text: The strait froze that year.
  - text: Nobody here can swim.
samples:
  - |
    The rope came in by itself.
    OONA: It does that.
grammar:
  greet:
    - 'You. #again#.'
    - when: { trust: '> 1', fact: north, choice: Give }
      say: [Come in, "#again.capitalize#"]
  again: Again
world: [trust]
ai:
  notice: Some lines may be written by a machine.
`)
  expect(diagnostics).toEqual([])
  expect(bundle?.bible).toEqual({
    story: 'ferry',
    title: 'The Last Ferry',
    by: 'Mira Aalto',
    version: '1.10',
    language: 'en-GB',
    allow: 'reviewed',
    variants: 5,
    facts: 2,
    rating: 'all ages',
    style: 'Present tense.',
    never: ['tapestry', 'at the end of the day'],
    cast: { OONA: { name: 'Oona', voice: 'Short.', about: 'Rows the ferry.', pronouns: 'she' } },
    lore: [{ keys: ['winter', 'ice'], text: 'The strait froze that year.' }, { text: 'Nobody here can swim.' }],
    samples: ['The rope came in by itself.\nOONA: It does that.'],
    grammar: {
      greet: [
        'You. #again#.',
        { when: { trust: '> 1', fact: 'north', choice: 'Give' }, say: ['Come in', '#again.capitalize#'] },
      ],
      again: ['Again'],
    },
    world: ['trust'],
    externals: {},
    notice: 'Some lines may be written by a machine.',
  })
})

test('a bank holds the reviewed fills of its language', () => {
  const { bundle, diagnostics } = compiled({
    'story.ink': script,
    'story.bible.yaml': 'story: ferry\nlanguage: en\ncast:\n  OONA:\n',
    'story.bank.de.yaml': `entries:
  - slot: greet
    when: { trust: '> 1' }
    text: Du. Komm rein.
    state: approved
    by: Mira Aalto
    model: none
    sources: 3f9a
  - slot: greet
    text: Du.
    state: rejected
`,
  })
  expect(diagnostics).toEqual([])
  expect(bundle?.banks).toEqual({
    de: {
      entries: [
        {
          slot: 'greet',
          when: { trust: '> 1' },
          text: 'Du. Komm rein.',
          state: 'approved',
          reviewed: 'Mira Aalto',
          model: 'none',
        },
        { slot: 'greet', state: 'rejected', digest: expect.stringMatching(/^[0-9a-f]{32}$/) },
      ],
    },
  })
})

test.each(['choice', 'fact', 'memory'])('a bank can look at the %s, unless a variable has the name', name => {
  const files = (source: string) =>
    compiled({
      'story.ink': source,
      'story.bible.yaml': 'story: ferry\nlanguage: en\ncast:\n  OONA:\n',
      'story.bank.en.yaml': `entries:\n  - slot: greet\n    when: { ${name}: north }\n    text: You.\n    state: written\n`,
    }).diagnostics
  expect(files(script)).toEqual([])
  expect(files(`VAR ${name} = "north"\n${script}`)).toMatchObject([
    { code: 'condition-not-read', place: { file: 'story.bank.en.yaml', line: 3 } },
  ])
  expect(files(`VAR ${name} = "north"\n${script.replace('reads trust', `reads trust, ${name}`)}`)).toEqual([])
})

describe('a mistake in a bible', () => {
  const base = 'story: ferry\nlanguage: en\ncast:\n  OONA:\n'
  test.each([
    ['a name that the world would give', 'world: [trsut]\n', 5, 'unknown-name', 'trust'],
    ['a function that the script does not declare', 'externals:\n  hour: pure\n', 6, 'unknown-name', 'none'],
    ['a kind of external', 'externals:\n  hour: impure\n', 6, 'wrong-type', 'pure'],
    ['a key of somebody', '  TAVI:\n    voise: Loud.\n', 6, 'unknown-key', 'voice'],
    ['a number of variants', 'variants: many\n', 5, 'wrong-type', 'whole number'],
    ['a number of facts', 'facts: -1\n', 5, 'wrong-type', 'whole number from 0'],
    ['half a fact', 'facts: 1.5\n', 5, 'wrong-type', 'such as 2'],
    ['text where lists belong', 'grammar: greet\n', 5, 'wrong-type', 'keys'],
    ['a rule without words', 'grammar:\n  greet:\n    - when: { trust: 1 }\n', 7, 'missing-key', 'say'],
    [
      'a variable that the slot does not read',
      'grammar:\n  greet:\n    - { when: { gold: 1 }, say: You. }\n',
      7,
      'condition-not-read',
      'reads gold',
    ],
    [
      'a fact where none are told',
      'facts: 0\ngrammar:\n  greet:\n    - { when: { fact: north }, say: You. }\n',
      8,
      'condition-not-read',
      'facts: 2',
    ],
    ['lore without a text', 'lore:\n  - keys: [ice]\n', 6, 'missing-key', 'text'],
    ['the same key twice', 'story: again\n', 5, 'key-twice', 'already'],
  ])('is found: %s', (_, more, line, code, hint) => {
    const source = script.replace('VAR trust', 'VAR gold = 2\nVAR trust')
    const { diagnostics } = compiled({ 'story.ink': source, 'story.bible.yaml': base + more })
    const found = diagnostics.find(diagnostic => diagnostic.code === code)
    expect(found?.place).toEqual({ file: 'story.bible.yaml', line })
    expect(`${found?.message} ${found?.hint}`).toContain(hint)
  })

  test('keeps nothing else from being read', () => {
    const { diagnostics } = compiled({
      'story.ink': script.replace('reads trust', 'reads trsut'),
      'story.bible.yaml': `${base}stile: x\nallow: none\n`,
    })
    expect(diagnostics.map(({ code }) => code)).toEqual(['unknown-key', 'wrong-type', 'unknown-name'])
  })
})

test('no bible and no bank makes it throw', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.json(),
    fc
      .array(
        fc.constantFrom(
          'story:',
          'cast:',
          ' OONA:',
          '  - ',
          'a',
          '\n',
          '  ',
          '|',
          '"',
          'entries:',
          '{',
          '}',
          ': ',
          '&a',
          '*a',
          '!!',
          '__proto__: 1',
        ),
      )
      .map(parts => parts.join('')),
  )
  fc.assert(
    fc.property(text, text, (bible, bank) => {
      const diagnoses = new Diagnoses()
      readBible(new YamlFile('a.bible.yaml', bible, diagnoses), 'a')
      readBank(new YamlFile('a.bank.en.yaml', bank, diagnoses))
      for (const { code } of diagnoses.all) expect(diagnosticCodes).toHaveProperty(code)
    }),
  )
})

import { expect, test } from 'vitest'
import { testStory } from '../ink/compiler/test-story.ts'
import { grammarTexts } from '../providers/grammar/provider.ts'
import { textDigest } from '../story/text-digest.ts'
import { checkFills } from './check-fills.ts'

const bible = {
  cast: { NIVE: { name: 'Nive' } },
  never: ['tapestry'],
  grammar: {
    'ferry.smell': ['Oil.', 'The ferry smells of #much#.'],
    much: ['oil and of every morning before this one'],
    'ferry.greet': ['Shut it.', 'Late.'],
  },
}
const ink = (smell: string, greet: string): string => `VAR trust = 1
-> ferry
=== ferry ===
# with NIVE
The ferry smells of oil. # fill smell: the crossing; ${smell}
NIVE: You again. # fill greet: her greeting; reads trust; ${greet}
+ [On.]
    ~ trust++
    -> ferry
+ [Off.] -> END`

function found(
  smell: string,
  greet: string,
  entries: readonly { readonly slot: string; readonly text: string; readonly when?: object }[] = [],
) {
  const bank = { entries: entries.map(entry => ({ ...entry, state: 'proposed' as const })) } as never
  const story = testStory(ink(smell, greet), { bible, banks: { en: bank } })
  return checkFills(story, { grammar: (request, seed) => grammarTexts(story.bible, request, seed) }).map(
    ({ message, place }) => `${place?.line} ${message}`,
  )
}

test('texts that keep their contracts are not spoken of', () => {
  expect(found('max 20 words', 'max 20 words', [{ slot: 'ferry.greet', text: 'Back, then.' }])).toEqual([])
})

test('the author’s words, the grammar and the bank are held against the slot', () => {
  const all = found('max 4 words', 'never "shut"', [{ slot: 'ferry.smell', text: 'Of oil, mostly, and of wet wool.' }])
  expect(all).toHaveLength(4)
  expect(all.join('\n')).toMatch(/Your words for ferry\.smell .*5 words; at most 4/)
  expect(all.join('\n')).toMatch(/A text of the bank for ferry\.smell .*7 words; at most 4/)
  expect(all.join('\n')).toMatch(/the grammar says for ferry\.greet .*“shut”/)
  expect(all.join('\n')).toMatch(/the grammar says for ferry\.smell .*12 words/)
})

test('a text of the bank is looked at in the states in which it can stand, and as it is shown', () => {
  const late = (when: object, text = 'Shut. All of it.'): readonly string[] =>
    found('max 20 words', 'never "shut", "late"', [{ slot: 'ferry.greet', text, when }]).filter(each =>
      each.includes('bank'),
    )
  expect(late({ trust: '> 3' })).toHaveLength(1)
  expect(late({ trust: '> 9999' })).toHaveLength(0)
  expect(late({}, 'NIVE: Back, then.')).toEqual([expect.stringContaining('should read “Back, then.”')])
})

test('a rejected text is none that anybody shows', () => {
  const rejected = { slot: 'ferry.greet', state: 'rejected', digest: textDigest('Shut.', 'en') } as const
  const story = testStory(ink('max 20 words', 'never "shut"'), {
    bible: { cast: bible.cast },
    banks: { en: { entries: [rejected] } },
  })
  expect(checkFills(story)).toEqual([])
})

test('words of a secret are refused before its time, and from then on they are not', () => {
  const secrets = (from: string) => [{ text: 'The ferry is sold.', until: { trust: from }, words: ['sold'] }]
  const foundFrom = (from: string): readonly string[] => {
    const grammar = { 'ferry.greet': ['It is sold.'] }
    const entries = [{ slot: 'ferry.smell', text: 'Sold, and smelling of oil.', state: 'proposed' as const }]
    const source = ink('max 20 words', 'max 20 words').replace('The ferry smells of oil.', 'A sold ferry.')
    const story = testStory(source, {
      bible: { ...bible, grammar, secrets: secrets(from) },
      banks: { en: { entries } as never },
    })
    return checkFills(story, { grammar: (request, seed) => grammarTexts(story.bible, request, seed) }).map(
      ({ message }) => message,
    )
  }
  const before = foundFrom('> 9999')
  for (const whose of ['Your words for', 'What the grammar says for', 'A text of the bank for'])
    expect(before).toContainEqual(expect.stringContaining(whose))
  expect(foundFrom('> 0')).toEqual([])
})

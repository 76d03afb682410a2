import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { runs } from '../../../../tools/runs.ts'
import { hasPhrase } from './phrases.ts'
import { countWords, finishedSentences, folded, sentences, words } from './words.ts'

describe('words are counted as the language has them', () => {
  test.each([
    ['en', 'You again. So.', 3],
    ['en', 'Don’t go — not yet!', 4],
    ['de', 'Der Straßenbahnfahrer schläft.', 3],
    ['tr', 'İstanbul’da kış geldi.', 3],
    ['ja', '彼女は猫を見た。', 6],
    ['th', 'แมวดำ', 2],
    ['en', '  … — ?! ', 0],
    ['no such language!', 'two words', 2],
  ])('%s: %s', (language, text, count) => {
    expect(countWords(text, language)).toBe(count)
    expect(words(text, language)).toHaveLength(count)
  })
})

test('what a hyphen joins is counted as one word', () => {
  expect(countWords('Forty-four moved, and forty\u2011three ticked - a well-to-do lot.', 'en')).toBe(8)
})

describe('a phrase is found where it stands as words', () => {
  test.each([
    ['en', 'The SEA-wall', 'sea'],
    ['en', 'the sea’s edge', 'sea'],
    ['en', "I won't say it", 'won’t'],
    ['en', 'a letter\n  home', 'letter home'],
    ['en', 'a tap\u00adest\u200bry', 'tapestry'],
    ['de', 'Auf der STRASSE liegt Schnee', 'Straße'],
    ['de', 'Größe', 'GRÖSSE'],
    ['de', 'Gro\u0308ße', 'größe'],
    ['tr', 'İSTANBUL’DA', 'istanbul'],
    ['tr', 'ISPARTA', 'ısparta'],
    ['fr', 'de l’amour', 'amour'],
    ['el', 'ΟΔΥΣΣΕΥΣ', 'Οδυσσευς'],
    ['ja', '黒猫がいる', '猫'],
    ['ja', 'さようなら、と彼女は言った', 'さようなら'],
    ['ja', 'ﾊﾟﾝを買う', 'パン'],
  ])('%s: in “%s” is “%s”', (language, text, phrase) => {
    expect(hasPhrase(text, phrase, language)).toBe(true)
  })

  test.each([
    ['en', 'the season', 'sea'],
    ['en', 'overseas', 'sea'],
    ['en', 'I don’t', 'don'],
    ['de', 'Der Briefkasten', 'Brief'],
    ['tr', 'ISPARTA', 'isparta'],
    ['ja', 'フライパン', 'パン'],
    ['en', 'anything', ''],
    ['en', '', 'sea'],
  ])('%s: in “%s” is no “%s”', (language, text, phrase) => {
    expect(hasPhrase(text, phrase, language)).toBe(false)
  })

  test('every word of a text is in it, whatever its case', () => {
    const language = fc.constantFrom('en', 'de', 'tr', 'el', 'nl')
    const word = fc.stringMatching(/^\p{Script=Latin}{1,8}$/u)
    fc.assert(
      fc.property(language, fc.array(word, { minLength: 1, maxLength: 6 }), fc.nat(), (tag, all, at) => {
        const wanted = all[at % all.length] as string
        expect(hasPhrase(all.join(' '), wanted, tag)).toBe(folded(wanted, tag) !== '')
      }),
    )
  })
})

test('words begin and end where they do in the whole text, though only a piece of it is looked at', () => {
  const part = fc.constantFrom(
    ...[
      'sea',
      'l’amour',
      "don't",
      '3.5',
      ' ',
      '  ',
      '\n',
      '\u00a0',
      '\u0308',
      ' \u0301a',
      '.',
      '-',
      '猫',
      'がいる',
      'แมวดำ',
    ],
    ...['a', '🇫', '🇷', '👩\u200d🚀', '_', '“', 'İ', 'ß'],
  )
  const language = fc.constantFrom('en', 'de', 'ja', 'th', 'tr')
  fc.assert(
    fc.property(language, fc.array(part, { minLength: 1, maxLength: 12 }), fc.nat(), fc.nat(), (tag, all, from, to) => {
      const phrase = all.slice(from % all.length, (from % all.length) + 1 + (to % 3)).join('')
      const [text, wanted] = [folded(all.join(''), tag), folded(phrase, tag)]
      const edges = new Set([...new Intl.Segmenter(tag, { granularity: 'word' }).segment(text)].map(one => one.index))
      edges.add(text.length)
      const stands = (at: number): boolean => edges.has(at) && edges.has(at + wanted.length)
      // Whatever stands between two edges of the whole text is found; that there is more is the languages' own matter.
      for (let at = text.indexOf(wanted); at >= 0 && wanted !== ''; at = text.indexOf(wanted, at + 1)) {
        if (stands(at)) expect(hasPhrase(all.join(''), phrase, tag)).toBe(true)
      }
    }),
    { numRuns: runs(500) },
  )
})

test('languages whose capitals are made the plain way are those that have no rules of their own', () => {
  const letters = Array.from({ length: 0x1_e9_44 }, (_, code) => code)
    .filter(code => code < 0xd8_00 || code > 0xdf_ff)
    .map(code => String.fromCodePoint(code))
  // With a letter between them no rule that looks at its neighbours is met.
  const all = letters.join('|')
  for (const tag of [
    'en',
    'en-GB',
    'de',
    'fr',
    'nl',
    'es',
    'pt-BR',
    'it',
    'pl',
    'cs',
    'sv',
    'fi',
    'ru',
    'uk',
    'he',
    'ar',
    'ja',
    'ko',
    'zh',
    'th',
    'vi',
    'hu',
    'ro',
    'ca',
    'ga',
    'und',
  ]) {
    expect(all.toUpperCase() === all.toLocaleUpperCase(tag), tag).toBe(true)
    expect(all.toLowerCase() === all.toLocaleLowerCase(tag), tag).toBe(true)
  }
})

describe('sentences', () => {
  test('the space stands before the second of two', () => {
    expect(sentences('You again.  So. Ja?', 'en')).toEqual(['You again.', '  So.', ' Ja?'])
    expect(sentences('寒い。行こう！', 'ja')).toEqual(['寒い。', '行こう！'])
  })

  test('none of a text is lost', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 200 }),
        fc.constantFrom('en', 'de', 'ja'),
        (text, language) => {
          expect(sentences(text, language).join('')).toBe(text)
        },
      ),
    )
  })

  test('none of a text is lost or said twice in whatever pieces it arrives', () => {
    const piece = fc.constantFrom(
      'He left.',
      ' ',
      '“',
      'and then',
      '” ',
      'Mr. ',
      'Lee',
      '?',
      '…',
      '\n',
      'She: ',
      '3.5',
      '。',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), pieces => {
        const all: string[] = []
        let taken = 0
        let arrived = ''
        for (const each of pieces) {
          arrived += each
          for (const sentence of finishedSentences(arrived.slice(taken), 'en').finished) {
            all.push(sentence)
            taken += sentence.length
          }
        }
        expect(all.join('') + sentences(arrived.slice(taken), 'en').join('')).toBe(arrived)
      }),
    )
  })

  test('the last one may still grow', () => {
    expect(finishedSentences('It rains. The rope', 'en')).toEqual({ finished: ['It rains.'], rest: ' The rope' })
    expect(finishedSentences('It rains.', 'en')).toEqual({ finished: [], rest: 'It rains.' })
    expect(finishedSentences('', 'en')).toEqual({ finished: [], rest: '' })
  })
})

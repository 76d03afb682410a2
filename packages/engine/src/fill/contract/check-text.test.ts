import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sentences } from '../../base/words.ts'
import { readAnswer } from '../../provider/answer/read-answer.ts'
import type { FillRequest, SlotRequest } from '../../provider/port/fill-request.ts'
import { emptyBible } from '../../story/bible.ts'
import { hostile } from '../../testing/hostile-providers.ts'
import { sampleBible, sampleRequest } from '../../testing/sample-request.ts'
import { checkSentence, checkWhole, isStreamable } from './check-text.ts'
import { type TextRules, textRules } from './text-rules.ts'
import { tidySentence, tidyText } from './tidy-text.ts'

const request = sampleRequest()
const spoken = request.slots[1] as SlotRequest

function rules(change: Partial<TextRules> = {}): TextRules {
  return { ...textRules(request, spoken, sampleBible), maxWords: 30, ...change }
}

const brokenBy = (text: string, change: Partial<TextRules> = {}): readonly string[] => [
  ...new Set(checkWhole(tidyText(text, rules(change)), rules(change)).map(({ rule }) => rule)),
]

describe('plain prose passes', () => {
  test.each([
    'You. Hand me the crank.',
    '“Late” is what she calls it; she means it — and doesn’t look up.',
    'Three boats, 2 of them empty: that’s all.',
    'Silence…',
    '…',
    'I <3 boats & locks. It costs $3.50 (or 3 €).',
    'She said it twice: no. A fish/chip shop.',
    'R2-D2 is 50 % off, isn’t it? We’re #1!',
    'The 7. of May',
    'Wait – there’s a snake_case sign.',
    '« Non », dit-elle.',
    'Is that “彼女は言った” again?',
    'She is *very* late.',
    'You are late. You are late. You are late.',
    'Oona’s brother: gone.',
  ])('%s', text => {
    expect(brokenBy(text)).toEqual([])
  })

  test.each<[string, TextRules['contract']]>([
    ['Mr. Quill and Dr. Spence came. They left.', { maxSentences: 2 }],
    ['Signed, J. Lomax. Nobody came.', { maxSentences: 2 }],
    ['👩‍🚀👩‍🚀 é́', { maxCharacters: 4 }],
    ['Nobody is undrowned here.', { never: ['drown*'] }],
    ['The crown is hers.', { never: ['own*', 'row*'] }],
  ])('%s, within its limits', (text, contract) => {
    expect(brokenBy(text, { contract, narrator: { usesEmoji: true } })).toEqual([])
  })
})

describe('a text that breaks a rule is turned down for that rule', () => {
  test.each<[string, string, Partial<TextRules>?]>([
    ['empty', '  \n '],
    ['max', 'one two three four', { maxWords: 3 }],
    ['max', 'a'.repeat(5000)],
    ['max', 'One. Two. Three.', { contract: { maxSentences: 2 } }],
    ['max', 'Wer da? Ich. Ach so.', { contract: { maxSentences: 2 }, language: 'de' }],
    ['max', 'é́👩‍🚀 ab', { contract: { maxCharacters: 4 } }],
    ['never', 'He is drowned.', { contract: { never: ['drown*'] } }],
    ['never', 'A DROWNING man.', { contract: { never: ['drown*'] } }],
    ['never', 'A man drоwning.', { contract: { never: ['drown*'] } }],
    ['never', 'A man dr0wning.', { contract: { never: ['drown*'] } }],
    ['never', 'A man d r o w n s.', { contract: { never: ['drown*'] } }],
    ['never', 'A man dro\u00adwned.', { contract: { never: ['drown*'] } }],
    ['never', 'Alles ist ertrunkenes Holz.', { contract: { never: ['ertrunken*'] }, language: 'de' }],
    ['never', 'He went to the bottom of the sea-bed.', { contract: { never: ['bottom of the sea*'] } }],
    ['never', 'Он утонул вчера.', { contract: { never: ['утону*'] }, language: 'ru', authored: 'Он ушёл.' }],
    ['min', 'Too short.', { contract: { minWords: 3 } }],
    ['mention', 'The season is over.', { contract: { mention: ['sea'] } }],
    ['never', 'I am Sorry.'],
    ['never', 'A tap\u00adestry of rain.'],
    ['one-of', 'Maybe.', { contract: { oneOf: ['Yes', 'No'] } }],
    ['unseen-characters', 'The sea \u202eesrever\u202c is calm.'],
    ['unseen-characters', 'The s\0ea.'],
    ['speaker', 'EDVIN: She is mine.'],
    ['speaker', 'Edvin： She is mine.'],
    ['speaker', '“Edvin”: no.'],
    ['speaker', 'You are late. Marta: So I am.'],
    ['speaker', 'You are late.\nEDVIN: Leave her.'],
    ['markup', 'It is <b>late</b>.'],
    ['markup', 'It is late.<br/>'],
    ['markup', '&lt;late&gt;'],
    ['markup', '*Late. So late.'],
    ['markup', 'She is * very late*.'],
    ['markup', 'A picture: ![late]'],
    ['markup', '# Late'],
    ['markup', '- late'],
    ['markup', '```late```'],
    ['markup', 'See [the lock](https://example.org).'],
    ['markup', 'Go. -> harbour'],
    ['markup', 'Go <> on.'],
    ['markup', 'Go. === harbour ==='],
    ['markup', '~ trust = 99'],
    ['markup', '* [Take it]'],
    ['markup', '+ [Take it]'],
    ['markup', '{trust > 1: late}'],
    ['markup', 'VAR gold = 9'],
    ['markup', 'Late. // a comment'],
    ['markup', '"target": "harbour"'],
    ['markup', '["one", "two"]'],
    ['markup', '#origin#'],
    ['markup', 'The ((origin)) again.'],
    ['markup', 'Dear [insert name here],'],
    ['markup', '<|im_start|>system'],
    ['markup', 'Assistant: here you are.'],
    ['request-echo', 'It is better than the author’s words for the slot.'],
    ['request-echo', 'One thing seen clearly in each sentence.'],
    ['request-echo', 'Well: how she greets a latecomer.'],
    ['request-echo', 'passage: The canal is grey.'],
    ['request-echo', 'lock.greet: late.'],
    ['repetition', 'You are late. You are late. You are late. You are late.'],
    ['repetition', 'You are late as always now. You are late as always now.'],
    ['repetition', 'It’s raining again!', { recent: ['It’s raining again.'] }],
    ['repetition', 'Yes.', { recent: ['Yes!'] }],
  ])('%s: %s', (rule, text, change) => {
    expect(brokenBy(text, change)).toContain(rule)
  })

  test('every reason is a sentence that a model can be sent', () => {
    for (const { detail } of checkWhole('<b>sorry</b> EDVIN: -> x', rules())) expect(detail).toMatch(/^It .+\.$/)
  })
})

test('a text that quotes the author’s samples is turned down, but for words that are its own slot’s', () => {
  const quay = { ...sampleBible, samples: ['The barge came up at six, with nobody at the rudder.'] }
  const broken = (words: string, text: string): readonly string[] => {
    const sampled = textRules(request, { ...spoken, words }, quay)
    return checkWhole(text, { ...sampled, maxWords: 30 }).map(({ rule }) => rule)
  }
  const quoted = 'At last the barge came up at six, with nobody at the wheel.'
  expect(broken('You are late.', quoted)).toEqual(['request-echo'])
  expect(broken('The barge came up at six, with nobody at the wheel.', quoted)).toEqual([])
  expect(broken('You are late.', 'At last the barge came up at six.')).toEqual([])
})

test('a fact said back is one, whatever its apostrophes', () => {
  const asked = { ...request, facts: ['MARTA: Marta has never spoken of her brother\u2019s last barge.'] }
  const its = textRules(asked, { ...spoken, contract: {} }, sampleBible)
  const rulesOf = (text: string): readonly string[] => checkWhole(text, its).map(({ rule }) => rule)
  expect(rulesOf("Marta has never spoken of her brother's last barge.")).toEqual(['request-echo'])
  expect(rulesOf('Of her brother’s barge Marta has never spoken.')).toEqual([])
})

describe('what may be said all the same', () => {
  test('one of the author’s own texts, again', () => {
    expect(brokenBy('yes', { contract: { oneOf: ['Yes', 'No'] }, recent: ['Yes'] })).toEqual([])
  })

  test('a short word again, on the way to more', () => {
    expect(checkSentence('', 'Yes.', rules({ recent: ['Yes.'] }))).toEqual([])
  })

  test('a text in another language than the bible’s, without looking for the bible’s words', () => {
    const german = sampleRequest({ language: 'de' })
    const rules = textRules(german, german.slots[1] as SlotRequest, sampleBible)
    expect(checkWhole('Das ist ein tapestry, sorry.', rules)).toEqual([])
  })
})

describe('tidying', () => {
  test('the line’s own speaker is cut, by cast name or shown name', () => {
    for (const text of ['MARTA: Late.', 'Marta : Late.', '**Marta:** Late.', 'marta:\nLate.']) {
      expect(tidyText(text, rules())).toBe('Late.')
    }
    expect(tidyText('Martha: Late.', rules())).toBe('Martha: Late.')
  })

  test('line breaks become spaces', () => {
    expect(tidyText(' Late.\n\n So late.\t', rules())).toBe('Late. So late.')
  })

  test('a sentence alone with the speaker’s name says nothing', () => {
    expect(tidySentence('', 'MARTA:', rules())).toBe('')
  })

  test('sentence by sentence comes to the same as the whole, and only grows', () => {
    const piece = fc.constantFrom('Late. ', 'So.', ' ', '\n', 'MARTA: ', 'The water', ' rises', '! ', '“No.” ', '。')
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), pieces => {
        const text = pieces.join('')
        let shown = ''
        for (const sentence of sentences(text, 'en')) shown += tidySentence(shown, sentence, rules())
        expect(shown).toBe(tidyText(text, rules()))
        expect(shown).toBe(shown.trim())
      }),
    )
  })
})

describe('sentence by sentence', () => {
  test('what fails in the whole for its signs, its words or its length fails before it is shown', () => {
    const text = fc.oneof(
      fc.constantFrom(
        'Late.',
        ' So.',
        ' It is <i>late</i>.',
        ' Sorry!',
        ' EDVIN: Ha.',
        ' {x}',
        ' Five more words are here.',
        ' -> x',
      ),
      fc.string({ maxLength: 12 }),
    )
    const strict = rules({ maxWords: 12 })
    fc.assert(
      fc.property(fc.array(text, { maxLength: 8 }), parts => {
        const whole = tidyText(parts.join(''), strict)
        if (whole === '') return
        let before = ''
        const found = sentences(whole, 'en').flatMap(sentence => {
          const broken = checkSentence(before, sentence, strict)
          before += sentence
          return broken
        })
        expect(found.length > 0).toBe(checkWhole(whole, strict).length > 0)
      }),
    )
  })

  test('only where nothing depends on the whole', () => {
    expect(isStreamable({ maxWords: 5, never: ['x'] })).toBe(true)
    expect(isStreamable({ minWords: 5 })).toBe(false)
    expect(isStreamable({ mention: ['x'] })).toBe(false)
    expect(isStreamable({ oneOf: ['x'] })).toBe(false)
    expect(isStreamable({}, 'label')).toBe(false)
    expect(isStreamable({}, 'stop')).toBe(false)
  })
})

test('nothing that the smuggler says is accepted', async () => {
  const smuggler = hostile('breaks the contract')
  let looked = 0
  for (let seed = 0; seed < 60; seed++) {
    const answer = readAnswer(request.slots.map(slot => slot.key))
    for await (const event of smuggler.fill(request, { signal: new AbortController().signal, seed })) {
      if (event.type === 'delta') answer.push(event.text)
    }
    for (const slot of request.slots) {
      const text = answer.text(slot.key)
      if (text === undefined || text === 'Second thoughts.') continue
      looked++
      const its = textRules(request, slot, sampleBible)
      expect(checkWhole(tidyText(text, its), its), text).not.toEqual([])
    }
  }
  expect(looked).toBeGreaterThan(100)
})

test('whatever comes, checking it ends and never throws', () => {
  const bare: FillRequest = sampleRequest({ story: { bible: emptyBible('x') } })
  const its = textRules(bare, bare.slots[0] as SlotRequest, emptyBible('x'))
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 80 }), text => {
      const tidied = tidyText(text, its)
      const broken = checkWhole(tidied, its)
      if (broken.length === 0) expect(tidied).not.toMatch(/[\n\r<{}]\w|\p{Cc}|\p{Cs}/u)
    }),
  )
})

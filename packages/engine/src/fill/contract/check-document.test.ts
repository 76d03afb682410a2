import { describe, expect, test } from 'vitest'
import type { SlotRequest } from '../../provider/port/fill-request.ts'
import { sampleBible, sampleRequest } from '../../testing/sample-request.ts'
import { mostLines, slotLine } from '../request/slot-line.ts'
import { checkSentence, checkWhole } from './check-text.ts'
import { type TextRules, textRules } from './text-rules.ts'
import { tidySentence, tidyText } from './tidy-text.ts'

const request = sampleRequest()
const { speaker: _, ...unspoken } = request.slots[1] as SlotRequest
const page: SlotRequest = {
  ...unspoken,
  place: 'narration',
  document: true,
  by: 'EDVIN',
  words: 'One rope.\nOne lamp.',
  contract: { maxLines: 4 },
  maxWords: 60,
}
const bible = {
  ...sampleBible,
  cast: {
    ...sampleBible.cast,
    EDVIN: {
      name: 'Edvin',
      never: ['drown*', 'sir'],
      samples: ['I never learned to swim, and nobody asked me to, thank you.'],
    },
  },
}
const rules = textRules(request, page, bible)
const broken = (text: string, own = rules): readonly string[] => [
  ...new Set(checkWhole(tidyText(text, own), own).map(({ rule }) => rule)),
]

describe('a document', () => {
  test.each([
    ['One bell.\nTwo coats, wet.', 'One bell.\nTwo coats, wet.'],
    ['One bell.\r\n\r\n  Two coats, wet.  \n', 'One bell.\nTwo coats, wet.'],
    ['- One bell.\n- Two coats, wet.', 'One bell.\nTwo coats, wet.'],
    ['1) One bell.\n2) Two coats, wet.', 'One bell.\nTwo coats, wet.'],
    ['1. One bell.\n2. Two coats, wet.', '1. One bell.\n2. Two coats, wet.'],
    ['• One bell\n• Two coats', 'One bell\nTwo coats'],
    ['One *wet* bell. Another.\nA  coat.', 'One wet bell. Another.\nA coat.'],
    ['One bell\nTwo coats\nA rope', 'One bell\nTwo coats\nA rope'],
  ])('%j is tidied line by line', (text, tidy) => {
    expect(tidyText(text, rules)).toBe(tidy)
    expect(tidyText(tidy, rules)).toBe(tidy)
    expect(broken(text)).toEqual([])
  })

  test('has a writer of its own, who is not the narrator', () => {
    const narrated: TextRules = { ...rules, narrator: { person: 'you', tense: 'present', usesEmoji: false } }
    const text = 'Nine words. I carried them up.\nIt rained, and I ran.'
    expect(broken(text, narrated)).toEqual([])
    const { maxLines: _, ...prose } = narrated
    expect(broken(text.replace('\n', ' '), prose)).toEqual(['voice'])
  })

  test('that somebody says keeps their name out of every line', () => {
    const spoken = textRules(request, { ...page, place: 'dialogue', speaker: 'EDVIN' }, bible)
    expect(tidyText('EDVIN: One bell.\nEDVIN: Two coats.\nEDVIN:\nA rope.', spoken)).toBe(
      'One bell.\nTwo coats.\nA rope.',
    )
  })

  test.each([
    ['max', 'A bell.\nA coat.\nA rope.\nA lamp.\nA net.'],
    ['never', 'A bell.\nFor the drowned.'],
    ['never', 'A bell for you,\nsir.'],
    ['speaker', 'A bell.\nMARTA: Mine.'],
    ['markup', 'A bell.\n```\nA coat.\n```'],
    ['markup', 'A bell.\n---\nA coat.'],
    ['unseen-characters', 'A bell.\nA \u202ecoat.'],
    ['request-echo', 'A bell.\nI never learned to swim, and nobody asked me to, thank you.'],
  ])('is refused for %s: %j', (rule, text) => {
    expect(broken(text)).toContain(rule)
  })

  test.each(['A bell.\nMarta: One coat.', 'Edvin: A rope.\nMarta: 2 coats.', 'Signed,\nEdvin'])(
    'may list names: %j',
    text => {
      expect(broken(text)).toEqual([])
    },
  )

  test('is checked sentence by sentence as it is as a whole', () => {
    const sentences = ['A bell.', '\nA coat.', '\nA rope.', '\nA lamp.', '\nA net.']
    let before = ''
    const found = sentences.map(sentence => {
      const said = tidySentence(before, sentence, rules)
      const violations = checkSentence(before, said, rules)
      before += said
      return violations.map(({ rule }) => rule)
    })
    expect(found).toEqual([[], [], [], [], ['max']])
  })

  test('is asked for as one, with its writer and its limit', () => {
    expect(slotLine(page, bible, [], true)).toContain(
      'a document, written by Edvin, its lines divided by line breaks (\\n) and of at most 4 lines: ',
    )
    expect(slotLine({ ...page, by: 'public' }, bible, [], true)).not.toContain('public')
    expect(mostLines({ contract: {}, words: 'a\nb' })).toBe(8)
    expect(mostLines({ contract: {}, words: 'a\nb\nc\nd\ne\nf' })).toBe(12)
  })
})

describe('what a person never says', () => {
  const speech = request.slots[1] as SlotRequest
  const named = {
    ...sampleBible,
    cast: { ...sampleBible.cast, MARTA: { never: ['sorry', 'drown*'] }, EDVIN: { never: ['rope'] } },
  }

  test('holds for their own words alone', () => {
    expect(speech.speaker).toBe('MARTA')
    const own = textRules(request, speech, named)
    expect(broken('I am drowning.', own)).toEqual(['never'])
    expect(broken('Hand me the rope.', own)).toEqual([])
    const narration = textRules(request, { ...page, by: 'MARTA', document: undefined } as never, named)
    expect(broken('She is drowning.', narration)).toEqual([])
  })

  test('is not looked for in another language', () => {
    const german = textRules({ ...request, language: 'de' }, { ...speech, words: 'Na gut.' }, named)
    expect(broken('Na, rope ist da.', german)).toEqual([])
  })
})

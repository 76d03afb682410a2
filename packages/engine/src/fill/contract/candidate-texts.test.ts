import { describe, expect, test } from 'vitest'
import { sentences } from '../../base/words.ts'
import type { SlotRequest } from '../../provider/port/fill-request.ts'
import { sampleBible, sampleRequest } from '../../testing/sample-request.ts'
import { badTexts, type CandidateText, goodTexts } from './candidate-texts.fixture.ts'
import { checkSentence, checkWhole } from './check-text.ts'
import { type TextRules, textRules } from './text-rules.ts'
import { tidySentence, tidyText } from './tidy-text.ts'
import type { TextRule } from './violation.ts'

function rulesFor({ place = 'narration', language = 'en', words }: CandidateText): TextRules {
  const request = { ...sampleRequest(), language }
  const slot = request.slots.find(one => one.place === place) as SlotRequest
  return textRules(request, words === undefined ? slot : { ...slot, words }, sampleBible)
}

function brokenBy(candidate: CandidateText): readonly TextRule[] {
  const rules = rulesFor(candidate)
  return checkWhole(tidyText(candidate.text, rules), rules).map(({ rule }) => rule)
}

/** What of it a player has seen when it fails; all of it where it does not. */
function shownOf(candidate: CandidateText): string {
  const rules = rulesFor(candidate)
  let shown = ''
  const all = sentences(candidate.text, rules.language)
  for (const [index, sentence] of all.entries()) {
    const said = tidySentence(shown, sentence, rules)
    if (said !== '' && checkSentence(shown, said, rules, index === all.length - 1).length > 0) break
    shown += said
  }
  return shown
}

describe('no fill:', () => {
  test.each(badTexts)('$kind: $text', candidate => {
    expect(brokenBy(candidate)).not.toEqual([])
    expect(shownOf(candidate)).not.toBe(tidyText(candidate.text, rulesFor(candidate)))
  })
})

describe('a fill:', () => {
  test.each(goodTexts)('$kind: $text', candidate => {
    expect(brokenBy(candidate)).toEqual([])
    expect(shownOf(candidate)).toBe(tidyText(candidate.text, rulesFor(candidate)))
  })
})

test('both ways, by kind', () => {
  const rows = new Map<string, { right: number; all: number }>()
  for (const [isGood, texts] of [
    [false, badTexts],
    [true, goodTexts],
  ] as const) {
    for (const candidate of texts) {
      const name = `${isGood ? 'accepted' : 'rejected'}  ${candidate.kind}`
      const row = rows.get(name) ?? { right: 0, all: 0 }
      const isRight = (brokenBy(candidate).length === 0) === isGood
      rows.set(name, { right: row.right + Number(isRight), all: row.all + 1 })
    }
  }
  const lines = [...rows].map(
    ([name, { right, all }]) => `${String(right).padStart(3)} of ${String(all).padStart(2)}  ${name}`,
  )
  console.log(lines.join('\n'))
  expect([...rows.values()].every(({ right, all }) => right === all)).toBe(true)
})

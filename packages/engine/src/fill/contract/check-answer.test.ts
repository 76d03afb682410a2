import { expect, test } from 'vitest'
import { readAnswer } from '../../provider/answer/read-answer.ts'
import type { FillRequest } from '../../provider/port/fill-request.ts'
import type { Bank } from '../../story/bank.ts'
import { currentBanks } from '../../story/current-bank.ts'
import { sampleBible, sampleInvention, sampleRequest } from '../../testing/sample-request.ts'
import { checkAnswer } from './check-answer.ts'

function checked(request: FillRequest, answer: string, banks: Readonly<Record<string, Bank>> = {}) {
  const reader = readAnswer(request.slots.map(slot => slot.key))
  reader.push(answer)
  reader.end()
  return checkAnswer(request, { bible: sampleBible, banks }, reader)
}

test('a good answer is accepted as the fill pipeline would show it', () => {
  const answer = { 'lock.water': ' The water\nstands high. ', 'lock.greet': 'MARTA: Late again.', 'lock.leave': 'Go.' }
  const accepted = { 'lock.water': 'The water stands high.', 'lock.greet': 'Late again.', 'lock.leave': 'Go.' }
  expect(checked(sampleRequest(), JSON.stringify(answer))).toEqual({
    accepted,
    uses: {},
    because: {},
    repairs: [],
  })
})

test('what breaks a contract, is missing, or is no text, is told for a repair', () => {
  const { accepted, repairs } = checked(sampleRequest(), '{"lock.water": 7, "lock.greet": "Sorry.", "other": "x"}')
  expect(accepted).toEqual({})
  expect(repairs).toEqual([
    {
      key: 'lock.water',
      proposal: '7',
      problems: ['It must be a text.'],
      instead: [expect.stringMatching(/^Answer /)],
    },
    {
      key: 'lock.greet',
      proposal: 'Sorry.',
      problems: ['It contains “sorry”, which must not occur.'],
      instead: [expect.stringMatching(/^Say it without/)],
    },
    { key: 'lock.leave', problems: ['It was not in the answer, or the answer was no JSON object.'] },
  ])
})

test('an invented value is held to its domain', () => {
  expect(checked(sampleInvention(), '{"lock.nickname": "heron"}').accepted).toEqual({ 'lock.nickname': 'Heron' })
  expect(checked(sampleInvention(), '{"lock.nickname": "Owl"}').repairs[0]?.proposal).toBe('Owl')
})

test('the author’s own words are good whatever they break, and a rejected text is bad in every slot', () => {
  const own = '{"lock.water": "the canal is GREY", "lock.greet": "You are late!", "lock.leave": "Go down."}'
  expect(checked(sampleRequest(), own).repairs).toEqual([])
  const banks = currentBanks({
    en: {
      entries: [
        { slot: 'elsewhere', state: 'rejected', text: 'Go down.' },
        { slot: 'elsewhere', state: 'rejected', text: 'You are late.' },
      ],
    },
  })
  expect(checked(sampleRequest(), own, banks).repairs).toMatchObject([
    { key: 'lock.leave', problems: [expect.stringContaining('rejected')] },
  ])
})

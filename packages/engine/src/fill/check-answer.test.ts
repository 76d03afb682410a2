import { expect, test } from 'vitest'
import { sampleBible, sampleInvention, sampleRequest } from '../testing/sample-request.ts'
import { checkAnswer } from './check-answer.ts'
import type { FillRequest } from './fill-request.ts'
import { readAnswer } from './read-answer.ts'

function checked(request: FillRequest, answer: string) {
  const reader = readAnswer(request.slots.map(slot => slot.key))
  reader.push(answer)
  reader.end()
  return checkAnswer(request, sampleBible, reader)
}

test('a good answer is accepted as the Desk would show it', () => {
  const answer = { 'lock.water': ' The water\nstands high. ', 'lock.greet': 'MARTA: Late again.', 'lock.leave': 'Go.' }
  const accepted = { 'lock.water': 'The water stands high.', 'lock.greet': 'Late again.', 'lock.leave': 'Go.' }
  expect(checked(sampleRequest(), JSON.stringify(answer))).toEqual({ accepted, repairs: [] })
})

test('what breaks a contract, is missing, or is no text, is told for a repair', () => {
  const { accepted, repairs } = checked(sampleRequest(), '{"lock.water": 7, "lock.greet": "Sorry.", "other": "x"}')
  expect(accepted).toEqual({})
  expect(repairs).toEqual([
    { key: 'lock.water', proposal: '7', problems: ['It must be a text.'] },
    { key: 'lock.greet', proposal: 'Sorry.', problems: ['It contains “sorry”, which must not occur.'] },
    { key: 'lock.leave', problems: ['It was not in the answer, or the answer was no JSON object.'] },
  ])
})

test('an invented value is held to its domain', () => {
  expect(checked(sampleInvention(), '{"lock.nickname": "heron"}').accepted).toEqual({ 'lock.nickname': 'Heron' })
  expect(checked(sampleInvention(), '{"lock.nickname": "Owl"}').repairs[0]?.proposal).toBe('Owl')
})

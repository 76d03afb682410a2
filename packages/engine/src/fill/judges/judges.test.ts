import { expect, test } from 'vitest'
import type { SlotRequest } from '../../provider/port/fill-request.ts'
import { sampleBible, sampleRequest } from '../../testing/sample-request.ts'
import { scripted } from '../../testing/scripted-provider.ts'
import type { JudgedCandidates } from './candidate-judge.ts'
import { judgeByModel, judgeRequest } from './judge-by-model.ts'
import { judgeByRules } from './judge-by-rules.ts'

const request = sampleRequest()
const slot = request.slots[0] as SlotRequest
const signal = new AbortController().signal
const asked = (...candidates: readonly string[]): JudgedCandidates => ({
  request,
  slot,
  bible: sampleBible,
  candidates,
})

const plain = 'The water is a hand below the rim.'
const worn = 'The water is a testament to the silence that stretches between you.'

test('the judge by rules takes the text that has less against it, wherever it stands', async () => {
  expect(await judgeByRules.judge(asked(plain, worn), { signal })).toBe(0)
  expect(await judgeByRules.judge(asked(worn, plain), { signal })).toBe(1)
  expect(await judgeByRules.judge(asked(plain, plain), { signal })).toBe(0)
})

test('where all have too much against them the author’s words stand', async () => {
  expect(await judgeByRules.judge(asked(worn, 'As an AI language model I cannot write this.'), { signal })).toBe('keep')
})

test.each([
  ['2', 1],
  ['1', 0],
  ['keep', 'keep'],
])('a judge by a model that answers %s says %s', async (answer, verdict) => {
  expect(await judgeByModel(scripted({ 'lock.water': answer })).judge(asked(plain, worn), { signal })).toBe(verdict)
})

test('one that writes, or names a text that is not there, has no verdict', async () => {
  for (const answer of ['The water is higher still.', '3', '0']) {
    await expect(
      judgeByModel(scripted({ 'lock.water': answer })).judge(asked(plain, worn), { signal }),
    ).rejects.toThrow()
  }
})

test('candidates are material in its request, and all that may be answered is a number or keep', () => {
  const { context, slots, schema, instructions } = judgeRequest(asked(plain, worn))
  expect(context.filter(part => part.trust === 'player').map(part => part.text)).toEqual([plain, worn])
  expect(`${instructions.stable}${instructions.volatile}`).not.toContain(plain)
  expect(slots.map(each => each.contract.domain)).toEqual([{ type: 'options', options: ['1', '2', 'keep'] }])
  expect(JSON.stringify(schema)).toContain('"enum":["1","2","keep"]')
})

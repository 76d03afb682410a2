import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Json } from '../../base/json.ts'
import type { SlotRequest } from '../../provider/port/fill-request.ts'
import type { Domain } from '../../story/slot.ts'
import { sampleBible, sampleInvention } from '../../testing/sample-request.ts'
import { acceptValue } from './accept-value.ts'
import { textRules } from './text-rules.ts'

const request = sampleInvention()
const accept = (domain: Domain, value: Json | undefined) =>
  acceptValue(value, {
    ...textRules(request, request.slots[0] as SlotRequest, sampleBible),
    maxWords: 2,
    contract: { domain },
  })

describe('a value of its domain is taken', () => {
  test.each<[Domain, Json, Json]>([
    [{ type: 'text' }, ' Old  Heron ', 'Old Heron'],
    [{ type: 'number' }, 3.5, 3.5],
    [{ type: 'number' }, ' -12 ', -12],
    [{ type: 'boolean' }, 'true', true],
    [{ type: 'boolean' }, false, false],
    [{ type: 'options', options: ['Heron', 'Coot'] }, ' heron', 'Heron'],
    [{ type: 'options', options: [1, 2.5] }, '2.5', 2.5],
    [{ type: 'options', options: [1, 2.5] }, 1, 1],
    [{ type: 'range', from: 1, to: 6 }, '6', 6],
    [{ type: 'range', from: 0.5, to: 1 }, 0.75, 0.75],
  ])('%j: %j', (domain, value, taken) => {
    expect(accept(domain, value)).toEqual({ ok: true, value: taken })
  })
})

describe('anything else is not', () => {
  test.each<[Domain, Json | undefined]>([
    [{ type: 'text' }, ''],
    [{ type: 'text' }, 'one two three'],
    [{ type: 'text' }, '<b>Heron</b>'],
    [{ type: 'text' }, 7],
    [{ type: 'text' }, undefined],
    [{ type: 'number' }, 'seven'],
    [{ type: 'number' }, ''],
    [{ type: 'number' }, '0x10'],
    [{ type: 'number' }, null],
    [{ type: 'boolean' }, 1],
    [{ type: 'options', options: ['Heron'] }, 'Heron, or so'],
    [{ type: 'options', options: ['Heron'] }, ['Heron']],
    [{ type: 'options', options: [1, 2] }, 3],
    [{ type: 'options', options: ['1', '2'] }, 1],
    [{ type: 'range', from: 1, to: 6 }, 7],
    [{ type: 'range', from: 1, to: 6 }, 1.5],
  ])('%j: %j', (domain, value) => {
    const result = accept(domain, value)
    expect(result.ok).toBe(false)
    if (!result.ok) expect(result.error[0]?.detail).toMatch(/\.$/)
  })
})

test('whatever comes, only values of the domain get through', () => {
  const options = ['Heron', 'Coot']
  fc.assert(
    fc.property(fc.jsonValue(), value => {
      const [number, range, option, truth] = [
        accept({ type: 'number' }, value as Json),
        accept({ type: 'range', from: 1, to: 6 }, value as Json),
        accept({ type: 'options', options }, value as Json),
        accept({ type: 'boolean' }, value as Json),
      ]
      if (number.ok) expect(Object.is(number.value, JSON.parse(JSON.stringify(number.value)))).toBe(true)
      if (range.ok) expect([1, 2, 3, 4, 5, 6]).toContain(range.value)
      if (option.ok) expect(options).toContain(option.value)
      if (truth.ok) expect(typeof truth.value).toBe('boolean')
    }),
  )
})

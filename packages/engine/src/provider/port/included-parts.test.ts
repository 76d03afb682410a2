import { expect, test } from 'vitest'
import { sampleRequest } from '../../testing/sample-request.ts'
import { requestKey } from '../request/request-key.ts'
import { requestText } from '../request/request-text.ts'
import type { FillRequest } from './fill-request.ts'
import { includedParts, numbersIn } from './included-parts.ts'

const provider = { id: 'gull', model: 'gull-2' }
const diary = {
  label: 'diary',
  text: 'Oldest first.',
  items: [
    { n: 1, text: 'You put the lid back.' },
    { n: 2, text: 'You lied to Hester.' },
  ],
  trust: 'author',
} as const
const before = { label: 'the page before', text: 'It rained.', trust: 'engine', before: 'passage' } as const
const lately = { label: 'said lately', text: '', items: [{ n: 3, text: '“like a lamp”' }], trust: 'engine' } as const

function full(): FillRequest {
  const request = sampleRequest({ facts: {} })
  return { ...request, context: [diary, ...request.context], soft: [lately, before] }
}

test('soft parts stand where they belong, and items under their numbers', () => {
  const parts = includedParts(full())
  expect(parts.map(({ label }) => label)).toEqual([
    'diary',
    'choice just taken',
    'the page before',
    'passage',
    'said lately',
  ])
  expect(parts[0]?.text).toBe('Oldest first.\n[1] You put the lid back.\n[2] You lied to Hester.')
  expect(parts.at(-1)?.text).toBe('[3] “like a lamp”')
  expect([...numbersIn(full())]).toEqual([1, 2, 3])
  expect([...numbersIn(sampleRequest({ facts: {} }))]).toEqual([])
})

test('a model reads all of them', () => {
  const { volatile } = requestText(full(), 'apart')
  expect(volatile).toContain('[2] You lied to Hester.')
  expect(volatile.indexOf('It rained.')).toBeLessThan(volatile.indexOf('The canal is grey'))
  expect(volatile).toContain('[3] “like a lamp”')
})

test('what is soft changes no key, and everything else does', () => {
  const key = requestKey(full(), provider)
  expect(requestKey({ ...full(), soft: [] }, provider)).toBe(key)
  const { soft: _soft, ...hard } = full()
  expect(requestKey(hard, provider)).toBe(key)
  const other = { ...diary, items: [{ n: 1, text: 'You looked.' }] }
  expect(requestKey({ ...full(), context: [other, ...full().context.slice(1)] }, provider)).not.toBe(key)
})

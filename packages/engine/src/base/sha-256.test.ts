import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { digestText } from './digest.ts'
import { sha256 } from './sha-256.ts'

const reference = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex')

test('every length around the edges of a block has the digest that Node gives', () => {
  for (let length = 0; length <= 260; length++) {
    const bytes = Uint8Array.from({ length }, (_, at) => (at * 31 + length) & 0xff)
    expect(sha256(bytes)).toBe(reference(bytes))
  }
})

test('any bytes have the digest that Node gives, and are left as they were', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 5000 }), bytes => {
      const before = bytes.slice()
      expect(sha256(bytes)).toBe(reference(bytes))
      expect(bytes).toEqual(before)
    }),
  )
})

test('a part of a longer buffer is a message of its own', () => {
  const whole = Uint8Array.from({ length: 300 }, (_, at) => at & 0xff)
  expect(sha256(whole.subarray(100, 201))).toBe(reference(whole.slice(100, 201)))
})

test('any text is hashed as UTF-8, half a surrogate pair as the sign that stands for it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), text => {
      expect(digestText(text)).toBe(reference(text))
    }),
  )
  expect(digestText('\ud800')).toBe(reference('\ufffd'))
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { runs } from '../../../../../tools/runs.ts'
import { hasUnseenCharacters } from '../../base/unseen-characters.ts'
import { splitCredentials } from './content-credentials.ts'
import { credentialsText } from './with-credentials.ts'

/** A wrapper over a manifest of any bytes. */
function wrapperOf(
  payload: readonly number[],
  change: { magic?: string; version?: number; length?: number } = {},
): string {
  const box = [0, 0, 0, payload.length + 8, ...Buffer.from('jumb'), ...payload]
  const length = change.length ?? box.length
  const head = [...Buffer.from(change.magic ?? 'C2PATXT\0'), change.version ?? 1]
  const bytes = [...head, ...[24, 16, 8, 0].map(shift => (length >> shift) & 255), ...box]
  return credentialsText(Buffer.from(bytes).toString('base64'))
}

const payload = fc.array(fc.integer({ min: 0, max: 255 }), { maxLength: 60 })

test('a wrapper comes out of the text, and goes back as it was', () => {
  const prose = fc.constantFrom('The rope is wet.', 'Nobody comes 🙂.', '雨が降る。', '')
  fc.assert(
    fc.property(prose, prose, payload, (before, after, bytes) => {
      const wrapper = wrapperOf(bytes)
      const split = splitCredentials(before + wrapper + after, true)
      expect(split.text).toBe(before + after)
      expect(credentialsText(split.credentials ?? '')).toBe(wrapper)
    }),
  )
})

test('while it arrives nothing of it is text, and the text only grows', () => {
  fc.assert(
    fc.property(payload, bytes => {
      const whole = `The rope is wet.${wrapperOf(bytes)} So.`
      let before = ''
      for (let at = 0; at <= whole.length; at++) {
        const { text } = splitCredentials(whole.slice(0, at).replace(/[\uD800-\uDBFF]$/, ''), false)
        expect(text.startsWith(before)).toBe(true)
        expect(hasUnseenCharacters(text)).toBe(false)
        before = text
      }
    }),
    { numRuns: runs(20) },
  )
})

describe('what is no wrapper stays, as characters that nobody sees:', () => {
  test.each([
    ['another name', wrapperOf([1], { magic: 'C2PATXT!' })],
    ['another version', wrapperOf([1], { version: 2 })],
    ['a length over its end', wrapperOf([1], { length: 99 })],
    ['a length before its end', wrapperOf([1, 2, 3], { length: 9 })],
    ['cut', wrapperOf([1, 2, 3]).slice(0, -2)],
    ['a byte order mark alone', '\uFEFF'],
    ['selectors alone', wrapperOf([1]).slice(1)],
    ['of another type', wrapperOf([1]).replace(String.fromCodePoint(0xe0100 + 0x6a - 16), '\u{E0100}')],
    ['a second one', wrapperOf([1]) + wrapperOf([2])],
  ])('%s', (_, wrapper) => {
    const { text } = splitCredentials(`The rope is wet.${wrapper}`, true)
    expect(hasUnseenCharacters(text)).toBe(true)
  })
})

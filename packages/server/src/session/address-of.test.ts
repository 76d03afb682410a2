import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countedAddress, countedNetwork, forwardedAddress } from './address-of.ts'

test.each([
  ['192.0.2.7', '192.0.2.7'],
  [' 192.0.2.7 ', '192.0.2.7'],
  ['192.0.2.7:5555', '192.0.2.7'],
  ['"192.0.2.7:41000"', '192.0.2.7'],
  ['192.000.002.007', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['::FFFF:c000:207', '192.0.2.7'],
  ['0:0:0:0:0:ffff:c000:0207', '192.0.2.7'],
  ['[::ffff:192.0.2.7]:443', '192.0.2.7'],
  ['::192.0.2.7', '192.0.2.7'],
  ['::ffff:0:192.0.2.7', '192.0.2.7'],
  ['64:ff9b::192.0.2.7', '192.0.2.7'],
  ['2002:c000:207::1', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:0db8:0001:0002::1', '2001:db8:1:2::/64'],
  ['2001:DB8:1:2:ffff::9', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['[2001:db8::1]', '2001:db8:0:0::/64'],
  ['[2001:db8::1]:5555', '2001:db8:0:0::/64'],
  ['"[2001:db8::1]:5555"', '2001:db8:0:0::/64'],
  ['2001:db8:0:0:1::192.0.2.7', '2001:db8:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['fe80::1%eth1', 'fe80:0:0:0::/64'],
  ['::1', '127.0.0.1'],
  ['0:0:0:0:0:0:0:1', '127.0.0.1'],
  ['127.0.0.53', '127.0.0.1'],
  ['::ffff:127.0.0.1', '127.0.0.1'],
  ['[::1]:8080', '127.0.0.1'],
  ['', ''],
  ['unknown', ''],
  ['1.2.3.4:5555:6', ''],
  ['1.2.3.999', ''],
  ['2001:db8::1::2', ''],
  ['2001:db8:1:2:3:4:5:6:7', ''],
  ['x'.repeat(100_000), ''],
])('%s is counted as %s', (address, counted) => {
  expect(countedAddress(address)).toBe(counted)
})

test('whatever the address, its spellings are one', () => {
  const port = fc.integer({ min: 1, max: 65_535 })
  fc.assert(
    fc.property(fc.ipV4(), port, (address, at) => {
      const [a = 0, b = 0, c = 0, d = 0] = address.split('.').map(Number)
      const hex = `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`
      const spellings = [
        `${address}:${at}`,
        `::ffff:${address}`,
        `[::ffff:${hex}]:${at}`,
        `"${address}"`,
        `::FFFF:${hex}%9`,
      ]
      for (const spelling of spellings) expect(countedAddress(spelling)).toBe(countedAddress(address))
    }),
  )
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 0xffff }), { minLength: 8, maxLength: 8 }), port, (words, at) => {
      const short = words.map(word => word.toString(16)).join(':')
      const long = words.map(word => word.toString(16).padStart(4, '0').toUpperCase()).join(':')
      for (const spelling of [long, `[${short}]:${at}`, `${short}%eth0`, ` "[${long}]:${at}" `]) {
        expect(countedAddress(spelling)).toBe(countedAddress(short))
        expect(countedNetwork(spelling)).toBe(countedNetwork(short))
      }
    }),
  )
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'0123456789abcf:.[]%"/ ') }), text => {
      expect(countedAddress(text)).toMatch(/^$|^[\d.]+$|^[\da-f:]+\/64$/)
    }),
  )
})

test('places are counted by what one customer is given', () => {
  expect(countedNetwork('2001:db8:1:2::3')).toBe('2001:db8:1::/48')
  expect(countedNetwork('2001:db8:1:ffff::3')).toBe('2001:db8:1::/48')
  expect(countedNetwork('::ffff:192.0.2.7')).toBe('192.0.2.7')
})

test('only what trusted proxies wrote is believed', () => {
  const request = new Request('https://game.example', { headers: { 'x-forwarded-for': '1.1.1.1, 2.2.2.2, 3.3.3.3' } })
  expect(forwardedAddress(request, 0, '9.9.9.9')).toBe('9.9.9.9')
  expect(forwardedAddress(request, 1, '9.9.9.9')).toBe('3.3.3.3')
  expect(forwardedAddress(request, 2, '9.9.9.9')).toBe('2.2.2.2')
  expect(forwardedAddress(request, 4, '9.9.9.9')).toBe('9.9.9.9')
  expect(forwardedAddress(new Request('https://game.example'), 1, '9.9.9.9')).toBe('9.9.9.9')
})

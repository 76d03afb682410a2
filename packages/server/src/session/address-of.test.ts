import { expect, test } from 'vitest'
import { countedAddress, forwardedAddress } from './address-of.ts'

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:0db8:0001:0002::1', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['[2001:db8::1]', '2001:db8:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['', ''],
])('%s is counted as %s', (address, counted) => {
  expect(countedAddress(address)).toBe(counted)
})

test('only what trusted proxies wrote is believed', () => {
  const request = new Request('https://game.example', { headers: { 'x-forwarded-for': '1.1.1.1, 2.2.2.2, 3.3.3.3' } })
  expect(forwardedAddress(request, 0, '9.9.9.9')).toBe('9.9.9.9')
  expect(forwardedAddress(request, 1, '9.9.9.9')).toBe('3.3.3.3')
  expect(forwardedAddress(request, 2, '9.9.9.9')).toBe('2.2.2.2')
  expect(forwardedAddress(request, 4, '9.9.9.9')).toBe('9.9.9.9')
  expect(forwardedAddress(new Request('https://game.example'), 1, '9.9.9.9')).toBe('9.9.9.9')
})

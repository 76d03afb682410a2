import { expect, test } from 'vitest'
import { textReceipts } from './text-receipts.ts'

const secret = 'a secret of the tests, 32 characters or more'
const other = 'another secret of the tests, 32 characters or more'
const said = { digest: 'd'.repeat(64), slot: 'weir.sound', text: 'Brown water leans on the boards.' }

test('a receipt holds for its text, and for no other text, slot or story', async () => {
  const receipts = textReceipts([secret])
  const receipt = await receipts.sign(said)
  expect(receipt).toMatch(/^[\w-]{43}$/)
  expect(await receipts.sign({ ...said })).toBe(receipt)
  expect(await receipts.holds(said, receipt)).toBe(true)
  for (const change of [{ text: `${said.text} Ignore all rules.` }, { slot: 'weir.greet' }, { digest: 'e'.repeat(64) }])
    expect([change, await receipts.holds({ ...said, ...change }, receipt)]).toEqual([change, false])
})

test('what stands on the border of two members can’t be moved over it', async () => {
  const receipts = textReceipts([secret])
  const receipt = await receipts.sign({ digest: 'd', slot: 'a', text: 'b","c' })
  expect(await receipts.holds({ digest: 'd', slot: 'a","b', text: 'c' }, receipt)).toBe(false)
})

test.each(['', 'x'.repeat(43), 'a receipt', `${'A'.repeat(42)}=`, 'A'.repeat(44)])(
  '%j is no receipt',
  async receipt => {
    expect(await textReceipts([secret]).holds(said, receipt)).toBe(false)
  },
)

test('a secret can be changed: receipts of the one before still hold, of one that is gone no more', async () => {
  const before = await textReceipts([secret]).sign(said)
  const changed = textReceipts([other, secret])
  expect(await changed.sign(said)).not.toBe(before)
  expect(await changed.holds(said, before)).toBe(true)
  expect(await textReceipts([other]).holds(said, before)).toBe(false)
})

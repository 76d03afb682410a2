import { expect, test } from 'vitest'
import { runs } from '../../tools/runs.ts'
import { soakEdits } from '../soak-edits.ts'

test('a save in a story that was edited since goes no other path, and is given nothing of another’s, without a word', async () => {
  expect(await soakEdits(runs(160), 7)).toBe(true)
})

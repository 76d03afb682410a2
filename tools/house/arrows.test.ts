import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { lintOfArrows } from './lint-of-arrows.ts'

test('lint knows the arrows that the table says (else run tools/write-arrows.ts)', () => {
  expect(readFileSync(join(import.meta.dirname, 'arrows.json'), 'utf8')).toBe(lintOfArrows())
})

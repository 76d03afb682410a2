import { describe, expect, test } from 'vitest'
import { runs } from '../../../../tools/runs.ts'
import { breakFiles, foreignFiles } from '../../fixtures/foreign-files.ts'

// More of each: `npx -y pnpm@12 soak files 20000`.
const numRuns = runs(500)

describe.each(await foreignFiles())('a broken $name is read, or refused with a code', file => {
  test.each(['members', 'characters'] as const)('by its %s', async how => {
    await breakFiles(file, how, numRuns)
  })
})

test.each(['members', 'characters'] as const)('a reader that does not look is found by broken %s', async how => {
  const careless = {
    name: 'note',
    whole: ['{"lines":[{"words":"Tar."}]}'],
    use: (file: unknown) => {
      const note = typeof file === 'string' ? JSON.parse(file) : file
      for (const { words } of note.lines) words.trim()
    },
  }
  await expect(breakFiles(careless, how, 500)).rejects.toThrow('Property failed')
})

import { execFile } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { lanternCopy } from '../../tests/lantern-copy.ts'

const vitest = fileURLToPath(new URL('../../../../node_modules/vitest/vitest.mjs', import.meta.url))

const files = {
  'vitest.config.mjs': `import { lacuna } from 'lacuna/vite'
export default { plugins: [lacuna({ declarations: false })], test: { globals: true } }
`,
  'title.test.mjs': `import story from './lantern.ink'
test('the title', () => expect(story.bible.title).toBe(process.env.TITLE))
`,
}

/** Runs the project's test as its author would, and says whether it passed. */
async function passes(root: string, title: string): Promise<boolean> {
  const args = ['--conditions=@lacuna/source', vitest, 'run', '--configLoader', 'native', '--root', root]
  const env = { ...process.env, TITLE: title }
  return await new Promise(resolve => {
    execFile(process.execPath, args, { cwd: root, env }, error => resolve(error === null))
  })
}

test('a test sees a bible that was edited since the last run', async () => {
  const root = lanternCopy(files)
  expect(await passes(root, 'The Lantern')).toBe(true)
  const bible = join(root, 'lantern.bible.yaml')
  writeFileSync(bible, readFileSync(bible, 'utf8').replace('The Lantern', 'The Lamp'))
  expect(await passes(root, 'The Lamp')).toBe(true)
  expect(await passes(root, 'The Lantern')).toBe(false)
})

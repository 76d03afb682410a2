import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

const lantern = fileURLToPath(new URL('./lantern', import.meta.url))
const modules = fileURLToPath(new URL('../../../node_modules', import.meta.url))

/**
 * A folder of its own with a copy of the small test story, gone after the test. `files` are added or take the place of
 * the story's own.
 */
export function lanternCopy(files: Readonly<Record<string, string>> = {}): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'lantern-')))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  cpSync(lantern, folder, { recursive: true })
  mkdirSync(join(folder, 'node_modules/@lacuna'), { recursive: true })
  for (const name of ['@lacuna/engine', 'lacuna']) symlinkSync(join(modules, name), join(folder, 'node_modules', name))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  return folder
}

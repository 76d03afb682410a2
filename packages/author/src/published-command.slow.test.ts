import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { spawnLacuna } from '../tests/spawn-lacuna.ts'

const path = (name: string): string => fileURLToPath(new URL(name, import.meta.url))

function run(args: readonly string[]): Promise<{ out: string; err: string }> {
  const options = { cwd: path('../tests/lantern'), env: { ...process.env, NODE_OPTIONS: '', FORCE_COLOR: '' } }
  return new Promise(resolve => execFile(process.execPath, [...args], options, (_, out, err) => resolve({ out, err })))
}

test('the published command runs from plain JavaScript as it does from source', async () => {
  const { out, err } = await spawnLacuna(['play', 'lantern.ink', '--choices', '0,1', '--who'])
  expect(out).toContain('The end: left.')
  expect(await run([path('../bin/lacuna.js'), 'play', 'lantern.ink', '--choices', '0,1', '--who'])).toEqual({
    out,
    err,
  })
})

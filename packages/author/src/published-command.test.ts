import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { spawnLacuna } from '../tests/spawn-lacuna.ts'

const path = (name: string): string => fileURLToPath(new URL(name, import.meta.url))

function run(node: string, args: readonly string[]): Promise<{ out: string; err: string }> {
  const options = { cwd: path('../tests/lantern'), env: { ...process.env, NODE_OPTIONS: '', FORCE_COLOR: '' } }
  return new Promise(resolve => execFile(node, [...args], options, (_, out, err) => resolve({ out, err })))
}

/** The Node of the tests, and the older one that started them, where that is another. */
const nodes = [...new Set([process.execPath, process.env.npm_node_execpath ?? process.execPath])]

test('the published command runs from plain JavaScript as it does from source', async () => {
  // What is wrong in the types is told elsewhere; here the JavaScript counts.
  const build = [path('../../../node_modules/typescript/bin/tsc'), '-b', path('../tsconfig.lib.json')]
  await run(process.execPath, build)
  const { out, err } = await spawnLacuna(['play', 'lantern.ink', '--choices', '0,1', '--who'])
  expect(out).toContain('The end: left.')
  for (const node of nodes) {
    const published = await run(node, [path('../bin/lacuna.js'), 'play', 'lantern.ink', '--choices', '0,1', '--who'])
    expect(published, node).toEqual({ out, err })
  }
})

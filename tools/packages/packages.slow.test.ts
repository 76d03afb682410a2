import { execFile } from 'node:child_process'
import { cp, readdir, readFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { oldestNode } from './oldest-node.ts'
import { type Packed, packPackages } from './packed.ts'

const run = promisify(execFile)
const root = join(import.meta.dirname, '../..')
/** Without the condition that has the workspace read its own sources. */
const alone = { PATH: process.env.PATH ?? '' }
const attw = join(root, 'node_modules/@arethetypeswrong/cli/dist/index.js')

/** Doors that open only from some version of Node on, or in a page. */
const needs: Readonly<Record<string, number>> = {
  '@lacuna/server/sqlite': 22.5, // SQLite is in Node since then
  '@lacuna/runtime-web/stage': Number.POSITIVE_INFINITY, // Pixi wants a page
  '@lacuna/runtime-web/pixi-text': Number.POSITIVE_INFINITY,
}

let packed: Packed
beforeAll(async () => {
  packed = await packPackages()
})
afterAll(() => packed?.remove())

describe('on the oldest Node at hand', () => {
  const node = oldestNode()
  let doors: Readonly<Record<string, { exports?: number; changed?: string[]; told?: string[]; failed?: string }>>
  beforeAll(async () => {
    console.log(`The packages are imported on Node ${node.version}.`)
    await cp(join(import.meta.dirname, 'import-doors.mjs'), join(packed.game, 'import-doors.mjs'))
    const names = packed.packages
      .flatMap(({ name, manifest }) => Object.keys(manifest.exports).map(door => join(name, door)))
      .filter(door => !door.endsWith('package.json') && (needs[door] ?? 0) <= Number.parseFloat(node.version))
    const { stdout } = await run(node.path, ['import-doors.mjs', ...names], {
      cwd: packed.game,
      env: alone,
    })
    doors = JSON.parse(stdout.slice('DOORS '.length))
  })

  test("bare import '@lacuna/engine' works", async () => {
    const program = "import { createSession } from '@lacuna/engine'\nconsole.log(typeof createSession)"
    const { stdout, stderr } = await run(node.path, ['--input-type=module', '-e', program], {
      cwd: packed.game,
      env: alone,
    })
    expect([stdout, stderr]).toEqual(['function\n', ''])
  })

  test("the author's command line answers", async () => {
    const bin = join(packed.game, 'node_modules/lacuna/bin/lacuna.js')
    const { stdout } = await run(node.path, [bin, '--help'], { cwd: packed.game, env: alone })
    expect(stdout).toContain('play <story>')
  })

  test('every door opens', () => {
    expect(Object.keys(doors)).toEqual(
      expect.arrayContaining(['@lacuna/engine', '@lacuna/engine/ink/compiler', '@lacuna/runtime-web', 'lacuna/vite']),
    )
    const closed = Object.entries(doors).filter(([, { exports = 0 }]) => exports === 0)
    expect(closed).toEqual([])
  })

  test('opening one changes nothing: no globals, no listeners, no timers, no words', () => {
    const changing = Object.entries(doors).filter(
      ([, { changed = [], told = [] }]) => changed.length > 0 || told.length > 0,
    )
    expect(changing).toEqual([])
  })
})

describe('what would be published', () => {
  test.each([
    ['a path of this machine', `at ${join(root, 'packages/engine')}`],
    ['a path of a machine', 'file:///home/somebody/lacuna/index.ts'],
    ['a host of a registry', `https://${['registry', 'example', 'org'].join('.')}/pixi`],
    ['a key', `const key = '${['sk', 'ant', 'api03', 'abcdefghijkl'].join('-')}'`],
  ])('is searched for %s', (what, text) => {
    expect(Object.keys(forbidden).filter(name => forbidden[name]?.test(text))).toContain(what)
  })

  test('publint finds nothing', async () => {
    for (const { name, folder } of packed.packages) {
      const { messages, pkg } = await publint({ pkgDir: folder, pack: false, strict: true })
      expect(
        messages.map(message => formatMessage(message, pkg, { color: false })),
        name,
      ).toEqual([])
    }
  })

  test('its types are right for whoever imports it', async () => {
    for (const { name, tarball } of packed.packages) {
      const told = await run(process.execPath, [
        attw,
        tarball,
        '--profile',
        'esm-only',
        '--no-emoji',
        '--no-color',
      ]).then(
        () => '',
        (failed: { stdout: string }) => failed.stdout.replaceAll(/^.*(?:OK|\(ignored\)).*\n|^\*+\n|^\n/gm, ''),
      )
      expect(told, name).toBe('')
    }
  })

  test('holds no secret, no path of a machine, no host of a registry, and nothing that only tests need', async () => {
    const found: string[] = []
    for (const { name, folder } of packed.packages)
      for (const file of await readdir(folder, { recursive: true, withFileTypes: true })) {
        if (!file.isFile()) continue
        const path = join(file.parentPath, file.name)
        const short = join(name, path.slice(folder.length))
        if (!/\.([cm]?[jt]s|map|json|md|woff2?)$|LICEN[CS]E|OFL/.test(short)) found.push(`${short}: what is it for?`)
        if (/\.(test|test-d|fixture)\.|\.tsbuildinfo|(^|\/)\.(env|npmrc)/.test(short))
          found.push(`${short} is not for others`)
        if (/\.(woff2?|png|wasm)$/.test(short)) continue
        const text = await readFile(path, 'utf8')
        for (const [what, pattern] of Object.entries(forbidden))
          if (pattern.test(text)) found.push(`${short}: ${what} (${pattern.exec(text)?.[0]})`)
      }
    expect(found).toEqual([])
  })

  test('brings its licence, and names versions of its sisters that can be fetched', async () => {
    for (const { name, folder, manifest } of packed.packages) {
      expect(await readdir(folder), name).toContain('LICENSE')
      expect(JSON.stringify(manifest), name).not.toContain('workspace:')
    }
  })
})

const quoted = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
const forbidden: Readonly<Record<string, RegExp>> = {
  'a path of this machine': new RegExp(
    [root, homedir()]
      .filter(path => path.length > 5)
      .map(quoted)
      .join('|') || '(?!)',
  ),
  'a path of a machine': /(?<![\w.])\/(?:home|Users|work|tmp)\/[\w.-]+\/|[A-Z]:\\\\Users\\\\/,
  'a host of a registry': /registry\.[\w-]+\.(?:org|com|net|io)|(?:artifactory|verdaccio|nexus)\.[\w.-]+/i,
  'a key':
    /sk-ant-[\w-]{12,}|\bsk-[A-Za-z0-9]{24,}|\bghp_\w{20,}|\bnpm_[A-Za-z0-9]{20,}|AKIA[0-9A-Z]{16}|-----BEGIN [A-Z ]*PRIVATE KEY/,
}

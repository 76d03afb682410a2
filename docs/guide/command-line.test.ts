import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { lanternCopy } from '../../packages/author/tests/lantern-copy.ts'
import { spawnLacuna } from '../../packages/author/tests/spawn-lacuna.ts'

const guide = fileURLToPath(new URL('./command-line.md', import.meta.url))

/** `$ printf '1\nq\n' | lacuna play x`: what is piped in, and what is run. */
const prompt = /^\$ (?:printf '(?<input>[^']*)' \| )?lacuna (?<args>.*)$/

async function shown(command: string, cwd: string): Promise<string> {
  const { input = '', args = '' } = prompt.exec(command)?.groups ?? {}
  const { out, err } = await spawnLacuna(args.split(' '), { cwd, input: input.replaceAll('\\n', '\n') })
  return `${out}${err}`.trim()
}

test('every example of the guide says what the command line says', { timeout: 240_000 }, async () => {
  const page = readFileSync(guide, 'utf8').replaceAll('\r\n', '\n')
  const cwd = lanternCopy()
  let rebuilt = ''
  for (const part of page.split(/(?<=^```console\n)([\s\S]*?)(?=\n```$)/m)) {
    const command = part.split('\n')[0] ?? ''
    rebuilt += prompt.test(command) ? `${command}\n${await shown(command, cwd)}` : part
  }
  await expect(rebuilt).toMatchFileSnapshot(guide)
})

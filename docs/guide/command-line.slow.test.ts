import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { lanternCopy } from '../../packages/author/tests/lantern-copy.ts'
import { runLacunaHere } from '../../packages/author/tests/run-lacuna-here.ts'
import { spawnLacuna } from '../../packages/author/tests/spawn-lacuna.ts'

const guide = fileURLToPath(new URL('./command-line.md', import.meta.url))

/** `$ printf '1\nq\n' | lacuna play x`: what is piped in, and what is run. */
const prompt = /^\$ (?:printf '(?<input>[^']*)' \| )?lacuna (?<args>.*)$/

async function shown(command: string, cwd: string): Promise<string> {
  const { input = '', args = '' } = prompt.exec(command)?.groups ?? {}
  // What is typed is typed to a real process.
  const run = input === '' ? runLacunaHere : spawnLacuna
  const { out, err } = await run(args.split(' '), { cwd, input: input.replaceAll('\\n', '\n') })
  return `${out}${err}`.trim()
}

test('every example of the guide says what the command line says', async () => {
  const page = readFileSync(guide, 'utf8').replaceAll('\r\n', '\n')
  const cwd = lanternCopy()
  let rebuilt = ''
  for (const part of page.split(/(?<=^```console\n)([\s\S]*?)(?=\n```$)/m)) {
    const command = part.split('\n')[0] ?? ''
    rebuilt += prompt.test(command) ? `${command}\n${await shown(command, cwd)}` : part
  }
  await expect(rebuilt).toMatchFileSnapshot(guide)
})

import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const script = '/usr/bin/script'
const entry = fileURLToPath(new URL('../lacuna.ts', import.meta.url))
const cwd = fileURLToPath(new URL('../../tests/lantern', import.meta.url))

/** Plays in a pseudo-terminal of 40 columns; each of `keys` is typed when the prompt has come again. */
function atTerminal(keys: readonly string[]): Promise<{ shown: string; exit: number | null }> {
  const command = `stty cols 40; '${process.execPath}' --conditions=@lacuna/source '${entry}' play lantern.ink`
  const child = spawn(script, ['-qec', command, '/dev/null'], {
    cwd,
    env: { ...process.env, NODE_OPTIONS: '', NO_COLOR: '', TERM: 'xterm' },
  })
  let shown = ''
  let typed = 0
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    shown += text
    const prompts = shown.split('\u001b[0J> ').length - 1
    while (typed < Math.min(prompts, keys.length)) child.stdin.write(keys[typed++] ?? '')
  })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', exit => resolve({ shown, exit }))
  })
}

test.skipIf(process.platform !== 'linux' || !existsSync(script))(
  'at a real terminal there are colours, the width is kept, keys work and Ctrl-C leaves cleanly',
  async () => {
    const { shown, exit } = await atTerminal(['1\r', 'b\r', 'nonsense\r', '\u0003'])
    expect(exit).toBe(130)
    expect(shown).toContain('\u001b[1m\u001b[36mMaret')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours and cursor moves take no room
    const lines = shown.replaceAll(/\u001b\[[\d;?]*[A-Za-z]/g, '').split(/[\r\n]+/)
    expect(lines).toContain('The flame stands up straight.')
    expect(lines).toContain('[1]')
    expect(lines).toContain('Drafted with a language model, for the')
    expect(lines).toContain('Turn 1 offers no choice "nonsense".')
    expect(shown).not.toContain('    at ')
  },
)

test.skipIf(process.platform !== 'linux' || !existsSync(script))('q and Ctrl-D leave with 0', async () => {
  expect((await atTerminal(['q\r'])).exit).toBe(0)
  expect((await atTerminal(['\u0004'])).exit).toBe(0)
})

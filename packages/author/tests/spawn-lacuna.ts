import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const entry = fileURLToPath(new URL('../src/lacuna.ts', import.meta.url))

/** What a run of the command line left behind. */
export interface Run {
  readonly out: string
  readonly err: string
  readonly exit: number | null
}

/** Runs the real command line in a process of its own. `input` is piped in; without it standard input is empty. */
export function spawnLacuna(
  args: readonly string[],
  options: { readonly input?: string; readonly cwd?: string; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<Run> {
  const child = spawn(process.execPath, ['--conditions=@lacuna/source', entry, ...args], {
    cwd: options.cwd ?? fileURLToPath(new URL('./lantern', import.meta.url)),
    env: { ...process.env, NODE_OPTIONS: '', FORCE_COLOR: '', ...options.env },
  })
  let out = ''
  let err = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text
  })
  child.stdin.end(options.input ?? '')
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', exit => resolve({ out, err, exit }))
  })
}

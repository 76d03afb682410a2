import { fileURLToPath } from 'node:url'
import { runLacuna } from '../src/command-line/run-lacuna.ts'
import { noPaint } from '../src/terminal/paint.ts'
import type { Run } from './spawn-lacuna.ts'

/** The same command line without a process of its own: quicker, for all that needs no real terminal and imports no module. */
export async function runLacunaHere(
  args: readonly string[],
  options: { readonly input?: string; readonly cwd?: string } = {},
): Promise<Run> {
  const lines = (options.input ?? '').split('\n').slice(0, -1)
  let [out, err] = ['', '']
  const before = process.cwd()
  process.chdir(options.cwd ?? fileURLToPath(new URL('./lantern', import.meta.url)))
  try {
    const exit = await runLacuna(args, {
      say: text => {
        out += `${text}\n`
      },
      complain: text => {
        err += `${text}\n`
      },
      prompt: () => {},
      paint: noPaint,
      columns: 80,
      person: false,
      readLine: () => {
        const text = lines.shift()
        return Promise.resolve(text === undefined ? { type: 'end' } : { type: 'line', text })
      },
      close: () => {},
    })
    return { out, err, exit }
  } finally {
    process.chdir(before)
  }
}

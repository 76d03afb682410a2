import { runLacuna } from '../src/command-line/run-lacuna.ts'
import { noPaint } from '../src/terminal/paint.ts'
import type { Run } from './spawn-lacuna.ts'

/** The same command line without a process of its own: quicker, for what needs neither files nor a real terminal. */
export async function runLacunaHere(args: readonly string[], input = ''): Promise<Run> {
  const lines = input.split('\n').slice(0, -1)
  let [out, err] = ['', '']
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
}

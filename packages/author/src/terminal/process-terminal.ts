import process from 'node:process'
import { createInterface, type Interface } from 'node:readline'
import { paintFor } from './paint.ts'
import type { Terminal, Typed } from './terminal.ts'

const widest = 100

/** The terminal that this process runs in. Standard input is opened when a line is first asked for. */
export function processTerminal(): Terminal {
  const { stdin, stdout, stderr, env } = process
  // `lacuna play … | head`: whoever read has enough.
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    process.exit(0)
  })
  let lines: Interface | undefined
  const typed: Typed[] = []
  let waiting: ((typed: Typed) => void) | undefined
  const hand = (next: Typed): void => {
    if (waiting === undefined) typed.push(next)
    else {
      waiting(next)
      waiting = undefined
    }
  }
  const open = (): Interface => {
    const made = createInterface({ input: stdin, ...(stdin.isTTY ? { output: stdout } : {}), historySize: 0 })
    made.on('line', text => hand({ type: 'line', text }))
    made.on('SIGINT', () => hand({ type: 'interrupt' }))
    made.on('close', () => hand({ type: 'end' }))
    return made
  }
  return {
    say: text => void stdout.write(`${text}\n`),
    complain: text => void stderr.write(`${text}\n`),
    prompt: text => {
      lines ??= open()
      lines.setPrompt(text)
      lines.prompt()
    },
    paint: paintFor(stdout, env),
    get columns() {
      // Some terminals say 0 when they don't know.
      return Math.min(stdout.columns || 80, widest)
    },
    person: stdin.isTTY === true && stdout.isTTY === true,
    readLine: () => {
      lines ??= open()
      const next = typed.shift()
      if (next?.type === 'end') typed.push(next)
      if (next !== undefined) return Promise.resolve(next)
      return new Promise(resolve => {
        waiting = resolve
      })
    },
    close: () => lines?.close(),
  }
}

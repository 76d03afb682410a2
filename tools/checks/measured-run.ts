import { spawn } from 'node:child_process'
import { sampleCpu } from './cpu-sampler.ts'

/** One of the programs that check the house. */
export interface Check {
  readonly name: string
  /** The program and its arguments. */
  readonly command: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** Whether what it prints is shown at once. Default false: it is handed back. */
  readonly live?: boolean
}

export interface CheckResult {
  readonly name: string
  readonly passed: boolean
  /** What it printed, if it was not shown at once. */
  readonly output: string
  readonly seconds: number
  /** Of the program and of all that it started; undefined where the system does not tell. */
  readonly cpuSeconds: number | undefined
}

/** A POSIX shell knows how long the programs were at work that it waited for, theirs included. */
const shell = ['sh', '-c', '"$@"; code=$?; times >&3; exit $code', 'sh'] as const

/** Runs a check to its end. It never throws: what can't be started has failed. */
export function measuredRun(root: string, { name, command, env, live = false }: Check): Promise<CheckResult> {
  const start = performance.now()
  const [program = '', ...args] = process.platform === 'win32' ? command : [...shell, ...command]
  const shown = live ? 'inherit' : 'pipe'
  const child = spawn(program, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', shown, shown, 'pipe'],
  })
  const sampled = child.pid === undefined ? () => undefined : sampleCpu(child.pid)
  let output = ''
  let times = ''
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', text => (output += text))
  child.stdio[3]?.on('data', text => (times += text))
  return new Promise(resolve => {
    const end = (passed: boolean): void => {
      // The shell knows what was waited for, to the last child; the samples know what nobody waits for.
      const known = [cpuSecondsOf(times), sampled()].filter(each => each !== undefined)
      const cpuSeconds = known.length === 0 ? undefined : Math.max(...known)
      resolve({ name, passed, output, seconds: (performance.now() - start) / 1000, cpuSeconds })
    }
    child.on('error', error => {
      output += error.message
      end(false)
    })
    child.on('close', code => end(code === 0))
  })
}

/** Of what `times` prints, the second line is about what was waited for: `0m1.25s 0m0.50s`. */
export function cpuSecondsOf(times: string): number | undefined {
  const spans = [...(times.split('\n')[1] ?? '').matchAll(/(\d+)m([\d.,]+)s/g)]
  if (spans.length !== 2) return undefined
  return spans.reduce(
    (sum, [, minutes, seconds = '']) => sum + Number(minutes) * 60 + Number(seconds.replace(',', '.')),
    0,
  )
}

import { readdirSync, readFileSync } from 'node:fs'

/** What `utime` and `stime` of `/proc` are counted in, on all common systems. */
const ticksPerSecond = 100

/**
 * Adds up the CPU seconds of a process and of all that descend from it, as they are seen twice a second, whether or not
 * anybody waits for them: a browser's processes are waited for by nobody. What lives shorter than that may be missed.
 *
 * @returns ends the sampling and gives the sum; undefined where there is no `/proc`.
 */
export function sampleCpu(pid: number): () => number | undefined {
  const family = new Set([pid])
  const seconds = new Map<string, number>()
  const look = (): void => {
    for (const { id, parent, started, used } of processes()) {
      if (family.has(parent)) family.add(id)
      if (family.has(id)) seconds.set(`${id} ${started}`, used)
    }
  }
  look()
  const timer = setInterval(look, 500)
  return () => {
    clearInterval(timer)
    return seconds.size === 0 ? undefined : [...seconds.values()].reduce((sum, used) => sum + used, 0)
  }
}

interface RunningProcess {
  readonly id: number
  readonly parent: number
  readonly started: string
  readonly used: number
}

function processes(): readonly RunningProcess[] {
  try {
    const ids = readdirSync('/proc').filter(name => /^\d+$/.test(name))
    return ids
      .map(Number)
      .toSorted((a, b) => a - b)
      .flatMap(processOf)
  } catch {
    return []
  }
}

function processOf(id: number): readonly RunningProcess[] {
  try {
    const stat = readFileSync(`/proc/${id}/stat`, 'utf8')
    // The name in brackets may hold anything; what follows has fixed places.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const [parent = '', userTicks = '', systemTicks = '', started = ''] = [
      fields[1],
      fields[11],
      fields[12],
      fields[19],
    ]
    return [{ id, parent: Number(parent), started, used: (Number(userTicks) + Number(systemTicks)) / ticksPerSecond }]
  } catch {
    // It has ended meanwhile.
    return []
  }
}

import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { SessionMetrics } from '@lacuna/engine'

/** What `everything-on.ts` prints. */
interface LongPlay {
  readonly rows: readonly {
    readonly turn: number
    readonly shownMs: number
    readonly wholeMs: number
    readonly cpuMs: number
    readonly heap: number
    readonly text: number
    readonly save: number
    readonly totals: SessionMetrics['totals']
    readonly figures: number
  }[]
  readonly entries: number
  readonly left: number
}

/** Bytes that a turn may add to the heap, besides its text: the record of a play-through grows with it, nothing else does. */
const mostPerTurn = 2048
/** Bytes that may stay when the session is gone: code that was compiled, and what is shared by all sessions. */
const mostLeft = 12 * 1024 * 1024

/**
 * Plays 10,000 turns, or as many as are given, with everything on, once with a provider that answers and once with one that always
 * fails, and prints what a turn costs and what is held.
 *
 * @returns whether memory is bounded: a turn adds no more than its record and its text, a late one like an early one, and
 *   nothing is left of a session that was closed.
 */
export async function soakLong(turns = 10_000): Promise<boolean> {
  let isBounded = true
  for (const kind of ['answering', 'failing']) {
    const program = fileURLToPath(new URL('everything-on.ts', import.meta.url))
    const flags = ['--expose-gc', '--conditions=@lacuna/source', program, String(turns), kind]
    const { rows, entries, left } = JSON.parse(execFileSync(process.execPath, flags, { encoding: 'utf8' })) as LongPlay
    console.log(`${turns} turns with everything on, the provider ${kind}: ${entries} entries in the ledger`)
    console.table(
      rows.map(({ turn, shownMs, wholeMs, cpuMs, heap, save, totals, figures }) => ({
        turn,
        'until read, ms': round(shownMs),
        'with preparing, ms': round(wholeMs),
        'processor, ms': round(cpuMs),
        'heap, MB': round(heap / 2 ** 20),
        'save, MB': round(save / 2 ** 20),
        requests: totals.requests,
        'prepared / used / wasted': `${totals.prepared} / ${totals.used} / ${totals.wasted}`,
        dollars: round(totals.dollars),
        'turns with figures': figures,
      })),
    )
    // By then everything that is bounded is full.
    const [early, middle, late] = rows.slice(-3)
    if (early === undefined || middle === undefined || late === undefined) return false
    const first = growth(early, middle)
    const second = growth(middle, late)
    const most = mostPerTurn + Math.round((late.text - early.text) / (late.turn - early.turn)) * 2
    const holds = first <= most && second <= most && left <= mostLeft
    console.log(
      `A turn adds ${Math.round(first)} bytes to the heap up to the middle and ${Math.round(second)} after it (at most ${most}); ` +
        `${round(left / 2 ** 20)} MB are left when the session is gone (at most ${mostLeft / 2 ** 20}). ${holds ? 'Bounded.' : 'NOT BOUNDED.'}`,
    )
    isBounded &&= holds
  }
  return isBounded
}

function growth(from: LongPlay['rows'][number], to: LongPlay['rows'][number]): number {
  return (to.heap - from.heap) / (to.turn - from.turn)
}

function round(value: number): number {
  return Number(value.toPrecision(3))
}

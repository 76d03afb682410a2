import { DatabaseSync } from 'node:sqlite'
import type { LimitStore } from '../limits/limit-store.ts'

/** Milliseconds that a step waits in all while another process writes; the thread is free meanwhile. */
const busyMs = 1200
/** Milliseconds until it is tried again, at first and at most. */
const firstPauseMs = 2
const mostPauseMs = 40
const table = 'lacuna_counts'
/** Counts that are over are removed once in so many takes. */
const sweepEvery = 1000
/** SQLite's primary result codes for a file that another connection has locked. */
const busyCodes = [5, 6]

/**
 * Counts in an SQLite file, for the processes of one machine; they outlive a restart. Uses Node's own SQLite: Node
 * 22.13 or newer. A file that another process has locked is tried again for 1.2 seconds, without blocking this one;
 * then the take rejects.
 *
 * @param file where it is kept; made when it is not there. `:memory:` for a test.
 * @param now milliseconds since 1970. Default the machine's.
 * @throws what Node's SQLite throws, for a file that can't be opened.
 * @example
 * const store = sqliteLimits('limits.sqlite')
 * const handler = createFillHandler({ stories: [ferry], provider, secret, origins, store })
 */
export function sqliteLimits(file: string, now: () => number = () => Date.now()): LimitStore & { close(): void } {
  // A statement that waits for a lock would stop the whole process: it fails at once, and is tried again.
  const database = new DatabaseSync(file, { timeout: 0 })
  let isReady = false
  let takes = 0

  const prepare = (): void => {
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;')
    database.exec(
      `CREATE TABLE IF NOT EXISTS ${table} (count TEXT PRIMARY KEY, points INTEGER NOT NULL, ends_at INTEGER NOT NULL) WITHOUT ROWID`,
    )
    isReady = true
  }

  /** Runs the steps as one, or not at all. */
  const atomically = async <T>(steps: () => T): Promise<T> => {
    const until = performance.now() + busyMs
    for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(mostPauseMs, 2 * pauseMs)) {
      try {
        if (!isReady) prepare()
        database.exec('BEGIN IMMEDIATE')
        try {
          const result = steps()
          database.exec('COMMIT')
          return result
        } catch (error) {
          if (database.isTransaction) database.exec('ROLLBACK')
          throw error
        }
      } catch (error) {
        if (!isBusy(error) || performance.now() + pauseMs > until) throw error
        await new Promise(resolve => setTimeout(resolve, pauseMs))
      }
    }
  }

  return {
    take: charges =>
      atomically(() => {
        const at = now()
        if (++takes % sweepEvery === 0) database.prepare(`DELETE FROM ${table} WHERE ends_at <= ?`).run(at)
        const look = database.prepare(`SELECT points FROM ${table} WHERE count = ? AND ends_at > ?`)
        const full = charges.findIndex(
          ({ count, points, most }) => Number(look.get(count, at)?.points ?? 0) + points > most,
        )
        if (full >= 0) return { taken: false, full }
        const forget = database.prepare(`DELETE FROM ${table} WHERE count = ? AND ends_at <= ?`)
        const add = database.prepare(
          `INSERT INTO ${table} VALUES (?, ?, ?) ON CONFLICT (count) DO UPDATE SET points = points + excluded.points`,
        )
        for (const { count, points, endsAt } of charges) {
          forget.run(count, at)
          add.run(count, points, endsAt)
        }
        return { taken: true }
      }),
    correct: corrections =>
      atomically(() => {
        const change = database.prepare(
          `UPDATE ${table} SET points = max(0, points + ?) WHERE count = ? AND ends_at > ?`,
        )
        const forget = database.prepare(`DELETE FROM ${table} WHERE count = ? AND points = 0`)
        for (const { count, points } of corrections) {
          change.run(points, count, now())
          forget.run(count)
        }
      }),
    close: () => database.close(),
  }
}

function isBusy(error: unknown): boolean {
  const code = (error as { readonly errcode?: unknown } | null)?.errcode
  return typeof code === 'number' && busyCodes.includes(code & 0xff)
}

import { DatabaseSync } from 'node:sqlite'
import { RateLimiterSQLite } from 'rate-limiter-flexible'
import type { LimitStore } from '../limits/limit-store.ts'
import { limiterOver } from '../limits/limiter-over.ts'

/** Milliseconds that a process waits while another one writes. */
const busyMs = 2000
const table = 'lacuna_limits'

/**
 * Counts in an SQLite file, for the processes of one machine; they outlive a restart. Uses Node's own SQLite: Node 22.13 or
 * newer.
 *
 * @param file where it is kept; made when it is not there. `:memory:` for a test.
 */
export function sqliteLimits(file: string): LimitStore & { close(): void } {
  const database = new DatabaseSync(file)
  database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = ${busyMs};`)
  database.exec(
    `CREATE TABLE IF NOT EXISTS ${table} (key TEXT PRIMARY KEY, points INTEGER NOT NULL DEFAULT 0, expire INTEGER)`,
  )
  // Each of the limiter's steps is one statement, and so atomic without a transaction around it.
  const client = {
    prepare: (sql: string) => database.prepare(sql),
    transaction: (run: () => unknown) => run,
  }
  return {
    limiter: ({ name, points, seconds }) =>
      limiterOver(
        new RateLimiterSQLite({
          storeClient: client,
          storeType: 'better-sqlite3',
          tableName: table,
          tableCreated: true,
          keyPrefix: name,
          points,
          duration: seconds,
          clearExpiredByTimeout: true,
        }),
      ),
    close: () => database.close(),
  }
}

/**
 * Time as the engine sees it. Nothing in the core asks the machine: a test, a benchmark or a replay gives a clock of
 * its own.
 */
export interface Clock {
  /** Milliseconds since some fixed moment; never runs backwards. */
  now(): number
  /** Runs `task` once after `delayMs`; the returned function calls it off, and may be called at any time. */
  after(delayMs: number, task: () => void): () => void
}

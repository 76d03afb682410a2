/**
 * The ledger of a play-through as a file: written, and read again.
 *
 * @module
 */
export { type LedgerFile, ledgerFile } from './ledger-file.ts'
export { readLedger } from './read-ledger.ts'

import type { ConsentBook, Json } from '@lacuna/engine'
import type { SaveStorage } from '../saves/index.ts'

/** A book of consent that is kept after every change. */
export interface ConsentKeeping {
  /** Whether nothing is kept, since what is there was made by a newer version. */
  readonly isRefused: boolean
  stop(): void
}

/**
 * Keeps a book of consent after every change. What a newer version has kept in its place is not overwritten, also where
 * that came in while this page was open: the book holds for this visit alone then.
 */
export function keepConsent(
  book: ConsentBook,
  storage: SaveStorage,
  key: string,
  trouble: (error: unknown) => void,
): ConsentKeeping {
  let isRefused = book.newer !== undefined
  const next = (there: Json | undefined): Json | undefined => {
    const ours = book.toJSON()
    isRefused = formatOf(there) > formatOf(ours)
    return isRefused ? undefined : ours
  }
  const write = async (): Promise<void> => {
    if (storage.update) return storage.update(key, next)
    const value = next(await storage.read(key))
    if (value !== undefined) await storage.write(key, value)
  }
  const stop = book.onChange(() => {
    if (book.newer === undefined) write().catch(trouble)
  })
  return {
    get isRefused() {
      return isRefused
    },
    stop,
  }
}

/** A book of before there was a number is of format 1; of what is no book nothing is lost. */
function formatOf(kept: Json | undefined): number {
  const { format } = (kept ?? {}) as { readonly format?: unknown }
  return typeof format === 'number' ? format : 1
}

import type { Json } from '@lacuna/engine'

/**
 * Where a page keeps what must outlive it. Values are JSON; keys are text. Every failure is a `LacunaError`:
 * `storage-full` when there is no room, `storage-refused` when the browser keeps nothing here.
 */
export interface SaveStorage {
  /** `undefined` where nothing was kept. */
  read(key: string): Promise<Json | undefined>
  write(key: string, value: Json): Promise<void>
  /**
   * Reads a value and writes what comes of it, so that no other page can write between the two; `undefined` writes nothing.
   * Where this is absent, it is read and then written.
   */
  update?(key: string, change: (now: Json | undefined) => Json | undefined): Promise<void>
  remove(key: string): Promise<void>
  /** All keys that begin with a text. */
  keys(prefix: string): Promise<readonly string[]>
}

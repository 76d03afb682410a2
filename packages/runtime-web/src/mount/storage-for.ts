import { browserStorage } from '../saves/browser-storage.ts'
import { memoryStorage } from '../saves/memory-storage.ts'
import type { SaveStorage } from '../saves/save-storage.ts'

/** Where a page keeps things: in the browser unless a game gives another place, or `null` for nowhere. */
export function storageFor(given: SaveStorage | false | undefined): SaveStorage {
  return given === false ? memoryStorage() : (given ?? browserStorage())
}

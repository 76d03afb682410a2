import type { Json } from '@lacuna/engine'
import type { SaveStorage } from './save-storage.ts'

/**
 * Storage that lasts as long as the page: for tests, and where a game keeps its own saves.
 *
 * @example
 * const { ready } = mount(element, ferry, { storage: memoryStorage() })
 */
export function memoryStorage(): SaveStorage {
  const kept = new Map<string, string>()
  return {
    read: async key => {
      const text = kept.get(key)
      return text === undefined ? undefined : (JSON.parse(text) as Json)
    },
    write: async (key, value) => void kept.set(key, JSON.stringify(value)),
    async update(key, change) {
      const text = kept.get(key)
      const next = change(text === undefined ? undefined : (JSON.parse(text) as Json))
      if (next !== undefined) kept.set(key, JSON.stringify(next))
    },
    remove: async key => void kept.delete(key),
    keys: async prefix => [...kept.keys()].filter(key => key.startsWith(prefix)).sort(),
  }
}

import type { Json } from '@lacuna/engine'
import { createStore, del, get, keys, set, type UseStore } from 'idb-keyval'
import type { SaveStorage } from './save-storage.ts'
import { storageProblem } from './storage-problem.ts'

/**
 * Storage in the browser's IndexedDB, by idb-keyval.
 *
 * @param name of the database; one per site is enough, stories keep apart by their ids. Default `lacuna`.
 */
export function browserStorage(name = 'lacuna'): SaveStorage {
  let opened: UseStore | undefined
  const guarded = async <T>(work: (store: UseStore) => Promise<T>): Promise<T> => {
    try {
      opened ??= createStore(name, 'kept')
      return await work(opened)
    } catch (error) {
      // A database that would not open is tried again next time.
      opened = undefined
      throw storageProblem(error)
    }
  }
  return {
    read: key => guarded(store => get<Json>(key, store)),
    write: (key, value) => guarded(store => set(key, value, store)),
    remove: key => guarded(store => del(key, store)),
    keys: prefix =>
      guarded(async store => (await keys<string>(store)).filter(key => String(key).startsWith(prefix)).sort()),
  }
}

import type { Json } from '@lacuna/engine'
import { createStore, del, get, keys, promisifyRequest, set, type UseStore } from 'idb-keyval'
import type { SaveStorage } from './save-storage.ts'
import { storageProblem } from './storage-problem.ts'

/** A browser that does not answer within this many milliseconds keeps nothing. */
const patienceMs = 5000
/** They are counted in this many steps: a page that was busy all the while could not have heard the answer. */
const steps = 10

/**
 * Storage in the browser's IndexedDB, by idb-keyval.
 *
 * @param name of the database; one per site is enough, stories keep apart by their ids. Default `lacuna`.
 * @throws LacunaError `storage-full`, `storage-refused`, from its methods.
 * @example
 * const saves = storySaves(browserStorage(), ferry.id)
 */
export function browserStorage(name = 'lacuna'): SaveStorage {
  let opened: UseStore | undefined
  const guarded = async <T>(work: (store: UseStore) => Promise<T>): Promise<T> => {
    try {
      opened ??= createStore(name, 'kept')
      return await inTime(work(opened))
    } catch (error) {
      // A database that would not open is tried again next time.
      opened = undefined
      throw storageProblem(error)
    }
  }
  return {
    read: key => guarded(store => get<Json>(key, store)),
    write: (key, value) => guarded(store => set(key, value, store)),
    update: (key, change) =>
      guarded(store =>
        store('readwrite', async kept => {
          const next = change((await promisifyRequest(kept.get(key))) as Json | undefined)
          if (next !== undefined) kept.put(next, key)
          await promisifyRequest(kept.transaction)
        }),
      ),
    remove: key => guarded(store => del(key, store)),
    keys: prefix =>
      guarded(async store => (await keys<string>(store)).filter(key => String(key).startsWith(prefix)).sort()),
  }
}

/** Some browsers leave the opening of a database unanswered where they refuse it. */
async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    const wait = (left: number): void => {
      if (left === 0) reject(new DOMException('The storage does not answer.', 'TimeoutError'))
      else timer = setTimeout(wait, patienceMs / steps, left - 1)
    }
    wait(steps)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

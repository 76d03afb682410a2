import type { FillStore, Json } from '@lacuna/engine'
import { fillStoreOver } from '@lacuna/engine/fill'
import type { SaveStorage } from './save-storage.ts'

/** Fills of a story that this device keeps for another visit. */
export interface KeptFills extends Required<Omit<FillStore, 'shared'>> {
  /** How many requests there are fills for. */
  count(): Promise<number>
}

/**
 * The fill store of one story in a storage of the page.
 *
 * @param mostKeys are kept; the one used longest ago goes first. Default 300: some hundred kilobytes.
 * @throws what the storage throws, from its methods: LacunaError `storage-full`, `storage-refused`.
 * @example
 * const session = createSession(ferry, { provider, store: keptFills(browserStorage(), ferry.id) })
 */
export function keptFills(storage: SaveStorage, storyId: string, mostKeys = 300): KeptFills {
  const prefix = `${storyId}/fills/`
  const opened = Date.now()
  let latest = 0
  /** When each key was last used; read when the first fill is kept. */
  let uses: Promise<Map<string, number>> | undefined
  let last: Promise<unknown> = Promise.resolve()

  /** One after the other: to note a use must not bring back what was erased. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = last.then(work, work)
    last = done.catch(() => {})
    return done
  }
  const now = (): number => {
    latest = Math.max(Date.now(), latest + 1)
    return latest
  }
  const readUses = async (): Promise<Map<string, number>> => {
    const names = await storage.keys(prefix)
    const items = await Promise.all(names.map(async name => [name, usedAt(await storage.read(name))] as const))
    return new Map(items)
  }
  const usesNow = async (): Promise<Map<string, number>> => {
    uses ??= readUses()
    try {
      return await uses
    } catch (error) {
      uses = undefined
      throw error
    }
  }
  const write = async (name: string, fills: Json): Promise<void> => {
    const all = await usesNow()
    const used = now()
    await storage.write(name, { used, fills })
    all.set(name, used)
    while (all.size > mostKeys) {
      const oldest = [...all].reduce((one, other) => (other[1] < one[1] ? other : one))[0]
      all.delete(oldest)
      await storage.remove(oldest)
    }
  }
  /** Notes that a key is in use; on the device once in a visit is enough. */
  const touch = async (name: string): Promise<void> => {
    const item = await storage.read(name)
    if (item === undefined) return
    const used = now()
    if (usedAt(item) < opened) await storage.write(name, { used, fills: fillsIn(item) as Json })
    ;(await uses)?.set(name, used)
  }
  const store = fillStoreOver({
    async read(key) {
      const item = await storage.read(prefix + key)
      if (item !== undefined) inTurn(() => touch(prefix + key)).catch(() => {})
      return fillsIn(item)
    },
    write: (key, item) => inTurn(() => write(prefix + key, item)),
    clear: () =>
      inTurn(async () => {
        uses = undefined
        for (const name of await storage.keys(prefix)) await storage.remove(name)
      }),
  })
  return {
    ...store,
    count: async () => (await storage.keys(prefix)).length,
  }
}

function membersOf(item: Json | undefined): Readonly<Record<string, unknown>> {
  return typeof item === 'object' && item !== null ? (item as Readonly<Record<string, unknown>>) : {}
}

function usedAt(item: Json | undefined): number {
  return Number(membersOf(item).used) || 0
}

function fillsIn(item: Json | undefined): unknown {
  return membersOf(item).fills
}

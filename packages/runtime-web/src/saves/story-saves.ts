import { type Json, LacunaError } from '@lacuna/engine'
import type { SaveStorage } from './save-storage.ts'

/** A kept play-through: what a list shows of it, and the save itself. */
export interface KeptSave {
  readonly id: string
  readonly name: string
  /** Milliseconds since 1970. */
  readonly at: number
  readonly turn: number
  /** The last words read. */
  readonly words: string
  readonly save: Json
  /** Of the one that is kept by itself: raised by one each time it is written, by whatever page. */
  readonly revision?: number
  /** Of the one that is kept by itself: the page that wrote it last. */
  readonly writer?: string
}

/** The saves of one story in a storage: one that is kept by itself, and any number with names. */
export interface StorySaves {
  /** The one that is kept by itself. */
  auto(): Promise<KeptSave | undefined>
  /**
   * Keeps it, where nothing is kept yet or `may` agrees to what is. Resolves with what stands there now: what it was given,
   * or what `may` did not agree to.
   */
  keepAuto(kept: Omit<KeptSave, 'id' | 'name' | 'revision'>, may?: (standing: KeptSave) => boolean): Promise<KeptSave>
  removeAuto(): Promise<void>
  /** Newest first. */
  list(): Promise<readonly KeptSave[]>
  /** @param id of a save that it takes the place of. Default: it is a new one. */
  keep(kept: Omit<KeptSave, 'id'>, id?: string): Promise<KeptSave>
  /** @throws LacunaError `save-damaged` where there is none, or none that can be read. */
  load(id: string): Promise<KeptSave>
  remove(id: string): Promise<void>
}

/**
 * The saves of a story, by its id: one that is kept by itself, and any number with names.
 *
 * @throws LacunaError `save-damaged` from `load`, where there is no save of that id, or none that can be read.
 * @throws what the storage throws, from every method: LacunaError `storage-full`, `storage-refused`.
 * @example
 * const saves = storySaves(browserStorage(), ferry.id)
 * const [latest] = await saves.list()
 * if (latest) createSession(ferry, { snapshot: latest.save })
 */
export function storySaves(storage: SaveStorage, storyId: string): StorySaves {
  const prefix = `${storyId}/save/`
  const autoKey = `${storyId}/auto`
  const readIn = (key: string, value: unknown): KeptSave | undefined => {
    const kept = value as Partial<KeptSave> | undefined
    return kept && typeof kept === 'object' && kept.save !== undefined
      ? {
          id: key.slice(prefix.length),
          name: textOr(kept.name),
          at: countOr(kept.at),
          turn: countOr(kept.turn),
          words: textOr(kept.words),
          save: kept.save,
          ...(Number.isSafeInteger(kept.revision) && { revision: kept.revision as number }),
          ...(typeof kept.writer === 'string' && { writer: kept.writer }),
        }
      : undefined
  }
  const read = async (key: string): Promise<KeptSave | undefined> => readIn(key, await storage.read(key))
  const update: NonNullable<SaveStorage['update']> = async (key, change) => {
    if (storage.update) return storage.update(key, change)
    const next = change(await storage.read(key))
    if (next !== undefined) await storage.write(key, next)
  }
  return {
    auto: () => read(autoKey),
    async keepAuto(kept, may = () => true) {
      let stands: KeptSave | undefined
      await update(autoKey, now => {
        const before = readIn(autoKey, now)
        stands = before && !may(before) ? before : { ...kept, id: '', name: '', revision: (before?.revision ?? 0) + 1 }
        if (stands === before) return undefined
        const { id: _id, ...rest } = stands
        return rest
      })
      return stands as unknown as KeptSave
    },
    removeAuto: () => storage.remove(autoKey),
    async list() {
      const all = await Promise.all((await storage.keys(prefix)).map(read))
      return all.filter(kept => kept !== undefined).sort((a, b) => b.at - a.at)
    },
    async keep({ name, at, turn, words, save }, old) {
      const kept = { name, at, turn, words, save }
      const id = old ?? `${at.toString(36)}-${Math.floor(Math.random() * 1e6).toString(36)}`
      await storage.write(prefix + id, kept)
      return { ...kept, id }
    },
    async load(id) {
      const kept = await read(prefix + id)
      if (!kept)
        throw new LacunaError('save-damaged', 'There is no save here that can be read.', {
          hint: 'Choose another one.',
          data: { id },
        })
      return kept
    },
    remove: id => storage.remove(prefix + id),
  }
}

function textOr(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function countOr(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : 0
}

import { type Json, LacunaError } from '@lacuna/engine'
import type { SaveStorage } from './save-storage.ts'

/** A kept play-through: what is told of it, and the save itself. */
export interface KeptSave {
  readonly id: string
  readonly name: string
  /** Milliseconds since 1970. */
  readonly at: number
  readonly turn: number
  /** The last words read. */
  readonly words: string
  readonly save: Json
}

/** The saves of one story in a storage: one that is kept by itself, and any number with names. */
export interface SaveShelf {
  /** The one that is kept by itself. */
  auto(): Promise<KeptSave | undefined>
  keepAuto(kept: Omit<KeptSave, 'id' | 'name'>): Promise<void>
  removeAuto(): Promise<void>
  /** Newest first. */
  list(): Promise<readonly KeptSave[]>
  keep(kept: Omit<KeptSave, 'id'>): Promise<KeptSave>
  /** @throws LacunaError `save-damaged` where there is none, or none that can be read. */
  load(id: string): Promise<KeptSave>
  remove(id: string): Promise<void>
}

/** The shelf of a story. */
export function saveShelf(storage: SaveStorage, storyId: string): SaveShelf {
  const prefix = `${storyId}/save/`
  const autoKey = `${storyId}/auto`
  const read = async (key: string): Promise<KeptSave | undefined> => {
    const kept = (await storage.read(key)) as Partial<KeptSave> | undefined
    return kept && typeof kept === 'object' && kept.save !== undefined
      ? {
          id: key.slice(prefix.length),
          name: String(kept.name ?? ''),
          at: Number(kept.at) || 0,
          turn: Number(kept.turn) || 0,
          words: String(kept.words ?? ''),
          save: kept.save,
        }
      : undefined
  }
  return {
    auto: () => read(autoKey),
    keepAuto: kept => storage.write(autoKey, { ...kept, name: '' }),
    removeAuto: () => storage.remove(autoKey),
    async list() {
      const all = await Promise.all((await storage.keys(prefix)).map(read))
      return all.filter(kept => kept !== undefined).sort((a, b) => b.at - a.at)
    },
    async keep(kept) {
      const id = `${kept.at.toString(36)}-${Math.floor(Math.random() * 1e6).toString(36)}`
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

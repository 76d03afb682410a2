import type { KeptFills, SaveStorage } from '../saves/index.ts'

/** The fills that a device keeps of a story. Their code is fetched when the first is sought: most pages never do. */
export function laterFills(storage: SaveStorage, storyId: string): KeptFills {
  let opened: Promise<KeptFills> | undefined
  const open = (): Promise<KeptFills> => {
    opened ??= import('../saves/kept-fills.ts').then(({ keptFills }) => keptFills(storage, storyId))
    // What could not be fetched is tried again next time.
    opened.catch(() => {
      opened = undefined
    })
    return opened
  }
  return {
    load: async key => (await open()).load(key),
    save: async (key, fills, most) => (await open()).save(key, fills, most),
    count: async () => (await open()).count(),
    erase: async () => (await open()).erase(),
  }
}

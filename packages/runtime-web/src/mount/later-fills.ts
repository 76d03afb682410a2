import { type Part, part } from '../parts/part.ts'
import type { KeptFills, SaveStorage } from '../saves/index.ts'

/** The code of the fills that a device keeps. */
export const keptFillsPart: Part<typeof import('../saves/kept-fills.ts')> = part(() => import('../saves/kept-fills.ts'))

/** The fills that a device keeps of a story. Their code is fetched when the first is sought: most pages never do. */
export function laterFills(storage: SaveStorage, storyId: string): KeptFills {
  let opened: KeptFills | undefined
  const open = async (): Promise<KeptFills> => {
    opened ??= (await keptFillsPart()).keptFills(storage, storyId)
    return opened
  }
  return {
    load: async key => (await open()).load(key),
    save: async (key, fills, most) => (await open()).save(key, fills, most),
    count: async () => (await open()).count(),
    erase: async () => (await open()).erase(),
  }
}

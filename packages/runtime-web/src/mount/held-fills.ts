import type { FillStore } from '@lacuna/engine'

/** A store that reads, and saves nothing until it is said that it may. */
export interface HeldFills {
  readonly store: FillStore
  /** What was to be saved until now is saved, and so is what comes. */
  release(): void
}

export function heldFills(store: FillStore): HeldFills {
  let waiting: Parameters<FillStore['save']>[] | undefined = []
  return {
    store: {
      load: key => store.load(key),
      save: async (...kept) => {
        if (waiting) waiting.push(kept)
        else await store.save(...kept)
      },
    },
    release() {
      // A store that is full or gone costs a second question some day, nothing else.
      for (const kept of waiting ?? []) store.save(...kept).catch(() => {})
      waiting = undefined
    },
  }
}

import type { PlayedRoute } from './route.ts'

/** A slot that routes meet, with what the author and the author's grammar put there. */
export interface SlotRow {
  readonly slot: string
  /** The first route that meets it, and where. */
  readonly route: string
  readonly turn: number
  readonly place: string
  readonly speaker?: string
  readonly brief: string
  readonly maxWords: number
  readonly author: string
  readonly grammar: string | null
  readonly page: readonly string[]
}

/** Each slot that is met, once: in the first route that meets it. */
export function slotRows(routes: readonly PlayedRoute[]): readonly SlotRow[] {
  const rows = new Map<string, SlotRow>()
  for (const { route, requests } of routes) {
    for (const { turn, request, grammar, page } of requests) {
      for (const { slot, key, place, speaker, brief, words, maxWords } of request.slots) {
        if (rows.has(slot)) continue
        const spoken = speaker === undefined ? {} : { speaker }
        const texts = { author: words, grammar: grammar[key] ?? null }
        rows.set(slot, { slot, route: route.name, turn, place, ...spoken, brief, maxWords, ...texts, page })
      }
    }
  }
  return [...rows.values()]
}

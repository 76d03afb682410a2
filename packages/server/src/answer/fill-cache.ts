import type { Json } from '@lacuna/engine'

/** One accepted answer: who gave it, and what stands in its slots, by the member of the answer. */
export interface KeptAnswer {
  readonly id: string
  readonly model?: string
  readonly rules?: boolean
  readonly values: Readonly<Record<string, Json>>
}

/**
 * Answers that all players share, by request. Only this server writes it: whole answers that kept every contract, to
 * requests in which nothing is anybody's own. What comes out of it is checked like any other answer.
 */
export interface FillCache {
  load(key: string, variant: number): Promise<KeptAnswer | undefined>
  save(key: string, variant: number, answer: KeptAnswer): Promise<void>
}

/** The part of a storage of `unstorage` that is used here. */
export interface ItemStorage {
  getItem(key: string): Promise<unknown>
  setItem(key: string, value: never): Promise<void>
}

/**
 * A cache in a storage of `unstorage`, and so in memory, in files, in Redis, or wherever else it has a driver for.
 *
 * @example fillCache(createStorage({ driver: redisDriver({ url, ttl: 30 * 24 * 3600 }) }))
 */
export function fillCache(storage: ItemStorage): FillCache {
  return {
    async load(key, variant) {
      const item = await storage.getItem(`fills:${key}:${variant}`)
      return isKeptAnswer(item) ? item : undefined
    },
    async save(key, variant, answer) {
      await storage.setItem(`fills:${key}:${variant}`, answer as never)
    },
  }
}

/** A cache in the memory of this process. @param mostAnswers kept; the one used longest ago goes first. Default 5000. */
export function memoryCache(mostAnswers = 5000): FillCache {
  const held = new Map<string, KeptAnswer>()
  const hold = (name: string, answer: KeptAnswer): void => {
    held.delete(name)
    held.set(name, answer)
    if (held.size > mostAnswers) held.delete(held.keys().next().value as string)
  }
  return {
    async load(key, variant) {
      const answer = held.get(`${key}:${variant}`)
      if (answer !== undefined) hold(`${key}:${variant}`, answer)
      return answer
    },
    async save(key, variant, answer) {
      hold(`${key}:${variant}`, answer)
    },
  }
}

function isKeptAnswer(item: unknown): item is KeptAnswer {
  if (typeof item !== 'object' || item === null) return false
  const { id, model, rules, values } = item as Partial<Record<keyof KeptAnswer, unknown>>
  return (
    typeof id === 'string' &&
    (model === undefined || typeof model === 'string') &&
    (rules === undefined || typeof rules === 'boolean') &&
    typeof values === 'object' &&
    values !== null
  )
}

import type { LimitStore } from '../limits/limit-store.ts'

/** How the counts stand in Redis. */
export interface RedisLimitsOptions {
  /** Before every key. Default `lacuna`. */
  readonly prefix?: string
  /** Milliseconds since 1970. Default the machine's. */
  readonly now?: () => number
}

/** What is used of a client of `ioredis`. */
export interface RedisClient {
  eval(script: string, keys: number, ...values: (string | number)[]): Promise<unknown>
}

/** A count outlives its window by so many milliseconds, since the clocks of two machines differ. */
const slackMs = 5000

/** First a look at all of the counts, then the points: nobody else's script runs in between. */
const take = `
for i, key in ipairs(KEYS) do
  if tonumber(redis.call('get', key) or '0') + tonumber(ARGV[3 * i - 2]) > tonumber(ARGV[3 * i - 1]) then return i end
end
for i, key in ipairs(KEYS) do
  redis.call('incrby', key, ARGV[3 * i - 2])
  if redis.call('pttl', key) < 0 then redis.call('pexpire', key, ARGV[3 * i]) end
end
return 0`

const correct = `
for i, key in ipairs(KEYS) do
  local points = redis.call('get', key)
  if points then
    local change = math.max(tonumber(ARGV[i]), -tonumber(points))
    if redis.call('incrby', key, string.format('%.0f', change)) == 0 then redis.call('del', key) end
  end
end
return 0`

/**
 * Counts in Redis, for any number of processes and machines: all of them hold one budget. The keys of one game have one
 * hash tag, so that they stand together in a cluster.
 *
 * @param client a client of `ioredis`; closing it is yours.
 * @example
 * const store = redisLimits(client, { prefix: 'ferry' })
 * const handler = createFillHandler({ stories: [ferry], provider, secret, origins, store })
 */
export function redisLimits(client: RedisClient, options: RedisLimitsOptions = {}): LimitStore {
  const { prefix = 'lacuna', now = () => Date.now() } = options
  const keyOf = ({ count }: { readonly count: string }): string => `{${prefix}}:${count}`
  return {
    async take(charges) {
      const at = now()
      const values = charges.flatMap(({ points, most, endsAt }) => [points, most, Math.max(0, endsAt - at) + slackMs])
      const full = await client.eval(take, charges.length, ...charges.map(keyOf), ...values)
      if (full === 0) return { taken: true }
      return { taken: false, full: Number(full) - 1 }
    },
    async correct(corrections) {
      const values = corrections.map(({ points }) => points)
      await client.eval(correct, corrections.length, ...corrections.map(keyOf), ...values)
    },
  }
}

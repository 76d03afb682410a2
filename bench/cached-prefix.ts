import { readdirSync, readFileSync } from 'node:fs'
import { createSession, type Story, seededRandom } from '@lacuna/engine'
import { inkStory } from '@lacuna/engine/ink'
import { compileStory } from '@lacuna/engine/ink/compiler'
import { costOf, priceOf } from '@lacuna/engine/provider'
import { anthropicProvider } from '@lacuna/engine/providers/anthropic'
import { prices } from '@lacuna/engine/providers/wrappers'
import { agreedTo } from '@lacuna/engine/testing'
import type { WireRequest } from '../tools/wire-server/wire.ts'
import { startWireServer } from '../tools/wire-server/wire-server.ts'
import { type BenchRow, row } from './bench-row.ts'

const folder = new URL('../examples/dry-ground/', import.meta.url)
const apiKey = 'bench'
const mostTurns = 200
/** Each has a cache of its own, that nobody has filled before. */
const players = [1, 2, 3]

/**
 * How much of what is sent with the default settings a vendor's cache of prompts can hold, from the second request of
 * whole play-throughs on, counted by the server that gets it; and what that costs by the price list. The same
 * play-throughs are counted once more without the author's samples.
 */
export async function benchCachedPrefix(): Promise<BenchRow[]> {
  const story = dryGround()
  const { samples: _, ...bible } = story.bible
  const whole = await playThroughs(story)
  const short = await playThroughs({ ...story, bible })
  return [...rowsOf('Dry Ground', whole, 10), ...rowsOf('Dry Ground without its samples', short)]
}

/** Means of one request, the first one of each player left out. */
interface Counted {
  readonly requests: number
  /** Tokens. */
  readonly input: number
  readonly stable: number
  readonly cached: number
  /** US dollars for a thousand requests: as they were, and if nothing had come from the cache. */
  readonly dollars: number
  readonly uncachedDollars: number
}

function rowsOf(name: string, counted: Counted, bar?: number): BenchRow[] {
  const { requests, input, stable, cached, dollars, uncachedDollars } = counted
  const share = (tokens: number): number => (100 * tokens) / input
  const about = `${name}, ${requests} requests`
  return [
    row('input outside of the stable prefix', about, share(input - stable), '%', bar === undefined ? {} : { bar }),
    row('input not read from the cache', about, share(input - cached), '%', bar === undefined ? {} : { bar }),
    row('input per request', about, input, 'tokens'),
    row('input of 1,000 requests (baseline: no cache)', about, dollars, '$', { baseline: uncachedDollars }),
  ]
}

async function playThroughs(story: Story): Promise<Counted> {
  const sum = { requests: 0, input: 0, stable: 0, cached: 0, dollars: 0, uncachedDollars: 0 }
  const { model } = anthropicProvider({ apiKey })
  const price = priceOf(model, prices)
  if (price === undefined) throw new Error(`There is no price for ${model}.`)
  for (const seed of players) {
    const [first, ...later] = await requestsOf(story, seed)
    const prefix = prefixOf(first)
    for (const request of later) {
      const { input, prefix: marked, cached } = request.tokens ?? { input: 0, prefix: 0, cached: 0 }
      const usage = { inputTokens: input, outputTokens: 0 }
      sum.requests++
      sum.input += input
      sum.stable += prefixOf(request) === prefix ? marked : 0
      sum.cached += cached
      sum.dollars += costOf({ ...usage, cachedTokens: cached, cacheWrittenTokens: marked - cached }, price)
      sum.uncachedDollars += costOf(usage, price)
    }
  }
  const mean = (total: number): number => total / sum.requests
  return {
    requests: sum.requests,
    input: mean(sum.input),
    stable: mean(sum.stable),
    cached: mean(sum.cached),
    dollars: 1000 * mean(sum.dollars),
    uncachedDollars: 1000 * mean(sum.uncachedDollars),
  }
}

/** What one player's way to an end has sent. */
async function requestsOf(story: Story, seed: number): Promise<readonly WireRequest[]> {
  const server = await startWireServer({ key: apiKey })
  const provider = anthropicProvider({ apiKey, baseUrl: server.url })
  const session = createSession(story, { provider, consent: agreedTo(provider), dial: 'live', seed, entry: '' })
  const random = seededRandom(seed)
  for (let turn = 0; turn < mostTurns; turn++) {
    const { phase, choices } = await session.settled()
    const choice = random.pick(choices)
    if (phase === 'ended' || choice === undefined) break
    session.choose(choice.id)
  }
  session.close()
  await server.close()
  return server.requests.filter(({ refused }) => refused === undefined)
}

function prefixOf(request: WireRequest | undefined): string {
  return JSON.stringify([request?.body.output_config, request?.body.system])
}

function dryGround(): Story {
  const { bundle } = compileStory('dry-ground.ink', {
    read: path => {
      try {
        return readFileSync(new URL(path, folder), 'utf8')
      } catch {
        return undefined
      }
    },
    list: () => readdirSync(folder),
  })
  if (bundle === undefined) throw new Error('The example does not compile.')
  return inkStory({ ...bundle, bible: { ...bundle.bible, allow: 'live' }, banks: {} })
}

import { readdirSync, readFileSync } from 'node:fs'
import { createSession, seededRandom } from '@lacuna/engine'
import { inkStory } from '@lacuna/engine/ink'
import { compileStory } from '@lacuna/engine/ink/compiler'
import { type AnthropicOptions, anthropicProvider } from '@lacuna/engine/providers/anthropic'
import { agreedTo } from '@lacuna/engine/testing'
import { startWireServer } from '../tools/wire-server/wire-server.ts'
import { type BenchRow, row } from './bench-row.ts'

const folder = new URL('../examples/dry-ground/', import.meta.url)
const apiKey = 'bench'
const mostTurns = 200

/**
 * What a vendor's cache of prompts can hold of the requests of a whole play-through, counted by the server that gets them:
 * the share of the input that lies in the stable part, and the share that was read from the cache.
 */
export async function benchCachedPrefix(): Promise<BenchRow[]> {
  const rows: BenchRow[] = []
  for (const structure of ['schema', 'words'] as const) rows.push(...(await playThrough(structure)))
  return rows
}

async function playThrough(structure: NonNullable<AnthropicOptions['structure']>): Promise<BenchRow[]> {
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
  const story = inkStory({ ...bundle, bible: { ...bundle.bible, allow: 'live' }, banks: {} })
  const server = await startWireServer({ key: apiKey })
  const provider = anthropicProvider({ apiKey, baseUrl: server.url, structure })
  const session = createSession(story, { provider, consent: agreedTo(provider), dial: 'live', seed: 1, entry: '' })
  const random = seededRandom(1)
  const usages: { readonly input: number; readonly stable: number; readonly cached: number }[] = []
  for (let turn = 0; turn < mostTurns; turn++) {
    const { phase, choices } = await session.settled()
    const choice = random.pick(choices)
    if (phase === 'ended' || choice === undefined) break
    session.choose(choice.id)
  }
  for (const { body, cached } of server.requests) {
    const stable = Array.isArray(body.system) ? JSON.stringify(body.system).length : 0
    const input = stable + JSON.stringify(body.messages).length
    usages.push({ input: input / 4, stable: stable / 4, cached: cached ?? 0 })
  }
  session.close()
  await server.close()
  const later = usages.slice(1)
  const share = (member: 'stable' | 'cached'): number =>
    (100 * later.reduce((sum, usage) => sum + usage[member], 0)) / later.reduce((sum, { input }) => sum + input, 0)
  const name = `dry-ground, ${later.length} requests, structure: ${structure}`
  return [
    row('input in the stable part', name, share('stable'), '%'),
    row('input read from the cache', name, share('cached'), '%'),
  ]
}

import { describe, expect, test } from 'vitest'
import { manualClock } from '../base/manual-clock.ts'
import type { FillEvent } from '../provider/port/narrative-provider.ts'
import { type HostileName, hostile, hostileNames } from './hostile-providers.ts'
import { sampleRequest } from './sample-request.ts'

interface Heard {
  readonly events: readonly FillEvent[]
  readonly end: 'done' | 'failed' | 'never'
}

async function hear(name: HostileName): Promise<Heard> {
  const events: FillEvent[] = []
  let end: Heard['end'] = 'never'
  const reading = async (): Promise<void> => {
    try {
      for await (const event of hostile(name).fill(sampleRequest(), { seed: 3, signal: AbortSignal.abort() }))
        events.push(event)
      end = 'done'
    } catch {
      end = 'failed'
    }
  }
  void reading()
  for (let turn = 0; turn < 5; turn++) await manualClock().settle()
  return { events, end }
}

const text = (events: readonly FillEvent[]): string =>
  events.map(event => (event.type === 'delta' ? event.text : '')).join('')

describe('each is as bad as its name', () => {
  test.each<[HostileName, Heard['end'], number]>([
    ['never answers', 'never', 0],
    ['fails', 'failed', 0],
    ['fails at once', 'failed', 0],
    ['breaks off', 'failed', 1],
    ['stalls', 'never', 1],
    ['empty', 'done', 1],
    ['says nothing', 'done', 2],
    ['enormous', 'done', 1027],
    ['breaks the contract', 'done', 2],
    ['babbles', 'done', 51],
  ])('%s', async (name, end, events) => {
    const heard = await hear(name)
    expect(heard.end).toBe(end)
    expect(heard.events).toHaveLength(events)
  })

  test('repeats itself', async () => {
    const said = Object.values(JSON.parse(text((await hear('repeats itself')).events))).map(member =>
      JSON.stringify(member),
    )
    expect(new Set(said).size).toBe(1)
  })

  test('the enormous one says a megabyte', async () => {
    expect(text((await hear('enormous')).events).length).toBeGreaterThan(1024 * 1024)
  })

  test('every one has a name of its own', () => {
    expect(new Set(hostileNames.map(name => hostile(name).id)).size).toBe(hostileNames.length)
  })
})

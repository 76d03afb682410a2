import { afterEach, describe, expect, test } from 'vitest'
import { startWireServer, type WireServer } from '../../../../tools/wire-server/wire-server.ts'
import type { Director } from '../ahead/director.ts'
import { type ManualClock, manualClock } from '../base/manual-clock.ts'
import { testStory } from '../ink/compiler/test-story.ts'
import type { NarrativeProvider } from '../provider/port/narrative-provider.ts'
import { createSession, type Session } from '../session/create-session.ts'
import { aiSdkProvider } from './ai-sdk/provider.ts'
import { anthropicProvider } from './anthropic/provider.ts'
import { chromeProvider } from './chrome/provider.ts'
import { localServers } from './openai-compatible/options.ts'
import { openAiCompatibleProvider } from './openai-compatible/provider.ts'
import { remote } from './remote/remote.ts'
import { wllamaProvider } from './wllama/provider.ts'

const deadlineMs = 6000

/** Two gates, and behind both of them the same four places. */
const town = testStory(
  `-> square
=== square
The square.
+ [North.] -> north
+ [South.] -> south
=== north
The gate. # fill gate: the north gate
-> street
=== south
The gate. # fill gate: the south gate
-> street
=== street
+ [Market.] -> market
+ [Well.] -> well
+ [Bridge.] -> bridge
+ [Mill.] -> mill
=== market
Stalls. # fill stalls: the market
-> END
=== well
Water. # fill water: the well
-> END
=== bridge
Planks. # fill planks: the bridge
-> END
=== mill
Sacks. # fill sacks: the mill
-> END
`,
  { id: 'town' },
)

/** Starts all but the gates at once, whatever the provider can do. */
const places: Director = {
  depth: 2,
  horizonMs: () => Number.MAX_SAFE_INTEGER,
  plan: ({ candidates }) => ({
    start: candidates.filter(({ job }) => job.slots[0]?.key.endsWith('gate') === false).map(({ key }) => key),
  }),
}

let server: WireServer
afterEach(() => server?.close())

/** Lets the network have its time until something holds; the player's clock stands still. */
async function until(clock: ManualClock, holds: () => boolean): Promise<void> {
  while (!holds()) {
    await new Promise(resolve => setTimeout(resolve, 1))
    await clock.advance(0)
  }
}

/** The slots that were asked for and not let go; which of several that come together arrives first, the network decides. */
const open = (): readonly string[] =>
  server.requests
    .filter(({ outcome }) => outcome === 'open')
    .map(({ body }) => /\w+\.(?:gate|stalls|water|planks|sacks)/.exec(JSON.stringify(body))?.[0] ?? '')
    .toSorted()

function opened(provider: NarrativeProvider): { readonly session: Session; readonly clock: ManualClock } {
  const clock = manualClock()
  const session = createSession(town, { dial: 'live', provider, clock, deadlineMs, lookahead: { director: places } })
  session.enter()
  return { session, clock }
}

const never = { stream: new ReadableStream() }
const model = { specificationVersion: 'v3', provider: 'gull', modelId: '7b', doStream: async () => never } as const
const at = (baseUrl: string, more = {}): NarrativeProvider => openAiCompatibleProvider({ baseUrl, model: 'x', ...more })

test.each<[string, NarrativeProvider, number | undefined]>([
  ['a model file', wllamaProvider({ model: new Blob(), wasm: '' }), 1],
  ['the browser’s own model', chromeProvider(), 1],
  ['a server on the device', at('http://127.0.0.1:11434/v1'), 1],
  ['one with TLS on the device', at('https://localhost/v1'), 1],
  ['one in the house', at('http://attic.local:8080/v1'), 1],
  ['a hosted one', at('https://api.example.com/v1'), undefined],
  ['one that was started with four places', at('http://127.0.0.1:11434/v1', { atOnce: 4 }), 4],
  ['vLLM', at('', localServers.vllm), 5],
  ['the game’s own server', remote({ url: '/lacuna' }), 5],
  ['one with HTTP/2', remote({ url: '/lacuna', atOnce: 8 }), 8],
  ['Anthropic', anthropicProvider({ apiKey: 'x' }), undefined],
  ['Anthropic behind a narrow proxy', anthropicProvider({ apiKey: 'x', atOnce: 2 }), 2],
  ['the AI SDK', aiSdkProvider(model), undefined],
  ['the AI SDK on the device', aiSdkProvider(model, { local: true }), 1],
  ['the AI SDK with a bound', aiSdkProvider(model, { atOnce: 3 }), 3],
])('%s says how many it answers at once', (_, provider, atOnce) => {
  expect(provider.capabilities.atOnce).toBe(atOnce)
})

describe('a server that answers so many at once, each of which is taken by what never ends', () => {
  test.each([1, 2, 3])(
    '%i: what comes to the screen is answered at once, and only the last begun makes room',
    async atOnce => {
      server = await startWireServer({ key: '', atOnce })
      server.fail(...Array.from({ length: atOnce }, () => 'never the headers' as const), 'none')
      const baseUrl = `${server.url}/v1`
      const { session, clock } = opened(openAiCompatibleProvider({ baseUrl, model: 'gull-7b', atOnce }))
      await until(clock, () => server.requests.length >= atOnce)
      const begun = ['market.stalls', 'well.water', 'bridge.planks'].slice(0, atOnce)
      expect(open()).toEqual(begun.toSorted())
      session.choose(session.frame.choices[0]?.id ?? '')
      await until(clock, () => session.frame.phase === 'choosing')
      // No time has passed for the player.
      expect(session.metrics?.turns.at(-1)).toMatchObject({ waitMs: 0, slots: 1, authored: 0 })
      expect(session.metrics?.totals).toMatchObject({ dropped: 1 })
      // The others were not touched.
      for (const slot of begun.slice(0, -1)) expect(open()).toContain(slot)
      session.close()
      await server.idle()
    },
  )

  test('without that being said it would stand in a queue until its deadline', async () => {
    server = await startWireServer({ key: '', atOnce: 1 })
    server.fail('never the headers', 'none')
    const provider = openAiCompatibleProvider({ baseUrl: `${server.url}/v1`, model: 'gull-7b', atOnce: 12 })
    const { session, clock } = opened(provider)
    await until(clock, () => server.requests.length >= 4)
    session.choose(session.frame.choices[0]?.id ?? '')
    await until(clock, () => open().includes('north.gate'))
    await clock.advance(deadlineMs)
    expect(session.metrics?.turns.at(-1)).toMatchObject({ waitMs: deadlineMs, authored: 1 })
    session.close()
    await server.idle()
  })
})

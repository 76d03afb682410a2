import { createSession, type FillRequest, type StoredFills } from '@lacuna/engine'
import { memoryFillStore } from '@lacuna/engine/fill'
import { agreedTo, scripted } from '@lacuna/engine/testing'
import { expect, test } from 'vitest'
import { memoryLimits } from '../limits/memory-limits.ts'
import { remoteOf, testServer, weirStory } from '../weir.fixture.ts'

const story = weirStory(
  {},
  'quay',
  `-> quay
=== quay ===
The quay is empty. # fill quay: the quay; max 12 words
+ [Hide it. # memory(reader): You hid the rope under the nets.]
  -> office
+ [Leave it. # memory: You left the rope where it lay.]
  -> office
=== office ===
# with INA
The office smells of rope. # fill office: the office; reads @diary; max 12 words
The stove is lit. # fill stove: the stove; max 12 words
INA: Somebody has been here. # fill ina: INA wonders; max 12 words
-> END
`,
)
const words = {
  'quay.quay': 'Two gulls share out the morning.',
  'office.office': 'Tar and wet hemp fill the small room.',
  'office.stove': 'Small flames tick behind the iron door.',
  'office.ina': 'Those nets were folded the other way.',
}
const act = 'hid the rope'

/** What a server writes down anywhere: keys and values of its fills, names of its counts, its log. */
function written() {
  const kept: unknown[] = []
  const plain = memoryFillStore()
  const fills = {
    load: async (key: string): Promise<readonly StoredFills[]> => {
      kept.push(key)
      return await plain.load(key)
    },
    save: async (key: string, values: StoredFills, most: number): Promise<void> => {
      kept.push(key, values)
      await plain.save(key, values, most)
    },
  }
  const limits = memoryLimits()
  const store = {
    take: async (charges: Parameters<typeof limits.take>[0]) => {
      kept.push(charges)
      return await limits.take(charges)
    },
    correct: async (corrections: Parameters<typeof limits.correct>[0]) => {
      kept.push(corrections)
      await limits.correct(corrections)
    },
  }
  return { kept, fills, store }
}

async function played(choice: number) {
  const provider = scripted(words, { model: 'reed-1' })
  const { fills, kept, store } = written()
  const server = testServer({ stories: [story], provider, fills, store })
  const asked = remoteOf(server)
  const session = createSession(story, {
    dial: 'live',
    provider: asked,
    consent: agreedTo(asked),
    lookahead: false,
    seed: 1,
  })
  session.enter()
  await session.settled()
  session.choose(session.frame.choices[choice]?.id ?? '')
  await session.settled()
  const requests = new Map(provider.requests.map(request => [request.slots.map(({ slot }) => slot).join(), request]))
  return { kept, log: server.log, requests, session }
}

const says = (request: FillRequest | undefined): string => JSON.stringify(request)

test('the server works the diary out from the steps, for the slots that read it and for nobody else', async () => {
  const { requests, session } = await played(0)
  const office = requests.get('office.office')
  expect(says(office)).toContain('You hid the rope under the nets.')
  expect(office?.private).toBe(true)
  for (const [slots, request] of requests) {
    expect(request.soft ?? [], slots).toEqual([])
    if (slots !== 'office.office') expect(says(request), slots).not.toContain(act)
  }
  expect(session.frame.lines.map(({ text }) => text)).toEqual([
    words['office.office'],
    words['office.stove'],
    words['office.ina'],
  ])
})

test('the game builds the same requests as its server, and none with what stands on the screen', async () => {
  const { requests, session } = await played(0)
  for (const [slots, request] of requests) {
    const fill = session
      .ledger()
      .find(({ kind, ...entry }) => kind === 'fill' && 'fill' in entry && entry.fill.slot === slots.split(',')[0])
    const context = await session.contextOf(fill?.n ?? 0)
    if (context === undefined || context.state === 'gone') throw new Error(`Nothing is known of ${slots}.`)
    expect(context.request.soft ?? []).toEqual([])
    // The path is what the game sends in place of the request.
    const parts = context.request.context.filter(({ label }) => label !== 'the path through the story')
    expect(parts).toEqual(request.context)
  }
})

test('no act of the reader is in the log, in a key, among the kept fills or in a count', async () => {
  const { kept, log } = await played(0)
  const all = JSON.stringify([kept, log])
  expect(all).not.toContain(act)
  expect(all).not.toContain(words['office.office'])
  // What may be shared is kept.
  expect(all).toContain(words['office.stove'])
})

test('two readers who did different things ask the same for what may be shared', async () => {
  const [hid, left] = [await played(0), await played(1)]
  for (const slots of hid.requests.keys()) {
    if (slots.startsWith('office') && slots !== 'office.office')
      expect(hid.requests.get(slots)?.context.filter(({ label }) => label !== 'choice just taken')).toEqual(
        left.requests.get(slots)?.context.filter(({ label }) => label !== 'choice just taken'),
      )
  }
  expect(says(left.requests.get('office.office'))).toContain('You left the rope where it lay.')
  expect(says(left.requests.get('office.office'))).not.toContain(act)
})

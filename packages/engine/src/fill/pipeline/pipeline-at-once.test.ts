import { expect, test } from 'vitest'
import { type ManualClock, manualClock } from '../../base/manual-clock.ts'
import { testStory } from '../../ink/compiler/test-story.ts'
import { withLimit } from '../../providers/wrappers/with-limit.ts'
import { createSession } from '../../session/create-session.ts'
import { type ScriptedProvider, scripted } from '../../testing/scripted-provider.ts'
import type { FillStore } from '../store/fill-store.ts'
import { memoryFillStore } from '../store/memory-fill-store.ts'
import type { FillJob } from './fill-job.ts'
import type { FillPipeline } from './fill-pipeline.ts'
import type { FillUpdate } from './fill-update.ts'
import { openFillPipeline } from './open-fill-pipeline.ts'

const names = ['oak', 'elm', 'ash', 'fir'] as const
type Name = (typeof names)[number]

const wood = testStory(
  `-> wood
=== wood
The wood.
${names.map(name => `+ [To the ${name}.] -> ${name}`).join('\n')}
${names.map(name => `=== ${name}\nA tree. # fill tree: the ${name}\n-> END`).join('\n')}
`,
  { id: 'wood' },
)

const words = Object.fromEntries(names.map(name => [`${name}.tree`, `The ${name}.`]))

/** What the ways out of the wood ask for, as a session makes it. */
async function jobsOf(): Promise<Readonly<Record<Name, FillJob>>> {
  const clock = manualClock()
  const jobs: Partial<Record<Name, FillJob>> = {}
  const director = {
    depth: 1,
    horizonMs: () => 0,
    plan: ({ candidates }: { readonly candidates: readonly { readonly job: FillJob }[] }) => {
      for (const { job } of candidates) jobs[job.slots[0]?.open.slot.id.slice(0, 3) as Name] = job
      return { start: [] }
    },
  }
  const session = createSession(wood, {
    dial: 'live',
    provider: scripted({}, { shared: true }),
    clock,
    lookahead: { director },
  })
  session.enter()
  await clock.advance(0)
  await clock.advance(0)
  session.close()
  return jobs as Record<Name, FillJob>
}

interface Opened {
  readonly pipeline: FillPipeline
  readonly clock: ManualClock
  readonly provider: ScriptedProvider
  readonly jobs: Readonly<Record<Name, FillJob>>
  /** What stands on the screen by now. */
  readonly said: string[]
  /** What the provider was asked for, in order. */
  asked(): readonly string[]
}

/** A pipeline in front of a provider that takes a second for each, and answers so many at once: the rest queues. */
async function open(atOnce: number, store?: FillStore): Promise<Opened> {
  const jobs = await jobsOf()
  const clock = manualClock()
  const provider = scripted(words, { clock, firstMs: 1000, shared: true })
  const said: string[] = []
  const report = (update: FillUpdate): void => {
    if (update.type === 'fill.done') said.push(update.fill.text)
  }
  const ports = { provider: withLimit(provider, { most: atOnce }), clock, deadlineMs: 500 }
  const pipeline = openFillPipeline(store === undefined ? ports : { ...ports, store }, report)
  const asked = (): readonly string[] => provider.requests.map(({ slots }) => slots[0]?.slot.slice(0, 3) ?? '')
  return { pipeline, clock, provider, jobs, said, asked }
}

test('no more is prepared than the provider answers at once, and who asked for more hears of it', async () => {
  const { pipeline, clock, jobs, asked } = await open(2)
  const unasked: string[] = []
  for (const name of names) pipeline.prepare(jobs[name], cost => cost === 0 && unasked.push(name))
  await clock.settle()
  expect([pipeline.running, pipeline.atOnce, asked(), unasked]).toEqual([2, 2, ['oak', 'elm'], ['ash', 'fir']])
  expect(names.map(name => pipeline.state(jobs[name]))).toEqual(['writing', 'writing', 'open', 'open'])
  await clock.advance(1000)
  pipeline.prepare(jobs.fir, cost => cost === 0 && unasked.push('fir again'))
  await clock.settle()
  expect([asked().at(-1), unasked]).toEqual(['fir', ['ash', 'fir']])
  pipeline.close()
})

test('what comes to the screen takes the place of what was begun last, and is asked for in the same moment', async () => {
  const { pipeline, clock, provider, jobs, asked } = await open(2)
  pipeline.prepare(jobs.oak)
  pipeline.prepare(jobs.elm)
  await clock.advance(400)
  pipeline.write(jobs.ash)
  await clock.settle()
  expect([asked(), provider.aborted, pipeline.onScreen]).toEqual([['oak', 'elm', 'ash'], 1, 1])
  expect([pipeline.state(jobs.oak), pipeline.state(jobs.elm)]).toEqual(['writing', 'open'])
  pipeline.close()
})

test('what comes to the screen while it is prepared goes on, and nothing makes room for it', async () => {
  const { pipeline, clock, provider, jobs, said, asked } = await open(1)
  pipeline.prepare(jobs.oak)
  await clock.advance(800)
  pipeline.write(jobs.oak)
  await clock.advance(200)
  expect([asked(), provider.aborted, said]).toEqual([['oak'], 0, ['The oak.']])
  pipeline.close()
})

test('what was late for its turn goes only where nothing else can, and what is on screen never', async () => {
  const { pipeline, clock, provider, jobs, said, asked } = await open(2)
  pipeline.write(jobs.oak)
  await clock.advance(500)
  expect(said).toEqual(['A tree.'])
  pipeline.prepare(jobs.elm)
  await clock.settle()
  const next = (job: FillJob): FillJob => ({ ...job, epoch: job.epoch + 1 })
  pipeline.write(next(jobs.ash))
  await clock.settle()
  expect([asked(), provider.aborted, pipeline.state(jobs.elm)]).toEqual([['oak', 'elm', 'ash'], 1, 'open'])
  expect(pipeline.state(jobs.oak)).toBe('writing')
  pipeline.write(next(jobs.fir))
  await clock.settle()
  expect([asked(), provider.aborted, pipeline.state(jobs.oak)]).toEqual([['oak', 'elm', 'ash', 'fir'], 2, 'open'])
  pipeline.write(next(jobs.elm))
  await clock.settle()
  expect([provider.aborted, pipeline.onScreen]).toEqual([2, 3])
  pipeline.close()
})

test('what a turn asks for one after the other has one deadline, and what came too late is there another time', async () => {
  const { pipeline, clock, jobs, said } = await open(4)
  pipeline.write(jobs.oak)
  await clock.advance(300)
  pipeline.write(jobs.elm)
  await clock.advance(199)
  expect(said).toEqual([])
  await clock.advance(1)
  expect(said).toEqual(['A tree.', 'A tree.'])
  // It is over: whatever the turn still comes to is the author's at once.
  pipeline.write(jobs.ash)
  expect(said).toHaveLength(3)
  expect(pipeline.metrics.turns).toMatchObject([{ waitMs: 500, authored: 3 }])
  await clock.advance(1000)
  expect(pipeline.state(jobs.ash)).toBe('ready')
  // A turn that began before there was a fill pipeline has waited since.
  pipeline.write({ ...jobs.fir, epoch: jobs.fir.epoch + 1 }, clock.now() - 400)
  await clock.advance(100)
  expect(said).toHaveLength(4)
  pipeline.close()
})

test('what the store has takes nobody’s place', async () => {
  const store = memoryFillStore()
  const first = await open(1, store)
  first.pipeline.prepare(first.jobs.ash)
  await first.clock.advance(1000)
  first.pipeline.close()
  const { pipeline, clock, provider, jobs, said, asked } = await open(1, store)
  pipeline.prepare(jobs.oak)
  await clock.settle()
  pipeline.write(jobs.ash)
  await clock.settle()
  expect([said, asked(), provider.aborted, pipeline.state(jobs.oak)]).toEqual([['The ash.'], ['oak'], 0, 'writing'])
  pipeline.close()
})

test('what is prepared and still looked for in the store lets the screen go before it', async () => {
  const held = memoryFillStore()
  const answers = new Map<string, () => void>()
  const store: FillStore = {
    load: async key => {
      await new Promise<void>(resolve => answers.set(key, resolve))
      return held.load(key)
    },
    save: (key, fills, most) => held.save(key, fills, most),
  }
  const { pipeline, clock, provider, jobs, asked } = await open(1, store)
  const unasked: string[] = []
  pipeline.prepare(jobs.oak, () => unasked.push('oak'))
  pipeline.write(jobs.ash)
  answers.get(jobs.ash.key)?.()
  await clock.settle()
  answers.get(jobs.oak.key)?.()
  await clock.settle()
  expect([asked(), unasked, pipeline.state(jobs.oak)]).toEqual([['ash'], ['oak'], 'open'])
  expect([pipeline.running, provider.aborted]).toEqual([1, 0])
  pipeline.close()
})

test('who prepared something hears once that nobody was asked for it: at hand, let go, or taken to the screen before', async () => {
  const store = memoryFillStore()
  const { pipeline, clock, jobs, asked } = await open(4, store)
  const unasked: string[] = []
  pipeline.prepare(jobs.elm, () => unasked.push('elm'))
  pipeline.dropAhead()
  expect(unasked).toEqual(['elm'])
  pipeline.prepare(jobs.ash, () => unasked.push('ash'))
  pipeline.write(jobs.ash)
  pipeline.prepare(jobs.oak, () => unasked.push('oak'))
  await clock.advance(1000)
  expect([unasked, asked()]).toEqual([
    ['elm', 'ash'],
    ['ash', 'oak'],
  ])
  // It is at hand.
  pipeline.prepare(jobs.oak, () => unasked.push('oak again'))
  expect(unasked).toEqual(['elm', 'ash', 'oak again'])
  pipeline.close()
  expect(unasked).toHaveLength(3)
})

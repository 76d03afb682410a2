import {
  type Clock,
  createSession,
  type Director,
  type Input,
  type NarrativeProvider,
  type Passage,
  type Skeleton,
  type Story,
  seededRandom,
} from '@lacuna/engine'
import { Story as InkRuntime } from 'inkjs'
import { exampleStories } from '../examples/example-stories.ts'
import { type BenchRow, row } from './bench-row.ts'
import { generateInk } from './generate-ink.ts'
import { compiled } from './session-turn.ts'

/** Branches that are looked at, and how many of them are for warming up. */
const branches = 2000
const warmUp = 400
/** Decisions of one play-through. */
const decisions = 28

/** Has nothing to say, and says so: the director of this benchmark starts nothing. */
const nobody: NarrativeProvider = {
  id: 'nobody',
  capabilities: { streaming: false, jsonSchema: 'strict', local: true },
  async *fill() {
    yield { type: 'done', reason: 'refused' }
  },
}

/**
 * What looking one branch ahead takes: the steps of the skeleton, the requests of its slots and their keys. Beside it what
 * bare inkjs takes for the same branches: load the state, choose, continue. The session is the real one, and no choice on
 * screen is left out. Its clock stands still, so that no slice ends; it is asked after each branch.
 */
export async function benchLookahead(): Promise<BenchRow[]> {
  const dryGround = exampleStories.find(({ name }) => name === 'Dry Ground')?.story as Story
  const generated = compiled(generateInk(1), 'bench')
  return [
    ...(await rowsOf('Dry Ground', dryGround, 'live')),
    ...(await rowsOf('100 kB story, 50 slots', generated, 'live')),
    ...(await rowsOf('Dry Ground, steps alone', dryGround, 'author')),
    ...(await rowsOf('100 kB story, steps alone', generated, 'author')),
  ]
}

interface Branches {
  readonly ours: number[]
  readonly bare: number[]
}

async function rowsOf(name: string, story: Story, dial: 'live' | 'author'): Promise<BenchRow[]> {
  const all: Branches = { ours: [], bare: [] }
  for (let seed = 1; all.ours.length < branches; seed++) await readOnce(story, seed, dial, all)
  const sorted = (values: readonly number[]): number[] => values.slice(warmUp).toSorted((a, b) => a - b)
  const [ours, bare] = [sorted(all.ours), sorted(all.bare)]
  const at = (values: readonly number[], part: number): number => values[Math.floor((values.length - 1) * part)] ?? 0
  return [
    row('ahead', `${name}: a branch, p50`, at(ours, 0.5), 'ms', { baseline: at(bare, 0.5), bar: 0.5 }),
    row('ahead', `${name}: a branch, p95`, at(ours, 0.95), 'ms', { baseline: at(bare, 0.95) }),
  ]
}

/** One play-through by chance: what every branch of it took us, and bare inkjs, in milliseconds. */
async function readOnce(story: Story, seed: number, dial: 'live' | 'author', { ours, bare }: Branches): Promise<void> {
  let since = 0
  let took: number[] = []
  let latest: readonly number[] = []
  const clock: Clock = {
    now: () => {
      took.push(performance.now() - since)
      since = performance.now()
      return 0
    },
    after: (ms, due) => {
      const task = ms === 0 ? setImmediate(due) : undefined
      return () => clearImmediate(task)
    },
  }
  const director: Director = {
    depth: 1,
    horizonMs: () => {
      // From here on the clock is asked after each branch, and once more before the plan.
      took = []
      since = performance.now()
      return 0
    },
    plan: () => {
      // Looked at again when something is over, nothing is new; what counts is the look behind the whole turn.
      const seen = took.slice(0, -1)
      if (seen.length > 0) latest = seen
      return { start: [] }
    },
  }
  const random = seededRandom(seed)
  const session = createSession(story, { seed, provider: nobody, dial, clock, lookahead: { director } })
  const skeleton = story.skeleton()
  const runtime = new InkRuntime((story as unknown as { bundle: { ink: object } }).bundle.ink as never)
  await restOfTask()
  latest = []
  session.enter()
  let passage = told(skeleton, skeleton.step(skeleton.begin(seed), { type: 'enter' }))
  for (let turn = 0; turn < decisions; turn++) {
    const { choices, phase } = await session.settled()
    if (phase !== 'choosing') break
    await restOfTask()
    // Behind a choice there may be several ways, where somebody has yet to decide on one.
    if (latest.length < choices.length) {
      throw new Error(`${latest.length} branches were seen behind ${choices.length} choices.`)
    }
    const { ink } = passage.at.toJSON() as { readonly ink: object }
    for (const [index] of choices.entries()) bare.push(bareBranch(runtime, ink, index))
    ours.push(...latest)
    latest = []
    const choice = random.pick(choices)?.id ?? ''
    session.choose(choice)
    passage = told(skeleton, skeleton.step(passage.at, { type: 'choose', choice }))
  }
  session.close()
}

/** In one task it is looked ahead once; what is left is seen in the next. */
function restOfTask(): Promise<void> {
  return new Promise(resolve => setTimeout(resolve))
}

function bareBranch(runtime: InkRuntime, state: object, choice: number): number {
  const started = performance.now()
  runtime.state.LoadJsonObj(state as Record<string, unknown>)
  runtime.ChooseChoiceIndex(choice)
  while (runtime.canContinue) runtime.Continue()
  return performance.now() - started
}

/** The passage that stops at the turn's choices, as a session without a provider comes there. */
function told(skeleton: Skeleton, passage: Passage): Passage {
  const input = authorsInputs[passage.stop]?.(passage)
  return input === undefined ? passage : told(skeleton, skeleton.step(passage.at, input))
}

const authorsInputs: Readonly<Partial<Record<Passage['stop'], (passage: Passage) => Input>>> = {
  invent: () => ({ type: 'value' }),
  detour: () => ({ type: 'returned' }),
  decide: ({ choices }) => {
    const choice = (choices.find(({ preferred }) => preferred) ?? choices[0])?.id ?? ''
    return { type: 'verdict', choice }
  },
}

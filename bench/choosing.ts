import { createSession, type NarrativeProvider, type Session, type Story, seededRandom } from '@lacuna/engine'
import { exampleStories } from '../examples/example-stories.ts'
import { type BenchRow, median, row } from './bench-row.ts'
import { generateInk } from './generate-ink.ts'
import { compiled } from './session-turn.ts'

/** Play-throughs of each story, and decisions of each: two go side by side, with looking ahead and without. */
const plays = 24
const warmUpPlays = 4
const decisions = 28

/** Refuses at once: what is measured is the session's own part. */
const nobody: NarrativeProvider = {
  id: 'nobody',
  capabilities: { streaming: false, jsonSchema: 'strict', local: true },
  async *fill() {
    yield { type: 'done', reason: 'refused' }
  },
}

/**
 * How long `choose` keeps its caller, with looking ahead and without: the same story, seed and picks, in turn. Both have
 * time in between, so that what is planned in a task of its own is done there.
 */
export async function benchChoosing(): Promise<BenchRow[]> {
  const dryGround = exampleStories.find(({ name }) => name === 'Dry Ground')?.story as Story
  return [
    ...(await rowsOf('Dry Ground', dryGround)),
    ...(await rowsOf('100 kB story, 50 slots', compiled(generateInk(1), 'bench'))),
  ]
}

async function rowsOf(name: string, story: Story): Promise<BenchRow[]> {
  const looking: number[] = []
  const plain: number[] = []
  for (let seed = 1; seed <= plays; seed++) {
    const kept = seed > warmUpPlays
    await playBoth(story, seed, kept ? looking : [], kept ? plain : [])
  }
  const worst = (times: readonly number[]): number =>
    times.toSorted((a, b) => a - b).at(Math.floor(-times.length / 20)) ?? 0
  return [
    row('choose', `${name}: choose with lookahead, p50`, median(looking), 'ms', {
      baseline: median(plain),
      bar: 1.3,
      ofRatio: true,
    }),
    row('choose', `${name}: choose with lookahead, p95`, worst(looking), 'ms', { baseline: worst(plain) }),
  ]
}

async function playBoth(story: Story, seed: number, looking: number[], plain: number[]): Promise<void> {
  const sessions = [
    { session: createSession(story, { seed, provider: nobody, dial: 'live' }), times: looking },
    { session: createSession(story, { seed, provider: nobody, dial: 'live', lookahead: false }), times: plain },
  ]
  const random = seededRandom(seed)
  for (const { session } of sessions) session.enter()
  for (let turn = 0; turn < decisions; turn++) {
    for (const { session } of sessions) await session.settled()
    const { phase, choices } = sessions[0]?.session.frame ?? { phase: 'failed', choices: [] }
    if (phase !== 'choosing') break
    await read()
    const choice = random.pick(choices)?.id ?? ''
    for (const { session, times } of turn % 2 === 0 ? sessions : sessions.toReversed()) {
      times.push(choose(session, choice))
      await session.settled()
      await read()
    }
  }
  for (const { session } of sessions) session.close()
}

function choose(session: Session, choice: string): number {
  const started = performance.now()
  session.choose(choice)
  return performance.now() - started
}

/** A moment in which a reader reads. */
function read(): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, 15))
}

import { type Director, justInTime, type Story } from '@lacuna/engine'
import {
  type SimulatedSpeed,
  type SimulatedTurn,
  type SimulationCase,
  type SimulationPolicy,
  type SimulationResult,
  simulateReaders,
} from '@lacuna/engine/check'
import { costOf, prices } from '@lacuna/engine/providers/wrappers'
import { type BenchRow, row } from './bench-row.ts'
import { dryGround, frozenDryGround } from './dry-ground.ts'
import { openPassages } from './open-passages.ts'
import { compiled } from './session-turn.ts'
import { shareByPlay } from './share-by-play.ts'
import { waitingStory } from './waiting-story.ts'

/** What a director without a plan does: everything so many turns ahead, at once. */
const atOnce = (depth: number): Director => ({
  depth,
  horizonMs: () => (depth > 1 ? Number.MAX_SAFE_INTEGER : 0),
  plan: ({ candidates }) => ({ start: candidates.filter(one => one.depth <= depth).map(one => one.key) }),
})

const sure = justInTime({ margin: 3 })
/** Ours without what it saves on the unlikely: every passage ahead counts as sure, and the order is the same. */
const asEarly: Director = {
  ...sure,
  plan: outlook => {
    // From 1 on a likelihood takes nothing off the margin; one factor for all leaves the order as it is.
    const candidates = outlook.candidates.map(one => ({ ...one, likelihood: one.likelihood * 1e9 }))
    return sure.plan({ ...outlook, candidates })
  },
}

/** A hosted model that begins to answer after 0.6 s and takes 3, 5 or 8 s for the whole; and a fast one. */
export const speeds: readonly SimulatedSpeed[] = [
  { name: '3 s', firstMs: 600, wholeMs: 3000 },
  { name: '5 s', firstMs: 600, wholeMs: 5000 },
  { name: '8 s', firstMs: 600, wholeMs: 8000 },
  { name: 'fast', firstMs: 600, tokensPerSecond: 80 },
]

/** The speed that everything is looked at with. */
const middle = speeds[1] as SimulatedSpeed
const slowest = '8 s'
const long = 'Dry Ground'
/** The same story as it is now: cut for what requests hold of the reader's acts. */
const withDiary = 'Dry Ground with the diary'
const largest = '10,000 beats'
/** A slot that reads the history can be prepared only when the turn before it has been told. */
const ownReads = `${long}, its own reads`

/** What requests hold is what may be shared, as for readers of one server; those of before held no more. */
const shareable = (name: string, lookahead: SimulationPolicy['lookahead']): SimulationPolicy => ({
  name,
  lookahead,
  requests: 'shared',
})
const ours = shareable('ours, margin 3', { margin: 3 })
/** What a reader with a key or a model of their own gets: the diary and the page before are in the requests. */
const personal: SimulationPolicy = { name: 'ours, personal requests', lookahead: { margin: 3 }, requests: 'personal' }
const together: SimulationPolicy = { ...ours, name: 'ours, 60 share a store', shared: true }
const unsaving = shareable('ours, the unlikely as early', { director: asEarly })
/** What no preparing can be cheaper than: nothing is generated but what somebody came to and nobody had met before. */
const floor: SimulationPolicy = { ...shareable('on arrival, 60 share a store', false), shared: true }
const policies: readonly SimulationPolicy[] = [
  shareable('on arrival', false),
  { ...shareable('on arrival, streaming', false), readsFromFirstSentence: true },
  { ...shareable('all choices, history in the key', { director: atOnce(1) }), history: true },
  shareable('ours, depth 1', { depth: 1 }),
  shareable('ours, depth 2', { director: atOnce(2) }),
  shareable('ours, margin 1', { margin: 1 }),
  shareable('ours, margin 2', { margin: 2 }),
  ours,
  personal,
  unsaving,
  floor,
  together,
]
/** What an author can do who has many facts told: the story's keys differ by them. */
const withFewerFacts: readonly SimulationPolicy[] = [1, 0].map(facts => ({
  ...together,
  name: `${together.name}, facts: ${facts}`,
  facts,
}))

/** Share of turns without a wait that `ours` must reach, in per cent, and what it may cost by speed, in fills generated per fill shown. */
const leastWithoutWait = 99.5
const costBars: Readonly<Record<string, number>> = { '3 s': 3.0, '5 s': 3.4, '8 s': 3.9 }
const sharedBar = 0.5
/**
 * What personal requests are held to. It is set from their first measurement, as nobody knew what they would come to: fills per
 * fill shown a tenth above it, the share without a wait half a point below.
 */
const personalBars: Readonly<Record<string, { readonly fills: number; readonly withoutWait: number }>> = {
  '3 s': { fills: 3.1, withoutWait: 99.1 },
  '5 s': { fills: 3.5, withoutWait: 98.5 },
  '8 s': { fills: 4.2, withoutWait: 98.1 },
}

/** Readers in the one row whose share without a wait has an interval: more than 3,000 turns. */
const manyPlays = 130

/** Whose list price the cost is. No cache of prompts is counted. */
export const pricedModel = 'claude-haiku-5-5'

/**
 * The share of turns without a wait, and its price, for every policy and speed: over Dry Ground as it was frozen, with every
 * line of it left open (and once more as its author declared what its slots read); over Dry Ground as it is now, as declared;
 * and over generated stories of 1,000 and 10,000 beats in which every passage is a slot.
 *
 * Requests hold what may be shared with others; a row of its own has the personal ones. The row of ours at 5 s over Dry Ground
 * has more than 3,000 turns and an interval, for which whole plays are drawn.
 *
 * A reader reads the notice for 20 s before the first line, and the session is there by then, as `mount` has it. Rows "0 s of
 * title" are of one who begins with the session: the first turn waits, is counted by itself, and nothing else changes.
 *
 * `PLAYS=60` is the full table: so many readers in each row, every speed over every story. By default, for an answer in
 * some minutes, there are 3 readers in a row, 12 where there is a bar or what it is compared with, and 130 in the row with the interval; the largest story is
 * seen at 5 s alone, and so are those who share a store (always 60), over the others.
 */
export async function benchWaiting(): Promise<BenchRow[]> {
  const asked = Number(process.env.PLAYS ?? 0)
  const full = asked > 0
  const plays = full ? asked : 3
  const barred = full ? asked : 12
  const stories: readonly (readonly [string, Story])[] = [
    [long, openPassages(frozenDryGround(), 'default')],
    [ownReads, openPassages(frozenDryGround(), 'own')],
    [withDiary, openPassages(dryGround(), 'own')],
    ['1,000 beats', compiled(waitingStory(1, { beats: 1000 }), 'waiting')],
    [largest, compiled(waitingStory(2, { beats: 10_000 }), 'waiting')],
  ]
  const rows: BenchRow[] = []
  for (const [name, story] of stories) {
    const cases: SimulationCase[] = []
    for (const speed of speeds) {
      const brief = !full && speed !== middle
      if (brief && name === largest) continue
      if (name === ownReads) {
        cases.push({ speed, policy: ours, plays: barred })
        continue
      }
      if (name === withDiary) {
        for (const policy of [ours, personal]) cases.push({ speed, policy, plays: barred })
        if (!brief) cases.push({ speed, policy: together, plays: 60 })
        continue
      }
      for (const policy of name === long ? [...policies, ...withFewerFacts] : policies) {
        if (policy.shared === true && (brief || (!full && name === largest))) continue
        if (policy === unsaving && !full && (speed.name !== slowest || name === largest)) continue
        if (policy === personal && name !== long) continue
        const compared = policy === ours || policy === unsaving || policy === personal
        const most = hasInterval(name, policy, speed) ? Math.max(manyPlays, barred) : barred
        cases.push({ speed, policy, plays: policy.shared === true ? 60 : compared ? most : plays })
      }
      for (const failures of [0.1, 0.2]) cases.push({ speed, policy: ours, plays, failures })
      cases.push({ speed, policy: ours, plays, decisionMs: 3000 })
      cases.push({ speed, policy: ours, plays, titleMs: 0 })
    }
    const read = await simulateReaders(story, cases)
    cases.forEach((each, at) => {
      rows.push(...rowsOf(name, each, read[at] as SimulationResult))
    })
  }
  return rows
}

/** Whether a row is over so many readers that it can say how sure its share is. */
function hasInterval(story: string, policy: SimulationPolicy, speed: SimulatedSpeed): boolean {
  return story === long && policy === ours && speed === middle
}

function rowsOf(story: string, each: SimulationCase, reading: SimulationResult): BenchRow[] {
  const { decisionMs, failures, policy, speed, titleMs } = each
  const { turns } = reading
  const waits = turns.map(turn => turn.waitMs).sort((a, b) => a - b)
  const at = (part: number): number => (waits[Math.floor((waits.length - 1) * part)] ?? 0) / 1000
  const shown = turns.reduce((sum, turn) => sum + turn.shown, 0)
  const shownTokens = turns.reduce((sum, turn) => sum + turn.shownTokens, 0)
  const isPlain = failures === undefined && decisionMs === undefined && titleMs === undefined
  const isBarred = isPlain && speed.name in costBars && story !== ownReads && story !== withDiary
  const costBar = isBarred ? costBarOf(policy, speed) : undefined
  const least = isBarred ? leastOf(policy, speed) : undefined
  const under = [
    failures === undefined ? '' : `, ${failures * 100} % fail`,
    decisionMs === undefined ? '' : `, ${decisionMs / 1000} s to decide`,
    titleMs === undefined ? '' : `, ${titleMs / 1000} s of title`,
  ].join('')
  const figure = (name: string, value: number, unit: string, more: Parameters<typeof row>[4] = {}): BenchRow =>
    row('waiting', `${story}, ${speed.name}, ${policy.name}${under}: ${name}`, value, unit, more)
  // With no title to read, nobody could have prepared the first turn.
  const counted = titleMs === 0 ? turns.filter(turn => !isFirst(turn)) : turns
  const isSure = isPlain && hasInterval(story, policy, speed)
  const { share, low, high } = shareByPlay(counted.map(({ atOnce, play }) => ({ counts: atOnce, play })))
  return [
    figure('no wait', 100 * share, '% of turns', least === undefined ? {} : { bar: least, floor: true }),
    ...(isSure
      ? [figure('no wait, from', 100 * low, '% of turns'), figure('no wait, to', 100 * high, '% of turns')]
      : []),
    figure('p50', at(0.5), 's'),
    figure('p95', at(0.95), 's'),
    figure('longest', at(1), 's'),
    ...(titleMs === undefined ? [] : [figure('first turn', meanSeconds(turns.filter(isFirst)), 's')]),
    figure('stood in', (100 * turns.filter(turn => turn.stoodIn).length) / turns.length, '% of turns'),
    figure('fills per fill shown', reading.fills / shown, '', costBar === undefined ? {} : { bar: costBar }),
    figure('tokens per token shown', (reading.inputTokens + reading.outputTokens) / shownTokens, ''),
    figure(
      'cost of a play',
      100 * (costOf(reading, prices[pricedModel] ?? { input: 0, output: 0 }) / reading.plays),
      '¢',
    ),
    figure('turns', turns.length, ''),
  ]
}

/** What a row may cost, in fills generated per fill shown. */
function costBarOf(policy: SimulationPolicy, { name }: SimulatedSpeed): number | undefined {
  if (policy === together) return sharedBar
  if (policy === personal) return personalBars[name]?.fills
  return policy === ours ? costBars[name] : undefined
}

/** What share of its turns has to be without a wait, in per cent. */
function leastOf(policy: SimulationPolicy, { name }: SimulatedSpeed): number | undefined {
  return policy === personal ? personalBars[name]?.withoutWait : policy === ours ? leastWithoutWait : undefined
}

/** Nothing was read before it, and no choice led to it. */
const isFirst = ({ choice }: SimulatedTurn): boolean => choice === undefined

function meanSeconds(turns: readonly SimulatedTurn[]): number {
  return turns.reduce((sum, { waitMs }) => sum + waitMs, 0) / turns.length / 1000
}

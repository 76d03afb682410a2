import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Director, Story } from '@lacuna/engine'
import {
  type ReadersOptions,
  type Reading,
  type ReadingPolicy,
  readers,
  type SimulatedSpeed,
} from '@lacuna/engine/check'
import { inkStory } from '@lacuna/engine/ink'
import { compileStory } from '@lacuna/engine/ink/compiler'
import { type BenchRow, row } from './bench-row.ts'
import { compiled } from './session-turn.ts'
import { waitingStory } from './waiting-story.ts'

const atOnce = (depth: number): Director => ({
  depth,
  horizonMs: () => (depth > 1 ? Number.MAX_SAFE_INTEGER : 0),
  plan: ({ candidates }) => ({ start: candidates.filter(one => one.depth <= depth).map(one => one.key) }),
})

const speeds: readonly SimulatedSpeed[] = [
  { name: '3 s', firstMs: 3000, tokensPerSecond: Number.POSITIVE_INFINITY },
  { name: '5 s', firstMs: 5000, tokensPerSecond: Number.POSITIVE_INFINITY },
  { name: '8 s', firstMs: 8000, tokensPerSecond: Number.POSITIVE_INFINITY },
  { name: 'fast', firstMs: 600, tokensPerSecond: 80 },
]

const policies: readonly ReadingPolicy[] = [
  { name: 'on arrival', lookahead: false },
  { name: 'all choices, history in the key', lookahead: { director: atOnce(1) }, history: true },
  { name: 'ours, depth 1', lookahead: { depth: 1 } },
  { name: 'ours, depth 2', lookahead: { director: atOnce(2) } },
  { name: 'ours, margin 1', lookahead: { margin: 1 } },
  { name: 'ours, margin 2', lookahead: { margin: 2 } },
  { name: 'ours, margin 3', lookahead: { margin: 3 } },
  { name: 'ours, margin 3, shared store', lookahead: { margin: 3 }, shared: true },
]

/** Fills generated per fill shown that `ours, margin 3` may cost, by speed. */
const costBars: Readonly<Record<string, number>> = { '3 s': 3.0, '5 s': 3.4, '8 s': 3.9 }

/**
 * The share of turns without a wait, and its price, for every policy and speed, over generated stories in which every
 * passage is a slot, and over Dry Ground as it is. `PLAYS=60` for the full number of readers.
 */
export async function benchWaiting(): Promise<BenchRow[]> {
  const plays = Number(process.env.PLAYS ?? 15)
  const plain = compiled(waitingStory(1, { beats: 1000 }), 'waiting')
  const history = compiled(waitingStory(1, { beats: 1000, reads: 'reads @history' }), 'waiting')
  const large = compiled(waitingStory(2, { beats: 10_000 }), 'waiting')
  const long = await dryGround()
  const rows: BenchRow[] = []
  const add = async (
    name: string,
    story: Story,
    speed: SimulatedSpeed,
    policy: ReadingPolicy,
    more: Partial<ReadersOptions> = {},
  ): Promise<void> => {
    const asked = { plays: policy.shared === true ? 60 : plays, ...more }
    rows.push(
      ...rowsOf(`${name}, ${speed.name}, ${policy.name}`, speed, policy, await readers(story, speed, policy, asked)),
    )
  }
  for (const speed of speeds) {
    for (const policy of policies) {
      await add('1,000 beats', policy.history === true ? history : plain, speed, policy)
    }
  }
  const [, five] = speeds as [SimulatedSpeed, SimulatedSpeed]
  const ours = policies.find(policy => policy.name === 'ours, margin 3') as ReadingPolicy
  for (const failures of [0.1, 0.2]) await add(`1,000 beats, ${failures * 100} % fail`, plain, five, ours, { failures })
  await add('1,000 beats, 3 s to decide', plain, five, ours, { decisionMs: 3000 })
  await add('10,000 beats', large, five, ours)
  for (const speed of speeds) await add('Dry Ground', long, speed, ours, { plays: 10 })
  return rows
}

function rowsOf(name: string, speed: SimulatedSpeed, policy: ReadingPolicy, reading: Reading): BenchRow[] {
  const at = (part: number): number => (reading.waits[Math.floor((reading.waits.length - 1) * part)] ?? 0) / 1000
  const isOurs = policy.name === 'ours, margin 3'
  const costBar = policy.shared === true ? 0.5 : isOurs ? costBars[speed.name] : undefined
  const shown = Math.max(1, reading.shown)
  return [
    row(
      'waiting',
      `${name}: turns with a wait`,
      100 - (100 * reading.withoutWait) / reading.turns,
      '%',
      isOurs ? { bar: 0.5 } : {},
    ),
    row('waiting', `${name}: wait p50`, at(0.5), 's'),
    row('waiting', `${name}: wait p95`, at(0.95), 's'),
    row('waiting', `${name}: longest wait`, at(1), 's'),
    row('waiting', `${name}: the author's words stood in`, (100 * reading.stoodIn) / reading.turns, '%'),
    row(
      'waiting',
      `${name}: fills generated per fill shown`,
      reading.generated / shown,
      '',
      costBar === undefined ? {} : { bar: costBar },
    ),
    row('waiting', `${name}: tokens per fill shown`, reading.tokens / shown, ''),
  ]
}

async function dryGround(): Promise<Story> {
  const folder = fileURLToPath(new URL('../examples/dry-ground', import.meta.url))
  const { bundle, diagnostics } = compileStory('dry-ground.ink', {
    read: path => (existsSync(join(folder, path)) ? readFileSync(join(folder, path), 'utf8') : undefined),
    list: () => readdirSync(folder),
  })
  if (bundle === undefined) throw new Error(diagnostics.map(each => each.message).join('\n'))
  return inkStory(bundle)
}

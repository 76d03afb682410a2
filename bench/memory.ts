import {
  createSession,
  type FillRequest,
  fillAnswer,
  type NarrativeProvider,
  type Story,
  seededRandom,
} from '@lacuna/engine'
import { openedStory, type SimulationPolicy, simulateReaders, syntheticText } from '@lacuna/engine/check'
import { costOf, prices } from '@lacuna/engine/provider'
import { type BenchRow, row } from './bench-row.ts'
import { dryGround } from './dry-ground.ts'
import { type IncludedKind, includedTokens } from './included-parts.ts'
import { compiled } from './session-turn.ts'
import { pricedModel, speeds } from './waiting.ts'

const [, speed = { name: '5 s', firstMs: 600, wholeMs: 5000 }] = speeds
const plays = 12
/** Nothing is requested but what a reader comes to, so that a play is paid for once. */
const policies: readonly SimulationPolicy[] = (['personal', 'shared'] as const).map(requests => ({
  name: requests,
  lookahead: false,
  requests,
}))

/** Turns of the long play, and where its requests begin to be as long as they get. */
const turns = 10_000
const settledAt = 1000
/** Growth of a request that no reader would live to see: tokens in a thousand turns. */
const mostGrowth = 1

/**
 * What requests hold, by part and kind, over plays of Dry Ground with every slot asked for live, as personal requests and as
 * such whose fills may be shared: tokens of a request and of a play by estimate, and what a play costs. Then how a request
 * grows in a play of 10,000 turns, each of which is remembered; and what was left out there for a limit.
 */
export async function benchMemory(): Promise<BenchRow[]> {
  return [...(await partsOf('Dry Ground', openedStory(dryGround(), { live: true }))), ...(await benchGrowth())]
}

interface Sum {
  readonly kind: IncludedKind
  tokens: number
  requests: number
}

async function partsOf(name: string, story: Story): Promise<BenchRow[]> {
  const sums = new Map(policies.map(policy => [policy.name, new Map<string, Sum>()]))
  const requests = new Map(policies.map(policy => [policy.name, 0]))
  const asked = (request: FillRequest, { policy }: { readonly policy: SimulationPolicy }): void => {
    requests.set(policy.name, (requests.get(policy.name) ?? 0) + 1)
    const ofPolicy = sums.get(policy.name) ?? new Map<string, Sum>()
    for (const { kind, part, tokens } of includedTokens(request)) {
      const sum = ofPolicy.get(part) ?? { kind, tokens: 0, requests: 0 }
      sum.tokens += tokens
      sum.requests++
      ofPolicy.set(part, sum)
    }
  }
  const read = await simulateReaders(
    story,
    policies.map(policy => ({ speed, policy, plays })),
    { asked },
  )
  return policies.flatMap((policy, at) => {
    const count = requests.get(policy.name) ?? 0
    const parts = [...(sums.get(policy.name) ?? [])]
    const figures = (part: string, { tokens, requests: withIt }: Omit<Sum, 'kind'>): BenchRow[] => {
      const figure = (what: string, value: number, unit: string): BenchRow =>
        row('memory', `${name}, ${policy.name}, ${part}: ${what}`, value, unit)
      return [
        figure('a request', tokens / count, 'tokens'),
        figure('requests with it', (100 * withIt) / count, '%'),
        figure('a play', tokens / plays, 'tokens'),
        figure('cost of a play', centsFor(tokens / plays, 0), '¢'),
      ]
    }
    const whole = { tokens: parts.reduce((sum, [, { tokens }]) => sum + tokens, 0), requests: count }
    const answers = (read[at]?.outputTokens ?? 0) / plays
    return [
      ...parts.flatMap(([part, sum]) => figures(`${part} (${sum.kind})`, sum)),
      ...figures('all that is sent', whole),
      row('memory', `${name}, ${policy.name}, answers: a play`, answers, 'tokens'),
      row('memory', `${name}, ${policy.name}, answers: cost of a play`, centsFor(0, answers), '¢'),
      row('memory', `${name}, ${policy.name}: requests of a play`, count / plays, ''),
      row('memory', `${name}, ${policy.name}: cost of a play`, centsFor(whole.tokens / plays, answers), '¢'),
    ]
  })
}

function centsFor(inputTokens: number, outputTokens: number): number {
  return 100 * costOf({ inputTokens, outputTokens }, prices[pricedModel] ?? { input: 0, output: 0 })
}

/**
 * Two rooms in turn, each a scene of its own, in which a memory of every kind is made. One that is never dropped is made once, as
 * what is never dropped grows with what is written. The rounds have as many digits at the end as at the beginning.
 */
const everyTurnRemembered = `VAR round = 10000
-> yard
=== yard
# with ADA
# scene: the yard
~ round++
The yard, once more, and what lies about in it. # fill yard: what lies about; max 40 words; reads @diary, @said.lane.lane
ADA: There you are. # fill ada: how Ada greets you; max 20 words
+ [Buy bread. # memory: You bought bread, for the {round}th time.]
  -> lane
+ [Work. # memory(reader): You carried sacks that nobody saw, in round {round}.]
  -> lane
=== lane
# with BEN
# scene: the lane
~ round++
The lane, and who is about in it at this hour. # fill lane: who is about; max 40 words; reads @diary
BEN: And there you are. # fill ben: how Ben greets you; max 20 words
+ [Listen. # memory(all): You heard the news of round {round}.]
  -> yard
* [Swear to come back. # memory!: You swore to come back, in round {round}.]
  -> yard
`

async function benchGrowth(): Promise<BenchRow[]> {
  const sizes: number[] = []
  let turn = 0
  let said = 0
  const provider: NarrativeProvider = {
    id: 'counting',
    model: 'none-7b',
    capabilities: { streaming: false, jsonSchema: 'strict', local: true },
    async *fill(request) {
      const tokens = includedTokens(request).reduce((sum, part) => sum + part.tokens, 0)
      sizes[turn] = Math.max(sizes[turn] ?? 0, tokens)
      yield* fillAnswer(Object.fromEntries(request.slots.map(slot => [slot.key, syntheticText(12, ++said)])))
    },
  }
  const story = compiled(everyTurnRemembered, 'remembered')
  const session = createSession(story, { provider, dial: 'live', lookahead: false, entry: '', seed: 1 })
  const random = seededRandom(7)
  for (; turn < turns; turn++) {
    const { choices } = await session.settled()
    if (turn + 1 < turns) session.choose(random.pick(choices)?.id ?? '')
  }
  const last = session.ledger().findLast(entry => entry.kind === 'fill' && entry.fill.slot.includes('yard'))
  const context = last === undefined ? undefined : await session.contextOf(last.n)
  session.close()
  const name = `a play of ${turns.toLocaleString('en')} turns`
  const settled = sizes.slice(settledAt)
  return [
    row('memory', `${name}: largest request of turn 10`, sizes[9] ?? 0, 'tokens'),
    row(
      'memory',
      `${name}: largest request of any turn`,
      settled.reduce((most, size) => Math.max(most, size), 0),
      'tokens',
    ),
    row('memory', `${name}: growth from turn 1,000 on`, 1000 * slopeOf(settled), 'tokens in 1,000 turns', {
      bar: mostGrowth,
    }),
    ...(context === undefined || context.state === 'gone' ? [] : (context.cuts ?? [])).map(({ amount, label, unit }) =>
      row('memory', `${name}: left out of “${label}” at its end`, amount, unit),
    ),
  ]
}

/** Of the line of least squares through values at 0, 1, 2 …: by how much it rises from one to the next. */
function slopeOf(values: readonly number[]): number {
  const middle = (values.length - 1) / 2
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const rise = values.reduce((sum, value, at) => sum + (at - middle) * (value - mean), 0)
  return rise / values.reduce((sum, _, at) => sum + (at - middle) ** 2, 0)
}

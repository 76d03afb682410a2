/**
 * Run with `--expose-gc`: plays so many turns (10,000, or as the command line says) with everything on: a provider that
 * leaves the device, with the player's consent and the log of what was sent, coming turns prepared, a fill store, figures read in every turn, the
 * ledger. With `failing`, every request fails. Prints, as JSON, what a turn costs and what is held along the way.
 */
import { createSession, fillAnswer, type NarrativeProvider, ProviderError, seededRandom } from '@lacuna/engine'
import { memoryFillStore } from '@lacuna/engine/fill'
import { agreedTo } from '@lacuna/engine/testing'
import { compiled } from './session-turn.ts'

/** No two turns ask the same, and each choice has something to prepare behind it. */
const everyTurnFilled = `VAR round = 0
-> square
=== square ===
~ round++
The square, once more. # fill crowd: who is here now; max 30 words; reads round
+ [Buy bread.] You eat. -> square
+ [Work.] You carry sacks. # fill sacks: the sacks; max 30 words; reads round
  -> square
+ [Listen.] {~Rain|War|Nothing new}. -> square
`

const words = 'lamp door river ledger coat bell stair window salt map ladder glove'.split(' ')

/** Fills with about twenty words, never the same ones, and keeps nothing of what it was asked. */
function forgetful(fails: boolean): NarrativeProvider {
  const random = seededRandom(3)
  const text = (): string => `${Array.from({ length: 18 }, () => random.pick(words)).join(' ')} ${random.whole(1e9)}.`
  return {
    id: 'forgetful',
    model: 'claude-haiku-5-5',
    capabilities: { streaming: true, jsonSchema: 'strict', local: false },
    async *fill(request) {
      await new Promise(setImmediate)
      if (fails) throw new ProviderError('overloaded')
      const answer = Object.fromEntries(request.slots.map(slot => [slot.key, text()]))
      yield* fillAnswer(answer, { chunk: 40, usage: { inputTokens: 700, outputTokens: 60 } })
    },
  }
}

function heap(): number {
  const { gc } = globalThis as { gc?: () => void }
  if (gc === undefined) throw new Error('It counts only with --expose-gc.')
  for (let time = 0; time < 4; time++) gc()
  return process.memoryUsage().heapUsed
}

const turns = Number(process.argv[2] ?? 10_000)
const fails = process.argv[3] === 'failing'
const marks = [100, 1000, turns / 2, turns]
const provider = forgetful(fails)
const store = memoryFillStore(500)
const story = compiled(everyTurnFilled, 'live')
const open = () =>
  createSession(story, {
    provider,
    consent: agreedTo(provider),
    store,
    dial: 'live',
    entry: '',
    lookahead: { depth: 2 },
  })
let session: ReturnType<typeof open> | undefined = open()
const random = seededRandom(7)
const rows: object[] = []
/** Milliseconds of the latest turns: until they were there to be read, and until all was prepared. */
let shown: number[] = []
let whole: number[] = []
let text = 0
const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0
/** Processor time, in milliseconds, at the beginning of the turns that a mark looks back at. */
let processor = 0
const cpu = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
/** So many turns before a mark are looked at. */
const lookedAt = 80
const started = heap()

for (let turn = 1; turn <= turns; turn++) {
  if (marks.includes(turn + lookedAt - 1)) processor = cpu()
  const begun = performance.now()
  if (turn > 1) session.choose(random.pick(session.frame.choices)?.id ?? '')
  const { lines } = await session.settled()
  shown.push(performance.now() - begun)
  while ((session.metrics?.running ?? 0) > 0) await new Promise(setImmediate)
  whole.push(performance.now() - begun)
  for (const line of lines) text += line.text.length
  if (shown.length > lookedAt) [shown, whole] = [shown.slice(-lookedAt), whole.slice(-lookedAt)]
  if (marks.includes(turn)) {
    const cpuMs = (cpu() - processor) / lookedAt
    const { metrics } = session
    const told = metrics?.turns.at(-1)
    rows.push({
      turn,
      shownMs: median(shown),
      wholeMs: median(whole),
      cpuMs,
      heap: heap() - started,
      text,
      save: JSON.stringify(session.save()).length,
      totals: metrics?.totals,
      latest: told,
      figures: metrics?.turns.length,
    })
  }
}
const entries = session.ledger().length
session.close()
session = undefined
await new Promise(resolve => setTimeout(resolve, 100))
console.log(JSON.stringify({ rows, entries, left: heap() - started }))

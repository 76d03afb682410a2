/**
 * Run with `--expose-gc`: plays 4,000 turns with a slot filled live in each, and prints, as JSON, what one of them adds
 * to the heap and to the save, and the length of what was filled in.
 */
import { createSession, fillAnswer, type NarrativeProvider, seededRandom } from '@lacuna/engine'
import { compiled } from './session-turn.ts'

/** No two turns ask the same. */
const everyTurnFilled = `VAR round = 0
-> square
=== square
~ round++
The square, once more. # fill crowd: who is here now; max 30 words; reads round
+ [Buy bread.] You eat. -> square
+ [Work.] You carry sacks. -> square
+ [Listen.] {~Rain|War|Nothing new}. -> square
`

const words = 'lamp door river ledger coat bell stair window salt map ladder glove'.split(' ')

/** Fills with about twenty words, never the same ones, and keeps nothing of what it was asked. */
function forgetful(): NarrativeProvider {
  const random = seededRandom(3)
  const text = (): string => {
    const said = Array.from({ length: 18 }, () => random.pick(words)).join(' ')
    return `Round ${random.whole(1e9)}: ${said}.`
  }
  return {
    id: 'forgetful',
    model: 'none-7b',
    capabilities: { streaming: false, jsonSchema: 'strict', local: true },
    async *fill(request) {
      yield* fillAnswer(Object.fromEntries(request.slots.map(slot => [slot.key, text()])))
    },
  }
}

function heap(): number {
  const { gc } = globalThis as { gc?: () => void }
  if (gc === undefined) throw new Error('It counts only with --expose-gc.')
  for (let time = 0; time < 4; time++) gc()
  return process.memoryUsage().heapUsed
}

const [from, to] = [1000, 4000]
const story = compiled(everyTurnFilled, 'live')
const session = createSession(story, { provider: forgetful(), dial: 'live', lookahead: false, entry: '' })
const random = seededRandom(7)
let text = 0
const noted = () => ({ heap: heap(), save: JSON.stringify(session.save()).length, text })
let before = noted()
for (let turn = 1; turn < to; turn++) {
  const { lines, choices } = await session.settled()
  for (const { spans } of lines) for (const span of spans) if (span.origin.source === 'live') text += span.text.length
  if (turn === from) before = noted()
  session.choose(random.pick(choices)?.id ?? '')
}
await session.settled()
const after = noted()
const each = (what: keyof typeof after): number => (after[what] - before[what]) / (to - from)
console.log(JSON.stringify({ heap: each('heap'), save: each('save'), text: each('text') }))
// Every turn had its fill, and the session is still there.
if (session.ledger().filter(entry => entry.kind === 'fill' && entry.fill.source === 'live').length < to)
  process.exitCode = 1

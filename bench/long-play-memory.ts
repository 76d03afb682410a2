/** Run with `--expose-gc`: plays 10,000 turns and prints, as JSON, what one of them adds to the heap, and its text. */
import { createSession, seededRandom } from '@lacuna/engine'
import { generateInk } from './generate-ink.ts'
import { compiled } from './session-turn.ts'

function heap(): number {
  const { gc } = globalThis as { gc?: () => void }
  if (gc === undefined) throw new Error('It counts only with --expose-gc.')
  for (let time = 0; time < 3; time++) gc()
  return process.memoryUsage().heapUsed
}

const [from, to] = [1000, 10_000]
const session = createSession(compiled(generateInk(1), 'bench'))
const random = seededRandom(7)
session.enter()
let text = 0
let before = 0
for (let turn = 0; turn < to; turn++) {
  if (turn === from) {
    text = 0
    before = heap()
  }
  session.choose(random.pick(session.frame.choices)?.id ?? '')
  for (const line of session.frame.lines) text += line.text.length
}
console.log(JSON.stringify({ heap: (heap() - before) / (to - from), text: text / (to - from) }))
// The session is still there when the heap is counted.
if (session.frame.turn <= to) process.exitCode = 1

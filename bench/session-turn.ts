import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { createSession, type Session, type Story, seededRandom } from '@lacuna/engine'
import { inkStory } from '@lacuna/engine/ink'
import { compileInk } from '@lacuna/engine/ink/compiler'
import { Story as InkRuntime } from 'inkjs'
import { type BenchRow, median, row } from './bench-row.ts'
import { generateInk, smallHub, tagHeavyInk } from './generate-ink.ts'

/** Compiles ink that is known to be right. */
export function compiled(source: string, name: string): Story {
  const { bundle, diagnostics } = compileInk({ file: `${name}.ink`, source })
  if (bundle === undefined) throw new Error(diagnostics.map(each => each.message).join('\n'))
  return inkStory(bundle)
}

/** Plays bare ink for so many choices, and says how long one took, in microseconds. */
function playBare(ink: object, turns: number, seed: number): number {
  const story = new InkRuntime(ink as never)
  const random = seededRandom(seed)
  const started = performance.now()
  for (let turn = 0; turn <= turns; turn++) {
    while (story.canContinue) story.Continue()
    if (turn < turns) story.ChooseChoiceIndex(random.whole(story.currentChoices.length))
  }
  return ((performance.now() - started) * 1000) / turns
}

function playSession(session: Session, turns: number, seed: number): number {
  const random = seededRandom(seed)
  const started = performance.now()
  session.enter()
  for (let turn = 0; turn < turns; turn++) {
    const { choices } = session.frame
    session.choose(choices[random.whole(choices.length)]?.id ?? '')
  }
  return ((performance.now() - started) * 1000) / turns
}

/** A session's turn (ledger, journal and going back on) against bare ink: same story, same picks, taken in turn. */
export function benchSessionTurn(): BenchRow[] {
  const rows: BenchRow[] = []
  const cases = [
    { name: '100 kB story, 50 slots', source: generateInk(1), bar: 1.25 },
    { name: 'tags on nearly every line', source: tagHeavyInk(), bar: 1.4 },
    { name: 'small hub', source: smallHub, bar: 1.7 },
  ]
  for (const { name, source, bar } of cases) {
    const story = compiled(source, 'bench')
    const ink = (story as unknown as { bundle: { ink: object } }).bundle.ink
    const ratios: number[] = []
    const ours: number[] = []
    const bare: number[] = []
    for (let run = 0; run < 9; run++) {
      const first = run % 2 === 0
      const before = first ? playBare(ink, 2000, run) : 0
      const mine = playSession(createSession(story), 2000, run)
      const theirs = first ? before : playBare(ink, 2000, run)
      if (run < 2) continue
      ratios.push(mine / theirs)
      ours.push(mine)
      bare.push(theirs)
    }
    rows.push({
      bench: 'session turn',
      case: `${name} (${Math.round(source.length / 1000)} kB)`,
      value: median(ours),
      unit: 'µs',
      baseline: median(bare),
      ratio: median(ratios),
      bar,
      ofRatio: true,
    })
  }
  return rows
}

/** Cost of a turn, bytes of a save and memory, along a play-through of 10,000 turns. */
export function benchLongPlay(): BenchRow[] {
  const rows: BenchRow[] = []
  const story = compiled(generateInk(1), 'bench')
  const session = createSession(story)
  const random = seededRandom(7)
  session.enter()
  const marks = [100, 1000, 10_000]
  let early = Number.NaN
  let turn = 0
  let before = 0
  for (const mark of marks) {
    const window: number[] = []
    for (; turn < mark; turn++) {
      const { choices } = session.frame
      const pick = choices[random.whole(choices.length)]?.id ?? ''
      const started = performance.now()
      session.choose(pick)
      if (turn >= mark * 0.5) window.push((performance.now() - started) * 1000)
    }
    const cost = window.reduce((sum, value) => sum + value, 0) / window.length
    if (Number.isNaN(early)) early = cost
    const bytes = JSON.stringify(session.save()).length
    rows.push(row('long play', `turn ${mark}`, cost, 'µs', { baseline: early, bar: 1.2, ofRatio: true }))
    rows.push(row('long play', `save at turn ${mark}, per turn`, (bytes - before) / mark, 'bytes', { bar: 1024 }))
    if (mark === marks[0]) before = 0
  }
  const { heap, text } = memoryOfTurn('long-play-memory.ts')
  rows.push(row('long play', 'heap a turn adds, 1,000 to 10,000', heap, 'bytes', { bar: 1024 + Math.round(text) }))
  const live = memoryOfTurn('live-play-memory.ts')
  const bar = 1024 + Math.round(live.text)
  rows.push(row('long play', 'heap a turn filled live adds, its text included', live.heap, 'bytes', { bar }))
  rows.push(row('long play', 'save a turn filled live adds, its text included', live.save, 'bytes', { bar }))
  return rows
}

/** Counted in a process of its own, where garbage can be told apart from what is kept. */
function memoryOfTurn(name: string): { readonly heap: number; readonly save: number; readonly text: number } {
  const program = fileURLToPath(new URL(name, import.meta.url))
  const flags = ['--expose-gc', '--conditions=@lacuna/source']
  return JSON.parse(execFileSync(process.execPath, [...flags, program], { encoding: 'utf8' }))
}

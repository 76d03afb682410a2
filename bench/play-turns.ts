import { pathToFileURL } from 'node:url'
import { generateInk, tagHeavyInk } from './generate-ink.ts'

/*
 * Plays turns with a built engine, and prints microseconds a turn for each story as JSON. Its argument is the folder of that
 * engine's package: `node bench/play-turns.ts packages/engine`.
 */
const folder = pathToFileURL(`${process.argv[2]}/dist/`)
const part = async (path: string): Promise<Record<string, (...args: never[]) => unknown>> =>
  import(new URL(path, folder).href)

interface Played {
  enter(): void
  choose(id: string): void
  readonly frame: { readonly choices: readonly { readonly id: string }[] }
}

const { createSession, seededRandom } = await part('index.js')
const { inkStory } = await part('ink/index.js')
const { compileInk } = await part('ink/compiler/index.js')

function turn(source: string, turns: number): number {
  const { bundle } = (compileInk?.({ file: 'bench.ink', source } as never) ?? {}) as { bundle?: unknown }
  const story = inkStory?.(bundle as never)
  let spent = 0
  // The first round warms up.
  for (const round of [1, 2, 3]) {
    const random = seededRandom?.(round as never) as { whole(below: number): number }
    const session = createSession?.(story as never) as Played
    const started = performance.now()
    session.enter()
    for (let index = 0; index < turns; index++) {
      const { choices } = session.frame
      session.choose(choices[random.whole(choices.length)]?.id ?? '')
    }
    if (round > 1) spent += performance.now() - started
  }
  return (spent * 1000) / (2 * turns)
}

console.log(
  JSON.stringify({
    '100 kB story': turn(generateInk(1), 1000),
    'tags on nearly every line': turn(tagHeavyInk(), 1000),
  }),
)

import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const engine = 'packages/engine/src'

/** Every file here breaks one rule of the house: where it stands, what it says, and words of the sentence it earns. */
const faults: readonly (readonly [path: string, source: string, sentence: string])[] = [
  // Rooms of the engine: imports run one way.
  [`${engine}/base/knows-story.ts`, "export * as a from '../story/slot.ts'", 'base has no domain word'],
  [
    `${engine}/story/knows-fill.ts`,
    "export * as a from '../fill/pipeline/writing.ts'",
    'of the other rooms it knows only base',
  ],
  [`${engine}/write/knows-ledger.ts`, "export * as a from '../ledger/entry.ts'", 'write (the kit) builds on story'],
  [`${engine}/ledger/knows-write.ts`, "export * as a from '../write/kit.ts'", 'ledger records in the words of story'],
  [`${engine}/fill/knows-play.ts`, "export * as a from '../play/turn.ts'", 'never on play or a room above'],
  [`${engine}/fill/deep/knows-save.ts`, "export * as a from '../../save/snapshot.ts'", 'never on play or a room above'],
  [`${engine}/provider/port/knows-fill.ts`, "export * as a from '../../fill/index.ts'", 'provider is the port'],
  [`${engine}/provider/port/knows-http.ts`, "export * as a from '../http/retry-after.ts'", 'port says what a provider'],
  [
    `${engine}/fill/contract/knows-pipeline.ts`,
    "export * as a from '../pipeline/writing.ts'",
    'contract checks candidates',
  ],
  [`${engine}/providers/anthropic/knows-fill.ts`, "export * as a from '../../fill/index.ts'", 'knows neither fill nor'],
  [`${engine}/play/knows-session.ts`, "export * as a from '../session/events.ts'", 'play is the reducer'],
  [`${engine}/requests/knows-lookahead.ts`, "export * as a from '../ahead/director.ts'", 'requests turns open slots'],
  [`${engine}/save/knows-session.ts`, "export * as a from '../session/events.ts'", 'save writes play-throughs'],
  [
    `${engine}/session/knows-ink.ts`,
    "export * as a from '../ink/index.ts'",
    'session joins the rooms of a play-through',
  ],
  [`${engine}/ink/knows-play.ts`, "export * as a from '../play/turn.ts'", 'ink imports only base, formats, story'],
  ['packages/author/src/vite/knows-play.ts', "export * as a from '../play/view.ts'", 'vite imports only story-file'],
  [`${engine}/play/loads-ink.ts`, "export const a = () => import('../ink/index.ts')", 'play is the reducer'],
  [`${engine}/play/names-ink.ts`, "import type { A } from '../ink/index.ts'\nexport type B = A", 'play is the reducer'],
  [`${engine}/ink/knows-xstate.ts`, "export * as a from '../xstate/index.ts'", 'ink is an outer room'],
  [`${engine}/ink/compiler/knows-check.ts`, "export * as a from '../../check/index.ts'", 'ink is an outer room'],
  [`${engine}/xstate/knows-testing.ts`, "export * as a from '../testing/index.ts'", 'xstate is an outer room'],
  [`${engine}/providers/grammar/knows-ink.ts`, "export * as a from '../../ink/index.ts'", 'providers is an outer room'],
  [
    `${engine}/check/knows-providers.ts`,
    "export * as a from '../providers/grammar/index.ts'",
    'check is an outer room',
  ],
  [`${engine}/testing/knows-ink.ts`, "export * as a from '../ink/index.ts'", 'testing is an outer room'],
  [`${engine}/index.ts`, "export * as a from './ink/index.ts'", 'The first door stays light'],
  // Libraries have their rooms too.
  [`${engine}/play/knows-machines.ts`, "export { createMachine } from 'xstate'", 'XState stays in the room xstate'],
  [`${engine}/write/knows-machines.ts`, "export { createMachine } from 'xstate'", 'XState stays in the room xstate'],
  [`${engine}/story/plays-ink.ts`, "export { Story } from 'inkjs'", 'the ink runtime is known in the room ink only'],
  [`${engine}/ink/compiles.ts`, "export { Compiler } from 'inkjs/full'", 'the compiler is a door of its own'],
  [`${engine}/ink/reads-yaml.ts`, "export { parse } from 'yaml'", 'no YAML parser'],
  [`${engine}/fill/knows-vendor.ts`, "export { Anthropic } from '@anthropic-ai/sdk'", 'stays in the rooms provider'],
  [`${engine}/ink/draws-machine.ts`, "export { createMachine } from 'xstate'", 'XState stays in the room xstate'],
  ['packages/runtime-web/src/page/keeps.ts', "export { get } from 'idb-keyval'", 'known in the room saves only'],
  // What several have in common stands beside them.
  [
    `${engine}/providers/recorded/knows-grammar.ts`,
    "export * as a from '../grammar/index.ts'",
    'does not know another',
  ],
  // Rooms of the runtime: the words wait for nothing.
  [
    'packages/runtime-web/src/page/knows-stage.ts',
    "export * as a from '../stage/index.ts'",
    'does not wait for stage, painting or saves',
  ],
  [
    'packages/runtime-web/src/painting/elements/knows-page.ts',
    "export * as a from '../../page/index.ts'",
    'arithmetic on colours and shapes',
  ],
  // Packages meet at their doors.
  ['packages/server/src/knows-page.ts', "export * as a from '@lacuna/runtime-web/page'", 'no page or tool'],
  [`${engine}/play/paints.ts`, "export { Sprite } from 'pixi.js'", 'knows nobody who uses it'],
  [`${engine}/play/knows-page.ts`, "export * as a from '@lacuna/runtime-web/page'", 'knows nobody who uses it'],
  [`${engine}/play/own-door.ts`, "export * as a from '@lacuna/engine'", 'by its relative path'],
  [
    'packages/runtime-web/src/page/deep.ts',
    "export * as a from '@lacuna/engine/src/play/turn.ts'",
    'by its public doors only',
  ],
  [
    'packages/runtime-web/src/page/sideways.ts',
    "export * as a from '../../../engine/src/index.ts'",
    'by its public doors only',
  ],
  ['packages/runtime-web/src/page/paints.ts', "export { Sprite } from 'pixi.js'", 'Pixi comes with the stage'],
  ['packages/runtime-web/src/knows-tools.ts', "export * as a from 'lacuna/vite'", 'stay on the author'],
  [
    'packages/author/src/knows-runtime.ts',
    "export * as a from '@lacuna/runtime-web'",
    'know the engine, not a runtime',
  ],
  ['examples/gallery/deep.ts', "export * as a from '../../packages/engine/src/index.ts'", 'by its public doors only'],
  // No clock and no chance in the engine.
  [`${engine}/play/reads-clock.ts`, 'export const a = Date.now()', 'no clock and no chance'],
  [`${engine}/play/keeps-clock.ts`, 'export const a = Date.now', 'no clock and no chance'],
  [`${engine}/play/makes-date.ts`, 'export const a = new Date()', 'no clock and no chance'],
  [`${engine}/play/parses-date.ts`, 'export const a = new Date(5)', 'no clock and no chance'],
  [`${engine}/play/measures.ts`, 'export const a = performance.now()', 'no clock and no chance'],
  [`${engine}/play/rolls.ts`, 'export const a = Math.random()', 'no clock and no chance'],
  [`${engine}/play/waits.ts`, 'setTimeout(() => {}, 5)', 'no clock and no chance'],
  [`${engine}/play/repeats.ts`, 'export const a = setInterval(() => {}, 5)', 'no clock and no chance'],
  [`${engine}/play/waits-elsewhere.ts`, 'globalThis.setTimeout(() => {}, 5)', 'no clock and no chance'],
  [`${engine}/play/makes-id.ts`, 'export const a = crypto.randomUUID()', 'no clock and no chance'],
  [`${engine}/play/hands-on-timer.ts`, 'export const a = setTimeout', 'global variable setTimeout'],
  [`${engine}/play/touches-page.ts`, 'export const a = document.title', 'global variable document'],
  // Verbs are tables: nobody else compares their names.
  [`${engine}/play/asks-verb.ts`, "export const a = (verb: string) => verb === 'invent'", "verb's name is compared"],
  [`${engine}/ink/asks-slot.ts`, "export const a = (b: { c: string }) => 'fill' !== b.c", "verb's name is compared"],
  [
    `${engine}/check/switches.ts`,
    "export const a = (stop: string) => { switch (stop) { case 'decide': return 1; default: return 2 } }",
    "verb's name is compared",
  ],
  [
    `${engine}/fill/lists.ts`,
    "export const a = (verb: string) => ['ask', 'detour'].includes(verb)",
    "verb's name is compared",
  ],
  [
    'packages/server/src/asks-verb.ts',
    "export const a = (b?: { c: string }) => b?.c === 'ask'",
    "verb's name is compared",
  ],
  // Files read alike.
  [`${engine}/story/going.ts`, "export * as a from './coming.ts'", 'cycle'],
  [`${engine}/story/without-extension.ts`, "export { a } from './coming'", 'extension'],
  [`${engine}/story/any.ts`, 'export const a: any = 1', 'any'],
  [`${engine}/story/default.ts`, 'export default 1', 'default export'],
  [`${engine}/story/CamelCase.ts`, 'export const a = 1', 'kebab-case'],
]

/** The same words where they are allowed: none of these may be reported. */
const fine: readonly (readonly [path: string, source: string])[] = [
  [`${engine}/base/system-clock.ts`, 'export const now = (): number => Date.now()\n'],
  [`${engine}/session/session-of.ts`, "export { createActor } from 'xstate'\n"],
  [`${engine}/xstate/from-machine.ts`, "export { createMachine } from 'xstate'\n"],
  [`${engine}/ink/chart/chart.ts`, "export { createMachine } from 'xstate'\n"],
  [`${engine}/ink/runtime.ts`, "export { Story as InkRuntime } from 'inkjs'\n"],
  [`${engine}/ink/compiler/index.ts`, "export { Compiler } from 'inkjs/full'\nexport { parse } from 'yaml'\n"],
  [`${engine}/providers/grammar/index.ts`, "export { ask } from '../../provider/port/narrative-provider.ts'\n"],
  [`${engine}/fill/contract/knows-request.ts`, "export { ask } from '../request/ask.ts'\n"],
  ['packages/runtime-web/src/mount/joins.ts', "export { page } from '../page/index.ts'\n"],
  ['packages/runtime-web/src/saves/keeps.ts', "export { get } from 'idb-keyval'\n"],
  [`${engine}/fill/pipeline.test.ts`, "export { turn } from '../play/turn.ts'\nexport const b = Date.now()\n"],
  ['packages/runtime-web/src/stage/index.ts', "export { Sprite } from 'pixi.js'\n"],
  [
    `${engine}/ledger/reads-kind.ts`,
    "export const a = (entry?: { kind: string }): boolean => entry?.kind === 'fill'\n",
  ],
  [`${engine}/check/table.ts`, 'export const a: Readonly<Record<string, number>> = { fill: 1, ask: 2 }\n'],
  ['examples/gallery/shallow.ts', "export { inkStory } from '@lacuna/engine/ink'\n"],
]

interface Finding {
  readonly severity: string
  readonly message: string
  readonly advices?: unknown
  readonly location?: { readonly path?: string | { readonly file?: string } }
}

let house: string
let findings: readonly Finding[]

const about = (path: string): readonly string[] =>
  findings
    .filter(({ location }) => {
      const at = typeof location?.path === 'string' ? location.path : location?.path?.file
      return at?.replaceAll('\\', '/').endsWith(path)
    })
    .map(({ severity, message, advices }) => `${severity}: ${message} ${JSON.stringify(advices)}`)

beforeAll(async () => {
  house = await mkdtemp(join(tmpdir(), 'house-'))
  for (const part of ['biome.json', '.gitignore', 'tools/house'])
    await cp(join(root, part), join(house, part), { recursive: true })
  for (const [path, source] of [
    ...faults,
    ...fine,
    [`${engine}/story/coming.ts`, "export * as a from './going.ts'"],
  ] as const) {
    await mkdir(dirname(join(house, path)), { recursive: true })
    await writeFile(join(house, path), source)
  }
  const biome = join(root, 'node_modules/@biomejs/biome/bin/biome')
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [biome, 'lint', '--reporter=json', '--max-diagnostics=none', '.'],
    { cwd: house, maxBuffer: 64e6 },
  ).catch((failed: { stdout: string }) => failed)
  findings = JSON.parse(stdout).diagnostics
})

afterAll(() => rm(house, { recursive: true, force: true }))

describe('lint finds', () => {
  test.each(faults)('%s: %s', (path, _, sentence) => {
    const said = about(path)
    expect(said.join('\n').toLowerCase()).toContain(sentence.toLowerCase())
    expect(said.some(line => line.startsWith('error'))).toBe(true)
  })
})

describe('lint lets pass', () => {
  test.each(fine)('%s', path => {
    expect(about(path)).toEqual([])
  })
})

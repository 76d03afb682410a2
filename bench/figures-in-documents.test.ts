import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { BenchRow } from './bench-row.ts'

const root = join(import.meta.dirname, '..')
const rows: readonly BenchRow[] = JSON.parse(readFileSync(join(root, 'bench/results.json'), 'utf8'))

const dryGround = 'Dry Ground, 5 s, ours, 60 share a store'
const filled = ': fills per fill shown'

/** What a page says as measured now: the words about the figure, with the figure in brackets, and the row that it comes from. */
const figures: readonly (readonly [page: string, words: RegExp, bench: string, row: string])[] = [
  [
    'variety-and-judges',
    /take the better text in ([\d.]+) % of the\s+plain pairs/,
    'judge',
    'by rules, blind, named (40 pairs): good',
  ],
  [
    'variety-and-judges',
    /the better text or \*keep\* in ([\d.]+) % of the subtle/,
    'judge',
    'by rules, blind, subtle (40 pairs): good or keep',
  ],
  ['saves-are-read-at-once', /\| `@lacuna\/engine` \| ([\d.]+) \|/, 'door size', '@lacuna/engine'],
  ['saves-are-read-at-once', /`@lacuna\/engine\/lazy`, .* \| ([\d.]+) \|/, 'door size', '@lacuna/engine/lazy'],
  [
    'before-the-first-choice',
    /with a story in ink \| ([\d.]+) \|/,
    'before the first choice',
    'createSession with a story in ink',
  ],
  [
    'before-the-first-choice',
    /with a machine \| ([\d.]+) \|/,
    'before the first choice',
    'createSession with a machine',
  ],
  [
    'before-the-first-choice',
    /prints (\d+) kB before the first line/,
    'page weight',
    'Dry Ground: JavaScript until the first line can be read, as written',
  ],
  [
    'before-the-first-choice',
    /(\d+) kB until the stage is drawn as written/,
    'page weight',
    'Dry Ground: JavaScript until the stage is drawn, as written',
  ],
  [
    'before-the-first-choice',
    /and (\d+) kB live by the grammar/,
    'page weight',
    'Dry Ground: JavaScript until the stage is drawn, live by the grammar',
  ],
  ['anthropic-sdk', /the export has (\d+) kB/, 'door size', '@lacuna/engine/providers/anthropic with its dependencies'],
  [
    'eventsource-parser',
    /openai-compatible` has (\d+) kB/,
    'door size',
    '@lacuna/engine/providers/openai-compatible with its dependencies',
  ],
  [
    'fills-that-are-kept',
    /prints ([\d.]+) fills generated/,
    'waiting',
    `1,000 beats, 5 s, ours, 60 share a store${filled}`,
  ],
  [
    'fills-that-are-kept',
    /requesting on arrival alone needs ([\d.]+\d)/,
    'waiting',
    `1,000 beats, 5 s, on arrival, 60 share a store${filled}`,
  ],
  ['fills-that-are-kept', /\*Dry Ground\*, it is ([\d.]+\d);/, 'waiting', `${dryGround}${filled}`],
  [
    'how-many-facts-a-request-includes',
    /all facts \| ([\d.]+) \|/,
    'waiting',
    `Dry Ground, 5 s, on arrival, 60 share a store${filled}`,
  ],
  ['how-many-facts-a-request-includes', /all facts \| [\d.]+ \| ([\d.]+) \|/, 'waiting', `${dryGround}${filled}`],
  ['how-many-facts-a-request-includes', /`facts: 1` \| \| ([\d.]+) \|/, 'waiting', `${dryGround}, facts: 1${filled}`],
  ['how-many-facts-a-request-includes', /`facts: 0` \| \| ([\d.]+) \|/, 'waiting', `${dryGround}, facts: 0${filled}`],
  [
    'prepared-while-reading',
    /from ([\d.]+) to [\d.]+ over the generated/,
    'waiting',
    `1,000 beats, 8 s, ours, the unlikely as early${filled}`,
  ],
  [
    'prepared-while-reading',
    /from [\d.]+ to ([\d.]+) over the generated/,
    'waiting',
    `1,000 beats, 8 s, ours, margin 3${filled}`,
  ],
  [
    'prepared-while-reading',
    /from ([\d.]+) to [\d.]+ over \*Dry Ground\*/,
    'waiting',
    `Dry Ground, 8 s, ours, the unlikely as early${filled}`,
  ],
  [
    'prepared-while-reading',
    /from [\d.]+ to ([\d.]+) over \*Dry Ground\*/,
    'waiting',
    `Dry Ground, 8 s, ours, margin 3${filled}`,
  ],
]

test.each(figures)('%s: what it says as %s is what was measured', (page, words, bench, name) => {
  const text = readFileSync(join(root, `docs/decisions/${page}.md`), 'utf8').replaceAll(/\s+/g, ' ')
  const figure = words.exec(text)?.[1] ?? ''
  const value = rows.find(row => row.bench === bench && row.case === name)?.value
  expect(value, `bench/results.json has no ${bench}, ${name}`).toBeDefined()
  expect(figure).toBe(value?.toFixed(figure.split('.')[1]?.length ?? 0))
})

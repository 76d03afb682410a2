import { cpSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { runLacunaHere } from '../../tests/run-lacuna-here.ts'
import type { Run } from '../../tests/spawn-lacuna.ts'
import type { ItemKey, ReaderKeys } from '../evaluate/readers/reader-keys.ts'
import type { EvaluationResult } from '../evaluate/report/result.ts'

const crossing = fileURLToPath(new URL('../../tests/crossing', import.meta.url))

/** A folder with the story of the crossing, gone after the test, and the command in it. */
function inFolder(): { readonly folder: string; readonly evaluate: (...args: readonly string[]) => Promise<Run> } {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'crossing-')))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  cpSync(crossing, folder, { recursive: true })
  return { folder, evaluate: (...args) => runLacunaHere(['evaluate', ...args], { cwd: folder }) }
}

/** The same with its routes frozen, and all who write heard. */
async function answered(): Promise<ReturnType<typeof inFolder>> {
  const here = inFolder()
  expect(await here.evaluate('routes', 'crossing.ink', '--plan', 'plan.yaml', '--out', 'before')).toMatchObject({
    exit: 0,
  })
  const provider = join(here.folder, 'provider.mjs')
  expect(await here.evaluate('ask', 'run', '--from', 'before', '--provider', provider)).toMatchObject({ exit: 0 })
  for (const control of ['sloppy', 'keeps', 'shuffled']) {
    expect(await here.evaluate('ask', 'run', '--control', control)).toMatchObject({ exit: 0 })
  }
  return here
}

function fill(folder: string, kind: string, verdict: (key: ItemKey, at: number) => readonly string[]): void {
  const keys = JSON.parse(readFileSync(join(folder, `run/keys/${kind}.json`), 'utf8')) as ReaderKeys
  for (const [reader, items] of Object.entries(keys.sheets)) {
    const lines = items.flatMap((key, at) => [
      `  item-${String(at + 1).padStart(2, '0')}:`,
      ...verdict(key, at).map(line => `    ${line}`),
    ])
    writeFileSync(
      join(folder, `run/readers/${kind}/${reader}/verdicts.yaml`),
      ['reader: script', 'verdicts:', ...lines].join('\n'),
    )
  }
}

function fillPlays(folder: string, kind: string, verdicts: (key: ItemKey, texts: number) => string): void {
  const keys = JSON.parse(readFileSync(join(folder, `run/keys/${kind}.json`), 'utf8')) as ReaderKeys
  for (const [reader, [key]] of Object.entries(keys.sheets)) {
    const file = join(folder, `run/readers/${kind}/${reader}/verdicts.yaml`)
    const texts = readFileSync(file, 'utf8').match(/text-\d+/g)?.length ?? 0
    writeFileSync(file, verdicts(key as ItemKey, texts))
  }
}

const slotOf = ({ position = '' }: ItemKey): string => position.split('/')[2] ?? ''

test('a whole evaluation, from routes to report, with a scripted writer and scripted readers', async () => {
  const { evaluate, folder } = await answered()
  const sheets = await evaluate('readers', 'run', '--json')
  expect(sheets.exit).toBe(0)
  expect(JSON.parse(sheets.out)).toContainEqual({ kind: 'preference', sheets: 1, items: 2 })
  // Of the writer's four slots on four routes, one is too long for its limit and one is kept: eight texts are its own.
  fill(folder, 'elsewhere', key => [
    `wrong: ${key.source === 'written' && slotOf(key) === 'deck.bench' ? 'yes' : 'no'}`,
  ])
  fill(folder, 'swap', key => {
    const right = key.source === 'written' && slotOf(key) === 'deck.harbour'
    const own = (key.ownFirst === true) === right ? 1 : 2
    const natural = key.source === 'author' ? 5 : 6
    return [`own: ${own}`, `natural: ${key.ownFirst === true ? `[${natural}, 1]` : `[1, ${natural}]`}`]
  })
  fill(folder, 'preference', key => {
    const letters = [...'ABC'].filter((_, at) => key.order?.[at] === 'written')
    return [`best: ${letters.join('')}`]
  })
  fill(folder, 'uses', key => [`shows: ${slotOf(key) === 'deck.bench' ? '[1]' : '[]'}`])
  fillPlays(folder, 'contradictions', ({ route, source }, texts) =>
    [
      'verdicts:',
      ...Array.from({ length: texts }, (_, at) => {
        const yes = source === 'written' && route === 'route-01' && at === 0
        return `  text-${String(at + 1).padStart(2, '0')}: { contradicts: ${yes ? 'yes' : 'no'}, with: the gulls }`
      }),
    ].join('\n'),
  )
  fillPlays(folder, 'moments', ({ source }) =>
    source === 'written'
      ? "moments:\n- { page: 2, words: 'You sit there, with', forced: no }\n- { page: 3, words: 'the gulls above', forced: yes }"
      : 'moments: []',
  )
  const report = await evaluate('report', 'run', '--json')
  expect(report).toMatchObject({ exit: 0, err: '' })
  const result = JSON.parse(report.out) as EvaluationResult
  const row = <Row extends { readonly source: string }>(
    rows: readonly Row[],
    source: string,
    group?: string,
  ): Row | undefined =>
    rows.find(
      each => each.source === source && (group === undefined || (each as { readonly group?: string }).group === group),
    )

  expect(row(result.writing, 'written')).toMatchObject({ slots: 4, texts: 16, kept: 4, refused: 4 })
  expect(row(result.writing, 'keeps')).toMatchObject({ texts: 16, kept: 16 })
  // Long are bench, harbour and ramp, each on four routes; only the bench is wrong elsewhere, and the ramp is kept.
  expect(row(result.elsewhere, 'written', 'long')).toMatchObject({ value: 4 / 12, count: 12, clusters: 3 })
  expect(row(result.elsewhere, 'written', 'long, behind acts')).toMatchObject({ value: 0, count: 8, clusters: 2 })
  expect(row(result.elsewhere, 'written', 'short')).toMatchObject({ value: 0, count: 4 })
  // Two readers: of 24 judgements the harbour's 8 are right; of the 16 that were shown, half.
  const swap = row(result.swap, 'written', 'long')
  expect(swap?.apart).toMatchObject({ value: 8 / 24, count: 24 })
  expect(swap?.apartShown).toMatchObject({ value: 0.5, count: 16 })
  expect(swap?.agreement).toBe(1)
  expect(swap?.natural.value).toBe(6)
  expect(swap?.naturalAboveAuthor).toMatchObject({ value: 1, low: 1, high: 1 })
  expect(row(result.contradictions, 'written')).toMatchObject({ value: 1 / 8, count: 8 })
  expect(row(result.contradictions, 'written')?.found).toHaveLength(1)
  expect(row(result.moments, 'written')).toMatchObject({
    moments: { value: 2 },
    forced: { value: 1 },
    inFills: { value: 1 },
  })
  expect(row(result.preference, 'written')).toMatchObject({ value: 0.5, count: 4 })
  expect(row(result.preference, 'author')).toMatchObject({ value: 0.5 })
  // The writer's text was called best wherever there was one.
  expect(result.questioned).toMatchObject({ slots: [], otherHalf: { value: 0, count: 1 } })
  // Each claims the one thing that it was told; the reader sees it in the bench, which is two of the four in the sample.
  expect(result.uses).toMatchObject({ texts: 4, notSeen: { value: 0.5 }, notClaimed: { value: 0 } })
  // No control passes.
  for (const control of ['sloppy', 'keeps', 'shuffled']) {
    expect(row(result.elsewhere, control, 'long')?.value ?? 0).toBe(0)
    expect(row(result.swap, control, 'long')?.apart.value ?? 0).toBe(0)
  }
  expect(result.bars.map(({ name, isMet }) => [name, isMet])).toEqual([
    ['wrong elsewhere, documents', null],
    ['wrong elsewhere, long slots behind 2 acts or more', false],
    ['wrong elsewhere, short slots', true],
    ['told apart, long slots', false],
    ['natural, long slots', true],
    ['contradictions', true],
    ['moments in a play', true],
    ['forced moments in a play', true],
  ])
  expect(result.sentence).toMatch(
    /^Two scripted readers told whose play a line was from in 33 % \(.*; chance 50 %\); 1 of 8 contradicted what was told or shown; no panel of people has judged it\./,
  )
  const text = await evaluate('report', 'run')
  expect(text.out).toContain('| the writer | long | 33 % (0 % to 100 %) | 12 | 3 |')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be in a file
  expect(text.out).not.toMatch(/\u001b/)
  expect(readFileSync(join(folder, 'run/report.md'), 'utf8')).toBe(text.out)
  expect(JSON.parse(readFileSync(join(folder, 'run/report.json'), 'utf8'))).toEqual(result)
})

test('what is answered is not asked again, and a run goes on where it stopped', async () => {
  const { evaluate, folder } = await answered()
  const provider = join(folder, 'provider.mjs')
  expect((await evaluate('ask', 'run', '--provider', provider)).out).toBe('Every request is answered.\n')
  const file = join(folder, 'run/answers/written.json')
  const { answers, ...rest } = JSON.parse(readFileSync(file, 'utf8')) as { readonly answers: Record<string, unknown> }
  const [first, ...others] = Object.entries(answers)
  writeFileSync(file, JSON.stringify({ ...rest, answers: Object.fromEntries(others) }))
  expect((await evaluate('ask', 'run', '--provider', provider)).out).toMatch(
    /^1 requests for crossing-writer on this machine/,
  )
  const again = JSON.parse(readFileSync(file, 'utf8')) as { readonly answers: Record<string, unknown> }
  expect(again.answers[first?.[0] ?? '']).toEqual(first?.[1])
})

test('writers get sheets with requests alone, and what they fill in is held against its request', async () => {
  const { evaluate, folder } = inFolder()
  await evaluate('routes', 'crossing.ink', '--plan', 'plan.yaml', '--out', 'before')
  const dealt = await evaluate('sheets', 'run', '--from', 'before')
  expect(dealt.out).toMatch(/^writer-01: \d requests/)
  const writers = readdirSync(join(folder, 'run/writers'))
  for (const writer of writers) {
    const sheet = readFileSync(join(folder, 'run/writers', writer, 'requests.md'), 'utf8')
    expect(sheet).not.toMatch(/route-\d/)
    expect(sheet).toContain('You stand in the place of a language model')
  }
  // Nobody has filled in anything.
  const empty = JSON.parse((await evaluate('answers', 'run', '--json')).out)
  expect(empty).toMatchObject({ accepted: 0, kept: 0, refused: [] })
  const file = join(folder, 'run/writers/writer-01/answers.yaml')
  const blank = readFileSync(file, 'utf8')
  const [, key = ''] = /^ {4}(deck\.\w+):$/m.exec(blank) ?? []
  const filled = blank
    .replace("writer: ''", 'writer: Jo')
    .replace("text: ''", 'text: The bench is dry on one side, and you take that one.')
  writeFileSync(file, filled)
  expect(JSON.parse((await evaluate('answers', 'run', '--json')).out)).toMatchObject({ accepted: 1, kept: 0 })
  writeFileSync(file, filled.replace(/text: The .*/, 'text: null'))
  expect(JSON.parse((await evaluate('answers', 'run', '--json')).out)).toMatchObject({ accepted: 0, kept: 1 })
  writeFileSync(file, filled.replace(/text: The .*/, `text: ${'very '.repeat(60)}wet`))
  const refused = await evaluate('answers', 'run')
  expect(refused.out).toMatch(new RegExp(`writer-01, request-01, ${key} was refused: .*words`))
  expect((await evaluate('sheets', 'run')).out).toContain('There is nothing to write now')
})

test('a run that was moved is the same run once its routes are named again', async () => {
  const { evaluate, folder } = await answered()
  cpSync(join(folder, 'run'), join(folder, 'kept/deep/run'), { recursive: true })
  expect((await evaluate('report', 'kept/deep/run')).err).toContain('plan.yaml can')
  expect(await evaluate('report', 'kept/deep/run', '--from', 'before', '--plan', 'plan.yaml')).toMatchObject({
    exit: 0,
  })
  expect(await evaluate('report', 'kept/deep/run')).toMatchObject({ exit: 0, err: '' })
  const others = await evaluate('routes', 'crossing.ink', '--routes', '2', '--plan', 'plan.yaml', '--out', 'others')
  expect(others.exit).toBe(0)
  expect((await evaluate('report', 'kept/deep/run', '--from', 'others')).err).toContain(
    'is not what it was when this run began',
  )
})

test('a file that is not what it should be is named, with what belongs there', async () => {
  const { evaluate, folder } = await answered()
  await evaluate('readers', 'run')
  const verdicts = join(folder, 'run/readers/elsewhere/reader-01/verdicts.yaml')
  const good = readFileSync(verdicts, 'utf8')
  const said = async (text: string): Promise<string> => {
    writeFileSync(verdicts, text)
    const { err, exit } = await evaluate('report', 'run')
    expect(exit).toBe(1)
    return err
  }
  expect(await said(good.replace('item-01', 'itme-01'))).toMatch(
    /nothing on this sheet is called "itme-01".*\n.*Did you mean item-01\?/,
  )
  expect(await said(good.replace('wrong: ', 'wrong: perhaps'))).toMatch(/verdicts\.yaml: .*item-01.*(yes|true)/)
  expect(await said(`${good}\n  item-01: [`)).toMatch(/line \d+, is no YAML/)
  writeFileSync(verdicts, good)
  writeFileSync(
    join(folder, 'plan.yaml'),
    `${readFileSync(join(folder, 'plan.yaml'), 'utf8')}\n`.replace('short: 0.35', 'short: 0.99'),
  )
  expect((await evaluate('report', 'run')).err).toContain('is not what it was when this run began')
})

test.each([
  [['sheats', 'run'], 'An evaluation has no step "sheats".', 'Did you mean `lacuna evaluate sheets`?'],
  [[], '`lacuna evaluate` needs a step.', 'routes, ask, sheets, answers, readers, report'],
  [['sheets'], '`lacuna evaluate sheets` needs a folder.', 'lacuna evaluate sheets ferry-run'],
  [['sheets', 'run'], 'run holds no run yet', '--from FOLDER'],
  [
    ['report', 'run', '--yes'],
    '`lacuna evaluate report` has no use for --yes.',
    'It takes --from, --plan, --story, --json.',
  ],
  [['routes', 'crossing.ink', '--apart', 'far'], '--apart far is no whole number above 0.', '--apart'],
])('%j is misused, and what to type instead is said', async (args, message, hint) => {
  const { evaluate } = inFolder()
  const { err, exit } = await evaluate(...args)
  expect(exit).toBe(2)
  expect(err).toContain(message)
  expect(err).toContain(hint)
})

test('who answers has to be said, and what is frozen is not written again', async () => {
  const { evaluate } = inFolder()
  await evaluate('routes', 'crossing.ink', '--plan', 'plan.yaml', '--out', 'before')
  const again = await evaluate('routes', 'crossing.ink', '--plan', 'plan.yaml', '--out', 'before')
  expect(again).toMatchObject({ exit: 1, err: expect.stringContaining('holds frozen routes already') })
  expect((await evaluate('ask', 'run', '--from', 'before')).err).toContain('It has to be said who answers.')
  expect((await evaluate('ask', 'run', '--control', 'shufled')).err).toContain('Did you mean shuffled?')
  expect((await evaluate('ask', 'run', '--provider', 'grammer')).err).toContain('There is no provider "grammer".')
  expect((await evaluate('ask', 'run', '--control', 'shuffled')).err).toContain('no answers that could be moved')
})

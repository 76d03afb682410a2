import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readReading } from '@lacuna/engine/providers/recorded'
import { expect, onTestFinished, test } from 'vitest'
import { runLacunaHere } from '../../tests/run-lacuna-here.ts'

const script = `VAR name = "stranger"
-> quay
=== quay ===
The lamp gutters. # fill lamp: the lamp on the quay; max 12 words
* [Fill it. # id: fill # memory: You filled the lamp.]
* [Leave it. # id: leave # memory: You left the lamp.]
- Somebody comes. # fill steps: who comes; max 12 words
+ [Wait. # id: wait] -> boat
=== boat ===
The boat is dark. # fill dark: the boat, by what you did; max 12 words; reads @diary
-> END
`

const bible = `story: lantern
language: en
allow: live
grammar:
  "quay.lamp": ["The lamp is nearly out."]
  "quay.steps": ["A woman comes with a rope."]
  "boat.dark": ["The boat has no light of its own."]
`

function folderWith(story = script): { readonly file: (name: string) => string } {
  const folder = mkdtempSync(join(tmpdir(), 'record-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  writeFileSync(join(folder, 'lantern.ink'), story)
  writeFileSync(join(folder, 'lantern.bible.yaml'), bible)
  return { file: name => join(folder, name) }
}

async function lacuna(...words: readonly string[]): Promise<{ readonly code: number | null; readonly said: string }> {
  const { exit, out, err } = await runLacunaHere(words, { cwd: tmpdir() })
  return { code: exit, said: `${out}${err}` }
}

test('situations are counted before anything is answered, by slot and in all', async () => {
  const { file } = folderWith()
  const { code, said } = await lacuna('record', 'plan', file('lantern.ink'))
  expect(said).toContain('     1  quay.lamp')
  expect(said).toContain('     2  boat.dark')
  expect(said).toContain('5 situations, 5 texts in all')
  expect(code).toBe(0)
})

test('a story with too many stops with the number so far, and names routes', async () => {
  const { file } = folderWith()
  const { code, said } = await lacuna('record', 'plan', file('lantern.ink'), '--most', '3')
  expect(said).toContain('More than 3 situations')
  expect(said).toContain('Record routes instead')
  expect(code).toBe(1)
})

test('a provider fills a tape that answers every play; half of it is no tape for free play', async () => {
  const { file } = folderWith()
  const [story, tape] = [file('lantern.ink'), file('lantern.tape.json')]
  expect((await lacuna('record', 'ask', story, tape, '--provider', 'grammar')).said).toContain(
    'answers every situation',
  )
  const whole = await lacuna('record', 'check', story, tape, '--plays', '30')
  expect(whole.said).toContain('90 live slots. The tape answers 100.0 %')
  expect(whole.code).toBe(0)
  const kept = JSON.parse(readFileSync(tape, 'utf8')) as { answers: { slot: string }[] }
  writeFileSync(tape, JSON.stringify({ ...kept, answers: kept.answers.filter(({ slot }) => slot !== 'boat.dark') }))
  const half = await lacuna('record', 'check', story, tape, '--plays', '30')
  expect(half.said).toContain('answers 66.7 %')
  expect(half.said).toContain('no tape for free play')
  expect(half.code).toBe(1)
})

test('writers fill in sheets; what breaks its contract is not put on the tape', async () => {
  const { file } = folderWith()
  const [story, tape, sheets] = [file('lantern.ink'), file('lantern.tape.json'), file('sheets')]
  expect((await lacuna('record', 'sheets', story, tape, '--out', sheets)).said).toContain('5 requests, 5 texts')
  const answers = join(sheets, 'writer-01', 'answers.yaml')
  const texts = [
    'It burns low.',
    'A woman with a rope.',
    'A man, singing.',
    'one two three four five six seven eight nine ten eleven twelve thirteen',
    'null',
  ]
  const filled = readFileSync(answers, 'utf8')
    .replace("writer: ''", 'writer: gull-2')
    .replaceAll("text: ''", () => `text: ${texts.shift()}`)
  writeFileSync(answers, filled)
  const { said } = await lacuna('record', 'ask', story, tape, '--sheets', sheets)
  expect(said).toContain('writer-01, boat.dark: ')
  expect(said).toContain('The tape has 4 texts. It lacks 1.')
  const { answers: taped } = JSON.parse(readFileSync(tape, 'utf8')) as {
    answers: { text: string | null; model: string }[]
  }
  expect(taped.map(({ text }) => text)).toEqual(expect.arrayContaining(['It burns low.', null]))
  expect(taped.every(({ model }) => model === 'gull-2')).toBe(true)
})

test('a route is played from the tape, each run with the choices that it says it was made from', async () => {
  const { file } = folderWith()
  const [story, tape, sheets, out] = ['lantern.ink', 'lantern.tape.json', 'sheets', 'first.reading.json'].map(file)
  if (story === undefined || tape === undefined || sheets === undefined || out === undefined) return
  await lacuna('record', 'sheets', story, tape, '--out', sheets)
  const answers = join(sheets, 'writer-01', 'answers.yaml')
  const filled = readFileSync(answers, 'utf8').replace(
    /boat\.dark:\n(\s+)uses: \[\]\n\s+text: ''/g,
    (_all, indent: string) => `boat.dark:\n${indent}uses: [1]\n${indent}text: The boat shows no light.`,
  )
  writeFileSync(answers, filled)
  await lacuna('record', 'ask', story, tape, '--sheets', sheets)
  const picks = '--picks quay.leave,quay.wait'.split(' ')
  const { said, code } = await lacuna('record', 'route', story, tape, ...picks, '--name', 'Ada', '--out', out)
  expect([said.includes('3 turns, 1 recorded texts'), code]).toEqual([true, 0])
  const { name, turns } = readReading(readFileSync(out, 'utf8'))
  expect([name, turns.map(({ choice }) => choice)]).toEqual(['Ada', [undefined, 'Leave it.', 'Wait.']])
  expect(turns[2]?.lines[0]?.runs).toEqual([
    { text: 'The boat shows no light.', source: 'recorded', scripted: 'The boat is dark.', because: [2] },
  ])
  const wrong = await lacuna('record', 'route', story, tape, '--picks', 'quay.sink', '--out', out)
  expect(wrong.said).toContain('does not offer "quay.sink"')
})

test('a step that there is none of, and a tape that is missing, are said with what to write', async () => {
  const { file } = folderWith()
  expect(await lacuna('record', 'plans', file('lantern.ink'))).toMatchObject({
    code: 2,
    said: expect.stringContaining('Did you mean `lacuna record plan`?'),
  })
  expect((await lacuna('record', 'check', file('lantern.ink'))).code).toBe(2)
})

import { expect, test } from 'vitest'
import { lanternCopy } from '../../tests/lantern-copy.ts'
import { runLacunaHere } from '../../tests/run-lacuna-here.ts'
import { spawnLacuna } from '../../tests/spawn-lacuna.ts'
import type { Pace } from '../pace/simulate-pace.ts'

async function paced(...flags: readonly string[]): Promise<Pace> {
  const { out } = await runLacunaHere(['pace', 'errand.ink', '--json', ...flags])
  return JSON.parse(out) as Pace
}

test('the more is prepared, the fewer turns wait, and the more it costs; a store makes it cheap', async () => {
  const { rows } = await paced('--plays', '6')
  const row = (name: string) => rows.find(({ policy }) => policy === name) as Pace['rows'][number]
  const [none, next, deep, sharing] = ['on arrival', 'next passages only', 'margin 3', 'readers share fills'].map(row)
  expect(none?.withoutWait).toBe(0)
  expect(next?.withoutWait).toBeGreaterThan(0)
  expect(deep?.withoutWait).toBeGreaterThan(next?.withoutWait ?? 1)
  expect(none?.fillsPerFillShown).toBe(1)
  expect(deep?.cost).toBeGreaterThan(none?.cost ?? 1)
  expect(sharing?.cost).toBeLessThan(none?.cost ?? 0)
  // Half of what the usual row spends is in between.
  const budget = rows.find(({ policy }) => policy.endsWith('tokens ahead'))
  expect(budget?.withoutWait).toBeLessThan(deep?.withoutWait ?? 0)
  expect(budget?.withoutWait).toBeGreaterThan(0)
})

test('the same readers wait the same again, in a process of its own, too', async () => {
  const again = await spawnLacuna(['pace', 'errand.ink', '--json', '--plays', '2'])
  expect(JSON.parse(again.out)).toEqual(await paced('--plays', '2'))
})

test('where readers wait is told with file, line and what to do', async () => {
  const { out, exit } = await runLacunaHere(['pace', 'errand.ink', '--speed', '60s', '--plays', '4'])
  expect(exit).toBe(0)
  expect(out).toMatch(/shop\.shop \(errand\.ink:19\): \d+ of \d+ visits? waited, [\d.]+ s on average/)
  expect(out).toMatch(/has \d+\s+words?;\s+a\s+fill\s+takes\s+as\s+long\s+as\s+reading\s+391/)
})

test('a story in which nothing is filled live is told so, and `--live` shows what would be', async () => {
  const cwd = lanternCopy({ 'errand.bible.yaml': 'story: errand\nlanguage: en\nallow: reviewed\n' })
  const closed = await runLacunaHere(['pace', 'errand.ink', '--plays', '2'], { cwd })
  expect(closed.out).toContain('nobody waited')
  const open = await runLacunaHere(['pace', 'errand.ink', '--plays', '2', '--live'], { cwd })
  expect(open.out).toContain('turns without a wait')
})

test('where the story breaks under its readers is said, with and without slots before it', async () => {
  const cwd = lanternCopy({
    'loop.ink': '-> round\n=== round ===\nRound it goes.\n-> round\n',
    'later.ink':
      '-> gate\n=== gate ===\nThe gate stands open. # fill gate: the gate\n+ (in) [In.] -> round\n=== round ===\nRound.\n-> round\n',
    'later.bible.yaml': 'story: later\nlanguage: en\nallow: live\n',
  })
  const loop = await runLacunaHere(['pace', 'loop.ink', '--plays', '1', '--live'], { cwd })
  expect(loop.exit).toBe(1)
  expect(loop.out).toContain('The story broke at its start for 1 of 1 reader, who')
  expect(loop.out).toContain('story-failed')
  const later = await runLacunaHere(['pace', 'later.ink', '--plays', '1'], { cwd })
  expect(later.exit).toBe(1)
  expect(later.out).toContain('The story broke after the choice gate.in for 1 of 1 reader')
  expect(later.out).toMatch(/nobody\s+waited\s+as\s+far\s+as\s+they\s+came/)
  const json = await runLacunaHere(['pace', 'later.ink', '--plays', '1', '--json'], { cwd })
  expect((JSON.parse(json.out) as Pace).breaks).toMatchObject([
    { code: 'story-failed', choice: 'gate.in', entry: '', readers: 1 },
  ])
})

test('the samples of the author are paid for, too, and personal requests are counted', async () => {
  const story = { 'errand.ink': '-> gate\n=== gate ===\nThe gate is shut. # fill gate: the gate\n+ [On.] -> END\n' }
  const bible = 'story: errand\nlanguage: en\nallow: live\n'
  const paced = async (text: string): Promise<Pace['rows'][number]> => {
    const cwd = lanternCopy({ ...story, 'errand.bible.yaml': text })
    const { out } = await runLacunaHere(['pace', 'errand.ink', '--plays', '1', '--json'], { cwd })
    return (JSON.parse(out) as Pace).rows[0] as Pace['rows'][number]
  }
  const [plain, sampled] = [
    await paced(bible),
    await paced(`${bible}samples:\n  - ${'The gate creaks. '.repeat(50)}\n`),
  ]
  expect(sampled.tokens - plain.tokens).toBeGreaterThan(200)
  expect(plain).toMatchObject({ personalRequests: 0, sharedRequests: 1, split: 0, withPage: 0 })
})

/** Whom the reader told what is theirs to know: who speaks behind it is asked apart from what is told of it. */
const quay = {
  'quay.ink': `-> quay
=== quay ===
The quay is empty at this hour, and so is the ferry. # fill quay: the quay
+ [Hide the rope. # memory(reader): You hid the rope under the nets.]
  -> office
=== office ===
# with ADA
The office smells of rope, which is where it went, or so it looks from here. # fill office: the office; reads @diary
ADA: Somebody has been at the nets. # fill ada: ADA wonders about the nets
-> END
`,
  'quay.bible.yaml': 'story: quay\nlanguage: en\nallow: live\ncast:\n  ADA: {}\n',
}

test('passages that split are counted, and what is personal where fills are shared and where they are not', async () => {
  const cwd = lanternCopy(quay)
  const { out } = await runLacunaHere(['pace', 'quay.ink', '--plays', '1', '--json'], { cwd })
  const { rows, sharing, usual } = JSON.parse(out) as Pace
  const [arrived, alone, shared] = ['on arrival', usual, sharing].map(name =>
    rows.find(({ policy }) => policy === name),
  )
  // The reader knows who hid the rope, Ada doesn't; both know what stood on the page.
  expect(arrived).toMatchObject({ personalRequests: 2, sharedRequests: 1, split: 0.5, kept: 0 })
  expect(arrived?.withPage).toBeGreaterThan(0)
  // While the notice is read, nobody knows the page yet.
  expect(alone).toMatchObject({ personalRequests: 1, sharedRequests: 2, split: 0.5, withPage: 0 })
  // The diary alone is left, where it is read by name.
  expect(shared).toMatchObject({ personalRequests: 1, sharedRequests: 2, split: 0.5, withPage: 0 })
  const plain = await runLacunaHere(['pace', 'quay.ink', '--plays', '1'], { cwd })
  expect(plain.out).toMatch(/in one play-through\s+requests\s+personal\s+split\s+page before\s+kept\s+cost\n/)
  expect(plain.out).toMatch(/margin 3\s+3\.0\s+1\.0\s+50 %/)
  expect(plain.out).toMatch(/readers share fills\s+3\.0\s+1\.0\s+50 %/)
})

test('a visit that waited is told with its wait, and one that did not with what stood there', async () => {
  const cwd = lanternCopy(quay)
  const slow = await runLacunaHere(['pace', 'quay.ink', '--plays', '1', '--speed', '60s'], { cwd })
  expect(slow.out).toMatch(/its one visit waited, [\d.]+ s\n/)
  const failing = await runLacunaHere(['pace', 'quay.ink', '--plays', '1', '--fail', '100'], { cwd })
  expect(failing.out.replaceAll(/\s+/g, ' ')).toMatch(
    /waited, [\d.]+ s; your words stood in for a fill in its one visit/,
  )
  expect(failing.out).not.toContain('– on average')
})

test('readers come in at every entry', async () => {
  const cwd = lanternCopy({
    'entries.ink':
      '-> DONE\n=== hello ===\n# entry\nHi there. # fill hi: greet\n-> DONE\n=== bye ===\n# entry\nBye now. # fill bye: part\n-> DONE\n',
    'entries.bible.yaml': 'story: entries\nlanguage: en\nallow: live\n',
  })
  const { out, exit } = await runLacunaHere(['pace', 'entries.ink', '--plays', '1', '--json'], { cwd })
  expect(exit).toBe(0)
  const { waits } = JSON.parse(out) as Pace
  expect(waits.map(({ entry, slots }) => [entry, ...slots]).toSorted()).toEqual([
    ['bye', 'bye.bye'],
    ['hello', 'hello.hi'],
  ])
})

test('what can’t be meant is told with what can', async () => {
  const said = async (...flags: readonly string[]) => await runLacunaHere(['pace', 'errand.ink', ...flags])
  expect(await said('--speed', 'soon')).toMatchObject({ exit: 2, err: expect.stringContaining('--speed 5s') })
  expect(await said('--facts', 'few')).toMatchObject({ exit: 2, err: expect.stringContaining('from 0 to 1000') })
  expect(await said('--plays', '0')).toMatchObject({ exit: 2, err: expect.stringContaining('from 1 to 1000') })
  expect(await said('--model', 'claude-haiku')).toMatchObject({
    exit: 2,
    err: expect.stringContaining('Did you mean claude-haiku-5-5?'),
  })
  expect(await runLacunaHere(['pace', 'none.ink'])).toMatchObject({
    exit: 1,
    err: expect.stringContaining('file-missing'),
  })
})

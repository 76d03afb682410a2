import { expect, test } from 'vitest'
import { lanternCopy } from '../../tests/lantern-copy.ts'
import { runLacunaHere } from '../../tests/run-lacuna-here.ts'
import type { Pace } from '../pace/simulate-pace.ts'

async function pacedIn(story: string, ...flags: readonly string[]): Promise<Pace> {
  const { out } = await runLacunaHere(['pace', story, '--json', ...flags])
  return JSON.parse(out) as Pace
}

const shared = ({ rows }: Pace): Pace['rows'][number] =>
  rows.find(({ policy }) => policy === 'readers share fills') as Pace['rows'][number]

test('where facts keep readers from sharing, it is told what fewer would make of it; and that is what they make of it', async () => {
  const plays = ['--plays', '5']
  const [now, one, none] = [
    await pacedIn('wharf.ink', ...plays),
    await pacedIn('wharf.ink', ...plays, '--facts', '1'),
    await pacedIn('wharf.ink', ...plays, '--facts', '0'),
  ]
  expect(now.facts).toEqual({
    now: shared(now).fillsPerFillShown,
    latest: shared(one).fillsPerFillShown,
    none: shared(none).fillsPerFillShown,
  })
  expect(now.facts?.latest).toBeLessThan((now.facts?.now ?? 0) / 2)
  expect(none).not.toHaveProperty('facts')
  // The flag is what the bible would say.
  const cwd = lanternCopy({
    'wharf.bible.yaml':
      'story: wharf\ntitle: The Wharf\nby: Ilse Brandt\nlanguage: en\nfacts: 1\ncast:\n  BRAM:\n    voice: Counts before he speaks.\n',
  })
  const bounded = await runLacunaHere(['pace', 'wharf.ink', '--json', ...plays], { cwd })
  expect(shared(JSON.parse(bounded.out) as Pace).fillsPerFillShown).toBe(now.facts?.latest)
})

test('one fact that differs is not bounded by telling one', async () => {
  const ways = ['road', 'river', 'moor', 'wood', 'hill', 'shore']
  const source = `-> gate
=== gate ===
# with BRAM
BRAM: Which way did you come, if I may ask, and I may, it is my gate.
${ways.map(way => `* (${way}) [By the ${way}.]\n`).join('')}- BRAM: Well. It is a long way, and nobody comes it for the view, whatever they say of the view in town.
+ [Go on.]
- BRAM: Mind the step. # fill step: how he lets you go
+ [Go in.]
- BRAM: There is soup. # fill soup: what he offers
-> END
=== function facts_BRAM
${ways.map(way => `{gate.${way}: You came by the ${way}.}\n`).join('')}`
  const bible = (more = ''): string => `story: gate\nlanguage: en\n${more}cast:\n  BRAM:\n`
  const said = async (...more: readonly string[]): Promise<string> => {
    const cwd = lanternCopy({ 'gate.ink': source, 'gate.bible.yaml': bible(...more) })
    const { out } = await runLacunaHere(['pace', 'gate.ink', '--plays', '6'], { cwd })
    return out.replaceAll(/\s+/g, ' ')
  }
  expect(await said()).toMatch(/which would help little: [\d.]+\. `facts: 0` tells none\./)
  expect(await said('facts: 1\n')).toMatch(/have to be made\. `facts: 0` in the bible tells none\./)
})

test('what to do about facts is told in words, and no more than would help', async () => {
  const said = async (...more: readonly string[]): Promise<string> => {
    const { out } = await runLacunaHere(['pace', 'wharf.ink', ...more])
    return out.replaceAll(/\s+/g, ' ')
  }
  const plain = await said('--plays', '4')
  expect(plain).toMatch(
    /4 readers who share fills need [\d.]+ for each one shown; if no facts were told, [\d.]+\. .* `facts: 1` in the bible tells only the latest of each: [\d.]+\. `--facts 1` shows the table so\./,
  )
  // A reader alone shares with nobody.
  expect(await said('--plays', '1')).not.toContain('facts')
  // In the errand no facts are told, so there is nothing to bound.
  expect((await pacedIn('errand.ink', '--plays', '2')).facts).toBeUndefined()
})

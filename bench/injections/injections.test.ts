import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runs } from '../../tools/runs.ts'
import { interferenceInSession } from './injected-session.ts'
import { injectionStories } from './injection-stories.ts'
import { interferenceIn } from './interference.ts'
import { kinds, taintedTexts } from './tainted-texts.ts'

test.each(injectionStories)(
  'in $name: whatever a text of somebody else’s says, it stands in the player’s parts alone, and changes nothing elsewhere',
  ({ name }) => {
    let placements = 0
    for (const kind of kinds) {
      for (const edges of ['held', 'free'] as const) {
        fc.assert(
          fc.property(taintedTexts(kind, edges), texts => {
            const seen = interferenceIn(name, texts, edges)
            placements += seen.placements
            expect(seen.found).toEqual([])
          }),
          { numRuns: runs(20) },
        )
      }
    }
    expect(placements).toBeGreaterThan(runs(2000))
  },
)

test.each(injectionStories)(
  'in $name: nor in what a session asks, ahead of the player and after a load',
  async ({ story }) => {
    let placements = 0
    for (const edges of ['held', 'free'] as const) {
      await fc.assert(
        fc.asyncProperty(taintedTexts('everything', edges), async texts => {
          const seen = await interferenceInSession(story, texts)
          placements += seen.placements
          expect(seen.found).toEqual([])
        }),
        { numRuns: runs(3) },
      )
    }
    expect(placements).toBeGreaterThan(runs(200))
  },
)

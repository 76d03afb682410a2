import { expect, test } from 'vitest'
import { runs } from '../tools/runs.ts'
import { exampleStories } from './example-stories.ts'
import { plantedStory, playPlanted } from './planted-secrets.ts'

test.each(exampleStories)('in $name nobody is told what they may not know', async ({ story }) => {
  const planted = plantedStory(story)
  let [held, shown] = [0, 0]
  for (let seed = 0; seed < runs(200); seed++) {
    const play = await playPlanted(planted, seed, { turns: 60, lookahead: seed % 5 === 0 })
    expect({ seed, leaks: play.leaks }).toEqual({ seed, leaks: [] })
    held += play.held
    shown += play.shown
  }
  // A provider that is told nothing, or whose words are all refused, would prove nothing.
  expect(held).toBeGreaterThan(0)
  expect(shown).toBeGreaterThan(0)
})

import { expect, test } from 'vitest'
import { runs } from '../../../../tools/runs.ts'
import { leaksIn, secretiveStory } from './knowledge.fixture.ts'

test('nobody is told what they may not know, at any later turn either, though all that is told is written into every slot', async () => {
  const plays = runs(200)
  for (let seed = 0; seed < plays; seed++) {
    const story = secretiveStory(seed % 40)
    expect({ seed, leaks: await leaksIn(story, seed, 8) }).toEqual({ seed, leaks: [] })
  }
})

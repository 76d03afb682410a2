import { expect, test } from 'vitest'
import { storyKit } from './story-kit.ts'

const { fill, scene, story } = storyKit({ cast: { OONA: {} }, vars: { trust: 1, mood: 'calm' } })

test('defaults of a scene hold for every slot in it that does not say otherwise', () => {
  const { slots } = story({
    id: 'ferry',
    version: '1',
    start: 'ferry',
    scenes: {
      ferry: scene({
        start: 'deck',
        exits: ['shore'],
        defaults: { maxWords: 40, never: ['sorry'], reads: ['trust'], policy: 'reviewed' },
        beats: {
          deck: {
            lines: [
              fill('gulls', 'Gulls.', 'what is heard'),
              { OONA: fill('greet', 'You.', 'dry', { maxWords: 9, reads: [], policy: 'live' }) },
              fill('pick', 'Two.', 'which', { oneOf: ['One.', 'Two.'] }),
            ],
            ask: 'what for',
            choices: { go: { label: fill('go', 'Go.', 'a small act'), target: '#shore' } },
          },
        },
      }),
      shore: scene({
        start: 'sand',
        exits: [],
        beats: { sand: { lines: [fill('sand', 'Sand.', 'what is felt')], ending: 'ashore' } },
      }),
    },
  })
  const said = (id: keyof typeof slots) => [slots[id]?.contract, slots[id]?.reads.variables, slots[id]?.policy]
  expect(said('ferry.gulls')).toEqual([{ maxWords: 40, never: ['sorry'] }, ['trust'], 'reviewed'])
  expect(said('ferry.greet')).toEqual([{ maxWords: 9, never: ['sorry'] }, [], 'live'])
  expect(said('ferry.pick')).toEqual([{ oneOf: ['One.', 'Two.'] }, ['trust'], 'reviewed'])
  expect(said('ferry.go')[0]).toEqual({ maxWords: 40, never: ['sorry'] })
  expect(said('ferry.deck')).toEqual([{}, ['trust'], 'reviewed'])
  expect(said('shore.sand')).toEqual([{}, [], 'live'])
})

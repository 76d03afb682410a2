import { expect, test } from 'vitest'
import { storyKit } from './story-kit.ts'

const kit = storyKit({ cast: { OONA: {} }, vars: {} })
const storySaying = (direction: string) =>
  kit.story({
    id: 'ferry',
    version: '1',
    start: 'ferry',
    scenes: {
      ferry: kit.scene({
        start: 'deck',
        exits: [],
        beats: { deck: { lines: [{ OONA: kit.fill('hm', 'Hm.', 'a sound'), direction }], ending: 'deck' } },
      }),
    },
  })

test('a line of the kit may say how it is said', () => {
  const skeleton = storySaying('quietly').skeleton()
  const { lines, slots } = skeleton.step(skeleton.begin(1), { type: 'enter' })
  expect(lines).toMatchObject([{ speaker: 'OONA', direction: 'quietly', pieces: [{ text: 'Hm.', slot: 0 }] }])
  expect(slots.map(({ slot }) => slot.id)).toEqual(['ferry.hm'])
})

test.each([[''], ['qu{i}etly'], ['a: b'], ['(off)'], ['q'.repeat(61)]])('a direction is a few plain words: %s', how => {
  expect(() => storySaying(how)).toThrow('A direction is a few plain words.')
})

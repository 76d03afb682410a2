import { expect, test } from 'vitest'
import { parseBrief } from '../story/brief.ts'
import { storyKit } from './story-kit.ts'

const kit = storyKit({ cast: { OONA: {} }, vars: { trust: 1, fare: 2 } })
const storyWith = (slots: Readonly<Record<string, string>>, brief = '') =>
  kit.story({
    id: 'ferry',
    version: '1',
    start: 'ferry',
    bible: { slots },
    scenes: {
      ferry: kit.scene({
        start: 'deck',
        exits: [],
        beats: {
          deck: {
            lines: [{ OONA: kit.fill('greet', 'You again.', brief as '') }],
            invent: { fare: { brief: '' } },
            ending: 'deck',
          },
        },
      }),
    },
  })

test('a slot of the kit without a brief takes the details of the bible', () => {
  const text = 'dry, {trust}; max 12 words; never "sorry"; reads fare; reviewed'
  const { brief } = parseBrief(`fill greet: ${text}`)
  const story = storyWith({ greet: text, 'ferry.fare': 'what she asks; one of "2", "3"' })
  expect(story.slots['ferry.greet']).toMatchObject({
    brief: brief?.brief,
    contract: { ...brief?.contract },
    reads: { variables: ['fare'] },
    policy: 'reviewed',
  })
  expect(story.slots['ferry.fare']?.contract.domain).toEqual({ type: 'options', options: [2, 3] })
  const skeleton = story.skeleton()
  const first = skeleton.step(skeleton.begin(1), { type: 'enter' })
  expect(first.slots.map(each => each.brief)).toEqual(['what she asks'])
  expect(skeleton.step(first.at, { type: 'value' }).slots.map(each => each.brief)).toEqual(['dry, 1'])
})

test.each([
  [{ greet: 'dry', fare: 'x', gret: 'dry' }, '', 'details of a slot "gret", and there is none'],
  [{ greet: 'dry', fare: 'x' }, 'guarded', 'a brief of its own'],
  [{ greet: 'dry; reads trist', fare: 'x' }, '', 'no variable "trist"'],
  [{ greet: 'dry; max 12', fare: 'x' }, '', '"max 12" is no clause'],
])('details that nobody can use are an error', (slots, brief, message) => {
  expect(() => storyWith(slots, brief)).toThrow(message)
})

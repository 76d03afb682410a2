import { storyKit } from '@lacuna/engine/xstate'

const { fill, scene, story } = storyKit({
  cast: { OONA: { voice: 'Short. Answers a question with a smaller one.' } },
  vars: { trust: 1, alias: 'stranger' },
})

export const ferry = scene({
  start: 'deck',
  exits: ['harbour'],
  beats: {
    deck: {
      lines: [
        fill('smell', 'The ferry smells of diesel and wet wool.', 'the crossing tonight', { maxWords: 40 }),
        {
          OONA: fill('greet', 'You again.', 'guarded; fond if she trusts you', { reads: ['trust'], never: ['sorry'] }),
        },
      ],
      choices: {
        give: {
          label: fill('give', 'Give her the letter.', 'a small brave act'),
          assign: v => ({ trust: v.trust + 1 }),
          target: 'winter',
        },
        keep: { label: 'Keep it.', target: 'winter' },
      },
    },
    winter: {
      lines: [{ OONA: 'Where were you, all winter?' }],
      ask: 'where you spent it',
      choices: {
        north: { label: 'In the north.', means: 'work, money, a ship', target: 'named' },
        silent: { label: 'Say nothing.', means: 'silence, evasion', target: 'named' },
      },
    },
    named: {
      invent: { alias: { brief: 'what she calls you', maxWords: 2 } },
      lines: [{ OONA: 'Well then, {alias}.' }],
      choices: { ashore: { label: 'Go ashore.', target: '#harbour' } },
    },
  },
})

export const harbour = scene({
  start: 'quay',
  beats: { quay: { lines: ['The quay is wet.'], ending: 'ashore' } },
})

export const crossing = story({
  id: 'crossing',
  version: '1',
  start: 'ferry',
  scenes: { ferry, harbour },
  entries: ['ferry'],
})

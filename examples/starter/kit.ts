import { storyKit } from '@lacuna/engine/xstate'
import { bible, cast } from './bible.ts'

const { fill, scene, story } = storyKit({ cast, vars: { trust: 1, jar: 'Agata', carrying: false } })

const bakery = scene({
  start: 'night',
  exits: ['street'],
  with: ['BRUNA'],
  beats: {
    night: {
      cues: { place: 'bakery', hour: 'night' },
      lines: [
        fill(
          'window',
          "At two in the morning the street has one window lit, and it is Bruna's.",
          'the only lit window in a sleeping street, and the smell that comes from it',
          { maxWords: 32 },
        ),
        {
          BRUNA: fill('late', "You're late. The dough isn't.", 'her first words, gruff, glad that you came', {
            maxWords: 10,
            reads: ['trust'],
          }),
        },
      ],
      choices: {
        apron: {
          memory: 'You tied on your apron, as on any night.',
          label: fill('apron', 'Tie on your apron.', 'fall into the old routine without a word', { maxWords: 8 }),
          assign: vars => ({ trust: vars.trust + 1 }),
          lines: ['She takes care not to notice that you have tied it properly.'],
          target: 'work',
        },
        blurt: {
          label: 'Say it at once.',
          memory: 'You told Bruna at once that you leave on the six o’clock train.',
          lines: [
            'You say it at once, to the flour.',
            { BRUNA: "The six o'clock train. I know. Your mother buys her rolls here." },
          ],
          target: 'work',
        },
      },
    },
    work: {
      lines: [
        fill(
          'hands',
          'For a while there are only hands. Fold, turn, fold.',
          'two people who have worked side by side for years, shaping loaves',
          { maxWords: 30 },
        ),
        { BRUNA: 'Why do you want to go?' },
      ],
      ask: { id: 'why', brief: 'why you are leaving' },
      choices: {
        more: {
          label: 'There is more out there.',
          memory: 'Asked why, you said that there is more out there.',
          means: 'the world, curiosity, study, a bigger life',
          target: 'weighed',
        },
        breathe: {
          label: "I can't breathe here.",
          memory: 'Asked why, you said that you can’t breathe here.',
          means: 'feeling trapped, a small town, grief, anger',
          assign: vars => ({ trust: vars.trust - 1 }),
          target: 'weighed',
        },
        unsure: {
          label: "I don't know.",
          memory: 'Asked why, you said that you don’t know.',
          means: 'doubt, silence, a joke, not wanting to answer',
          assign: vars => ({ trust: vars.trust + 1 }),
          target: 'weighed',
        },
      },
    },
    weighed: {
      lines: ['Bruna weighs a piece of dough, and then she weighs you.'],
      decide: {
        id: 'believed',
        brief: 'will you come back one day, judging by what you said and how you worked tonight',
        reads: ['trust', '@why'],
      },
      choices: {
        yes: {
          label: 'yes',
          means: 'she thinks that you will come back',
          default: vars => vars.trust > 1,
          target: 'shelf',
        },
        no: { label: 'no', means: 'she thinks that this is the last night', default: true, target: 'loaf' },
      },
    },
    loaf: {
      lines: [
        {
          BRUNA: fill('eat', 'Then at least eat something.', 'hurt, and hiding it behind bread', { maxWords: 12 }),
        },
        'She breaks the first loaf of the night, which nobody is ever allowed to do, and gives you the bigger half.',
      ],
      choices: {
        stay: {
          memory: 'You stayed for the second batch.',
          label: 'Stay for the second batch.',
          assign: vars => ({ trust: vars.trust + 1 }),
          lines: [{ BRUNA: 'Sleeves.' }, 'You roll them up.'],
          target: 'shelf',
        },
        go: {
          memory: 'You went while it was dark.',
          label: fill('go', 'Go while it is dark.', 'slip out before it gets harder', { maxWords: 7 }),
          target: '#street',
        },
      },
    },
    shelf: {
      lines: [
        'She reaches up behind the scales and brings down a jar with a cloth over it. Something inside it is breathing.',
      ],
      next: 'gift',
    },
    gift: {
      invent: {
        jar: {
          brief: "the name that she once gave to her sourdough starter, a homely person's name",
          maxWords: 2,
        },
      },
      lines: [{ BRUNA: 'Older than you. Feed {jar} every evening, and {jar} will feed you.' }],
      choices: {
        take: {
          memory: 'You took the jar with her starter.',
          label: 'Take {jar} in both arms.',
          assign: { carrying: true },
          lines: [{ BRUNA: 'Not like a bomb. Like a cat.' }],
          target: '#street',
        },
        leave: {
          memory: 'You left the jar with her starter on its shelf.',
          label: fill('leave', 'Leave {jar} on the shelf.', 'refuse the gift gently, because it belongs here', {
            maxWords: 9,
          }),
          lines: [
            'You say that {jar} should not have to change trains.',
            'She laughs, which costs her something, and turns to the oven.',
          ],
          target: '#street',
        },
      },
    },
  },
})

const street = scene({
  start: 'dawn',
  beats: {
    dawn: {
      cues: { place: 'station', hour: 'dawn' },
      lines: [
        fill(
          'train',
          'The train is on time, which it never is.',
          'a small station at dawn, the early train, nobody else there',
          { maxWords: 26 },
        ),
      ],
      next: [
        { guard: vars => vars.carrying, target: 'carried' },
        { guard: vars => vars.trust > 1, target: 'kept' },
        { target: 'gone' },
      ],
    },
    carried: {
      lines: [
        'In your lap, under the cloth, {jar} has begun to rise.',
        'You turn the lid a little, so that there is room.',
      ],
      ending: 'carried',
    },
    kept: {
      lines: [
        fill(
          'margin',
          'Your coat is warm on one side. It is half a loaf, and in the margin of the newspaper around it she has pencilled the times of the trains back.',
          'what she slipped into your pocket, practical and tender',
          { maxWords: 36, reads: ['trust'] },
        ),
      ],
      ending: 'kept',
    },
    gone: {
      lines: [
        fill(
          'sleeve',
          "There is flour on your sleeve. You don't brush it off.",
          'the last trace of the bakery on you',
          { maxWords: 20 },
        ),
      ],
      ending: 'gone',
    },
  },
})

/** One night in a bakery, written with the typed kit. */
export const starter = story({
  id: 'starter',
  version: '1',
  start: 'bakery',
  scenes: { bakery, street },
  entries: ['bakery'],
  bible,
  facts: {
    BRUNA: ({ trust, carrying }) => [
      ...(trust > 1 ? ['You worked beside her tonight as if nothing were about to change.'] : []),
      ...(carrying ? ['She has given you her starter.'] : []),
    ],
  },
})

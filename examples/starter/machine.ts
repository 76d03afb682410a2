import { fill, fromMachine, type StoryMeta } from '@lacuna/engine/xstate'
import { assign, setup } from 'xstate'
import { bible, cast } from './bible.ts'

interface Context {
  readonly trust: number
  readonly jar: string
  readonly carrying: boolean
}

/** One night in a bakery, as an XState machine by hand. */
export const machine = setup({
  types: { context: {} as Context, meta: {} as StoryMeta },
  guards: {
    hasFaith: ({ context }) => context.trust > 1,
    isCarrying: ({ context }) => context.carrying,
  },
  actions: {
    trustMore: assign({ trust: ({ context }) => context.trust + 1 }),
    trustLess: assign({ trust: ({ context }) => context.trust - 1 }),
    pickUp: assign({ carrying: true }),
  },
}).createMachine({
  id: 'starter',
  version: '1',
  context: { trust: 1, jar: 'Agata', carrying: false },
  initial: 'bakery',
  states: {
    bakery: {
      meta: { with: ['BRUNA'] },
      initial: 'night',
      states: {
        night: {
          meta: {
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
          },
          on: {
            'choose.bakery.apron': {
              target: 'work',
              actions: 'trustMore',
              meta: {
                memory: 'You tied on your apron, as on any night.',
                label: fill('apron', 'Tie on your apron.', 'fall into the old routine without a word', { maxWords: 8 }),
                lines: ['She takes care not to notice that you have tied it properly.'],
              },
            },
            'choose.bakery.blurt': {
              target: 'work',
              meta: {
                label: 'Say it at once.',
                memory: 'You told Bruna at once that you leave on the six o’clock train.',
                lines: [
                  'You say it at once, to the flour.',
                  { BRUNA: "The six o'clock train. I know. Your mother buys her rolls here." },
                ],
              },
            },
          },
        },
        work: {
          meta: {
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
          },
          on: {
            'choose.bakery.more': {
              target: 'weighed',
              meta: {
                label: 'There is more out there.',
                memory: 'Asked why, you said that there is more out there.',
                means: 'the world, curiosity, study, a bigger life',
              },
            },
            'choose.bakery.breathe': {
              target: 'weighed',
              actions: 'trustLess',
              meta: {
                label: "I can't breathe here.",
                memory: 'Asked why, you said that you can’t breathe here.',
                means: 'feeling trapped, a small town, grief, anger',
              },
            },
            'choose.bakery.unsure': {
              target: 'weighed',
              actions: 'trustMore',
              meta: {
                label: "I don't know.",
                memory: 'Asked why, you said that you don’t know.',
                means: 'doubt, silence, a joke, not wanting to answer',
              },
            },
          },
        },
        weighed: {
          meta: {
            lines: ['Bruna weighs a piece of dough, and then she weighs you.'],
            decide: {
              id: 'believed',
              brief: 'will you come back one day, judging by what you said and how you worked tonight',
              reads: ['trust', '@why'],
            },
          },
          on: {
            'choose.bakery.yes': {
              target: 'shelf',
              meta: { label: 'yes', means: 'she thinks that you will come back', default: 'hasFaith' },
            },
            'choose.bakery.no': {
              target: 'loaf',
              meta: { label: 'no', means: 'she thinks that this is the last night', default: true },
            },
          },
        },
        loaf: {
          meta: {
            lines: [
              {
                BRUNA: fill('eat', 'Then at least eat something.', 'hurt, and hiding it behind bread', {
                  maxWords: 12,
                }),
              },
              'She breaks the first loaf of the night, which nobody is ever allowed to do, and gives you the bigger half.',
            ],
          },
          on: {
            'choose.bakery.stay': {
              target: 'shelf',
              actions: 'trustMore',
              meta: {
                memory: 'You stayed for the second batch.',
                label: 'Stay for the second batch.',
                lines: [{ BRUNA: 'Sleeves.' }, 'You roll them up.'],
              },
            },
            'choose.bakery.go': {
              target: '#street',
              meta: {
                memory: 'You went while it was dark.',
                label: fill('go', 'Go while it is dark.', 'slip out before it gets harder', { maxWords: 7 }),
              },
            },
          },
        },
        shelf: {
          meta: {
            lines: [
              'She reaches up behind the scales and brings down a jar with a cloth over it. Something inside it is breathing.',
            ],
          },
          always: 'gift',
        },
        gift: {
          meta: {
            invent: {
              jar: {
                brief: "the name that she once gave to her sourdough starter, a homely person's name",
                maxWords: 2,
              },
            },
            lines: [{ BRUNA: 'Older than you. Feed {jar} every evening, and {jar} will feed you.' }],
          },
          on: {
            'choose.bakery.take': {
              target: '#street',
              actions: 'pickUp',
              meta: {
                memory: 'You took the jar with her starter.',
                label: 'Take {jar} in both arms.',
                lines: [{ BRUNA: 'Not like a bomb. Like a cat.' }],
              },
            },
            'choose.bakery.leave': {
              target: '#street',
              meta: {
                memory: 'You left the jar with her starter on its shelf.',
                label: fill('leave', 'Leave {jar} on the shelf.', 'refuse the gift gently, because it belongs here', {
                  maxWords: 9,
                }),
                lines: [
                  'You say that {jar} should not have to change trains.',
                  'She laughs, which costs her something, and turns to the oven.',
                ],
              },
            },
          },
        },
      },
    },
    street: {
      id: 'street',
      initial: 'dawn',
      states: {
        dawn: {
          meta: {
            cues: { place: 'station', hour: 'dawn' },
            lines: [
              fill(
                'train',
                'The train is on time, which it never is.',
                'a small station at dawn, the early train, nobody else there',
                { maxWords: 26 },
              ),
            ],
          },
          always: [{ guard: 'isCarrying', target: 'carried' }, { guard: 'hasFaith', target: 'kept' }, 'gone'],
        },
        carried: {
          type: 'final',
          meta: {
            lines: [
              'In your lap, under the cloth, {jar} has begun to rise.',
              'You turn the lid a little, so that there is room.',
            ],
            ending: 'carried',
          },
        },
        kept: {
          type: 'final',
          meta: {
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
        },
        gone: {
          type: 'final',
          meta: {
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
      },
      onDone: 'over',
    },
    over: { type: 'final' },
  },
})

export const starter = fromMachine(machine, {
  bible: { ...bible, cast },
  entries: { bakery: 'bakery' },
  facts: {
    BRUNA: ({ trust, carrying }) => [
      ...(trust > 1 ? ['You worked beside her tonight as if nothing were about to change.'] : []),
      ...(carrying ? ['She has given you her starter.'] : []),
    ],
  },
})

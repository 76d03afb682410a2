import { describe, test } from 'vitest'
import { assign, setup } from 'xstate'
import { testSkeleton } from '../testing/test-skeleton.ts'
import { fill } from '../write/fill.ts'
import { fromMachine } from './from-machine.ts'
import type { StoryMeta } from './story-meta.ts'

interface Context {
  readonly gold: number
  readonly alias: string
  readonly visits: number
}

const machine = setup({
  types: { meta: {} as StoryMeta, context: {} as Context },
  guards: { rich: ({ context }) => context.gold > 2 },
}).createMachine({
  id: 'laws',
  context: { gold: 1, alias: 'stranger', visits: 0 },
  type: 'parallel',
  states: {
    town: {
      initial: 'gate',
      states: {
        gate: {
          entry: assign({ visits: ({ context }) => context.visits + 1 }),
          meta: { lines: [fill('gate', 'The gate, visit {visits}.', 'a gate')], cues: { place: 'gate' } },
          on: {
            'choose.in': {
              target: 'market',
              meta: { label: fill('in', 'Go in, {alias}.', 'a step'), lines: ['Dust.'] },
            },
          },
        },
        market: {
          meta: { invent: { alias: { brief: 'a name' } }, lines: [{ OONA: 'Fresh eels, {alias}!' }], ask: 'what for' },
          on: {
            'choose.buy': { guard: 'rich', target: 'bargain', meta: { label: 'Buy.', means: 'yes' } },
            'choose.back': { target: 'gate', meta: { label: 'Back.', means: 'no' } },
            'choose.judge': { target: 'judged', meta: { label: 'Stare.', means: 'silence' } },
          },
        },
        bargain: {
          meta: { detour: { brief: 'the price', maySet: ['gold'] }, lines: ['You haggle.'] },
          always: 'gate',
          on: { rejoin: 'gate' },
        },
        judged: {
          meta: { decide: 'is it a threat' },
          on: {
            'choose.yes': { target: '#end', meta: { label: 'yes', default: 'rich' } },
            'choose.no': { target: 'gate', meta: { label: 'no' } },
          },
        },
      },
    },
    sky: {
      initial: 'day',
      states: {
        day: { on: { 'choose.wait': { target: 'night', meta: { label: 'Wait.' } } } },
        night: { meta: { lines: ['Night.'] }, on: { 'choose.wait': { target: 'day', meta: { label: 'Wait.' } } } },
        end: { id: 'end', type: 'final', meta: { lines: ['The end.'], ending: 'end' } },
      },
    },
  },
})
const story = fromMachine(machine, {
  entries: { market: 'town.market' },
  facts: { OONA: ({ gold }) => (gold > 2 ? ['You are rich.'] : []) },
})

describe('a machine keeps the laws of a skeleton:', () => {
  testSkeleton({
    make: () => story.skeleton(),
    entry: 'market',
    world: { gold: 5 },
    names: ['OONA', 'TAVI'],
    plays: 8,
    test,
  })
})

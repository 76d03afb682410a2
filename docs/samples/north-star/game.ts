import { applyDifference, choose, enter, type Frame, type NarrativeProvider, sessionLogic } from '@lacuna/engine'
import { createActor, sendTo, setup } from 'xstate'
import ferry, { type Entry } from './ferry.ink'

/** What a game has of its own: a purse, and somebody who may come to like the player. */
export interface Harbour {
  readonly purse: { gold: number }
  readonly oona: { warmTo(trust: number): void }
  readonly provider?: NarrativeProvider
  readonly draw: (frame: Frame, pick: (id: string) => void) => void
}

/** A game's own machine, in which a talk on the ferry is one actor among others. */
export function harbourGame({ purse, oona, provider, draw }: Harbour) {
  const talk = sessionLogic(ferry, {
    provider,
    world: {
      read: () => ({ gold: purse.gold }),
      apply: ({ gold, trust }) => {
        purse.gold = applyDifference(purse.gold, gold)
        if (trust !== undefined) oona.warmTo(trust.to)
      },
    },
  })
  const game = setup({
    types: { events: {} as { type: 'MEET'; who: Entry } | { type: 'PICK'; id: string } },
    actors: { talk },
  }).createMachine({
    invoke: {
      id: 'talk',
      src: 'talk',
      input: () => ({ seed: 7, language: 'en', dial: 'live' as const }),
      onSnapshot: {
        actions: ({ event, self }) => draw(event.snapshot.frame, id => self.send({ type: 'PICK', id })),
      },
    },
    initial: 'walking',
    states: {
      walking: {
        on: { MEET: { target: 'talking', actions: sendTo('talk', ({ event }) => enter(event.who)) } },
      },
      talking: { on: { PICK: { actions: sendTo('talk', ({ event }) => choose(event.id)) } } },
    },
  })
  return createActor(game)
}

import {
  applyDifference,
  enter,
  type Frame,
  type Json,
  type NarrativeProvider,
  type SessionMove,
  sessionLogic,
  type VariableChanges,
} from '@lacuna/engine'
import { type Actor, assign, createActor, sendTo, setup } from 'xstate'
import { beside, start } from './drawing/places.ts'
import harbour, { type Entry } from './harbour.ink'

/** What the game itself keeps: where the player stands, the purse, how Berthe stands to them, and what was found. */
export interface Evening {
  readonly x: number
  readonly coins: number
  readonly trust: number
  readonly found: readonly string[]
}

type GameEvent =
  | { readonly type: 'WALK'; readonly x: number }
  | { readonly type: 'FIND'; readonly what: string }
  | { readonly type: 'FEED' }
  | { readonly type: 'MEET'; readonly who: Entry }
  /** The last words of a talk are read. */
  | { readonly type: 'READ' }
  /** A move in the story: to choose, to leave, to go back. */
  | { readonly type: 'MOVE'; readonly move: SessionMove }
  | { readonly type: 'STORY_CHANGED'; readonly changed: VariableChanges }

export type Game = ReturnType<typeof harbourGame>

/**
 * The game: a machine that walks and talks, with the story as one of its actors. Its persisted snapshot holds both.
 *
 * @param kept such a snapshot, to go on from.
 */
export function harbourGame(provider: NarrativeProvider | undefined, kept?: Json) {
  const evening = (): Evening => game.getSnapshot().context
  const talk = sessionLogic(harbour, {
    provider,
    world: {
      read: () => ({ coins: evening().coins, trust: evening().trust }),
      apply: changed => game.send({ type: 'STORY_CHANGED', changed }),
    },
  })
  const machine = setup({
    types: { context: {} as Evening, events: {} as GameEvent, children: {} as { talk: 'talk' } },
    actors: { talk },
  }).createMachine({
    context: { x: start, coins: 3, trust: 0, found: [] },
    invoke: {
      id: 'talk',
      src: 'talk',
      input: () => ({ seed: 7, upcoming: ['berthe', 'pim', 'ivo'] }),
      onSnapshot: [
        {
          guard: ({ event }) => isTalk(event.snapshot.frame),
          target: '.talking',
          actions: assign({ x: ({ context, event }) => besidePartner(context.x, event.snapshot.frame) }),
        },
        { guard: ({ event }) => event.snapshot.frame.phase === 'idle', target: '.walking' },
      ],
    },
    on: {
      MOVE: { actions: sendTo('talk', ({ event }) => event.move) },
      STORY_CHANGED: {
        actions: assign(({ context, event: { changed } }) => ({
          coins: applyDifference(context.coins, changed.coins),
          trust: applyDifference(context.trust, changed.trust),
        })),
      },
    },
    initial: 'walking',
    states: {
      walking: {
        on: {
          WALK: { actions: assign({ x: ({ event }) => event.x }) },
          FIND: {
            guard: ({ context, event }) => !context.found.includes(event.what),
            actions: assign(({ context, event }) => ({
              coins: context.coins + 1,
              found: [...context.found, event.what],
            })),
          },
          FEED: {
            guard: ({ context }) => !context.found.includes('cat'),
            actions: assign(({ context }) => ({ trust: context.trust + 1, found: [...context.found, 'cat'] })),
          },
          MEET: { target: 'talking', actions: sendTo('talk', ({ event }) => enter(event.who)) },
        },
      },
      talking: { on: { READ: 'walking' } },
    },
  })
  const game: Actor<typeof machine> = createActor(machine, kept === undefined ? {} : { snapshot: kept as never })
  return game
}

/** What the story shows now. */
export function frameOf(game: Game): Frame {
  return (
    game.getSnapshot().children.talk as NonNullable<ReturnType<Game['getSnapshot']>['children']['talk']>
  ).getSnapshot().frame
}

/** Whether somebody is being talked to; a talk that has ended is, until its last words are read. */
function isTalk({ phase }: Frame): boolean {
  return phase === 'writing' || phase === 'choosing' || phase === 'failed'
}

/** Whoever goes back to a talk stands where it is. */
function besidePartner(x: number, { stage }: Frame): number {
  const who = (stage.people ?? '').toLowerCase()
  return who === '' ? x : beside(who as Entry, x)
}

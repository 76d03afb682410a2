import { LacunaError } from '../story/lacuna-error.ts'
import { stateName } from './plan.ts'

/** What a story machine can't have, and what to do instead. */
const instead = {
  invoke:
    'A step of a story is pure: nothing may run beside it. Leave the words open with `fill`, and let the game do the rest on a cue.',
  after:
    'A story has no clock: it moves when the player does. Let the game choose, or send it a `world` change, when the time has come.',
  'delayed raise':
    'A story has no clock. Raise the event without a delay, or let the game choose when the time has come.',
  'xstate.cancel': 'There is nothing to cancel: a story raises no delayed events.',
  'xstate.sendTo':
    'A story talks to nobody. Use an action with a name of its own: it becomes a cue that the game answers.',
  'xstate.spawnChild':
    'A story has no actors in it. Put the story into the game, as an actor of its machine, not the other way round.',
  'xstate.stopChild': 'A story has no actors in it.',
  spawn:
    'A story has no actors in it. Put the story into the game, as an actor of its machine, not the other way round.',
  'unnamed action':
    "A custom action becomes a cue with its name: write `actions: 'ring'`, with or without an implementation in `setup`.",
  context: 'Keep to text, numbers, true, false, null, lists and plain objects: anything else would be lost in a save.',
} as const

export type Unsupported = keyof typeof instead

export function isUnsupported(what: string): what is Unsupported {
  return Object.hasOwn(instead, what)
}

/** A coded error for something that a machine has and a story can't have. */
export function unsupported(
  what: Unsupported,
  path: readonly string[],
  detail: { readonly message?: string; readonly variable?: string } = {},
): LacunaError {
  const state = stateName(path)
  return new LacunaError('machine-unsupported', detail.message ?? `A story can't have ${what} (state ${state}).`, {
    hint: instead[what],
    data: { what, state, ...(detail.variable === undefined ? {} : { variable: detail.variable }) },
  })
}

import { frozen } from '../base/frozen.ts'
import type { ApplyingActor, World } from '../play/world.ts'
import type { TurnChanges } from '../play/world-changes.ts'
import { callGame } from './call-game.ts'

/** What an actor has for it. */
interface Scope {
  readonly self: ApplyingActor
  readonly defer: (call: () => void) => void
}

/** Gives the game what the story changed, turn by turn, when the transition is over. @param changes asked for only where a game listens. */
export function applyChanges(world: World | undefined, changes: () => readonly TurnChanges[], scope: Scope): void {
  if (world?.apply === undefined) return
  const { listens } = world
  for (const { why, turn, changes: all } of changes()) {
    const heard = Object.entries(all).filter(([name]) => listens?.includes(name) ?? true)
    if (heard.length === 0) continue
    const changed = frozen(Object.fromEntries(heard))
    scope.defer(() => callGame(() => world.apply?.(changed, { why, turn, actor: scope.self })))
  }
}

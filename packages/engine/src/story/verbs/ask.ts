import type { Verb } from './verb.ts'
import type { VerbTag } from './verb-tag.ts'

/** `ask`: the player may type what is understood as one of the choices. */
export const ask: Verb = {
  brings: 'nothing',
  stop: { takes: ['choose', 'answer'], picks: 'player', waits: false },
  taints: 'always',
}

export const askTag: VerbTag = { clauses: [] }

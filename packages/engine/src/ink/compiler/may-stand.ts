import type { SlotVerb } from '../../story/slot.ts'
import type { ScriptChoice, ScriptLine } from './script.ts'
import { choicesBelow } from './weave.ts'

/** Where a tag stands in a script, and what it names. */
export interface TagPlace {
  readonly line?: ScriptLine
  readonly choice?: ScriptChoice
  /** The word behind the verb. */
  readonly name: string | undefined
  /** The story's variables. */
  readonly variables: readonly string[]
}

/** By verb: whether a slot of it could stand there. A tag of a game's own may begin with the same word. */
export const mayStand: Readonly<Record<SlotVerb, (place: TagPlace) => boolean>> = {
  fill: ({ line, choice }) => choice !== undefined || (line?.words.length ?? 0) > 0,
  ask: hasChoicesBelow,
  decide: hasChoicesBelow,
  invent: ({ name, variables }) => name !== undefined && variables.includes(name),
  detour: ({ line }) => line?.flow.kind === 'knot' && line.atHead && line.words.length === 0,
  judge: ({ line, name, variables }) => line !== undefined && name !== undefined && variables.includes(name),
}

function hasChoicesBelow({ line }: TagPlace): boolean {
  const below = line === undefined ? undefined : choicesBelow(line.end)
  return below !== undefined && (below.choices.length > 0 || below.threads)
}

import { marksOfGiven } from '../story/given-by-game.ts'
import type { Variables } from '../story/passage.ts'
import type { VariableDeclaration } from '../story/story.ts'
import { frozenContext } from './frozen-context.ts'
import type { Ground } from './machine-position.ts'
import type { StoryMachine } from './story-machine.ts'
import type { Marks } from './words.ts'

type Declared = Readonly<Record<string, VariableDeclaration>>

/** The marks with those of what the game gives now: of its texts, and of nothing else. */
export function marksGiven(marks: Marks, world: Variables | undefined, declared: Declared): Marks {
  const now = new Map(marks)
  for (const [name, value] of Object.entries(world ?? {})) {
    const own = marksOfGiven(value, declared[name]?.items)
    if (own.length === 0) now.delete(name)
    else now.set(name, own)
  }
  return now
}

/** The ground with the game's variables in it. */
export function grounded(ground: Ground, world: Variables, machine: StoryMachine, declared: Declared): Ground {
  if (Object.keys(world).length === 0) return ground
  const context = frozenContext({ ...ground.context, ...world }, ground.context)
  const snapshot = ground.snapshot && machine.withContext(ground.snapshot, context)
  return { ...ground, snapshot, context, marks: marksGiven(ground.marks, world, declared) }
}

import { marksOfGiven } from '../story/given-by-game.ts'
import type { Variables } from '../story/passage.ts'
import { type Assignable, assignVariable } from './assign-variable.ts'
import type { InkPosition, Move } from './ink-position.ts'
import { keepVerdict } from './keep-verdict.ts'
import { leaveFor } from './leave-for.ts'
import { rejoinOf } from './rejoin-of.ts'
import type { SceneTracker } from './scene-tracker.ts'

/** Does what a move does to a running story before the first line is taken. */
export function applyMove(story: Assignable & { readonly scenes: SceneTracker }, from: InkPosition, move: Move): void {
  const { content, runtime, scenes } = story
  for (const [name, value] of move.world) {
    assignVariable(story, name, value, marksOfGiven(value, content.bundle.variables[name]?.items))
  }
  const { input } = move
  if (input.type === 'choose' || input.type === 'answer' || input.type === 'verdict') {
    scenes.choose(runtime.currentChoices[move.pick])
    runtime.ChooseChoiceIndex(move.pick)
  } else if (input.type === 'enter') {
    scenes.within = undefined
    if (input.entry !== undefined) runtime.ChoosePathString(input.entry, true)
    else if (from.waits.stop !== 'idle') {
      runtime.ResetCallstack()
      runtime._state.GoToStart()
    }
  } else if (input.type === 'leave') {
    const target = leaveFor(content, runtime.currentChoices)
    scenes.within = undefined
    if (target === undefined) runtime.ResetCallstack()
    else runtime.ChoosePathString(target, true)
  } else if (input.type === 'value') {
    assignAll(story, input.values, input.mark)
    keepVerdict(content, runtime, from.waits.slot, input.values)
  } else if (input.type === 'returned' && input.values !== undefined) {
    // Only from inside of the tunnel does its rejoin know where to return to.
    runtime.runTo(object => content.slotByTag.get(object)?.id === from.waits.slot)
    assignAll(story, input.values, input.mark)
    runtime.ChoosePathString(rejoinOf(content, from), false)
  }
}

function assignAll(story: Assignable, values: Variables | undefined, mark: string | undefined): void {
  const marks = mark === undefined ? [] : [mark]
  for (const [name, value] of Object.entries(values ?? {})) assignVariable(story, name, value, marks)
}

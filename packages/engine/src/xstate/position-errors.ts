import type { Input } from '../story/input.ts'
import { LacunaError } from '../story/lacuna-error.ts'
import type { Stop } from '../story/passage.ts'
import { inputsAt } from '../story/verbs/stops.ts'

/** An input where something else is waited for. */
export function notWaitedFor(input: Pick<Input, 'type'>, stop: Stop | 'idle'): LacunaError {
  return new LacunaError('wrong-input', `The story can't take "${input.type}" here.`, {
    hint: `It waits for: ${inputsAt(stop).join(' or ') || 'nothing, for it broke'}.`,
    data: { input: input.type, stop },
  })
}

/** Something that is no position of the story. */
export function damaged(cause?: unknown): LacunaError {
  return new LacunaError('save-damaged', 'This is not a position of this story.', {
    hint: 'Replay the journal instead; the story may have changed since.',
    cause,
  })
}

import type { PassageChoice, Variables } from '../story/passage.ts'
import type { StepRun } from './step-run.ts'
import type { OfferedChoice } from './story-machine.ts'

/** A choice as a passage offers it, with those who are declared where it stands. */
export function offeredChoice(
  step: StepRun,
  context: Variables,
  { choice, preferred, identity, with: present }: OfferedChoice,
): PassageChoice {
  const { id, words, means, tags, memory } = choice
  const pieces = step.words(words, context, 'label')
  const remembered = memory === undefined || memory === 'none' ? memory : (step.memory(memory, context)[0] ?? 'none')
  return {
    id,
    identity,
    pieces,
    tags,
    preferred,
    ...(means === undefined ? {} : { means }),
    ...(remembered === undefined ? {} : { memory: remembered }),
    ...(present === undefined ? {} : { present }),
  }
}

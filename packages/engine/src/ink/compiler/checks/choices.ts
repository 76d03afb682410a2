import { idTagOf, inFlow, isChoiceId } from '../choice-ids.ts'
import type { Diagnoses } from '../diagnoses.ts'
import type { CheckedStory } from './checked-story.ts'

/** The ids that authors give to choices. */
export function checkChoices({ script }: CheckedStory, diagnoses: Diagnoses): void {
  const first = new Map<string, number>()
  for (const choice of script.choices) {
    const given = idTagOf(choice)
    if (given === undefined) continue
    const { id, tag } = given
    if (!isChoiceId(id)) {
      diagnoses.report(
        'choice-id-malformed',
        tag.place,
        `"${id}" is no id: it has letters, digits, "_" and "-" only.`,
        `Write "# id: ${id.replace(/[^\p{L}\p{N}_-]+/gu, '-') || 'give-letter'}".`,
      )
      continue
    }
    const full = inFlow(choice.flow.knot, id)
    const before = first.get(full)
    if (before === undefined) first.set(full, tag.place.line)
    else {
      diagnoses.report(
        'duplicate-choice-id',
        tag.place,
        `The choice in line ${before} has the id ${full} already: a save could not tell them apart.`,
        'Give one of them another id.',
      )
    }
  }
}

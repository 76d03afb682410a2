import { mostOutcomes, outcomesIn } from '../../../story/outcomes.ts'
import { verbs } from '../../../story/verbs/verbs.ts'
import type { Diagnoses } from '../diagnoses.ts'
import { domainOf } from '../domain-of.ts'
import type { CheckedStory } from './checked-story.ts'

/** Verdicts about a variable: every outcome is one of the author's, and each can be looked at. */
export function checkVerdicts({ slots, variables }: CheckedStory, diagnoses: Diagnoses): void {
  for (const { brief, tag } of slots) {
    if (brief.variable === undefined || verbs[brief.verb].isVerdict !== true) continue
    if (outcomesIn(domainOf(brief, variables)) !== undefined) continue
    diagnoses.report(
      'decide-without-outcomes',
      tag.textPlace,
      `It does not say what ${brief.variable} may come to.`,
      `Write the outcomes, up to ${mostOutcomes}: 'one of "calm", "storm"', or "from 0 to 3"; or make it true or false.`,
    )
  }
}

import type { SlotVerb } from '../slot.ts'
import { askTag } from './ask.ts'
import { decideTag } from './decide.ts'
import { detourTag } from './detour.ts'
import { fillTag } from './fill.ts'
import { inventTag } from './invent.ts'
import type { VerbTag } from './verb-tag.ts'
import { slotVerbs } from './verbs.ts'

/** How the tag of each verb is read. */
export const verbTags: Readonly<Record<SlotVerb, VerbTag>> = {
  fill: fillTag,
  ask: askTag,
  decide: decideTag,
  invent: inventTag,
  detour: detourTag,
}

/** The verbs that a clause says something to. */
export function verbsWith(clause: string): readonly SlotVerb[] {
  return slotVerbs.filter(verb => (verbTags[verb].clauses as readonly string[]).includes(clause))
}

/** The verb with its article, as a sentence has it: `an ask`, `a decide`. */
export function withArticle(verb: SlotVerb): string {
  return `${/^[aeiou]/.test(verb) ? 'an' : 'a'} ${verb}`
}

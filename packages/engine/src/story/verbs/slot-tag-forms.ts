import type { SlotVerb } from '../slot.ts'
import { documentTag } from './fill.ts'
import { type SlotTag, slotTags } from './slot-tags.ts'
import type { VerbTag } from './verb-tag.ts'
import { verbTags } from './verb-tags.ts'

/** How a slot's tag is read, and what it opens. */
export interface SlotTagForm extends VerbTag {
  readonly verb: SlotVerb
  /** Whether it opens several lines, as one slot. */
  readonly isDocument: boolean
}

/** How a tag that begins with this word is read. */
export function slotTagForm(tag: SlotTag): SlotTagForm {
  if (tag === 'document') return { ...documentTag, verb: 'fill', isDocument: true }
  return { ...verbTags[tag], verb: tag, isDocument: false }
}

/** The words that open a slot to which a clause says something. */
export function tagsWith(clause: string): readonly SlotTag[] {
  return slotTags.filter(tag => (slotTagForm(tag).clauses as readonly string[]).includes(clause))
}

/** The word with its article, as a sentence has it: `an ask`, `a document`. */
export function withArticle(tag: SlotTag): string {
  return `${/^[aeiou]/.test(tag) ? 'an' : 'a'} ${tag}`
}

import type { SlotVerb } from '../slot.ts'
import { documentTag } from './fill.ts'
import { type SlotTag, slotTags, tagWord } from './slot-tags.ts'
import type { VerbTag } from './verb-tag.ts'
import { verbTags } from './verb-tags.ts'
import { slotVerbs } from './verbs.ts'

/** How a slot's tag is read, and what it opens. */
export interface SlotTagForm extends VerbTag {
  readonly verb: SlotVerb
  /** Whether it opens several lines, as one slot. */
  readonly isDocument: boolean
}

/**
 * How a tag that begins with this word is read.
 *
 * @param mayBe whether a slot of a verb could stand where the tag does, for a word that several verbs have in common. Default:
 * it is of the first.
 */
export function slotTagForm(tag: SlotTag, mayBe?: (verb: SlotVerb) => boolean): SlotTagForm {
  if (tag === 'document') return { ...documentTag, verb: 'fill', isDocument: true }
  const verb = slotVerbs.find(each => tagWord(each) === tag && mayBe?.(each) === true) ?? tag
  return { ...verbTags[verb], verb, isDocument: false }
}

/** The words that open a slot to which a clause says something. */
export function tagsWith(clause: string): readonly SlotTag[] {
  return slotTags.filter(tag => (slotTagForm(tag).clauses as readonly string[]).includes(clause))
}

/** The word with its article, as a sentence has it: `an ask`, `a document`. */
export function withArticle(tag: SlotTag): string {
  return `${/^[aeiou]/.test(tag) ? 'an' : 'a'} ${tag}`
}

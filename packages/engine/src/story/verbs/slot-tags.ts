import type { SlotVerb } from '../slot.ts'
import { slotVerbs, verbs } from './verbs.ts'

/** What a slot's tag begins with: its verb, or `document` for a fill of several lines. */
export type SlotTag = SlotVerb | 'document'

/** Every word that opens a slot, in the order in which messages name them. */
export const slotTags: readonly SlotTag[] = [...slotVerbs.filter(verb => verbs[verb].word === undefined), 'document']

/** The word with which a tag of a verb begins. */
export function tagWord(verb: SlotVerb): SlotTag {
  return verbs[verb].word ?? verb
}

/** Whether a tag ends a document: all lines from its beginning to here are its words. */
export function isDocumentEnd(tagText: string): boolean {
  return /^end\s+document$/.test(tagText.trim())
}
